package chrono

import (
	"bytes"

	"github.com/pmlint/pmlint/internal/ascii"
)

// TimedLines is how many lines begin with a time written with a dot, "8.48 ", how
// many with a colon, "8:48", and how many more are not blank.
type TimedLines struct{ Dotted, Colons, Others int }

// With adds the lines of n, or takes them off where sign is -1.
func (t TimedLines) With(n TimedLines, sign int) TimedLines {
	return TimedLines{t.Dotted + sign*n.Dotted, t.Colons + sign*n.Colons, t.Others + sign*n.Others}
}

// CountLines counts the lines of src.
func CountLines(src []byte) (t TimedLines) {
	for line := range bytes.Lines(src) {
		n := 0
		for n < len(line) && n < 3 && ascii.IsDigit(line[n]) {
			n++
		}
		if n < 1 || n > 2 || len(line) < n+4 || !ascii.IsDigit(line[n+1]) || !ascii.IsDigit(line[n+2]) || line[n+1] > '5' ||
			line[n+3] != ' ' && line[n+3] != ':' {
			if len(bytes.TrimSpace(line)) > 0 {
				t.Others++
			}
			continue
		}
		switch line[n] {
		case '.':
			t.Dotted++
		case ':':
			t.Colons++
		}
	}
	return t
}

// StampedLines reports whether n lines begin with figures on both sides of a
// colon, a dash or a dot: a text with fewer holds no run of stamps.
func StampedLines(src []byte, n int) bool {
	for line := range bytes.Lines(src) {
		if hasStampSign(line[:min(len(line), 64)]) {
			if n--; n == 0 {
				return true
			}
		}
	}
	return false
}

// hasStampSign finds figures on both sides of a colon or a dash.
func hasStampSign(s []byte) bool {
	for i := 1; i+1 < len(s); i++ {
		if (s[i] == ':' || s[i] == '-' || s[i] == '.') && ascii.IsDigit(s[i-1]) && ascii.IsDigit(s[i+1]) {
			return true
		}
	}
	return false
}
