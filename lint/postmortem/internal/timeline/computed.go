package timeline

import (
	"slices"
	"strings"
	"time"

	"github.com/pmlint/pmlint/lint/postmortem/internal/moments"
)

// durationEnds are the moments that a duration may run between, the most
// natural ones first.
var durationEnds = [...]struct {
	kind     DurationKind
	from, to []MomentKind
}{
	{TimeToDetect, []MomentKind{MomentSymptom, MomentTrigger}, []MomentKind{MomentDetected}},
	{TimeToAcknowledge, []MomentKind{MomentDetected}, []MomentKind{MomentAcknowledged, MomentTriage}},
	{TimeToMitigate, []MomentKind{MomentSymptom, MomentTrigger, MomentDetected}, []MomentKind{MomentMitigated}},
	{TimeToResolve, []MomentKind{MomentSymptom, MomentTrigger, MomentDetected}, []MomentKind{MomentResolved, MomentRestored}},
	{TotalDuration, []MomentKind{MomentSymptom, MomentTrigger, MomentDetected}, []MomentKind{MomentResolved, MomentRestored, MomentMitigated}},
}

// computeDurations computes what the main timeline gives: for each kind the
// most natural pair of events first, then the other admissible ones.
func computeDurations(timelines []*Timeline) []*ComputedDuration {
	t := mainTimeline(timelines)
	if t == nil {
		return nil
	}
	key := &Timeline{Events: t.keyEvents()} // the pairs below look at all events
	var out []*ComputedDuration
	for _, ends := range durationEnds {
		for _, to := range ends.to {
			for _, from := range ends.from {
				if c := key.between(ends.kind, from, to); c != nil && !holdsPair(out, c) {
					out = append(out, c)
				}
			}
		}
	}
	return out
}

// holdsPair tells that a duration was computed from the same two events, which
// can be several moments each.
func holdsPair(computed []*ComputedDuration, c *ComputedDuration) bool {
	return slices.ContainsFunc(computed, func(o *ComputedDuration) bool { return o.Kind == c.Kind && o.From == c.From && o.To == c.To })
}

// keyEvents are the events that are told to be key moments clearly, at a known day or
// time. A labelled milestone is what the author says: what other entries tell of its
// moment does not count beside it.
func (t *Timeline) keyEvents() []*Event {
	var events []*Event
	for _, e := range t.Events {
		if len(e.measures()) > 0 && !e.Start.IsZero() && (e.Slot || !t.labels(e.measures())) {
			events = append(events, e)
		}
	}
	return events
}

// labels reports whether milestones name all of the moments.
func (t *Timeline) labels(kinds []MomentKind) bool {
	for _, kind := range kinds {
		if !slices.ContainsFunc(t.Events, func(e *Event) bool { return e.Slot && e.Is(kind) && !e.Start.IsZero() }) {
			return false
		}
	}
	return true
}

// mainTimeline is the timeline that tells of the incident as a whole: the labelled
// milestones, else the one with the most different moments, the first of them. Where
// milestones stand twice there are several incidents, and none is the main one.
func mainTimeline(timelines []*Timeline) *Timeline {
	var best *Timeline
	most := 0
	for _, t := range timelines {
		if t.repeats() {
			return nil
		}
		labelled, all := t.kindsTold()
		if labelled > 1 {
			all += len(moments.Kinds) // labelled milestones win
		}
		if all > most {
			best, most = t, all
		}
	}
	return best
}

// kindsTold counts the moments whose time is known, of milestones and of all events.
func (t *Timeline) kindsTold() (labelled, all int) {
	for _, kind := range moments.Kinds {
		told, slot := false, false
		for _, e := range t.Events {
			if e.Is(kind) && !e.Start.IsZero() {
				told, slot = true, slot || e.Slot
			}
		}
		if told {
			all++
		}
		if slot {
			labelled++
		}
	}
	return labelled, all
}

// repeats reports whether a milestone of one name stands there twice.
func (t *Timeline) repeats() bool {
	seen := map[string]bool{}
	for _, e := range t.Events {
		if !e.Slot || e.Text.Plain == "" {
			continue
		}
		name := strings.ToLower(e.Text.Plain)
		if seen[name] {
			return true
		}
		seen[name] = true
	}
	return false
}

// between is the time from the first event of one moment to the first of
// another one that is not before it; for what ends an incident, to the last. There is
// none from what stands behind the first of its ends: the order is impossible.
func (t *Timeline) between(kind DurationKind, from, to MomentKind) *ComputedDuration {
	start := t.measuredBy(from)
	if start == nil || from == MomentDetected && kind != TimeToAcknowledge && !start.Slot {
		return nil // since when is not told
	}
	var c *ComputedDuration
	for _, e := range t.Events {
		if !slices.Contains(e.measures(), to) || e == start {
			continue
		}
		switch d, ok := apart(start.Start, e.Start); {
		case !ok:
		case d < 0 && (e.Slot || to == MomentDetected || c == nil && to == MomentMitigated):
			return nil
		case d >= 0 && (c == nil || to == MomentResolved || to == MomentRestored):
			c = &ComputedDuration{Kind: kind, Value: d, From: start, To: e}
		}
	}
	return c
}

// apart is the time from a to b as Elapsed gives it, or the whole days between two
// moments of which only the days are known.
func apart(a, b Moment) (d time.Duration, ok bool) {
	if a.HasDate && b.HasDate && !a.HasTime && !b.HasTime {
		d = b.Local.Sub(a.Local).Truncate(24 * time.Hour)
		return d, d != 0
	}
	return Elapsed(a, b)
}

// measuredBy is the first event that is told to be the moment clearly.
func (t *Timeline) measuredBy(kind MomentKind) *Event {
	i := slices.IndexFunc(t.Events, func(e *Event) bool { return slices.Contains(e.measures(), kind) })
	if i < 0 {
		return nil
	}
	return t.Events[i]
}

// First is the first event with the moment whose time is known; nil if there
// is none.
func (t *Timeline) First(kind MomentKind) *Event {
	for _, e := range t.Events {
		if e.Is(kind) && e.Start.HasTime {
			return e
		}
	}
	return nil
}

// Elapsed is the time from a to b: between instants where both are known, else
// between clock readings. ok is false where a date or time is missing on one
// side only.
func Elapsed(a, b Moment) (d time.Duration, ok bool) {
	if !a.HasTime || !b.HasTime || a.HasDate != b.HasDate {
		return 0, false
	}
	if !a.UTC.IsZero() && !b.UTC.IsZero() {
		return b.UTC.Sub(a.UTC), true
	}
	return b.Local.Sub(a.Local), true
}
