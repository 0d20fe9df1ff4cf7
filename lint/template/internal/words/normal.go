package words

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Normal brings a title, label or sentence to the form in which two of them
// are compared: lower case, words and figures only, one space between words,
// "and" for "&".
func Normal(s string) string {
	var buf [96]byte
	return string(appendNormal(buf[:0], s, len(s)+1))
}

// appendNormal appends the first bytes of the normal form of s to b, which is
// empty: at least limit of them, where there are so many.
func appendNormal(b []byte, s string, limit int) []byte {
	gap := false
	for i := 0; i < len(s) && len(b) < limit; {
		c := s[i]
		if c >= utf8.RuneSelf {
			n := 0
			b, gap, n = appendWide(b, s[i:], gap)
			i += n
			continue
		}
		i++
		switch {
		case c >= 'A' && c <= 'Z':
			c += 'a' - 'A'
			fallthrough
		case c >= 'a' && c <= 'z' || c >= '0' && c <= '9':
			if gap && len(b) > 0 {
				b = append(b, ' ')
			}
			gap = false
			b = append(b, c)
		case c == '\'': // "didn't" and "didnt" are one word
		case c == '&':
			if len(b) > 0 {
				b = append(b, ' ')
			}
			b = append(b, "and"...)
			gap = true
		default:
			gap = true
		}
	}
	return b
}

// appendWide appends the character that s begins with, if it is part of a word,
// and returns its length in bytes.
func appendWide(b []byte, s string, gap bool) (out []byte, nowGap bool, n int) {
	r, n := utf8.DecodeRuneInString(s)
	switch {
	case r == '’':
		return b, gap, n
	case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r):
		if gap && len(b) > 0 {
			b = append(b, ' ')
		}
		return utf8.AppendRune(b, unicode.ToLower(r)), false, n
	}
	return b, true, n
}

// Head is the start of a normal form, long enough that two texts that differ
// mostly differ in it.
type Head [12]byte

// HeadOf is the start of the normal form of s; it makes no copy of s.
func HeadOf(s string) Head {
	var buf [96]byte
	var h Head
	copy(h[:], appendNormal(buf[:0], s, len(h)))
	return h
}

// TitleKey is the form in which the titles and labels of documents are
// compared: what stands in parentheses and a number at the start are data.
func TitleKey(s string) string { return Normal(plainTitle(s)) }

// plainTitle is a title without what stands in parentheses, without a number at
// its start and without a colon at its end.
func plainTitle(s string) string {
	if open := strings.IndexByte(s, '('); open > 0 && strings.IndexByte(s[open:], ')') > 0 {
		s = s[:open]
	}
	return trimNumber(strings.TrimRight(strings.TrimSpace(s), " :-–—"))
}
