package analysis

import (
	"fmt"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
)

// whyDepthOptions are the options of analysis/why-depth.
type whyDepthOptions struct {
	Min int `yaml:"min" doc:"the least number of answers from the symptom to the end of a chain" min:"1"`
}

var whyDepth = &lint.Rule{
	Name:     "analysis/why-depth",
	Summary:  "A why-chain goes further than the first causes",
	Severity: lint.Notice,
	Options:  &whyDepthOptions{Min: 3},
	Check:    checkWhyDepth,
}

func checkWhyDepth(p *lint.Pass) {
	least := p.Options.(*whyDepthOptions).Min
	for _, c := range p.Doc.Chains {
		deepest, end, open := deepestAnswer(p, c)
		// A chain with open questions is not finished: that is said elsewhere.
		if open || deepest == 0 || deepest >= least {
			continue
		}
		p.Report(lint.Diagnostic{
			Span: end.Answer.Span, Anchor: whyAnchor(end),
			Message: fmt.Sprintf("the chain of whys ends after %s", answers(deepest)),
			Hint:    "ask once more: why was it possible, and why did nothing stop or show it?",
		})
	}
}

func answers(n int) string {
	if n == 1 {
		return "1 answer"
	}
	return fmt.Sprintf("%d answers", n)
}

// deepestAnswer counts the answers of the longest branch; open tells that a
// question of the chain has none.
func deepestAnswer(p *lint.Pass, c *postmortem.WhyChain) (deepest int, end *postmortem.Why, open bool) {
	depth := map[*postmortem.Why]int{}
	each(c, func(why, above *postmortem.Why) {
		depth[why] = depth[above]
		if !answered(p, why) {
			open = open || len(why.Next) == 0
			return
		}
		depth[why]++
		if depth[why] > deepest {
			deepest, end = depth[why], why
		}
	})
	return deepest, end, open
}
