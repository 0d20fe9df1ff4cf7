package timeline

import (
	"time"

	"github.com/pmlint/pmlint/lint/postmortem"
)

// instant is when an event happened, as an interval: an event that states a
// day alone can lie anywhere in it.
type instant struct {
	event  *postmortem.Event
	lo, hi time.Time
}

// instants puts the events of a timeline on one line of time. ok is false
// where that cannot be done: zones that are not known stand beside others,
// or dates can be read in two ways. Entries whose day or half of the day could be
// another as well stand nowhere.
func instants(t *postmortem.Timeline) (list []instant, ok bool) {
	if t == nil || ambiguousDates(t) || zonesUnclear(t) {
		return nil, false
	}
	dated := hasDates(t)
	for _, e := range t.Events {
		if e.Slot || e.Unsure || e.Start.IsZero() || dated && !e.Start.HasDate {
			continue
		}
		at := e.Start.Local
		if !e.Start.UTC.IsZero() {
			at = e.Start.UTC
		}
		if !dated {
			at = at.AddDate(0, 0, e.Later)
		}
		list = append(list, interval(e, at))
	}
	return list, true
}

// ascends tells that each event's clock is at or behind the one before, whatever
// the zone: most timelines are so, and nothing in them is out of place.
func ascends(t *postmortem.Timeline) bool {
	var last postmortem.Moment
	for _, e := range t.Events {
		at := e.Start
		if !at.HasDate {
			at.Local = at.Local.AddDate(0, 0, e.Later)
		}
		switch {
		case e.Slot || at.IsZero():
			continue
		case last.IsZero():
		case at.Local.Before(last.Local), at.UTC.Before(last.UTC), at.UTC.IsZero() != last.UTC.IsZero():
			return false
		}
		last = at
	}
	return true
}

func interval(e *postmortem.Event, at time.Time) instant {
	hi := at
	switch {
	case !e.Start.HasTime:
		hi = at.Add(24*time.Hour - time.Second)
	case !e.Start.Seconds:
		hi = at.Add(59 * time.Second)
	}
	return instant{event: e, lo: at, hi: hi}
}

// before tells that a lies wholly before b, by more than an approximate time
// may be off.
func (a instant) before(b instant) bool {
	tolerance := time.Duration(0)
	if a.event.Approx || b.event.Approx {
		tolerance = approxTolerance
	}
	if !a.event.Start.HasTime || !b.event.Start.HasTime { // days are compared in no zone
		return localDay(a.event).Before(localDay(b.event))
	}
	return a.hi.Add(tolerance).Before(b.lo)
}

func localDay(e *postmortem.Event) time.Time {
	l := e.Start.Local
	return time.Date(l.Year(), l.Month(), l.Day(), 0, 0, 0, 0, time.UTC)
}

func hasDates(t *postmortem.Timeline) bool {
	for _, e := range t.Events {
		if e.Start.HasDate {
			return true
		}
	}
	return false
}

func ambiguousDates(t *postmortem.Timeline) bool {
	for _, e := range t.Events {
		if e.Ambiguous {
			return true
		}
	}
	return false
}

// zonesUnclear tells that some instants are known and some are not.
func zonesUnclear(t *postmortem.Timeline) bool {
	known, unknown, zone := false, false, ""
	mixed := false
	for _, e := range t.Events {
		if !e.Start.HasTime || !e.Start.HasDate {
			continue
		}
		known = known || !e.Start.UTC.IsZero()
		unknown = unknown || e.Start.UTC.IsZero()
		mixed = mixed || zone != "" && e.Zone.Plain != zone
		zone = e.Zone.Plain
	}
	return known && unknown || mixed && unknown
}
