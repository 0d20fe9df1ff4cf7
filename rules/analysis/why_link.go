package analysis

import (
	"fmt"

	"github.com/pmlint/pmlint/internal/terms"
	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
)

var whyLink = &lint.Rule{
	Name:     "analysis/why-link",
	Summary:  "Each why asks about the answer above it",
	Severity: lint.Notice,
	Check:    checkWhyLink,
}

func checkWhyLink(p *lint.Pass) {
	if p.Doc.Language == "" {
		return // words are compared by English stems
	}
	for _, c := range p.Doc.Chains {
		each(c, func(why, above *postmortem.Why) {
			if above == nil || !answered(p, above) {
				return
			}
			asked := terms.Of(why.Question.Plain)
			if len(asked) < 2 || asked.Shares(terms.Of(above.Answer.Plain)) {
				return
			}
			said := terms.Of(above.Question.Plain, above.Answer.Plain)
			if len(said) == 0 || asked.Shares(said) || !written(p, why.Question) {
				return
			}
			p.Report(lint.Diagnostic{
				Span: why.Question.Span, Anchor: whyAnchor(why),
				Message: fmt.Sprintf("this question does not take up the answer above it, %q", lint.Short(reason(above))),
				Hint:    "ask why that was so, or begin another chain; branches are fine",
				Related: []lint.Related{{Span: above.Answer.Span, Message: "the answer above"}},
			})
		})
	}
}
