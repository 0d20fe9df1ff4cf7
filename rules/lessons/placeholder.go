package lessons

import (
	"fmt"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/template"
)

var placeholder = &lint.Rule{
	Name:     "lessons/placeholder",
	Summary:  "No item among the lessons is left as the template has it",
	Severity: lint.Warning,
	ByStatus: true,
	Check:    checkPlaceholder,
}

func checkPlaceholder(p *lint.Pass) {
	for _, l := range p.Doc.Lessons {
		if p.Binding.Value(l.Text) != template.Placeholder || p.Binding.Substance(l.Section) != template.Written {
			continue
		}
		p.Report(lint.Diagnostic{
			Span: l.Text.Span, Anchor: lint.Anchor("lesson", l.Text.Plain),
			Message: fmt.Sprintf("%q is still the template's", l.Text.Plain),
			Hint:    "write what there is to say, or take the line out: a short list is fine",
		})
	}
}
