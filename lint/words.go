package lint

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// Count writes a number with its noun: "1 error", "2 errors".
func Count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return strconv.Itoa(n) + " " + noun + "s"
}

// isSpaced tells ASCII whose words are parted by one blank each.
func isSpaced(s string) bool {
	before := byte(' ')
	for i := range len(s) {
		c := s[i]
		if c >= 0x80 || c < ' ' || c == ' ' && before == ' ' {
			return false
		}
		before = c
	}
	return before != ' ' || s == ""
}

// Quoted lists names for a message, with a word before the last of them: "A",
// "B" and "C".
func Quoted(names []string, last string) string {
	quoted := make([]string, len(names))
	for i, n := range names {
		quoted[i] = `"` + n + `"`
	}
	if len(quoted) < 2 {
		return strings.Join(quoted, "")
	}
	return strings.Join(quoted[:len(quoted)-1], ", ") + " " + last + " " + quoted[len(quoted)-1]
}

// Short is a text as messages quote it: in one line, without its final full
// stop, with single quotation marks within, and of a long one the first words.
func Short(s string) string {
	const most = 60
	if !isSpaced(s) {
		s = strings.Join(strings.Fields(s), " ")
	}
	s = strings.TrimRight(s, ".")
	s = strings.ReplaceAll(s, `"`, "'")
	if len(s) <= most {
		return s
	}
	if cut := strings.LastIndexByte(s[:most+1], ' '); cut >= most/2 {
		return strings.TrimRight(s[:cut], " ,;:") + " ..."
	}
	cut := most
	for !utf8.RuneStart(s[cut]) {
		cut--
	}
	return s[:cut] + "..."
}
