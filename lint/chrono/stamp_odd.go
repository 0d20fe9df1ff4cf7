package chrono

import (
	"strings"

	"github.com/pmlint/pmlint/internal/ascii"
)

// scanOddDate reads dates that only a timeline makes sense of: 03-26 beside a
// time, 11/03/202, 2026-05-??, YYYY-MM-DD.
func (p *stampScanner) scanOddDate(i int) bool {
	rest := p.s[i:]
	if n := unknownDate(rest); n > 0 {
		p.st.NoDate = true
		p.take(i + n)
		return true
	}
	n := ascii.CountDigits(rest)
	if n < 1 || n > 2 {
		return false
	}
	sep, j := dateSeparator(rest, n)
	m := ascii.CountDigitsAt(rest, j)
	if sep == '.' && m >= 1 && m <= 2 {
		return p.scanDottedDay(i, n, j, m)
	}
	if sep != '-' && sep != '/' || m < 1 || m > 2 {
		return false
	}
	return p.scanCutYear(i, n, j, m) || p.scanMonthDay(i, n, j, m)
}

// scanCutYear reads 11/03/202: a year of three digits. The first n digits begin
// at i, the m next ones j behind them.
func (p *stampScanner) scanCutYear(i, n, j, m int) bool {
	rest := p.s[i:]
	sep, _ := dateSeparator(rest, n)
	sep2, k := dateSeparator(rest, j+m)
	d := orderParts(ascii.Atoi(rest[:n]), ascii.Atoi(rest[j:j+m]), '/', p.order)
	if d.Month == 0 || sep2 != sep || ascii.CountDigitsAt(rest, k) != 3 || ascii.IsAlnumAt(rest, k+3) {
		return false
	}
	d.Fault = "the year has three digits"
	p.st.Fault = d.Fault
	p.takeDate(d, i, i+k+3)
	return true
}

// scanMonthDay reads 03-26 beside a time, in the order of ISO dates.
func (p *stampScanner) scanMonthDay(i, n, j, m int) bool {
	rest := p.s[i:]
	d := orderParts(ascii.Atoi(rest[:n]), ascii.Atoi(rest[j:j+m]), '/', p.order)
	if d.Month == 0 {
		return false
	}
	sep, _ := dateSeparator(rest, j+m)
	if sep != 0 || n != 2 || m != 2 || !p.nearClock(i+j+m) || p.s[min(i+j+m, len(p.s)-1)] == ':' {
		return false
	}
	rest = strings.TrimLeft(rest[j+m:], " ~")
	if c, _ := scanClock(rest, p.style); c.Bare || c.Dotted {
		return false
	}
	d.Ambiguous = false // written in the order of ISO dates
	d.Month, d.Day = ascii.Atoi(p.s[i:i+n]), ascii.Atoi(p.s[i+j:i+j+m])
	if d.Month > 12 {
		d.Month, d.Day = d.Day, d.Month
	}
	p.takeDate(d, i, i+j+m)
	return true
}

// takeDate takes the date at [start, end).
func (p *stampScanner) takeDate(d Date, start, end int) {
	p.st.Date, p.st.HasDate, p.st.DateAt, p.st.DateEnd = d, true, start, end
	p.take(end)
}

// scanDottedDay reads "06.05. 09:00": day and month before a time.
func (p *stampScanner) scanDottedDay(i, n, j, m int) bool {
	rest := p.s[i:]
	d := Date{Day: ascii.Atoi(rest[:n]), Month: ascii.Atoi(rest[j : j+m])}
	end := j + m
	if ascii.At(rest, end) == '.' {
		end++
	}
	k := ascii.SkipSpaces(rest, end)
	if ascii.At(rest, k) == ',' {
		k = ascii.SkipSpaces(rest, k+1)
	}
	digits := ascii.CountDigitsAt(rest, k)
	if k == end || digits == 0 || ascii.At(rest, k+digits) != ':' || d.Month < 1 || d.Month > 12 || d.Day < 1 || d.Day > daysIn(0, d.Month) {
		return false
	}
	p.takeDate(d, i, i+end)
	return true
}

// unknownDate reads YYYY-MM-DD, 2026-MM-DD, 2026-05-??, 20xx-xx-xx.
func unknownDate(s string) int {
	i, unknown, seps := 0, false, 0
	for i < len(s) && i < 16 {
		switch c := s[i]; {
		case ascii.IsDigit(c):
		case strings.IndexByte("YyMmDdXx?", c) >= 0:
			unknown = true
		case c == '-' || c == '/' || c == '.':
			if i == 0 || !isDatePart(ascii.At(s, i+1)) {
				return dateEnd(i, unknown, seps)
			}
			seps++
		default:
			if ascii.IsLetter(c) {
				return 0
			}
			return dateEnd(i, unknown, seps)
		}
		i++
	}
	return dateEnd(i, unknown, seps)
}

func isDatePart(c byte) bool {
	return ascii.IsDigit(c) || c != 0 && strings.IndexByte("YyMmDdXx?", c) >= 0
}

func dateEnd(i int, unknown bool, seps int) int {
	if unknown && (seps == 2 || seps == 3) && i >= 8 {
		return i
	}
	return 0
}
