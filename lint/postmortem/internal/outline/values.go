package outline

import (
	"strings"
	"unicode/utf8"
)

// Unfilled tells a value that states nothing: empty, a placeholder, "TBD",
// "unknown", "n/a".
func Unfilled(s string) bool {
	s = strings.TrimSpace(s)
	if s == "" || s == "-" || s == "–" || s == "—" {
		return true
	}
	if bracketed(strings.TrimLeft(s, "$€£ ")) {
		return true
	}
	switch strings.ToLower(strings.Trim(s, " .()*_?")) {
	case "", "tbd", "tba", "tbc", "todo", "unknown", "n/a", "na", "xxx", "to be determined", "to be done", "to be filled in":
		return true
	}
	return false
}

// bracketed tells "[Name]" and "<name>", with nothing of substance behind.
func bracketed(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	closing := map[rune]string{'[': "]", '<': ">", '{': "}"}[r]
	if closing == "" {
		return false
	}
	i := strings.LastIndex(s, closing)
	if i < 0 || strings.Contains(s[1:i], closing) && r != '{' {
		return false
	}
	rest := strings.ToLower(strings.Trim(s[i+1:], " .()"))
	return rest == "" || rest == "estimated"
}
