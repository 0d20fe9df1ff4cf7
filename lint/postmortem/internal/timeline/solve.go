package timeline

import (
	"bytes"
	"strings"
	"time"

	"github.com/pmlint/pmlint/lint/chrono/course"
)

// group is what a heading over entries says of their times: "1:30-4:20 PM",
// "Afternoon".
type group struct {
	from, to time.Duration
}

// partsOfDay are the clocks between which entries below such a title lie.
var partsOfDay = map[string]group{
	"morning":   {4 * time.Hour, 12*time.Hour + 59*time.Minute},
	"afternoon": {12 * time.Hour, 18*time.Hour + 30*time.Minute},
	"evening":   {17 * time.Hour, 24 * time.Hour},
}

// partOfDay is the group that a title such as "In the afternoon" makes; nil for
// others.
func partOfDay(title string) *group {
	words := strings.Fields(strings.ToLower(strings.Trim(title, " :.")))
	if len(words) == 0 || len(words) > 3 {
		return nil
	}
	if g, ok := partsOfDay[words[len(words)-1]]; ok {
		return &g
	}
	return nil
}

// solve reads the days and the halves of the day of all entries together. What
// each entry states by itself, and what dividers, titles and headings of groups
// say, is the evidence.
func (w *walk) solve() {
	entries, start := w.run.entries, w.day
	in := make([]course.Reading, len(entries))
	w.own = make([]time.Time, len(entries))
	for i := range entries {
		w.anchor(i, &in[i])
	}
	w.solved = course.Solve(in, w.number(start), w.v.stretch().Clocks)
	for _, r := range w.solved {
		if r.Day < course.Undated {
			w.zero = r.Day
			break
		}
	}
	w.day, w.first, w.moved = start, start, false
}

// anchor is what entry i states by itself. The days that are written, in words or
// figures, are read here: those of the entries above are near.
func (w *walk) anchor(i int, r *course.Reading) {
	e := w.run.entries[i]
	st := &e.st
	if w.isDivider(i) {
		w.divide(e)
		r.Day, r.Resets = w.number(w.day), true
		return
	}
	r.Timed = st.HasClock && st.Clock.Known()
	r.Clock, r.Half, r.Padded = st.Clock.Offset(), st.Clock.HasHalf() || st.Zulu(), st.Clock.Padded
	if e.group != nil {
		r.From, r.To = e.group.from, e.group.to
	}
	w.own[i] = w.writtenDay(e)
	dated := st.HasDate || st.Weekday > 0
	r.Skip = e.slot || st.NoDate || !dated && !r.Timed
	if e.slot || st.NoDate {
		return
	}
	w.moved = true
	if !dated && w.own[i].IsZero() {
		return
	}
	r.Day = w.number(w.own[i])
	if w.own[i].IsZero() {
		w.guess = w.guessedDay(e)
		r.Day = w.number(w.guess)
		return
	}
	w.carry(e, r, w.own[i])
}

// carry makes a written day the one that holds, unless a sentence says that another
// one does, or the entry only looks back.
func (w *walk) carry(e *entry, r *course.Reading, day time.Time) {
	if e.st.HasDate || e.st.Weekday > 0 {
		w.first = day
	}
	switch {
	case e.st.HasDate && !w.otherwise.IsZero() && !day.Equal(w.otherwise):
		r.Other, r.Keep = w.number(w.otherwise), 100
		w.day = w.otherwise
		return
	case e.st.HasDate && !e.st.HasClock && day.Before(w.day) && w.day.Equal(w.begin) && w.day.Equal(w.v.base):
		r.Other, r.Keep = w.number(w.day), w.looksBack(e)
	}
	w.day = day
	if w.begin.IsZero() {
		w.begin = day
	}
}

// looksBack is how much less likely a day without a time holds for the entries
// below it than the incident's day does.
func (w *walk) looksBack(e *entry) float64 {
	keep := -0.5
	head := w.v.doc.File.Bytes()[e.span.Start:min(e.span.End, e.span.Start+80)]
	if e.st.Approx || bytes.Contains(bytes.ToLower(head), []byte("earlier")) {
		keep++
	}
	if w.v.titled {
		keep++
	}
	for _, at := range w.v.stretch().Clocks {
		for _, other := range w.run.entries {
			if !other.st.HasDate && other.st.HasClock && other.st.Clock.Offset() == at {
				keep += 1.5
				break
			}
		}
	}
	return keep
}

// writtenDay is the day that an entry states; zero where it states none, or where
// nothing gives its year.
func (w *walk) writtenDay(e *entry) time.Time {
	switch {
	case e.st.NoDate:
	case e.st.HasDate:
		d := e.st.Date
		if d.Year == 0 {
			d.Year = e.year
		}
		return d.Near(w.near())
	case e.st.Weekday > 0:
		return w.namedDay(e)
	case e.st.NextDay && !w.first.IsZero():
		return w.first.AddDate(0, 0, 1)
	}
	return time.Time{}
}

// nowhere is the day that days without a year, and days of the week, are counted
// from where nothing gives a date. It is a Monday.
var nowhere = time.Date(2000, 1, 3, 0, 0, 0, 0, time.UTC)

// guessedDay is the day of an entry in a year that nobody knows.
func (w *walk) guessedDay(e *entry) time.Time {
	near := w.guess
	if near.IsZero() {
		near = nowhere
		if e.st.HasDate {
			near = near.AddDate(0, e.st.Date.Month-1, e.st.Date.Day-3)
		}
	}
	if e.st.HasDate {
		return e.st.Date.Near(near)
	}
	return near.AddDate(0, 0, (e.st.Weekday-int(near.Weekday())+7+3)%7-3)
}

// number counts a day: from 1970, or below course.Undated where the year is not
// known.
func (w *walk) number(day time.Time) int {
	switch {
	case day.IsZero():
		return 0
	case day.Year() < 2003 && w.v.base.IsZero():
		return 400 + int(day.Sub(nowhere)/(24*time.Hour))
	}
	return int(day.Unix() / (24 * 60 * 60))
}

// dayOf is the day with a number; zero where no date is known.
func dayOf(number int) time.Time {
	if number < course.Undated {
		return time.Time{}
	}
	return time.Unix(int64(number)*24*60*60, 0).UTC()
}
