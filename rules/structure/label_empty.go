package structure

import (
	"fmt"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/template"
)

var labelEmpty = &lint.Rule{
	Name:     "structure/label-empty",
	Summary:  "A labelled field has a value",
	Severity: lint.Warning,
	ByStatus: true,
	Check:    checkLabelEmpty,
}

func checkLabelEmpty(p *lint.Pass) {
	for i := range p.Binding.Sections {
		sb := &p.Binding.Sections[i]
		if len(sb.Fields) == 0 || !worthLabels(p.Binding, sb) {
			continue
		}
		for _, f := range sb.Fields {
			if f.Got != nil && !f.Want.Optional {
				reportEmpty(p, sb, f)
			}
		}
	}
}

func reportEmpty(p *lint.Pass, sb *template.SectionBinding, f template.FieldBinding) {
	finding := lint.Diagnostic{
		Span:   f.Got.Label.Span,
		Anchor: labelAnchor(p, sb, f),
		Hint:   "write the value; if there is none, say so and why",
	}
	switch p.Binding.Value(f.Got.Value) {
	case template.Nothing:
		finding.Message = fmt.Sprintf("%q has no value", f.Got.Label.Plain)
	case template.Placeholder:
		finding.Span = f.Got.Value.Span
		finding.Message = fmt.Sprintf("%q still holds the placeholder %q", f.Got.Label.Plain, f.Got.Value.Plain)
	default:
		return
	}
	p.Report(finding)
}
