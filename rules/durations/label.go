package durations

import (
	_ "embed"
	"strings"
	"time"

	"github.com/pmlint/pmlint/internal/lexicon"
	"github.com/pmlint/pmlint/lint/postmortem"
)

//go:embed words.txt
var wordsFile string

var (
	lists    = lexicon.New("rules/durations/words.txt", wordsFile)
	toRepair = lists.Set("to-repair")
	toClose  = lists.Set("to-close")
)

// endsOf are the moments that a duration's label names as its end; none where it
// names none.
func endsOf(s *postmortem.StatedDuration) []postmortem.MomentKind {
	low := strings.ToLower(s.Label.Plain)
	switch {
	case toRepair.In(low):
		return []postmortem.MomentKind{postmortem.MomentMitigated, postmortem.MomentRestored}
	case toClose.In(low):
		return []postmortem.MomentKind{postmortem.MomentResolved}
	}
	return nil
}

// byLabel holds a duration against the milestones that its label names: from any of
// the milestones before it, as teams count from the fault, the detection or the
// declaration, to that very end. ok is false where the document has no such end.
func byLabel(doc *postmortem.Document, s *postmortem.StatedDuration) (natural *postmortem.ComputedDuration, agreed, ok bool) {
	for _, t := range doc.Timelines {
		end := slotOf(t, endsOf(s)...)
		if end == nil {
			continue
		}
		if repeats(t, end) {
			return nil, true, true
		}
		if natural, agreed = toEnd(t, s, end); agreed || natural != nil {
			return natural, agreed, true
		}
	}
	return nil, false, false
}

// toEnd compares a duration with the time from each milestone to the end. Where they
// cannot be compared it agrees.
func toEnd(
	t *postmortem.Timeline, s *postmortem.StatedDuration, end *postmortem.Event,
) (natural *postmortem.ComputedDuration, agreed bool) {
	for _, start := range t.Events {
		d, known := postmortem.Elapsed(start.Start, end.Start)
		switch {
		case !certain(start) || start == end || known && d == 0:
			continue
		case !known || d < 0 && start.Is(postmortem.MomentDetected) || d > longest:
			return nil, true // which of the two is wrong is for another rule
		case d < 0:
			continue
		case near(s, start, end) || leavesNightsOut(s.Value, start.Start.Local, end.Start.Local):
			return nil, true
		}
		c := &postmortem.ComputedDuration{Kind: s.Kind, Value: d, From: start, To: end}
		if natural == nil || meant(s.Value, c, natural) {
			natural = c
		}
	}
	return natural, false
}

// meant reports whether a slip of the stated duration is rather one of c than of
// other: it is the nearer one if it is near at all, else the one from the detection.
func meant(stated time.Duration, c, other *postmortem.ComputedDuration) bool {
	far, otherFar := (stated - c.Value).Abs(), (stated - other.Value).Abs()
	if min(far, otherFar) <= stated/4 {
		return far < otherFar
	}
	return c.From.Is(postmortem.MomentDetected)
}

// certain reports whether an event is a milestone whose day and time are known.
func certain(e *postmortem.Event) bool {
	return e.Slot && e.Start.HasTime && e.Start.HasDate && !e.Ambiguous && !e.IsRelative
}

// longest is how far apart the milestones of one incident lie: beyond it a date is a
// slip.
const longest = 300 * 24 * time.Hour

// repeats reports whether a milestone stands there again: the file holds several
// incidents, and which of them is meant cannot be told.
func repeats(t *postmortem.Timeline, slot *postmortem.Event) bool {
	n := 0
	for _, e := range t.Events {
		if e.Slot && strings.EqualFold(e.Text.Plain, slot.Text.Plain) {
			n++
		}
	}
	return n > 1
}

// leavesNightsOut reports whether a duration is what is left of a time when hours
// without support are taken out of it: the same whole hours of each night, whole hours
// of nights and a weekend, or all that lies before support opened on the last day.
func leavesNightsOut(stated time.Duration, from, to time.Time) bool {
	midnights := int(to.Truncate(24*time.Hour).Sub(from.Truncate(24*time.Hour)) / (24 * time.Hour))
	if midnights < 1 {
		return false
	}
	out := to.Sub(from) - stated
	night := out / time.Duration(midnights)
	switch opened := to.Add(-stated).Sub(to.Truncate(24 * time.Hour)); {
	case night >= shortestNight && night <= longestNight && whole(night):
		return true
	case midnights >= 3 && night >= shortestNight && night < 24*time.Hour && whole(out):
		return true
	default:
		return midnights == 1 && opened >= earliestOpening && opened <= latestOpening && whole(opened)
	}
}

// whole reports whether a length is one of whole hours, give or take a minute.
func whole(d time.Duration) bool { return (d - d.Round(time.Hour)).Abs() < 2*time.Minute }

// The nights that a support team with hours has, and when it opens.
const (
	shortestNight   = 12 * time.Hour
	longestNight    = 17 * time.Hour
	earliestOpening = 6 * time.Hour
	latestOpening   = 10 * time.Hour
)

// slotOf is the first milestone of one of the moments whose time is certain.
func slotOf(t *postmortem.Timeline, kinds ...postmortem.MomentKind) *postmortem.Event {
	for _, e := range t.Events {
		if !certain(e) {
			continue
		}
		for _, k := range kinds {
			if e.Is(k) {
				return e
			}
		}
	}
	return nil
}
