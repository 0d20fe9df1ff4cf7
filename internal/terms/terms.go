// Package terms tells whether two short texts speak of the same thing: by the
// stems of the words that carry their meaning. It is a guess, good enough to
// ask a question by and never to accuse.
package terms

import (
	"slices"
	"strings"
	"sync"

	"github.com/pmlint/pmlint/internal/english"
)

// Set is the stems of a text's content words, as hashes in ascending order and
// without repetition.
type Set []uint32

// Of gives the content words of a text, or of several together: of four letters
// or more, or identifiers with figures, capitals within, dots or underscores.
// Words that any postmortem is full of ("incident", "because", "should") are
// left out.
func Of(texts ...string) Set {
	var room [64]uint32
	out := room[:0]
	for _, s := range texts {
		out = appendTerms(out, s)
	}
	slices.Sort(out)
	return slices.Clone(slices.Compact(out))
}

func appendTerms(out []uint32, s string) []uint32 {
	var room [48]byte
	low := room[:0]
	stop := stopWords()
	for i := 0; i < len(s); {
		if n := separator(s, i); n > 0 {
			i += n
			continue
		}
		start := i
		for i++; i < len(s) && separator(s, i) == 0; {
			i++
		}
		var w word
		w, low = readWord(trim(s[start:i]), low[:0])
		if t := w.stem(low, stop); len(t) > 0 {
			out = append(out, hash(t))
		}
	}
	return out
}

// kind is what a byte is in a word.
type kind uint8

const (
	lower kind = 1 << iota
	upper
	digit
	mark   // that joins the parts of an identifier
	quote  // of a contraction
	beyond // ASCII
	hump   // of a word: a capital after a small letter
)

// kinds are those of ASCII's bytes; what has none parts words.
var kinds = func() (table [256]kind) {
	for c := range table {
		switch {
		case c >= 'a' && c <= 'z':
			table[c] = lower
		case c >= 'A' && c <= 'Z':
			table[c] = upper
		case c >= '0' && c <= '9':
			table[c] = digit
		case c == '_' || c == '.' || c == '/':
			table[c] = mark
		case c == '\'':
			table[c] = quote
		case c >= 0x80:
			table[c] = beyond
		}
	}
	return table
}()

// separator is the length of what parts words at s[i], or 0 within a word.
func separator(s string, i int) int {
	switch kinds[s[i]] {
	case 0:
		return 1
	case beyond:
		if s[i] == 0xE2 && (strings.HasPrefix(s[i:], "→") || strings.HasPrefix(s[i:], "–") || strings.HasPrefix(s[i:], "—")) {
			return 3
		}
	}
	return 0
}

// trim takes the marks off a word that stand at its ends, and the ending of a
// possessor: "the queue's length" is of the queue.
func trim(w string) string {
	if n := len(w) - 2; n > 0 && w[n+1] == 's' && w[n] == '\'' {
		w = w[:n]
	}
	w = strings.TrimSuffix(w, "’s")
	const marks = "_./'’"
	const letter = lower | upper
	if len(w) == 0 || kinds[w[0]]&letter != 0 && kinds[w[len(w)-1]]&letter != 0 {
		return w
	}
	return strings.Trim(w, marks)
}

// word is a word and the kinds of bytes in it.
type word struct {
	text string
	has  kind
}

// readWord looks at each byte of a word, and appends it to low in lower case.
func readWord(text string, low []byte) (word, []byte) {
	w := word{text: text}
	var before kind
	for i := 0; i < len(text); i++ {
		c, s := text[i], kinds[text[i]]
		if s == upper {
			if before == lower {
				w.has |= hump
			}
			c |= 0x20
		}
		w.has |= s
		before = s
		low = append(low, c)
	}
	if w.has&beyond != 0 {
		low = append(low[:0], strings.ToLower(text)...)
	}
	return w, low
}

// hash is FNV-1a. That two stems in some hundred share a hash is rarer than that
// two words share a stem by accident.
func hash(b []byte) uint32 {
	h := uint32(2166136261)
	for _, c := range b {
		h = (h ^ uint32(c)) * 16777619
	}
	return h
}

// Common is the number of stems that both sets have.
func (s Set) Common(other Set) int {
	n := 0
	for i, j := 0, 0; i < len(s) && j < len(other); {
		switch {
		case s[i] == other[j]:
			n, i, j = n+1, i+1, j+1
		case s[i] < other[j]:
			i++
		default:
			j++
		}
	}
	return n
}

// Shares tells whether the two sets have a stem in common.
func (s Set) Shares(other Set) bool {
	for i, j := 0, 0; i < len(s) && j < len(other); {
		switch {
		case s[i] == other[j]:
			return true
		case s[i] < other[j]:
			i++
		default:
			j++
		}
	}
	return false
}

// Union is the stems of all the sets.
func Union(sets ...Set) Set {
	out := slices.Concat(sets...)
	slices.Sort(out)
	return slices.Compact(out)
}

// Key stands for the whole set: equal sets have equal keys, and different ones
// in practice never.
func (s Set) Key() uint64 {
	h := uint64(14695981039346656037)
	for _, stem := range s {
		h = (h ^ uint64(stem)) * 1099511628211
	}
	return h
}

// stem is the stem of a content word, or nothing. low is the word in lower case,
// and is cut.
func (w word) stem(low []byte, stop *wordList) []byte {
	if w.isIdentifier() {
		return low
	}
	if len(low) < 4 && !w.isAcronym(low) {
		return nil
	}
	if stop.has(low) {
		return nil
	}
	if low = english.Stem(low); stop.has(low) {
		return nil
	}
	return low
}

func (w word) isIdentifier() bool {
	return len(w.text) >= 2 && w.has&(lower|upper|quote|beyond) != 0 && w.has&(digit|mark|hump) != 0
}

// isAcronym tells short names in capitals: "DNS", "TLS", "CDN".
func (w word) isAcronym(low []byte) bool {
	if len(w.text) < 2 || len(w.text) > 5 || w.has&lower != 0 {
		return false
	}
	return w.has&upper != 0 && w.has&beyond == 0 || w.text != string(low) && w.text == strings.ToUpper(w.text)
}

// stopWords are words without a subject of their own, and those that stand in
// every postmortem.
var stopWords = sync.OnceValue(func() *wordList {
	return newWordList(stop.All())
})

// wordList is a set of words. Most words are no member by their first and last
// letter and their length, which are asked first.
type wordList struct {
	words map[string]bool
	ends  ['z' + 1]uint64 // by the first byte, a bit for each of its words
}

func newWordList(words []string) *wordList {
	l := &wordList{words: make(map[string]bool, len(words))}
	for _, w := range words {
		l.words[w] = true
		l.ends[w[0]] |= endOf([]byte(w))
	}
	return l
}

func (l *wordList) has(w []byte) bool {
	if len(w) == 0 || w[0] > 'z' || l.ends[w[0]]&endOf(w) == 0 {
		return false
	}
	return l.words[string(w)]
}

// endOf is the bit that stands for a word's length and last letter.
func endOf(w []byte) uint64 { return 1 << ((len(w)*8 + int(w[len(w)-1])) % 64) }
