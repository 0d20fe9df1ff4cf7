package course

import "math"

// results goes back along the cheapest course, and measures at each entry what the
// cheapest course with another reading of it costs more.
func (s *solver) results() []Result {
	out := make([]Result, len(s.in))
	if len(out) == 0 {
		return out
	}
	rest := s.rests()
	at := cheapest(s.steps[len(s.steps)-1])
	for i := len(s.in) - 1; i >= 0; i-- {
		list := s.steps[i]
		st := &list[at]
		clock := st.clock
		if r := &s.in[i]; r.Skip || !r.Timed {
			clock = r.Clock
		}
		out[i] = Result{Day: st.day, Clock: clock, Turned: st.turned && s.in[i].Timed && !s.in[i].Skip, Margin: sure}
		if s.in[i].Timed && !s.in[i].Skip {
			out[i].Margin = margin(list, rest[i], at)
		}
		if r := &s.in[i]; r.Day != 0 { // what is written holds, whatever holds below
			out[i].Day = r.Day
		}
		at = st.prev
	}
	return out
}

func cheapest(list []state) int {
	best := 0
	for k := range list {
		if list[k].cost < list[best].cost {
			best = k
		}
	}
	return best
}

// margin is how much more the cheapest course costs that reads an entry otherwise
// than the state at does.
func margin(list []state, rest []float64, at int) float64 {
	least := math.Inf(1)
	for k := range list {
		if list[k].clock != list[at].clock || list[k].day != list[at].day {
			least = min(least, list[k].cost+rest[k])
		}
	}
	return min(sure, max(0, least-list[at].cost-rest[at]))
}

// rests gives, for each state of each entry, what the cheapest course from it to
// the end costs.
func (s *solver) rests() [][]float64 {
	rest := make([][]float64, len(s.steps))
	for i := len(s.steps) - 1; i >= 0; i-- {
		rest[i] = make([]float64, len(s.steps[i]))
		if i == len(s.steps)-1 {
			continue
		}
		for k := range s.steps[i] {
			rest[i][k] = s.restOf(i, k, rest[i+1])
		}
	}
	return rest
}

// restOf asks for the cheapest step from state k of entry i: the states of the next
// entry are reached from it as they were on the way there.
func (s *solver) restOf(i, k int, after []float64) float64 {
	least := math.Inf(1)
	from := s.steps[i][k]
	from.cost = 0
	for _, to := range s.step(i+1, []state{from}) {
		for n := range s.steps[i+1] {
			have := &s.steps[i+1][n]
			if have.day == to.day && have.clock == to.clock && have.timed == to.timed {
				least = min(least, to.cost+after[n])
			}
		}
	}
	if math.IsInf(least, 1) { // none of its ways was kept: they are dear
		return sure
	}
	return least
}
