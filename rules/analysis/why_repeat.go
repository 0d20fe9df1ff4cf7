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
	Severity: lint.Warning,
	Check:    checkWhyRepeat,
}

func checkWhyRepeat(p *lint.Pass) {
	for _, c := range p.Doc.Chains {
		seen := map[string]*postmortem.Why{}
		each(c, func(why, _ *postmortem.Why) {
			if !answered(p, why) {
				return
			}
			said := strings.Join(strings.FieldsFunc(strings.ToLower(reason(why)), func(r rune) bool {
				return r == ' ' || r == '.' || r == ',' || r == '!' || r == '"'
			}), " ")
			first := seen[said]
			if first == nil {
				seen[said] = why
				return
			}
			p.Report(lint.Finding{
				Span: why.Answer.Span, Anchor: whyAnchor(why),
				Message: fmt.Sprintf("this answer was given above: %q", lint.Short(reason(why))),
				Hint:    "go one step further: what made that possible, or likely?",
				Related: []lint.Related{{Span: first.Answer.Span, Message: "the same answer"}},
			})
		})
	}
}
