package timeline

import (
	"cmp"
	"strings"
	"time"

	"github.com/pmlint/pmlint/lint/chrono"
	"github.com/pmlint/pmlint/lint/chrono/course"
	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/text"
)

// walk is the state of going through the entries of a run.
type walk struct {
	v      *resolver
	run    *run
	zone   markdown.Text
	stated bool
	prev   markdown.Text // the zone of the entry before, where it states one
	day    time.Time     // the day that holds; zero if unknown
	begin  time.Time     // the day of the run itself
	// otherwise is the day that a sentence gives to all entries that state none.
	otherwise time.Time
	first     time.Time // the last day that was written: what "+1d" counts from
	guess     time.Time // the last day that was written in a year that nobody knows
	timed     bool      // a time was seen
	moved     bool      // an entry or a day was seen
	utc       time.Time // the instant of the last entry
	t0        Moment

	own    []time.Time // the day that each entry states; zero where it states none
	solved []course.Result
	zero   int // the number of the first day, where no date is known
}

// isDivider tells a day that holds for the entries below it.
func (w *walk) isDivider(i int) bool {
	e := w.run.entries[i]
	if e.divider {
		return true
	}
	if !e.st.HasDate || e.st.HasClock || e.st.IsRange && e.form != formHeading {
		return false
	}
	pure := e.next >= len(e.prose.Text)
	below := w.timeOnly(i + 1)
	switch e.form {
	case formHeading:
		return below && (e.section == nil || e.section.Span.Contains(text.Span{Start: w.run.entries[i+1].span.Start,
			End: w.run.entries[i+1].span.Start})) || pure && e.body.Len() == 0
	case formLine:
		return pure && (below || e.body.Len() == 0) || below && (w.namesDay(e) || allStrong(e.prose))
	}
	return pure && below && e.form == formItem
}

// allStrong tells a text that is bold as a whole: a title of its own.
func allStrong(p *markdown.Prose) bool {
	for _, m := range p.Marks {
		if m.Kind == markdown.MarkStrong && m.Start == 0 && m.End >= len(strings.TrimRight(p.Text, " :")) {
			return true
		}
	}
	return false
}

// namesDay tells a line that has nothing but the name of a day beside its
// date.
func (w *walk) namesDay(e *entry) bool {
	rest := strings.Trim(e.prose.Text[e.next:], " :()[]-–—,.")
	return chrono.IsWeekday(rest)
}

// timeOnly tells that entry i states a time and inherits its date.
func (w *walk) timeOnly(i int) bool {
	if i >= len(w.run.entries) {
		return false
	}
	st := &w.run.entries[i].st
	return !st.HasDate && !st.NoDate && (st.HasClock || st.IsRelative)
}

func (w *walk) divide(e *entry) {
	if e.st.Weekday > 0 || e.st.DayNumber > 0 {
		w.day = w.namedDay(e)
		w.first, w.moved = w.day, true
		return
	}
	if day := e.st.Date.Near(w.near()); !day.IsZero() {
		w.day, w.first = day, day
		if w.begin.IsZero() {
			w.begin = day
		}
	} else {
		w.day, w.first = time.Time{}, time.Time{}
	}
	if e.st.Zone != "" {
		w.zone = w.zoneText(e)
	}
}

// namedDay is the day that "Tuesday" or "Day 2" means.
func (w *walk) namedDay(e *entry) time.Time {
	switch {
	case e.st.DayNumber > 0 && w.begin.IsZero(), e.st.Weekday > 0 && w.day.IsZero():
		return time.Time{}
	case e.st.DayNumber > 0:
		return w.begin.AddDate(0, 0, e.st.DayNumber-1)
	}
	ahead := (e.st.Weekday - int(w.day.Weekday()) + 7) % 7
	if !w.moved && ahead > 3 { // the first entry may lie before the day of the title
		ahead -= 7
	}
	return w.day.AddDate(0, 0, ahead)
}

// near is the day that a date without a year is close to.
func (w *walk) near() time.Time {
	if !w.day.IsZero() {
		return w.day
	}
	return w.v.base
}

// start gives an entry the day and the half of the day that were found for it.
func (w *walk) start(i int, ev *Event) {
	e, found := w.run.entries[i], w.solved[i]
	day, clock := w.own[i], e.st.Clock
	if day.IsZero() && !e.st.NoDate {
		day = dayOf(found.Day)
	}
	if found.Turned {
		clock, ev.HalfAssumed = clock.At(found.Clock), true
	}
	ev.Unsure = found.Margin < course.Doubt
	if found.Day < course.Undated && !e.slot {
		ev.Later = found.Day - w.zero
	}
	ev.Start = w.moment(day, clock, e.st.HasClock, ev.Zone.Plain)
	if ev.Start.HasDate && ev.Start.HasTime && ev.Malformed == "" && w.v.zones.Skipped(ev.Start.Local, ev.Zone.Plain) {
		ev.Malformed = "clocks of the zone skipped this hour, as summer time began"
	}
	if !e.slot && e.st.HasClock && e.st.Clock.Known() {
		w.timed = true
		if !ev.Start.UTC.IsZero() {
			w.utc = ev.Start.UTC
		}
	}
}

// End resolves the end of a range: after its start, on the day it states.
func (w *walk) end(e *entry, ev *Event) {
	if !e.st.IsRange {
		return
	}
	day := time.Time{}
	if ev.Start.HasDate {
		day = time.Date(ev.Start.Local.Year(), ev.Start.Local.Month(), ev.Start.Local.Day(), 0, 0, 0, 0, time.UTC)
	}
	if e.st.EndDate.Day > 0 {
		day = e.st.EndDate.Near(w.near())
	}
	clock := e.st.EndClock
	if clock.Known() && ev.Start.HasTime && e.st.EndDate.Day == 0 {
		at := clockOf(ev.Start.Local)
		if clock.Offset() < at && clock.Offset()+12*time.Hour > at && !clock.HasHalf() && !clock.Padded && clock.Offset() < 12*time.Hour {
			clock = clock.At(clock.Offset() + 12*time.Hour) // "12:50-1:10"
		}
		if !day.IsZero() && clock.Offset() < at {
			day = day.AddDate(0, 0, 1)
		}
	}
	ev.End = w.moment(day, clock, true, cmp.Or(e.st.EndZone, ev.Zone.Plain))
}

// clockOf is the time of day of a clock reading.
func clockOf(t time.Time) time.Duration {
	return time.Duration(t.Hour())*time.Hour + time.Duration(t.Minute())*time.Minute + time.Duration(t.Second())*time.Second
}

// moment puts a day and a time together.
func (w *walk) moment(day time.Time, c chrono.Clock, hasClock bool, zone string) Moment {
	m := Moment{HasDate: !day.IsZero()}
	if m.HasDate {
		m.Local = day
	} else {
		m.Local = time.Date(1, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	if !hasClock || !c.Known() {
		return m
	}
	m.Local = m.Local.Add(c.Offset())
	m.HasTime, m.Seconds = true, c.Seconds
	if m.HasDate {
		if zone == "" {
			zone = w.v.opts.Zone
		}
		if utc, ok := w.v.zones.Instant(m.Local, zone, w.utc); ok {
			m.UTC = utc
		}
	}
	return m
}
