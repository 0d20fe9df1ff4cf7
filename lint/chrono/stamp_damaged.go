package chrono

import (
	"strings"

	"github.com/pmlint/pmlint/internal/ascii"
)

// ScanDamaged finds what a text begins with that was meant as a stamp and is
// none: "14;10", "14:2O", "14:5", "09:", "T+5x", "Mar 32". to is 0 where there is none.
func ScanDamaged(s string) (from, to int) {
	for from < len(s) && strings.IndexByte(" \t[(*_`~", s[from]) >= 0 {
		from++
	}
	token := s[from:]
	if i := strings.IndexAny(token, " \t\n)]"); i >= 0 {
		token = token[:i]
	}
	to = from + len(strings.TrimRight(token, ":,-"))
	switch {
	case isDamagedOffset(token):
		if _, next := ScanStamp(s[from:to], OrderUnknown, ClockStyle{}); next > 0 {
			return 0, 0 // "T+0 is 14:05" explains the times below
		}
		return from, to
	case isDamagedClock(token):
		return from, to
	case isHalfClock(token):
		return from, from + len(token)
	}
	if n := damagedDay(s[from:]); n > 0 {
		return from, from + n
	}
	return 0, 0
}

// isDamagedOffset tells "T+5x".
func isDamagedOffset(token string) bool {
	return len(token) > 2 && token[0]|0x20 == 't' && (token[1] == '+' || token[1] == '-') && ascii.IsDigit(token[2])
}

// isDamagedClock tells "14;10", "14:2O" and "4;10".
func isDamagedClock(token string) bool {
	if len(token) < 4 || len(token) > 9 {
		return false
	}
	switch ascii.CountDigits(token) {
	case 1:
		return token[1] == ';' && ascii.CountDigitsAt(token, 2) == 2 && len(token) == 4
	case 2:
		return (token[2] == ':' || token[2] == ';') && ascii.IsDigit(token[3]) && ascii.Atoi(token[:2]) < 24
	}
	return false
}

// isHalfClock reports whether a token is an hour whose minutes are missing: "09:".
func isHalfClock(token string) bool {
	return len(token) == 3 && ascii.CountDigits(token) == 2 && token[2] == ':' && ascii.Atoi(token[:2]) < 24
}

// damagedDay is the length of a month with a day that none has: "Mar 32".
func damagedDay(s string) int {
	w := ascii.CountLetters(s)
	if MonthOf(s[:w]) == 0 || ascii.At(s, w) != ' ' || ascii.CountDigitsAt(s, w+1) != 2 || ascii.Atoi(s[w+1:w+3]) <= 31 {
		return 0
	}
	return w + 3
}
