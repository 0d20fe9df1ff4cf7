// Package course finds which day and which half of the day the times in a course
// of events mean. Each of them alone could be read in several ways; beside one
// another, most of the ways are out of order, or leave a gap that nobody had.
//
// Every way costs something, and the cheapest course through all entries is the
// answer. What it had to assume, and where a second way costs hardly more, is
// part of it: whoever asks need not guess again.
package course

import "time"

// Reading is what one entry states of its time.
type Reading struct {
	// Day is the day that the entry states or that a divider names, as a number that
	// grows by one each day and is above Undated; 0 where it states none.
	Day int
	// Other is a day that may hold for the entries below in the place of Day, as for
	// one that looks back; 0 without. Keep is what Day costs more than it.
	Other int
	Keep  float64
	Clock time.Duration // since midnight, as written
	Timed bool          // Clock is stated
	// Half tells that the half of the day is written beside the clock.
	Half bool
	// Padded tells that the hour is written with a zero before it.
	Padded bool
	// From and To are the clocks between which the entry's group lies; equal without.
	From, To time.Duration
	// Resets tells a divider: what follows it need not go on from what precedes it.
	Resets bool
	// Skip tells an entry that stands outside the order.
	Skip bool
}

// Undated is the number below which days are counted from the first entry, since
// no date is known.
const Undated = 1000

// Result is the time that an entry means.
type Result struct {
	Day   int           // below Undated: days since the first entry
	Clock time.Duration // since midnight, by 24 hours
	// Turned tells that the clock was taken for one of the afternoon although nothing
	// beside it says so.
	Turned bool
	// Margin is what the cheapest other way costs more; below Doubt the two are alike.
	Margin float64
}

// Doubt is the margin below which two readings are equally likely.
const Doubt = 0.9

// sure is the margin of what is written or can only be read in one way.
const sure = 8.0

// state is a way to read an entry, and what the cheapest course up to it costs.
type state struct {
	day    int
	clock  time.Duration
	timed  bool
	turned bool
	cost   float64
	prev   int // in the states of the entry before
}

const widest = 8 // states that are kept of an entry

// solver holds what is known of a course.
type solver struct {
	in    []Reading
	exact []time.Duration
	dir   int  // -1 where the newest stands first
	open  bool // halves of the day may be left out
	steps [][]state
}

// Solve reads a course of entries that begins on the day start, or on an unknown
// one where that is 0. Exact are clocks that the document states elsewhere, such
// as the beginning and the end of the incident.
func Solve(in []Reading, start int, exact []time.Duration) []Result {
	s := &solver{in: in, exact: exact, dir: direction(in)}
	s.open = twelveHours(in)
	if out, ok := s.plain(start); ok {
		return out
	}
	before := []state{{day: start}}
	s.steps = make([][]state, len(in))
	for i := range in {
		s.steps[i] = s.step(i, before)
		before = s.steps[i]
	}
	return s.results()
}

// direction tells how most neighbours follow each other: upwards, or downwards in
// a list of which the newest stands first.
func direction(in []Reading) int {
	up, down := 0, 0
	var last *Reading
	for i := range in {
		r := &in[i]
		if r.Skip || !r.Timed {
			continue
		}
		switch {
		case last == nil:
		case r.Day != 0 && last.Day != 0 && r.Day != last.Day:
			count(&up, &down, r.Day > last.Day)
		case r.Clock != last.Clock && (r.Day == 0 || r.Day == last.Day): // a long step goes past midnight
			count(&up, &down, (r.Clock > last.Clock) == ((r.Clock-last.Clock).Abs() < half))
		}
		last = r
	}
	if down >= 2 && down > 2*up {
		return -1
	}
	return 1
}

func count(up, down *int, rises bool) {
	if rises {
		*up++
	} else {
		*down++
	}
}

const half = 12 * time.Hour

// twelveHours tells a clock of twelve hours: halves are written somewhere, or the
// clock falls from noon to an early hour; and no time above noon is written
// without.
func twelveHours(in []Reading) bool {
	stated, falls := false, false
	last := time.Duration(-1)
	for i := range in {
		r := &in[i]
		if r.Skip || !r.Timed {
			if r.Resets {
				last = -1
			}
			continue
		}
		stated = stated || r.Half || r.From != r.To
		if !r.Half && (r.Clock >= half+time.Hour || r.Clock < time.Hour) {
			return false
		}
		falls = falls || !r.Padded && last >= 9*time.Hour && last-r.Clock >= 5*time.Hour
		last = r.Clock
	}
	return stated || falls
}

// plain reads a course in which nothing has to be chosen: no half is open, and no
// clock without a date goes back.
func (s *solver) plain(start int) ([]Result, bool) {
	if s.open || s.dir < 0 {
		return nil, false
	}
	out := make([]Result, len(s.in))
	day, clock, timed := start, time.Duration(0), false
	for i := range s.in {
		r := &s.in[i]
		switch {
		case r.Skip:
			out[i] = Result{Day: day, Clock: r.Clock, Margin: sure}
			continue
		case r.Other != 0, r.Day == 0 && r.Timed && timed && r.Clock < clock:
			return nil, false
		case r.Day != 0 || r.Resets:
			timed = timed && day == r.Day && !r.Resets
			day = r.Day
		}
		if r.Timed {
			clock, timed = r.Clock, true
		}
		out[i] = Result{Day: day, Clock: r.Clock, Margin: sure}
	}
	return out, true
}

// step gives the ways to read entry i, each behind the cheapest of those before.
func (s *solver) step(i int, before []state) []state {
	r := &s.in[i]
	var out []state
	for b := range before {
		from := &before[b]
		next := *from
		next.prev = b
		switch {
		case r.Skip:
			out = insert(out, next)
		case !r.Timed:
			next.timed = next.timed && !r.Resets && r.Day == from.day
			if r.Day != 0 || r.Resets {
				next.day = r.Day
			}
			if r.Other != 0 {
				other := next
				other.day, other.timed = r.Other, false
				out = insert(out, other)
				next.cost += r.Keep
			}
			out = insert(out, next)
		default:
			out = s.timed(out, i, from, b)
		}
	}
	return out
}

// timed adds the ways to read an entry with a time behind one way to read those
// before it.
func (s *solver) timed(out []state, i int, from *state, b int) []state {
	r := &s.in[i]
	clocks := [2]time.Duration{r.Clock, s.turn(r)}
	for k, clock := range clocks {
		if k == 1 && clock == r.Clock {
			break
		}
		to := state{day: from.day, clock: clock, timed: true, turned: k == 1, prev: b}
		own := from.cost + s.prior(r, clock, k == 1)
		if r.Day != 0 {
			to.day = r.Day
			to.cost = own + s.fixed(from, to)
			if r.Other != 0 {
				other := to
				other.day, other.timed = r.Other, false
				out = insert(out, other)
				to.cost += r.Keep
			}
			out = insert(out, to)
			continue
		}
		to.cost = own + s.stay(from, to)
		out = insert(out, to)
		if from.timed {
			to.day += s.dir
			to.cost = own + s.roll(i, from, to)
			out = insert(out, to)
		}
	}
	return out
}

// turn is the other half of a clock that does not say which it means.
func (s *solver) turn(r *Reading) time.Duration {
	switch {
	case !s.open || r.Half || r.Clock < time.Hour || r.Clock >= half+time.Hour:
		return r.Clock
	case r.Clock >= half:
		return r.Clock - half
	}
	return r.Clock + half
}

// prior is what a reading costs by itself: people are awake by day.
func (s *solver) prior(r *Reading, clock time.Duration, turned bool) float64 {
	cost := 0.0
	if s.open && !r.Half {
		if hour := int(clock / time.Hour); hour < 7 || hour >= 20 {
			cost += 0.8
		}
		if turned && r.Padded {
			cost += 2
		}
	}
	const slack = 5 * time.Minute
	if r.From != r.To && (clock < r.From-slack || clock > r.To+slack) {
		cost += 4
	}
	for _, at := range s.exact {
		if clock == at {
			cost -= 1.5
			break
		}
	}
	return cost
}

// after is how many hours to lies behind from, in the direction of the course.
func (s *solver) after(from *state, to state) float64 {
	d := time.Duration(to.day-from.day)*24*time.Hour + to.clock - from.clock
	return float64(s.dir) * d.Hours()
}

// fixed is the cost of an entry whose day is written.
func (s *solver) fixed(from *state, to state) float64 {
	if !from.timed {
		return 0
	}
	if d := s.after(from, to); d < 0 {
		return 1 + min(2, -d/5)
	} else if from.day == to.day {
		return d / 20
	}
	return 0
}

// stay is the cost of the day that holds already.
func (s *solver) stay(from *state, to state) float64 {
	if !from.timed {
		return 0
	}
	d := s.after(from, to)
	if d < 0 {
		return 1.5 - 0.35*d
	}
	return d / 20
}

// roll is the cost of going on with the next day, where the clock goes back.
func (s *solver) roll(i int, from *state, to state) float64 {
	d := s.after(from, to)
	back := 24 - d
	cost := 1 + d/5
	early, late := to.clock, from.clock
	if s.dir < 0 {
		early, late = late, early
	}
	switch {
	case early <= 10*time.Hour && late >= 17*time.Hour:
		cost -= 1.5
	case early > 10*time.Hour && back < 12:
		cost += 1.5
	}
	if back < 12 && s.returns(i, from) {
		cost += 3
	}
	return cost
}

// returns tells that the clock behind entry i is back at where it was before it:
// that entry alone stands out of its place.
func (s *solver) returns(i int, from *state) bool {
	if i+1 >= len(s.in) {
		return false
	}
	next := &s.in[i+1]
	if next.Skip || !next.Timed || next.Day != 0 {
		return false
	}
	return s.dir > 0 && next.Clock >= from.clock || s.dir < 0 && next.Clock <= from.clock
}

// insert adds a state, unless one that reads the entry alike is cheaper; of many
// the cheapest are kept.
func insert(list []state, st state) []state {
	dearest := 0
	for k := range list {
		have := &list[k]
		if have.day == st.day && have.clock == st.clock && have.timed == st.timed {
			if st.cost < have.cost {
				*have = st
			}
			return list
		}
		if have.cost > list[dearest].cost {
			dearest = k
		}
	}
	if len(list) < widest {
		return append(list, st)
	}
	if st.cost < list[dearest].cost {
		list[dearest] = st
	}
	return list
}
