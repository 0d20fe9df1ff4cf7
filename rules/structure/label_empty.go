package structure

import (
	"fmt"
	"slices"
	"strings"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/template"
)

var labelEmpty = &lint.Rule{
	Name:     "structure/label-empty",
	Summary:  "A labelled field has a value",
	Severity: lint.Warning,
	ByStatus: true,
	Options:  &labelEmptyOptions{},
	Check:    checkLabelEmpty,
}

type labelEmptyOptions struct {
	Optional []string `yaml:"optional" doc:"labels of the template that may be empty"`
}

func checkLabelEmpty(p *lint.Pass) {
	optional := p.Options.(*labelEmptyOptions).Optional
	for i := range p.Binding.Sections {
		sb := &p.Binding.Sections[i]
		if len(sb.Fields) == 0 || !worthLabels(p.Binding, sb) {
			continue
		}
		for _, f := range sb.Fields {
			may := slices.ContainsFunc(optional, func(l string) bool { return strings.EqualFold(l, f.Want.Label) })
			if f.Got != nil && !f.Want.Optional && !may {
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
