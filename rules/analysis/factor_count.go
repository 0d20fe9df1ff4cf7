package analysis

import (
	"fmt"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/template"
)

var factorCount = &lint.Rule{
	Name:     "analysis/factor-count",
	Summary:  "A section has as many contributing factors as the template asks for",
	Severity: lint.Warning,
	ByStatus: true,
	Check:    checkFactorCount,
}

func checkFactorCount(p *lint.Pass) {
	for i := range p.Binding.Sections {
		sb := &p.Binding.Sections[i]
		if sb.Got == nil || sb.Want.MinItems < 2 || !sb.Want.Within(postmortem.KindFactors) {
			continue
		}
		if n := factorsIn(p, sb); n > 0 && n < sb.Want.MinItems {
			p.Report(lint.Diagnostic{
				Span:   sb.Got.Title.Span,
				Anchor: sectionAnchor(sb.Got),
				Message: fmt.Sprintf("section %q names %s, and the template asks for %d", sb.Got.Title.Plain, lint.Count(n, "factor"),
					sb.Want.MinItems),
				Hint: "look again at what let it happen, hid it, made it worse or slowed the repair",
			})
		}
	}
}

// factorsIn counts the factors that somebody wrote in a section. A section
// without any is the structure pack's to report.
func factorsIn(p *lint.Pass, sb *template.SectionBinding) int {
	n := 0
	for _, f := range factors(p) {
		if sb.Got.Span.Contains(f.Span) {
			n++
		}
	}
	return n
}
