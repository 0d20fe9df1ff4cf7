// Package words reads the texts of templates and the titles of documents: what of a
// text is to be filled in, what stays, in what form two titles are compared.
package words

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pmlint/pmlint/internal/ascii"
)

// Blank is a spot of a template that a writer fills in: the bytes [start, end)
// of a text.
type Blank struct{ Start, End int }

// Blanks finds the spots of s to fill in, in every syntax that templates use:
// [Incident Title], <Your name>, {{ date }}, YYYY-MM-DD, HH:MM, ??, XXX, "Lorem
// ipsum". In a template every bracket is one; in a document most are not.
func Blanks(s string) []Blank {
	var found []Blank
	for i := 0; i < len(s); {
		if n := blankAt(s, i); n > 0 {
			found = append(found, Blank{i, i + n})
			i += n
			continue
		}
		_, n := utf8.DecodeRuneInString(s[i:])
		i += n
	}
	return found
}

// blankAt is the length of the Blank that begins at s[i], or 0.
func blankAt(s string, i int) int {
	rest := s[i:]
	switch c := rest[0]; {
	case c == '{' && strings.HasPrefix(rest, "{{"):
		return closed(rest, "{{", "}}")
	case c == '[':
		return bracketed(rest)
	case c == '<':
		return closed(rest, "<", ">")
	case c == '?':
		if i == 0 || s[i-1] == ' ' { // "?mins", "??"
			return run(rest, "?", 1)
		}
		return run(rest, "?", 2)
	case isWordStart(s, i):
		return Pattern(rest)
	}
	return 0
}

// closed is the length of a stretch from open to the next end, or 0.
func closed(s, open, end string) int {
	if n := strings.Index(s, end); n > len(open) {
		return n + len(end)
	}
	return 0
}

// bracketed is the length of [words], or 0 for a task box, a footnote or a
// link.
func bracketed(s string) int {
	n := closed(s, "[", "]")
	if n < 4 || s[1] == '^' || n < len(s) && (s[n] == '(' || s[n] == '[') {
		return 0
	}
	return n
}

func run(s, set string, least int) int {
	n := len(s) - len(strings.TrimLeft(s, set))
	if n < least {
		return 0
	}
	return n
}

func isWordStart(s string, i int) bool {
	r, _ := utf8.DecodeRuneInString(s[i:])
	if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(s[:i])
	return i == 0 || !unicode.IsLetter(before) && !unicode.IsDigit(before)
}

// Pattern is the length of a word that stands for a date, a time or anything:
// letters of YYYY-MM-DD and HH:mm with figures among them, or XXX, YYY, ZZZ,
// TBD, TODO.
func Pattern(s string) int {
	n := 0
	for n < len(s) && (ascii.IsAlnum(s[n]) || strings.IndexByte("-/:.", s[n]) >= 0) {
		n++
	}
	n -= len(s[:n]) - len(strings.TrimRight(s[:n], "-/:."))
	word := s[:n]
	switch word {
	case "TBD", "TODO", "TBA", "XX", "XXX", "XXXX", "YYY", "ZZZ", "N.N":
		return n
	}
	if IsDatePattern(word) || IsTimePattern(word) {
		return n
	}
	return 0
}

// IsDatePattern tells YYYY-MM-DD, DD/MM/YYYY, 20xx-MM-DD, 2023-MM-DD, YYYY.
func IsDatePattern(s string) bool {
	if strings.EqualFold(s, "yyyy") || strings.EqualFold(s, "20xx") {
		return true
	}
	if !strings.ContainsAny(s, "-/.") {
		return false
	}
	low := strings.ToLower(s)
	parts := strings.FieldsFunc(low, func(r rune) bool { return r == '-' || r == '/' || r == '.' })
	if len(parts) != 3 {
		return false
	}
	left := 0
	for _, p := range parts {
		switch p {
		case "yyyy", "yy", "20xx", "20yy", "xxxx", "mm", "dd", "nn", "xx":
			left++
		}
	}
	return left >= 2
}

// IsTimePattern tells HH:MM, HH:mm:ss, hh:mm.
func IsTimePattern(s string) bool {
	for _, pattern := range [...]string{"hh:mm", "hh:mm:ss", "hhmm", "xx:xx"} {
		if strings.EqualFold(s, pattern) {
			return true
		}
	}
	return false
}

// Awaits reports whether a text holds a spot to fill in, "{words}" and "${words}"
// among them, which are blanks in few templates and code in most documents.
func Awaits(s string) bool {
	return len(Blanks(s)) > 0 || strings.Contains(s, "{") && strings.Contains(s, "}") || strings.HasPrefix(strings.ToLower(s), "lorem ipsum")
}

// WithoutBlanks is what is left of s once its blanks are taken out.
func WithoutBlanks(s string) string {
	spots := Blanks(s)
	if len(spots) == 0 {
		return s
	}
	var b strings.Builder
	at := 0
	for _, spot := range spots {
		b.WriteString(s[at:spot.Start])
		b.WriteByte(' ')
		at = spot.End
	}
	b.WriteString(s[at:])
	return b.String()
}

// HasWords tells whether s has a letter or figure.
func HasWords(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) >= 0
}

// IsOptional tells whether a title, label or instruction says that its subject
// may be left out.
func IsOptional(s string) bool {
	s = strings.ToLower(s)
	for _, mark := range []string{"optional", "if applicable", "if any", "if needed", "if necessary",
		"if relevant", "when applicable", "where applicable", "as needed", "as required", "as applicable", "if there is one",
		"if there are any"} {
		if strings.Contains(s, mark) && !strings.Contains(s, "not optional") {
			return true
		}
	}
	return false
}

// IsUsual reports whether a title or label says that its subject is usual: one may
// leave it out, and is told so.
func IsUsual(s string) bool {
	s = strings.ToLower(s)
	return strings.Contains(s, "(usual)") || strings.Contains(s, "(recommended)")
}

// BareTitle is the title of a template's section that documents are compared
// with: blanks in it are data too.
func BareTitle(s string) string { return plainTitle(WithoutBlanks(s)) }

// trimNumber takes "3.", "3.1" or "IV)" off the start of a title.
func trimNumber(s string) string {
	i := 0
	for i < len(s) && (ascii.IsDigit(s[i]) || s[i] == '.' || s[i] == ')') {
		i++
	}
	if i == 0 || i == len(s) || s[i] != ' ' {
		return s
	}
	return strings.TrimSpace(s[i:])
}
