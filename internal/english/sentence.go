// Package english knows the forms of English that pmlint needs wherever it reads
// prose: where a sentence ends, how a verb and a noun are inflected, what words are
// of one stem. It knows no document.
package english

import (
	_ "embed"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pmlint/pmlint/internal/ascii"
	"github.com/pmlint/pmlint/internal/lexicon"
)

//go:embed words.txt
var wordsFile string

var (
	words         = lexicon.New("internal/english/words.txt", wordsFile)
	abbreviations = words.Set("abbreviation")
	numbered      = words.Set("numbered")
	irregular     = lexicon.NewTable(words, "verb", map[string]string{
		"build": "build", "make": "make", "run": "run", "send": "send", "write": "write",
	})
)

// SentenceEnd is where the sentence of s ends that begins at start, behind its full
// stop.
func SentenceEnd(s string, start int) int {
	for i := start; i < len(s); {
		if !MayEnd[s[i]] {
			i++
			continue
		}
		n, ends := Boundary(s, start, i)
		if i += n; ends {
			return i
		}
	}
	return len(s)
}

// MayEnd are the bytes that Boundary looks at, so that a reader can pass over all others.
var MayEnd = func() (t [256]bool) {
	t['\n'], t['.'], t['!'], t['?'] = true, true, true, true
	for c := firstWideStop; c < len(t); c++ {
		t[c] = true
	}
	return t
}()

// firstWideStop begins the first of the stops that are not ASCII: "…".
const firstWideStop = 0xe2

// Boundary looks at what stands at i: how many bytes to go on, and whether a
// sentence that began at start ends behind them.
func Boundary(s string, start, i int) (n int, ends bool) {
	switch c := s[i]; {
	case c == '\n':
		return 1, true
	case c == '.' || c == '!' || c == '?':
		n = 1
		for i+n < len(s) && strings.IndexByte(".!?", s[i+n]) >= 0 {
			n++
		}
		for i+n < len(s) && strings.IndexByte(`"')]`, s[i+n]) >= 0 {
			n++
		}
		for i+n < len(s) && (strings.HasPrefix(s[i+n:], "”") || strings.HasPrefix(s[i+n:], "’")) {
			n += len("”")
		}
		if !MayBegin(s, i+n) {
			return n, false
		}
		return n, c != '.' || !endsAbbreviation(s, start, i)
	case c >= firstWideStop:
		if strings.HasPrefix(s[i:], "。") || strings.HasPrefix(s[i:], "！") || strings.HasPrefix(s[i:], "？") {
			return 3, true
		}
		if strings.HasPrefix(s[i:], "…") {
			return 3, MayBegin(s, i+3)
		}
	}
	return 1, false
}

// MayBegin reports whether a sentence may begin behind a full stop that ends at i:
// blanks follow, then no small letter.
func MayBegin(s string, i int) bool {
	if i >= len(s) {
		return true
	}
	rest := strings.TrimLeft(s[i:], " \t\n")
	if len(rest) == len(s)-i {
		return false
	}
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(rest, "\"'([“‘"))
	return !unicode.IsLower(r)
}

// endsAbbreviation tells that the full stop at i belongs to the word before it.
func endsAbbreviation(s string, start, i int) bool {
	from := i
	for from > start && (ascii.IsLetter(s[from-1]) || ascii.IsDigit(s[from-1]) || s[from-1] == '.') {
		from--
	}
	word := s[from:i]
	switch {
	case word == "":
		return false
	case len(word) == 1 && word[0] >= 'A' && word[0] <= 'Z' && word != "I":
		return true // an initial
	case ascii.CountDigits(word) == len(word):
		return from == start // "1." in front of a sentence
	}
	switch w := strings.ToLower(word); {
	case abbreviations.Has(w):
		return true
	case numbered.Has(w):
		next := strings.TrimLeft(s[i+1:], " ")
		return next != "" && ascii.IsDigit(next[0])
	}
	return false
}
