package chrono

import (
	"strings"

	"github.com/pmlint/pmlint/internal/ascii"
	"github.com/pmlint/pmlint/lint/chrono/zone"
)

// scanAfter reads what may follow a stamp: a zone, a second zone or a date in
// brackets, "~", "(+1d)", "approx".
func (p *stampScanner) scanAfter() {
	for range 4 {
		before := p.i
		if p.st.HasClock {
			p.scanZoneHere()
		}
		p.scanSuffix(ascii.SkipSpaces(p.s, p.i))
		if p.i == before {
			return
		}
	}
}

// scanSuffix reads one thing that follows a stamp, at i.
func (p *stampScanner) scanSuffix(i int) {
	switch c := ascii.At(p.s, i); {
	case c == '(' || c == '[':
		p.scanBracket(i)
	case c == '/' && p.st.HasClock:
		p.scanSecond(i + 1)
	case (c == ',' || c == '&') && p.st.HasClock:
		p.scanAlso(i + 1)
	case p.scanRough(i), p.scanLateYear(i):
	default:
		p.scanNextDay(i)
	}
}

// scanRough reads "~", "+" and "-ish", which make the stamp approximate.
func (p *stampScanner) scanRough(i int) bool {
	rest, n := p.s[i:], 0
	switch joined := i == p.i; {
	case strings.HasPrefix(rest, "~"), joined && strings.HasPrefix(rest, "+ "), joined && strings.HasPrefix(rest, "+:"):
		n = 1
	case joined && p.st.HasClock && strings.HasPrefix(rest, "-ish"):
		n = len("-ish")
	case joined && p.st.HasClock && ishLen(rest) > 0:
		n = ishLen(rest)
	default:
		return false
	}
	p.st.Approx = true
	p.take(i + n)
	return true
}

// ishLen is the length of "ish" right behind a time.
func ishLen(s string) int {
	if strings.HasPrefix(s, "ish") && !ascii.IsAlnumAt(s, len("ish")) {
		return len("ish")
	}
	return 0
}

// scanLateYear reads the year of "Mon Mar 1 12:05:00 UTC 2026".
func (p *stampScanner) scanLateYear(i int) bool {
	if p.st.Date.Year != 0 || !p.st.HasDate || !p.st.Clock.Seconds || ascii.CountDigitsAt(p.s, i) != 4 {
		return false
	}
	year := ascii.Atoi(p.s[i : i+4])
	if !PlausibleYear(year) {
		return false
	}
	p.st.Date.Year = year
	p.take(i + 4)
	return true
}

// scanNextDay reads "+1d" and, behind a time without a date, "next day".
func (p *stampScanner) scanNextDay(i int) {
	for _, w := range [...]string{"+1d", "+1 day", "next day", "the next day"} {
		if strings.HasPrefix(p.s[i:], w) && (w[0] == '+' || !p.st.HasDate && p.st.HasClock) {
			p.st.NextDay = true
			p.take(i + len(w))
			return
		}
	}
}

// scanSecond skips the same time in a second zone ("13:14 EDT / 17:14 UTC").
func (p *stampScanner) scanSecond(i int) {
	i = ascii.SkipSpaces(p.s, i)
	if i >= len(p.s) {
		return
	}
	_, n := scanClock(p.s[i:], p.style)
	if n == 0 {
		return
	}
	j := ascii.SkipSpaces(p.s, i+n)
	if _, z := zone.Scan(p.s[min(j, len(p.s)):]); z > 0 {
		p.take(j + z)
	}
}

// scanAlso skips a further time ("13:20, 13:25: ...").
func (p *stampScanner) scanAlso(i int) {
	i = ascii.SkipSpaces(p.s, i)
	c, n := scanClock(p.s[min(i, len(p.s)):], p.style)
	if n == 0 || c.Bare || c.Dotted || c.bad != "" {
		return
	}
	rest := p.s[min(ascii.SkipSpaces(p.s, i+n), len(p.s)):]
	if rest != "" && strings.IndexByte(":-,&|", rest[0]) >= 0 || strings.HasPrefix(rest, "–") {
		p.take(i + n)
	}
}

// scanBracket reads "(17:14 UTC)", "(Oct 29)", "(+1d)", "(approx.)" behind a stamp.
func (p *stampScanner) scanBracket(i int) {
	end := strings.IndexAny(p.s[i:], ")]")
	if end < 0 || end > 40 {
		return
	}
	inner := strings.TrimSpace(p.s[i+1 : i+end])
	lower := strings.ToLower(inner)
	switch lower {
	case "":
		return
	case "+1", "+1d", "+1 day", "next day", "the next day", "day after":
		p.st.NextDay = true
	case "circa", "estimated", "est.", "est":
		p.st.Approx = true
	default:
		if strings.HasPrefix(lower, "approx") {
			p.st.Approx = true
			break
		}
		if IsWeekday(inner) {
			break
		}
		q := &stampScanner{s: inner, order: p.order, style: p.style}
		if name, n := zone.Scan(inner); n > 0 && zone.Only(inner[n:]) {
			if p.st.Zone == "" {
				p.st.Zone = name
			}
		} else if !q.scanPoint() || !q.closes() {
			return
		} else {
			p.takeBracket(q.st)
		}
	}
	p.take(i + end + 1)
}

// takeBracket takes what the stamp lacks from one in brackets behind it.
func (p *stampScanner) takeBracket(st Stamp) {
	if !p.st.HasDate && st.HasDate {
		p.st.Date, p.st.HasDate = st.Date, true
	}
	if p.st.IsRelative && !p.st.HasClock && st.HasClock {
		p.st.Clock, p.st.HasClock, p.st.Zone = st.Clock, true, st.Zone
	}
}

// closes tells that nothing but the end of a range follows.
func (p *stampScanner) closes() bool {
	p.scanEnd()
	p.scanZoneHere()
	return ascii.SkipSpaces(p.s, p.i) >= len(p.s) && p.st.Bad == ""
}

// separator finds where the text behind the stamp begins; -1 where the stamp
// runs into something that makes it none.
func (p *stampScanner) separator() int {
	i := p.i
	for i < len(p.s) {
		n := separatorSign(p.s[i:])
		if n == 0 && i == p.i && p.s[i] == '.' && !ascii.IsAlnumAt(p.s, i+1) {
			n = 1
		}
		if n == 0 {
			if i == p.i && !p.endsClean(i) {
				return -1
			}
			return i
		}
		i += n
	}
	return i
}

// separatorSign is the length of a sign between a stamp and the text behind it.
func separatorSign(s string) int {
	if strings.IndexByte(" \t\n])}*`_>:,;|=-", s[0]) >= 0 {
		if strings.HasPrefix(s, "->") {
			return 2
		}
		return 1
	}
	for _, sign := range [...]string{"\u00a0", "·", "–", "—", "→", "•", "⇒", "➜", "−"} {
		if strings.HasPrefix(s, sign) {
			return len(sign)
		}
	}
	return 0
}

// endsClean tells that what follows right behind the stamp leaves it one.
func (p *stampScanner) endsClean(i int) bool {
	c := p.s[i]
	return c >= 0x80 || !ascii.IsAlnumAt(p.s, i) && c != '%' && c != '/' && c != '$'
}
