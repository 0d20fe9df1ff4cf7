package analysis

import (
	"strings"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
)

// each visits every why of a chain with the one above it, nil for a root.
func each(c *postmortem.WhyChain, visit func(why, above *postmortem.Why)) {
	var walk func(ws []*postmortem.Why, above *postmortem.Why)
	walk = func(ws []*postmortem.Why, above *postmortem.Why) {
		for _, w := range ws {
			visit(w, above)
			walk(w.Next, w)
		}
	}
	walk(c.Roots, nil)
}

type answersKey struct{}

// answered tells a why with an answer that somebody wrote.
func answered(p *lint.Pass, w *postmortem.Why) bool {
	return lint.Memo(p, answersKey{}, func() map[*postmortem.Why]bool {
		known := map[*postmortem.Why]bool{}
		for _, c := range p.Doc.Chains {
			each(c, func(w, _ *postmortem.Why) { known[w] = written(p, w.Answer) })
		}
		return known
	})[w]
}

// reason is an answer without its "Because".
func reason(w *postmortem.Why) string {
	s := strings.TrimSpace(w.Answer.Plain)
	if len(s) > 8 && strings.EqualFold(s[:8], "because ") {
		return s[8:]
	}
	return s
}

// whyAnchor names a why by its question, or by its answer.
func whyAnchor(w *postmortem.Why) string {
	if w.Question.Plain != "" {
		return lint.Anchor("why", w.Question.Plain)
	}
	return lint.Anchor("why", w.Answer.Plain)
}
