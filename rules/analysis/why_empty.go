package analysis

import (
	"fmt"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
)

var whyEmpty = &lint.Rule{
	Name:     "analysis/why-empty",
	Summary:  "A question of a why-chain has an answer",
	Severity: lint.Warning,
	ByStatus: true,
	Check:    checkWhyEmpty,
}

func checkWhyEmpty(p *lint.Pass) {
	for _, c := range p.Doc.Chains {
		var open []*postmortem.Why
		answers := 0
		each(c, func(why, _ *postmortem.Why) {
			switch {
			case answered(p, why):
				answers++
			case why.Question.Plain != "" && !answeredBelow(why) || why.Answer.Plain != "":
				open = append(open, why)
			}
		})
		// Where nothing is answered the section as a whole is not filled in.
		if answers == 0 || len(open) == 0 {
			continue
		}
		reportOpen(p, open)
	}
}

// answeredBelow tells a question whose answers stand as items below it.
func answeredBelow(w *postmortem.Why) bool {
	for _, n := range w.Next {
		if n.Question.Plain == "" {
			return true
		}
	}
	return false
}

// reportOpen reports the first of the questions without answer; the others of
// the chain wait for it.
func reportOpen(p *lint.Pass, open []*postmortem.Why) {
	w := open[0]
	at := w.Question
	if at.Plain == "" || w.Answer.Plain != "" {
		at = w.Answer
	}
	message := fmt.Sprintf("the question %q has no answer", lint.Short(w.Question.Plain))
	if w.Question.Plain == "" {
		message = "this why has no answer"
	}
	switch n := len(open); {
	case n == 2:
		message += ", nor has the one after it"
	case n > 2:
		message += fmt.Sprintf(", nor have the %d after it", n-1)
	}
	p.Report(lint.Diagnostic{
		Span: at.Span, Anchor: whyAnchor(w), Message: message,
		Hint: "answer it, write \"unknown\" and what would tell, or take the question out: a chain may end before the fifth why",
	})
}
