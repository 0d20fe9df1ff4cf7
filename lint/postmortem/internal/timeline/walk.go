package timeline

import (
	"strings"
	"time"

	"github.com/pmlint/pmlint/lint/chrono"
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
	first     time.Time     // the last day that was written: what "+1d" counts from
	clock     time.Duration // the time of the last entry since midnight
	timed     bool          // clock is set
	moved     bool          // an entry or a day was seen
	utc       time.Time     // the instant of the last entry
	t0        Moment
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
		w.first, w.timed, w.moved = w.day, false, true
		return
	}
	if day := w.v.fillYear(e.st.Date, w.near()); !day.IsZero() {
		w.day, w.first = day, day
		if w.begin.IsZero() {
			w.begin = day
		}
	} else {
		w.day, w.first = time.Time{}, time.Time{}
	}
	w.timed = false
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

// Start resolves the date and the time of an entry.
func (w *walk) start(i int, ev *Event) {
	e := w.run.entries[i]
	day := w.dayOf(i)
	ev.Start = w.moment(day, e.st.Clock, e.st.HasClock, ev.Zone.Plain)
	if e.slot {
		return
	}
	w.moved = true
	if !day.IsZero() && w.turnTo(day, e) {
		return
	}
	if e.st.HasClock && e.st.Clock.Known() {
		w.clock, w.timed = e.st.Clock.Offset(), true
		if !ev.Start.UTC.IsZero() {
			w.utc = ev.Start.UTC
		}
	}
}

// dayOf is the day of entry i, by what it states or else by the day reached; zero
// where it says that it has none.
func (w *walk) dayOf(i int) time.Time {
	e := w.run.entries[i]
	switch {
	case e.st.NoDate:
		return time.Time{}
	case e.st.HasDate:
		d := e.st.Date
		if d.Year == 0 {
			d.Year = e.year
		}
		return w.v.fillYear(d, w.near())
	case e.st.Weekday > 0:
		return w.namedDay(e)
	case e.st.NextDay && !w.first.IsZero():
		return w.first.AddDate(0, 0, 1)
	case e.st.HasClock && e.st.Clock.Known() && !e.slot && w.rolls(i):
		return w.day.AddDate(0, 0, 1)
	}
	return w.day
}

// turnTo goes on to the day of an entry. It reports true where the entry's date
// stands alone, and what follows is of the day that the walk was told.
func (w *walk) turnTo(day time.Time, e *entry) bool {
	if e.st.HasDate || e.st.Weekday > 0 {
		w.first = day
		if !day.Equal(w.day) {
			w.timed = false
		}
	}
	w.day = day
	if w.begin.IsZero() {
		w.begin = day
	}
	if e.st.HasDate && !w.otherwise.IsZero() && !day.Equal(w.otherwise) {
		w.day, w.timed = w.otherwise, false
		return true
	}
	return false
}

// rolls tells that the time of entry i belongs to the day after the one of the
// entry before: the clock went back by half a day, or from the evening to the
// morning and stayed there.
func (w *walk) rolls(i int) bool {
	if w.day.IsZero() || !w.timed {
		return false
	}
	e := w.run.entries[i]
	back := w.clock - e.st.Clock.Offset()
	if back >= 12*time.Hour {
		return true
	}
	if back < 7*time.Hour || w.clock < 17*time.Hour || e.st.Clock.Offset() > 10*time.Hour || !w.usesWholeDay() {
		return false
	}
	return !w.timeOnly(i+1) || w.run.entries[i+1].st.Clock.Offset() < w.clock
}

// usesWholeDay tells that the run's clock has 24 hours, or states the half of the day.
func (w *walk) usesWholeDay() bool { return w.clock >= 13*time.Hour }

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
		day = w.v.fillYear(e.st.EndDate, w.near())
	} else if !day.IsZero() && e.st.EndClock.Known() && e.st.Clock.Known() && e.st.HasClock && e.st.EndClock.Offset() < e.st.Clock.Offset() {
		day = day.AddDate(0, 0, 1)
	}
	ev.End = w.moment(day, e.st.EndClock, true, ev.Zone.Plain)
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
