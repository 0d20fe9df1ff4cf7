package chrono

import (
	"strings"

	"github.com/pmlint/pmlint/internal/ascii"
)

// skipGlue skips what stands between date, time and zone.
func (p *stampScanner) skipGlue(i int) int {
	if !p.st.OK() {
		return i
	}
	for start := i; i < len(p.s); {
		n := p.glueAt(i, i == start)
		if n == 0 {
			return i
		}
		i += n
	}
	return i
}

// glueAt is the length of what at i stands between date, time and zone; first
// tells that nothing else of the kind precedes it.
func (p *stampScanner) glueAt(i int, first bool) int {
	c := p.s[i]
	switch {
	case c == '~':
		p.st.Approx = true
		return 1
	case strings.IndexByte(" \t\n,*`@", c) >= 0:
		return 1
	case c == 'T' && first && p.st.HasDate && ascii.IsDigit(ascii.At(p.s, i+1)):
		p.iso, p.st.machine = true, true
		return 1
	case strings.HasPrefix(p.s[i:], "\u00a0"):
		return len("\u00a0")
	}
	if n := glueSign(p.s[i:]); n > 0 && p.dateOrClockNear(i+n) {
		return n
	}
	if c == '(' {
		if n := bracketedWeekday(p.s[i:]); n > 0 {
			return n
		}
	}
	if c == ':' && p.st.HasDate && ascii.At(p.s, i+1) == ' ' && p.dateOrClockNear(i+1) {
		return 1
	}
	return p.skipGlueWord(i) - i
}

// glueSign is the length of a sign that joins the halves of a stamp where the
// other half follows.
func glueSign(s string) int {
	if strings.IndexByte("([]/|-_", s[0]) >= 0 {
		return 1
	}
	for _, sign := range [...]string{"–", "—", "•", "·"} {
		if strings.HasPrefix(s, sign) {
			return len(sign)
		}
	}
	return 0
}

// bracketedWeekday is the length of "(Tue)".
func bracketedWeekday(s string) int {
	w := ascii.CountLetters(s[1:])
	if w >= 3 && IsWeekday(s[1:1+w]) && ascii.At(s, 1+w) == ')' {
		return w + 2
	}
	return 0
}

// dateOrClockNear tells that the other half of a stamp (the time behind a date
// or the date behind a time) follows at i.
func (p *stampScanner) dateOrClockNear(i int) bool {
	i = ascii.SkipSpaces(p.s, i)
	if i >= len(p.s) {
		return false
	}
	if p.st.HasDate && !p.st.HasClock {
		if p.s[i] == '~' {
			i++
		}
		c, n := scanClock(p.s[i:], p.style)
		return n > 0 && !c.Bare && !(c.Dotted && c.half == 0) && c.bad == ""
	}
	if p.st.HasClock && !p.st.HasDate {
		d, n := ScanDate(p.s[i:], p.order)
		return n > 0 && d.Day > 0 && !d.Weak
	}
	return false
}

func (p *stampScanner) skipGlueWord(i int) int {
	for _, w := range glueWords.All() {
		if strings.HasPrefix(p.s[i:], w) {
			return i + len(w)
		}
	}
	for _, w := range roughGlue.All() {
		if strings.HasPrefix(p.s[i:], w) {
			p.st.Approx = true
			return i + len(w)
		}
	}
	if w := ascii.CountLetters(p.s[i:]); w >= 3 && IsWeekday(p.s[i:i+w]) {
		return i + w
	}
	return i
}
