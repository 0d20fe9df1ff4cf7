package chrono

import (
	"bytes"

	"github.com/pmlint/pmlint/lint/internal/ascii"
)

// CountLines counts the lines that begin with a time written with a dot, "8.48 ",
// and with a colon, "8:48".
func CountLines(src []byte) (dotted, colons int) {
	for line := range bytes.Lines(src) {
		n := 0
		for n < len(line) && n < 3 && ascii.IsDigit(line[n]) {
			n++
		}
		if n < 1 || n > 2 || len(line) < n+4 || !ascii.IsDigit(line[n+1]) || !ascii.IsDigit(line[n+2]) || line[n+1] > '5' ||
			line[n+3] != ' ' && line[n+3] != ':' {
			continue
		}
		switch line[n] {
		case '.':
			dotted++
		case ':':
			colons++
		}
	}
	return dotted, colons
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
