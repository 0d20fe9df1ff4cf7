package analysis

import (
	"fmt"
	"strings"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
)

var whyRepeat = &lint.Rule{
	Name:     "analysis/why-repeat",
	Summary:  "No two whys of a chain have the same answer",
	Severity: lint.Notice,
	Check:    checkWhyRepeat,
}

func checkWhyRepeat(p *lint.Pass) {
	for _, c := range p.Doc.Chains {
		var seen map[string]*postmortem.Why
		each(c, func(why, _ *postmortem.Why) {
			if !answered(p, why) {
				return
			}
			said := withoutMarks(reason(why))
			first := seen[said]
			if first == nil {
				if seen == nil {
					seen = map[string]*postmortem.Why{}
				}
				seen[said] = why
				return
			}
			p.Report(lint.Diagnostic{
				Span: why.Answer.Span, Anchor: whyAnchor(why),
				Message: fmt.Sprintf("this answer was given above: %q", lint.Short(reason(why))),
				Hint:    "go one step further: what made that possible, or likely?",
				Related: []lint.Related{{Span: first.Answer.Span, Message: "the same answer"}},
			})
		})
	}
}

// withoutMarks is a text in lower case with one blank for all that parts its
// words.
func withoutMarks(s string) string {
	low := strings.ToLower(s)
	out := make([]byte, 0, len(low))
	gap := false
	for i := range len(low) {
		switch c := low[i]; c {
		case ' ', '.', ',', '!', '"':
			gap = true
		default:
			if gap && len(out) > 0 {
				out = append(out, ' ')
			}
			gap = false
			out = append(out, c)
		}
	}
	return string(out)
}
