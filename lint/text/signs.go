package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pmlint/pmlint/internal/ascii"
)

// DashAt reports whether a hyphen or dash stands at i, and its length.
func DashAt(s string, i int) (ok bool, n int) {
	if i >= len(s) {
		return false, 0
	}
	if s[i] == '-' {
		return true, 1
	}
	if strings.HasPrefix(s[i:], "\u2010") || strings.HasPrefix(s[i:], "\u2011") || strings.HasPrefix(s[i:], "\u2012") ||
		strings.HasPrefix(s[i:], "\u2013") || strings.HasPrefix(s[i:], "\u2014") {
		return true, 3
	}
	return false, 0
}

// Pictograph gives the length of the emoji or symbol that s begins with, if a
// blank follows it.
func Pictograph(s string) int {
	r, n := utf8.DecodeRuneInString(s)
	if r < 0x2190 || unicode.IsLetter(r) || r == 0x2248 || r == 0x223c {
		return 0
	}
	if strings.HasPrefix(s[n:], "\ufe0f") {
		n += 3
	}
	if ascii.At(s, n) != ' ' {
		return 0
	}
	return n + 1
}

// Pictographs gives the length of the emoji that s begins with, joined and coloured ones
// as one, if a blank follows them.
func Pictographs(s string) int {
	at := 0
	for i, r := range s {
		switch {
		case r == ' ' && i > 0:
			at = i + 1
		case r == '\u200d' || r == '\ufe0f' || r >= 0x1f3fb && r <= 0x1f3ff: // joins, colours
		case r < 0x2190 || unicode.IsLetter(r) || r == 0x2248 || r == 0x223c:
			return at
		}
	}
	return at
}
