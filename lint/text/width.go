package text

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/mattn/go-runewidth"
)

// TabWidth is the distance of the tab stops that Visible lays tabs out to.
const TabWidth = 4

// Width is the number of terminal cells that s takes: wide characters two,
// combining ones none. Control characters are the caller's to remove.
func Width(s string) int {
	if IsPlain(s) {
		return len(s)
	}
	n := 0
	for _, r := range s {
		if !isNarrow(r) || runewidth.DefaultCondition.EastAsianWidth {
			return runewidth.StringWidth(s)
		}
		n++
	}
	return n
}

// isNarrow tells what takes one cell in any western text: the first question to
// go-runewidth builds a table, which takes a tenth of a short run.
func isNarrow(r rune) bool {
	switch r {
	case '‘', '’', '“', '”', '–', '—', '…', '→', '•':
		return true
	}
	return r >= 0x20 && r < 0x7f || r > 0xa0 && r < 0x300 && r != 0xad
}

// IsPlain tells that s is printable ASCII: each byte is one cell, and nothing in
// it acts on a terminal.
func IsPlain(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < 0x20 || s[i] >= 0x7f {
			return false
		}
	}
	return true
}

// maxBrief is the number of characters that an error quotes of a value.
const maxBrief = 80

// Brief is s as an error quotes it: of more than 80 characters the first ones and
// an ellipsis. Only whole code points are kept.
func Brief(s string) string {
	n := 0
	for i := range s {
		if n++; n > maxBrief {
			return s[:i] + "…"
		}
	}
	return s
}

// Visible makes s harmless to print: tabs become spaces up to the next stop
// (column is the cell that s starts in, from 0), and what a terminal or a log
// reader would act on (control characters, escape sequences, line and
// paragraph separators, bidirectional and zero-width controls, invalid bytes)
// is written out as a visible escape such as \x1b or \u202e.
func Visible(s string, column int) string {
	if IsPlain(s) {
		return s
	}
	var b strings.Builder
	width := column
	for i := 0; i < len(s); {
		if c := s[i]; c >= 0x20 && c < 0x7f {
			b.WriteByte(c)
			width++
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		piece := visibleRune(r, s[i:i+n], width)
		b.WriteString(piece)
		width += Width(piece)
		i += n
	}
	return b.String()
}

func visibleRune(r rune, raw string, column int) string {
	switch {
	case r == '\t':
		return strings.Repeat(" ", TabWidth-column%TabWidth)
	case r == utf8.RuneError && len(raw) == 1:
		return fmt.Sprintf(`\x%02x`, raw[0])
	case r < 0x20 || r == 0x7f:
		return fmt.Sprintf(`\x%02x`, r)
	case r == 0x200d: // the joiner inside an emoji does no harm and splitting it would
		return raw
	case unicode.Is(unicode.Cc, r), unicode.Is(unicode.Cf, r), r == 0x2028, r == 0x2029:
		if r > 0xffff {
			return fmt.Sprintf(`\U%08x`, r)
		}
		return fmt.Sprintf(`\u%04x`, r)
	}
	return raw
}
