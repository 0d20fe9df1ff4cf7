package timeline

import (
	"fmt"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
)

var momentsOrder = &lint.Rule{
	Name:     "timeline/moments-order",
	Summary:  "The milestones of an incident stand in a possible order",
	Severity: lint.Notice,
	Check:    checkMomentsOrder,
}

func checkMomentsOrder(p *lint.Pass) {
	for _, t := range p.Doc.Timelines {
		if !ambiguousDates(t) {
			checkSlots(p, t)
		}
	}
}

// checkSlots compares the labelled milestones of a timeline. Only what cannot
// be is reported: a cause found after the mitigation or an incident declared
// after the repair is good practice or plain life.
func checkSlots(p *lint.Pass, t *postmortem.Timeline) {
	typos := slotTypos(p, t)
	for _, pair := range [...][2]postmortem.MomentKind{
		{postmortem.MomentSymptom, postmortem.MomentDetected},
		{postmortem.MomentTrigger, postmortem.MomentDetected},
		{postmortem.MomentDetected, postmortem.MomentMitigated},
		{postmortem.MomentDetected, postmortem.MomentRestored},
		{postmortem.MomentDetected, postmortem.MomentResolved},
		{postmortem.MomentMitigated, postmortem.MomentResolved},
		{postmortem.MomentRestored, postmortem.MomentResolved},
		{postmortem.MomentSymptom, postmortem.MomentResolved},
		{postmortem.MomentTriage, postmortem.MomentResolved},
	} {
		a, b := slot(t, pair[0]), slot(t, pair[1])
		if a == nil || b == nil || a == b || typos[a] != nil || typos[b] != nil {
			continue
		}
		d, ok := postmortem.Elapsed(a.Start, b.Start)
		if !ok || d >= 0 || (a.Approx || b.Approx) && d > -approxTolerance {
			continue
		}
		p.Report(lint.Diagnostic{
			Span:    place(b),
			Anchor:  lint.Anchor("moment", b.Text.Plain),
			Message: fmt.Sprintf("%q at %q lies before %q at %q", b.Text.Plain, b.Stamp.Plain, a.Text.Plain, a.Stamp.Plain),
			Hint:    "which of the two times is right?",
			Related: []lint.Related{{Span: place(a), Message: "the milestone that should come first"}},
		})
		return
	}
}

// slot is the labelled milestone of a moment.
func slot(t *postmortem.Timeline, kind postmortem.MomentKind) *postmortem.Event {
	for _, e := range t.Events {
		if e.Slot && e.Is(kind) && e.Start.HasTime {
			return e
		}
	}
	return nil
}
