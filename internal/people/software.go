package people

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/pmlint/pmlint/internal/lexicon"
)

// RunsAs reports whether a document, given by its source, treats a name as that
// of software, whatever it is elsewhere: it is a command in code ("`luigi
// --workers 4`"), a thing by the noun that follows it ("the Celeste daemon"), or
// an "it" ("Celeste itself", "Celeste crashed; it"). The name is a single word as
// it stands in the text.
func RunsAs(src []byte, name string) bool {
	if len(name) < 2 {
		return false
	}
	low := []byte(strings.ToLower(name))
	return occurs(src, []byte(name), isThing) || occurs(src, low, isCommand)
}

// occurs reports whether found holds for any place where a word stands.
func occurs(src, word []byte, found func(before, after []byte) bool) bool {
	for at := 0; ; {
		i := bytes.Index(src[at:], word)
		if i < 0 {
			return false
		}
		start, end := at+i, at+i+len(word)
		if !isWordByte(src, start-1) && !isWordByte(src, end) && found(line(src[:start], -1), line(src[end:], 1)) {
			return true
		}
		at = end
	}
}

func isWordByte(src []byte, i int) bool {
	if i < 0 || i >= len(src) {
		return false
	}
	c := src[i]
	return c == '_' || '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'z' || c >= utf8.RuneSelf
}

// near is how far the words that decide may stand from a name, in bytes.
const near = 80

// line is what stands before (side -1) or behind a name in its line, at most near
// bytes of it.
func line(src []byte, side int) []byte {
	if side < 0 {
		src = src[max(0, len(src)-near):]
		return src[bytes.LastIndexByte(src, '\n')+1:]
	}
	src = src[:min(len(src), near)]
	if i := bytes.IndexByte(src, '\n'); i >= 0 {
		src = src[:i]
	}
	return src
}

// isCommand reports whether a word in lower case begins a command: in a code span
// with arguments, or behind a prompt.
func isCommand(before, after []byte) bool {
	if len(after) < 2 || after[0] != ' ' {
		return false
	}
	if bytes.HasSuffix(before, []byte("`")) {
		return bytes.IndexByte(after, '`') > 1
	}
	prompt := strings.TrimLeft(string(before), " \t")
	return prompt == "$ " || prompt == "# " && after[1] == '-'
}

// isThing reports whether what stands around a name makes it a thing.
func isThing(before, after []byte) bool {
	rest := string(after)
	if next, _ := nextWord(rest); next == "itself" {
		return true
	}
	next, behind := nextWord(rest)
	if article.Has(lastWord(before)) && machine.Has(strings.ToLower(next)) {
		return true
	}
	return breaks.Has(next) && isItNext(behind) || (next == "is" || next == "was") && isMachineNext(behind)
}

// isMachineNext reports whether what a name "is" is a program: "a daemon on each
// box", "our clean-up bot".
func isMachineNext(s string) bool {
	w, rest := nextWord(s)
	if w != "a" && w != "an" && w != "the" && w != "our" {
		return false
	}
	for range 3 { // what qualifies it
		if w, rest = nextWord(rest); machine.Has(strings.ToLower(w)) {
			return true
		}
	}
	return false
}

// nextWord is the word behind one blank, and what follows it.
func nextWord(s string) (word, rest string) {
	if !strings.HasPrefix(s, " ") {
		return "", s
	}
	s = s[1:]
	end := 0
	for end < len(s) && (s[end]|0x20 >= 'a' && s[end]|0x20 <= 'z' || s[end] == '-') {
		end++
	}
	return s[:end], s[end:]
}

// lastWord is the word that ends before the last blank, in lower case.
func lastWord(s []byte) string {
	s, ok := bytes.CutSuffix(s, []byte(" "))
	if !ok {
		return ""
	}
	start := len(s)
	for start > 0 && s[start-1]|0x20 >= 'a' && s[start-1]|0x20 <= 'z' {
		start--
	}
	return strings.ToLower(string(s[start:]))
}

// isItNext reports whether "it" takes up what broke, in a clause of its own: "...
// at 14:05; it was", "... and it had". Nothing that it could mean instead may
// stand between.
func isItNext(s string) bool {
	clause := false
	for w := range strings.FieldsSeq(s) {
		word := strings.ToLower(strings.Trim(w, ".,;:()"))
		switch {
		case word == "it" || word == "its":
			return clause
		case joins.Has(word):
			clause = true
		case !between.Has(word) && strings.Trim(w, "0123456789:.,;-–—") != "":
			return false
		}
		clause = clause || strings.HasSuffix(w, ".") || strings.HasSuffix(w, ";") || strings.HasSuffix(w, ",")
	}
	return false
}

var (
	signs   = lexicon.New("internal/people/software.txt", softwareFile)
	article = signs.Set("article")
	machine = signs.Set("machine")
	breaks  = signs.Set("breaks")
	between = signs.Set("between")
	joins   = signs.Set("joins")
)
