package document

import (
	"fmt"

	"github.com/pmlint/pmlint/internal/said"
	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
)

var staleState = &lint.Rule{
	Name:     "document/stale-state",
	Summary:  "A document that tells the end does not say elsewhere that it goes on",
	Severity: lint.Notice,
	Check:    checkStaleState,
}

// goingOnKinds are the sections in which the state of the incident is not told as it is
// now: the course of events tells it as it was then, and a cause may be open for long.
var goingOnKinds = []postmortem.Kind{
	postmortem.KindTimeline, postmortem.KindResponse, postmortem.KindRootCause, postmortem.KindFactors, postmortem.KindTrigger,
	postmortem.KindActions, postmortem.KindPrevention, postmortem.KindLessons, postmortem.KindWentPoorly, postmortem.KindWentWell,
	postmortem.KindAppendix, postmortem.KindHistory,
}

func checkStaleState(p *lint.Pass) {
	s := said.Of(p)
	for _, h := range s.Outside(said.GoingOn, goingOnKinds...) {
		end := ended(p.Doc, s, h)
		if end.what == "" {
			continue
		}
		p.Report(lint.Diagnostic{
			Span: h.Span(), Anchor: lint.Anchor("state", h.Text()),
			Message: fmt.Sprintf("%q tells that it goes on, and %s", lint.Short(h.Sentence.Text()), end.what),
			Hint:    "remove the state of then, or say what goes on still",
			Related: end.related,
		})
		return
	}
}

type ending struct {
	what    string // continues "and"
	related []lint.Related
}

// ended tells by what a document says that the incident is over; none for one that does
// not.
func ended(doc *postmortem.Document, s *said.Said, h said.Hit) ending {
	for _, over := range s.Outside(said.Over, goingOnKinds...) {
		if over.Sentence != h.Sentence {
			return ending{fmt.Sprintf("%q that it is over", lint.Short(over.Sentence.Text())),
				[]lint.Related{{Span: over.Span(), Message: "the end"}}}
		}
	}
	for _, t := range doc.Timelines {
		for _, e := range t.Events {
			if e.Is(postmortem.MomentResolved) {
				return ending{fmt.Sprintf("the timeline that it is over: %q", lint.Short(e.Text.Plain)),
					[]lint.Related{{Span: e.Text.Span, Message: "the end"}}}
			}
		}
	}
	return ending{}
}
