package timeline

import (
	"path"
	"time"

	"github.com/pmlint/pmlint/lint/chrono"
	"github.com/pmlint/pmlint/lint/chrono/zone"
)

// decideOrder finds how the document's numeric dates order day and month: a
// date that only one order can read decides for all.
func (v *resolver) decideOrder(runs []*run) {
	if !hasNumericDates(runs) {
		return
	}
	var votes [3]int
	for _, run := range runs {
		for _, e := range run.entries {
			votes[e.st.Date.Proves]++
			votes[e.st.EndDate.Proves]++
		}
		for _, s := range run.titles {
			votes[provenOrder(s.Title.Plain)]++
		}
	}
	votes[provenOrder(v.doc.Title.Plain)]++
	for i := range v.meta.All {
		votes[provenOrder(v.meta.All[i].Value.Plain)]++
	}
	switch {
	case votes[chrono.OrderDMY] > votes[chrono.OrderMDY]:
		v.order, v.decided = chrono.OrderDMY, true
	case votes[chrono.OrderMDY] > votes[chrono.OrderDMY]:
		v.order, v.decided = chrono.OrderMDY, true
	case v.opts.Order != chrono.OrderUnknown:
		v.order, v.decided = v.opts.Order, true
	default:
		v.orderByDay(runs)
	}
}

// hasNumericDates tells that the order of day and month matters.
func hasNumericDates(runs []*run) bool {
	for _, run := range runs {
		for _, e := range run.entries {
			if e.st.Date.Ambiguous || e.st.Date.Proves != chrono.OrderUnknown || e.st.EndDate.Ambiguous {
				return true
			}
		}
		for _, s := range run.titles {
			if d, _, end := chrono.FindDate(s.Title.Plain, chrono.OrderUnknown); end > 0 && (d.Ambiguous || d.Proves != chrono.OrderUnknown) {
				return true
			}
		}
	}
	return false
}

// provenOrder is what the first date of a text proves, with the end of its range.
func provenOrder(s string) chrono.Order {
	for range 3 {
		d, _, end := chrono.FindDate(s, chrono.OrderUnknown)
		if end == 0 || d.Proves != chrono.OrderUnknown {
			return d.Proves
		}
		s = s[end:]
	}
	return chrono.OrderUnknown
}

// orderByDay decides by the day of the incident, where another date of the
// document states it and one order alone comes near to it. What a zone or
// nothing suggests is only a guess.
func (v *resolver) orderByDay(runs []*run) {
	day := v.incidentDay()
	if day.IsZero() { // a name is enough to choose, though not to state the day
		day = chrono.FullDate(path.Base(v.doc.File.Path()), chrono.OrderUnknown)
	}
	votes := [3]int{}
	for _, run := range runs {
		for _, e := range run.entries {
			if e.st.Date.Ambiguous && !day.IsZero() {
				votes[nearerOrder(e, day)]++
			}
		}
	}
	switch {
	case votes[chrono.OrderDMY] > 0 && votes[chrono.OrderMDY] == 0:
		v.order, v.decided = chrono.OrderDMY, true
	case votes[chrono.OrderMDY] > 0 && votes[chrono.OrderDMY] == 0:
		v.order, v.decided = chrono.OrderMDY, true
	default:
		v.order = v.guessOrder(runs)
	}
}

// nearerOrder tells which reading of a date lies within days of the incident
// while the other one does not.
func nearerOrder(e *entry, day time.Time) chrono.Order {
	const near, far = 4 * 24 * time.Hour, 20 * 24 * time.Hour
	dmy, _ := chrono.ScanDate(e.dateSource(), chrono.OrderDMY)
	mdy, _ := chrono.ScanDate(e.dateSource(), chrono.OrderMDY)
	if dmy.Year == 0 {
		dmy.Year, mdy.Year = day.Year(), day.Year()
	}
	a, b := dmy.Time().Sub(day).Abs(), mdy.Time().Sub(day).Abs()
	switch {
	case a <= near && b >= far:
		return chrono.OrderDMY
	case b <= near && a >= far:
		return chrono.OrderMDY
	}
	return chrono.OrderUnknown
}

// guessOrder guesses by where the document's clocks are.
func (v *resolver) guessOrder(runs []*run) chrono.Order {
	for _, run := range runs {
		for _, s := range run.titles {
			if name, _ := zone.Find(s.Title.Plain); name != "" {
				if m, ok := zone.FixedOffset(name); ok && m <= -240 {
					return chrono.OrderMDY
				}
				return chrono.OrderUnknown
			}
		}
	}
	return chrono.OrderUnknown
}

// reread reads an ambiguous date in the order that was decided.
func (v *resolver) reread(e *entry) {
	if !e.st.Date.Ambiguous || v.order == chrono.OrderUnknown {
		return
	}
	if d, n := chrono.ScanDate(e.dateSource(), v.order); n > 0 {
		d.Ambiguous = !v.decided
		e.st.Date = d
	}
	if e.st.EndDate.Ambiguous {
		if d := &e.st.EndDate; d.Day <= 12 && (v.order == chrono.OrderDMY) != (e.st.EndDMY) {
			d.Day, d.Month = d.Month, d.Day
		}
	}
}
