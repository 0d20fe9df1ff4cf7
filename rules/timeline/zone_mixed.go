package timeline

import (
	"fmt"
	"time"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/chrono/zone"
	"github.com/pmlint/pmlint/lint/postmortem"
)

var zoneMixed = &lint.Rule{
	Name:     "timeline/zone-mixed",
	Summary:  "The times of a timeline are all in one zone",
	Severity: lint.Notice,
	Check:    checkZoneMixed,
}

func checkZoneMixed(p *lint.Pass) {
	for _, t := range p.Doc.Timelines {
		reportMixed(p, t)
		reportStretch(p, t)
	}
}

// reportStretch reports a stated stretch of time whose clocks the timeline shows as
// well, in another zone: one of the two zones is wrong.
func reportStretch(p *lint.Pass, t *postmortem.Timeline) {
	for _, s := range p.Doc.Durations.Stated {
		if s.From.UTC.IsZero() || s.To.UTC.IsZero() {
			continue
		}
		from, to := shown(t, s.From), shown(t, s.To)
		if from == nil || to == nil {
			continue
		}
		p.Report(lint.Diagnostic{
			Span:    s.Text.Span,
			Anchor:  lint.Anchor("zone", s.Text.Plain),
			Message: fmt.Sprintf("%q has the clock times of the timeline, which are in another zone there: %s", s.Text.Plain, from.Zone.Plain),
			Hint:    "correct the zone of one of the two, or convert its times",
			Related: []lint.Related{
				{Span: place(from), Message: "the same clock time in " + from.Zone.Plain},
				{Span: place(to), Message: "the same clock time in " + to.Zone.Plain},
			},
		})
	}
}

// shown is the entry with the clock reading of a moment that is another instant.
func shown(t *postmortem.Timeline, m postmortem.Moment) *postmortem.Event {
	for _, e := range t.Events {
		if e.Start.HasTime && e.Start.Local.Equal(m.Local) && !e.Start.UTC.IsZero() && !e.Start.UTC.Equal(m.UTC) {
			return e
		}
	}
	return nil
}

// reportMixed reports the first entry in another zone than the most entries
// are in.
func reportMixed(p *lint.Pass, t *postmortem.Timeline) {
	counts := make(map[time.Duration]int)
	for _, e := range t.Events {
		if off, ok := offset(e); ok {
			counts[off]++
		}
	}
	if len(counts) < 2 {
		return
	}
	most := commonest(t, counts)
	usual, _ := offset(most)
	for _, e := range t.Events {
		off, ok := offset(e)
		if !ok || off == usual || e.Zone.Plain == most.Zone.Plain {
			continue // a place that changes its clock in between is one zone
		}
		if zone.IsSeasonPair(e.Zone.Plain, most.Zone.Plain) {
			continue
		}
		p.Report(lint.Diagnostic{
			Span:    e.Zone.Span,
			Anchor:  anchor(e),
			Message: fmt.Sprintf("%q is in %s, while most entries of the timeline are in %s", e.Stamp.Plain, e.Zone.Plain, most.Zone.Plain),
			Hint:    "give all times in one zone, best UTC; readers compare them",
			Related: []lint.Related{{Span: place(most), Message: "an entry in " + most.Zone.Plain}},
		})
		return
	}
}

// offset is the offset from UTC that an entry's time has.
func offset(e *postmortem.Event) (time.Duration, bool) {
	if e.Start.UTC.IsZero() || e.Zone.Plain == "" {
		return 0, false
	}
	return e.Start.Local.Sub(e.Start.UTC), true
}

// commonest is the first entry with the offset that most entries have.
func commonest(t *postmortem.Timeline, counts map[time.Duration]int) *postmortem.Event {
	var best *postmortem.Event
	most := 0
	for _, e := range t.Events {
		if off, ok := offset(e); ok && counts[off] > most {
			best, most = e, counts[off]
		}
	}
	return best
}
