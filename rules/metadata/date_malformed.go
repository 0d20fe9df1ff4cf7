package metadata

import (
	"fmt"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/template"
)

var dateMalformed = &lint.Rule{
	Name:     "metadata/date-malformed",
	Summary:  "The date of the incident is a day of the calendar",
	Severity: lint.Warning,
	Check:    checkDateMalformed,
}

func checkDateMalformed(p *lint.Pass) {
	f := p.Doc.Meta.Get(postmortem.FieldDate)
	if f == nil || f.Value.Span.Len() == 0 || p.Binding.Value(f.Value) != template.Written {
		return
	}
	if !p.Doc.Meta.Date.Day.IsZero() || !hasDigit(f.Value.Plain) {
		return
	}
	p.Report(lint.Finding{
		Span:    f.Value.Span,
		Anchor:  "field:date",
		Message: fmt.Sprintf("date %q is no day that can be read", f.Value.Plain),
		Hint:    "write the day as YYYY-MM-DD",
	})
}

func hasDigit(s string) bool {
	for i := range len(s) {
		if s[i] >= '0' && s[i] <= '9' {
			return true
		}
	}
	return false
}
