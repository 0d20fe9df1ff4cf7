package durations

import (
	"fmt"
	"strings"
	"time"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/chrono"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/text"
)

var mismatch = &lint.Rule{
	Name:     "durations/mismatch",
	Summary:  "A stated duration agrees with its own times and with the timeline",
	Severity: lint.Notice,
	Check:    checkMismatch,
}

func checkMismatch(p *lint.Pass) {
	for _, s := range stated(p.Doc) {
		if s.From.HasTime && s.To.HasTime {
			checkRange(p, s)
			continue
		}
		if c := contradiction(p, s); c != nil {
			reportMismatch(p, s, c)
		}
	}
}

// checkRange compares a duration with the times that stand beside it.
func checkRange(p *lint.Pass, s *postmortem.StatedDuration) {
	exact, ok := postmortem.Elapsed(s.From, s.To) // by their zones, where these differ
	if !ok || exact < 0 || agrees(s, exact) {
		return
	}
	p.Report(lint.Diagnostic{
		Span:   s.Text.Span,
		Anchor: anchor(s),
		Message: fmt.Sprintf("%q does not add up: from %s to %s it is %s", s.Text.Plain, s.From.Local.Format("15:04"),
			s.To.Local.Format("15:04"), chrono.FormatDuration(exact)),
		Hint: "correct the duration, or the times beside it",
	})
}

func reportMismatch(p *lint.Pass, s *postmortem.StatedDuration, c *postmortem.ComputedDuration) {
	want := chrono.FormatDuration(c.Value)
	f := lint.Diagnostic{
		Span:   s.Text.Span,
		Anchor: anchor(s),
		Message: fmt.Sprintf("%s %q does not agree with the timeline, where it is %s from %q to %q",
			nameOf(s), s.Text.Plain, want, c.From.Stamp.Plain, c.To.Stamp.Plain),
		Hint: "correct the one that is wrong; if it counts something else than the time that passed, say what (\"active\", \"support hours\")",
		Related: []lint.Related{
			{Span: eventPlace(c.From), Message: "it begins here"},
			{Span: eventPlace(c.To), Message: "it ends here"},
		},
		Fixes: []lint.Fix{{Message: "Write " + want, Edits: []text.Edit{{Span: s.Text.Span, New: want}}}},
	}
	p.Report(f)
}

// nameOf is what the document calls a length: a "Time to repair" is called so, though it
// is held against the time to resolve.
func nameOf(s *postmortem.StatedDuration) string {
	label := strings.ToLower(strings.TrimRight(s.Label.Plain, ": "))
	if !strings.HasPrefix(label, "time to ") {
		return kindNames[s.Kind]
	}
	return label
}

func eventPlace(e *postmortem.Event) text.Span {
	if e.Stamp.Span.Len() > 0 {
		return e.Stamp.Span
	}
	return e.Span
}

// contradiction is the computed duration that a stated one is held against, if
// it agrees neither with that nor with any other length of time that it could
// mean, in whichever timeline. Where a timeline does not tell the moments there is
// none.
func contradiction(p *lint.Pass, s *postmortem.StatedDuration) *postmortem.ComputedDuration {
	doc, kind := p.Doc, s.Kind
	if kind == postmortem.ImpactDuration {
		kind = postmortem.TotalDuration
	}
	if natural, agreed, ok := byLabel(doc, s); ok {
		if agreed {
			return nil
		}
		return natural
	}
	var natural *postmortem.ComputedDuration
	for _, c := range doc.Durations.Computed() {
		if c.Kind != kind || c.Value == 0 || !c.From.Start.HasTime {
			continue // two entries of one minute, or days without a time, measure nothing
		}
		if natural == nil {
			natural = c
		}
	}
	if natural == nil || admissible(p, s) {
		return nil
	}
	return natural
}

// admissible tells that two moments of a timeline lie as far apart as the
// stated duration says, or that metadata's start and end do.
func admissible(p *lint.Pass, s *postmortem.StatedDuration) bool {
	return lint.Memo(p, admissibleKey{s}, func() bool { return isAdmissible(p.Doc, s) })
}

type admissibleKey struct{ duration *postmortem.StatedDuration }

func isAdmissible(doc *postmortem.Document, s *postmortem.StatedDuration) bool {
	var timed []*postmortem.Event // of all timelines: one may begin what another ends
	for _, t := range doc.Timelines {
		for _, e := range t.Events {
			if e.Ambiguous || e.IsRelative && !e.Start.HasTime {
				return true // nothing certain can be said
			}
			if e.Start.HasTime {
				timed = append(timed, e)
			}
		}
	}
	return matchesAny(s, timed)
}

// maxCompared bounds the work on one timeline.
const maxCompared = 200

// matchesAny compares with every pair of events: which of them count is for
// the authors to choose, and a duration that two entries give is no slip.
func matchesAny(s *postmortem.StatedDuration, timed []*postmortem.Event) bool {
	if len(timed) > maxCompared {
		return true
	}
	for i, a := range timed {
		for _, b := range timed[i+1:] {
			if near(s, a, b) {
				return true
			}
		}
	}
	return false
}

func near(s *postmortem.StatedDuration, a, b *postmortem.Event) bool {
	exact, ok := postmortem.Elapsed(a.Start, b.Start)
	slack := time.Duration(0)
	if a.Approx || b.Approx {
		slack = 15 * time.Minute
	}
	if ok && (s.Value-exact).Abs() <= tolerance(s, exact)+slack {
		return true
	}
	if b.End.HasTime {
		if exact, ok = postmortem.Elapsed(a.Start, b.End); ok && agrees(s, exact) {
			return true
		}
	}
	return false
}
