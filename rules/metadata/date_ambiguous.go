package metadata

import (
	"fmt"

	"github.com/pmlint/pmlint/lint"
)

var dateAmbiguous = &lint.Rule{
	Name:     "metadata/date-ambiguous",
	Summary:  "The date of the incident can be read in one way only",
	Severity: lint.Notice,
	Check:    checkDateAmbiguous,
}

func checkDateAmbiguous(p *lint.Pass) {
	d := p.Doc.Meta.Date
	if !d.Ambiguous || d.Day.IsZero() {
		return
	}
	swapped := d.Day.AddDate(0, int(d.Day.Day())-int(d.Day.Month()), int(d.Day.Month())-d.Day.Day())
	p.Report(lint.Diagnostic{
		Span:    d.Text.Span,
		Anchor:  "field:date",
		Message: fmt.Sprintf("date %q can be %s or %s", d.Text.Plain, d.Day.Format("2 January"), swapped.Format("2 January")),
		Hint:    "write it as YYYY-MM-DD, or set date-order in .pmlint.yaml",
	})
}
