package words

import (
	"strings"

	"github.com/pmlint/pmlint/internal/ascii"
)

// IsConstant reports whether a line of a template is meant to stay as it is in
// every document: it names somebody or something to turn to ("@sre-leads",
// "Announced in #incidents"), or says what holds for the whole document ("All times
// are UTC."). What asks the writer for something is none.
func IsConstant(s string) bool {
	if Awaits(s) || strings.HasSuffix(strings.TrimSpace(s), "?") {
		return false
	}
	low := Normal(s)
	for _, start := range [...]string{"all times", "times are", "all timestamps", "this document is", "this report is", "this postmortem is",
		"this review is", "we write postmortems", "we do not blame"} {
		if strings.HasPrefix(low, start) {
			return true
		}
	}
	names, words := 0, 0
	for word := range strings.FieldsSeq(s) {
		word = strings.Trim(word, ".,;:()*_`")
		switch {
		case isName(word):
			names++
		case HasWords(word):
			words++
		}
	}
	return names > 0 && words <= 4
}

// isName reports whether a word is that of somebody or of a channel: "@ana",
// "#incidents", "a@example.org".
func isName(word string) bool {
	at := strings.IndexByte(word, '@')
	if at >= 0 && at+1 < len(word) {
		return ascii.IsAlnum(word[at+1])
	}
	return len(word) > 2 && word[0] == '#' && ascii.IsLetter(word[1])
}
