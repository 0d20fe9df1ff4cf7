package metadata

import (
	"fmt"
	"time"

	"github.com/pmlint/pmlint/lint"
)

var dateFuture = &lint.Rule{
	Name:     "metadata/date-future",
	Summary:  "The date of the incident is not in the future",
	Severity: lint.Warning,
	Check:    checkDateFuture,
}

func checkDateFuture(p *lint.Pass) {
	d := p.Doc.Meta.Date
	// A day of grace: somewhere on earth it is tomorrow already.
	if d.Day.IsZero() || d.Ambiguous || !d.Day.After(p.Now.Add(24*time.Hour)) {
		return
	}
	p.Report(lint.Diagnostic{
		Span:    d.Text.Span,
		Anchor:  "field:date",
		Message: fmt.Sprintf("date %q is in the future", d.Text.Plain),
		Hint:    "is the year right? an incident has happened already when its postmortem is written",
	})
}
