package analysis

import (
	"fmt"

	"github.com/pmlint/pmlint/internal/said"
	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
)

var seenBefore = &lint.Rule{
	Name:     "analysis/seen-before",
	Summary:  "Where an incident was known or came before, it is said what became of the earlier actions",
	Severity: lint.Off, // see its figures
	Check:    checkSeenBefore,
}

// comingKinds are the sections that speak of what comes.
var comingKinds = []postmortem.Kind{
	postmortem.KindActions, postmortem.KindPrevention, postmortem.KindAppendix, postmortem.KindHistory, postmortem.KindParticipants,
}

func checkSeenBefore(p *lint.Pass) {
	s := said.Of(p)
	if len(s.Of(said.BeforeAnswered)) > 0 {
		return
	}
	for _, h := range s.Outside(said.Before, comingKinds...) {
		p.Report(lint.Diagnostic{
			Span: h.Span(), Anchor: "seen-before",
			Message: fmt.Sprintf("%q tells of an earlier time, and nothing says what was done about it then", lint.Short(h.Sentence.Text())),
			Hint:    "since when was it known, which actions came of it, and why were they not enough?",
		})
		return
	}
}
