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
	if !p.Doc.Meta.Date.Day.IsZero() || !isFigures(f.Value.Plain) {
		return
	}
	p.Report(lint.Diagnostic{
		Span:    f.Value.Span,
		Anchor:  "field:date",
		Message: fmt.Sprintf("date %q is no day that can be read", f.Value.Plain),
		Hint:    "write the day as YYYY-MM-DD",
	})
}

// isFigures tells a date in figures ("2026-02-30"); one with words in it, a
// reader can mostly make out.
func isFigures(s string) bool {
	digits, letters := 0, 0
	for i := range len(s) {
		switch c := s[i]; {
		case c >= '0' && c <= '9':
			digits++
		case c|0x20 >= 'a' && c|0x20 <= 'z' || c >= 0x80:
			letters++
		}
	}
	return digits > 4 && letters <= 2 // "T" and "Z" of a full stamp
}
