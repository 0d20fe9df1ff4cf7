package analysis

import (
	"fmt"

	"github.com/pmlint/pmlint/lint"
)

var whyPerson = &lint.Rule{
	Name:     "analysis/why-person",
	Summary:  "A why-chain does not end at a person",
	Severity: lint.Notice,
	Subsumes: []string{"blameless"},
	Check:    checkWhyPerson,
}

func checkWhyPerson(p *lint.Pass) {
	for _, c := range p.Doc.Chains {
		for _, leaf := range c.Leaves() {
			if !answered(p, leaf) {
				continue
			}
			if h, ok := personIn(p, leaf.Answer, c.Section); ok {
				p.Report(lint.Diagnostic{
					Span: leaf.Answer.Span, Anchor: whyAnchor(leaf), Severity: asWording(h),
					Message: fmt.Sprintf("this chain of whys ends at what somebody did or did not do: %q", lint.Short(h.Words)),
					Hint:    "ask once more: what made that the sensible thing to do, what was missing that would have shown or stopped it?",
				})
			}
		}
	}
}
