package chrono

import (
	"strings"
	"time"

	"github.com/pmlint/pmlint/internal/ascii"
)

// scanRelative reads T+15m, T-1h, T+0, T0, +1d, +00:15, [T+5m].
func (p *stampScanner) scanRelative() bool {
	i := p.i
	named := false
	if c := ascii.At(p.s, i); (c == 'T' || c == 't') && i+1 < len(p.s) {
		j := ascii.SkipSpaces(p.s, i+1)
		isZero := j == i+1 && ascii.At(p.s, j) == '0' && !ascii.IsAlnumAt(p.s, j+1)
		if isZero || beginsWithSign(p.s[j:]) {
			named, i = true, j
		}
	}
	if !named && ascii.At(p.s, i) != '+' {
		return false
	}
	d, end, ok := scanRelativeOffset(p.s, i, named)
	if !ok {
		return false
	}
	p.st.IsRelative, p.st.Relative = true, d
	p.take(end)
	return true
}

func beginsWithSign(s string) bool {
	return strings.HasPrefix(s, "+") || strings.HasPrefix(s, "-") || strings.HasPrefix(s, "−") || strings.HasPrefix(s, "–")
}

// scanRelativeOffset reads the signed offset at i. Without a T a unit is needed.
func scanRelativeOffset(s string, i int, named bool) (d time.Duration, end int, ok bool) {
	sign := time.Duration(1)
	switch {
	case ascii.At(s, i) == '+':
		i++
	case ascii.At(s, i) == '-':
		sign, i = -1, i+1
	case strings.HasPrefix(s[i:], "−") || strings.HasPrefix(s[i:], "–"):
		sign, i = -1, i+3
	}
	i = ascii.SkipSpaces(s, i)
	if d, end := scanClockOffset(s, i); end > i {
		return sign * d, end, true
	}
	v, end := scanLength(s, i)
	if end > i && v.Known {
		return sign * v.Value, end, !ascii.IsAlnumAt(s, end)
	}
	n := ascii.CountDigitsAt(s, i)
	if !named || n == 0 || n > 4 || ascii.IsAlnumAt(s, i+n) {
		return 0, 0, false
	}
	return sign * time.Duration(ascii.Atoi(s[i:i+n])) * time.Minute, i + n, true // "T+5": minutes
}

// scanClockOffset reads the length of time "00:15" or "1:05:30".
func scanClockOffset(s string, i int) (time.Duration, int) {
	n := ascii.CountDigitsAt(s, i)
	if n < 1 || n > 2 || ascii.At(s, i+n) != ':' || ascii.CountDigitsAt(s, i+n+1) != 2 {
		return 0, i
	}
	d := time.Duration(ascii.Atoi(s[i:i+n]))*time.Hour + time.Duration(ascii.Atoi(s[i+n+1:i+n+3]))*time.Minute
	end := i + n + 3
	if ascii.At(s, end) == ':' && ascii.CountDigitsAt(s, end+1) == 2 {
		d += time.Duration(ascii.Atoi(s[end+1:end+3])) * time.Second
		end += 3
	}
	if ascii.IsAlnumAt(s, end) {
		return 0, i
	}
	return d, end
}
