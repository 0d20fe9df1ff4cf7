package structure

import (
	"fmt"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/template"
)

var sectionPlaceholder = &lint.Rule{
	Name:     "structure/section-placeholder",
	Summary:  "A section holds more than placeholders and the template's own words",
	Severity: lint.Warning,
	ByStatus: true,
	Check:    checkSectionPlaceholder,
}

func checkSectionPlaceholder(p *lint.Pass) {
	for _, sec := range judged(p.Binding) {
		if p.Binding.Substance(sec) != template.Placeholder {
			continue
		}
		p.Report(lint.Diagnostic{
			Span:    sec.Title.Span,
			Anchor:  anchor(sec.Title.Plain),
			Message: fmt.Sprintf("nobody has filled in section %q yet", sec.Title.Plain),
			Hint:    asked(p.Binding.SectionOf(sec)),
		})
	}
}
