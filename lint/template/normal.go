package template

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// normal brings a title, label or sentence to the form in which two of them
// are compared: lower case, words and figures only, one space between words,
// "and" for "&".
func normal(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	gap := false
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		i += n
		switch {
		case r == '\'' || r == '’': // "didn't" and "didnt" are one word
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r):
			if gap && b.Len() > 0 {
				b.WriteByte(' ')
			}
			gap = false
			b.WriteRune(unicode.ToLower(r))
		case r == '&':
			b.WriteString(" and")
			gap = true
		default:
			gap = true
		}
	}
	return strings.TrimPrefix(b.String(), " ")
}
