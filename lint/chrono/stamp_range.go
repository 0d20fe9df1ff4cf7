package chrono

import (
	"strings"

	"github.com/pmlint/pmlint/internal/ascii"
	"github.com/pmlint/pmlint/lint/text"
)

// scanEnd reads the end of a range.
func (p *stampScanner) scanEnd() {
	if p.st.IsRelative {
		return
	}
	j, word := p.rangeSign(p.i)
	if j == p.i {
		return
	}
	for _, w := range [...]string{"present", "Present", "ongoing", "Ongoing", "now ", "now:"} {
		if p.st.HasClock && strings.HasPrefix(p.s[min(j, len(p.s)):], w) {
			p.take(j + len(strings.TrimRight(w, " :")))
			return
		}
	}
	q := &stampScanner{s: p.s, i: j, order: p.order, style: p.style}
	q.st.Start = j
	if ascii.At(p.s, j) == '~' {
		q.i++
		p.st.Approx = true
	}
	if !q.scanPoint() || !p.canEnd(q, word) {
		return
	}
	p.takeEnd(q)
}

// canEnd tells that what q read is the end of the range that p began; word tells
// that a word joins the two.
func (p *stampScanner) canEnd(q *stampScanner, word bool) bool {
	if q.st.Bad != "" || q.st.NoDate || q.st.Clock.Bare && !p.st.Clock.Bare || q.st.Clock.Dotted && !p.st.Clock.Dotted {
		return false
	}
	return !p.st.HasClock || q.st.HasClock && (word || !ascii.IsAlnumAt(p.s, q.i))
}

// takeEnd takes the end of a range, and what its beginning left out.
func (p *stampScanner) takeEnd(q *stampScanner) {
	p.st.IsRange = true
	p.st.EndDate, p.st.EndClock = q.st.Date, q.st.Clock
	if q.st.HasDate && q.st.Date.Ambiguous {
		sep := ascii.At(p.s, q.st.DateAt+ascii.CountDigits(p.s[q.st.DateAt:]))
		p.st.EndDMY = p.order == OrderDMY || p.order == OrderUnknown && sep == '-'
	}
	if !q.st.HasClock {
		p.st.EndClock = Clock{Unknown: true}
	}
	if p.st.Zone == "" {
		p.st.Zone = q.st.Zone
	} else if q.st.Zone != p.st.Zone {
		p.st.EndZone = q.st.Zone
	}
	if !p.st.HasDate && q.st.HasDate { // "14:05 – 15:20 on 6 Nov"
		p.st.Date, p.st.HasDate = q.st.Date, true
	}
	p.borrowHalf()
	p.take(q.i)
}

// borrowHalf gives the start of "2:05-3:20 pm" its half of the day.
func (p *stampScanner) borrowHalf() {
	c, end := &p.st.Clock, p.st.EndClock
	if c.half != 0 || end.half == 0 || !c.Known() || c.hour == 0 || c.hour > 12 || c.Bare {
		return
	}
	turned := *c
	turned.half = end.half
	if turned = turned.turn(); turned.Offset() <= end.Offset() {
		*c = turned
	}
}

// rangeSign skips "-", "–", "to", "until", "→" between two times.
func (p *stampScanner) rangeSign(i int) (end int, word bool) {
	j := ascii.SkipSpaces(p.s, i)
	for ascii.At(p.s, j) == ']' || ascii.At(p.s, j) == '*' || ascii.At(p.s, j) == '`' {
		j = ascii.SkipSpaces(p.s, j+1)
	}
	switch {
	case strings.HasPrefix(p.s[min(j, len(p.s)):], "->"):
		j += 2
	case strings.HasPrefix(p.s[min(j, len(p.s)):], "→"):
		j += len("→")
	default:
		if ok, n := text.DashAt(p.s, j); ok {
			j += n
			break
		}
		for _, w := range [...]string{"to ", "until ", "till ", "through ", "and ", "up to "} {
			if strings.HasPrefix(p.s[min(j, len(p.s)):], w) {
				j, word = j+len(w), true
				break
			}
		}
		if !word {
			return i, false
		}
	}
	j = ascii.SkipSpaces(p.s, j)
	for ascii.At(p.s, j) == '[' || ascii.At(p.s, j) == '*' || ascii.At(p.s, j) == '`' {
		j++
	}
	return j, word
}
