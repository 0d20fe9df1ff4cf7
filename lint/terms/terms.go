// Package terms tells whether two short texts speak of the same thing: by the
// stems of the words that carry their meaning. It is a guess, good enough to
// ask a question by and never to accuse.
package terms

import (
	"bytes"
	"slices"
	"strings"
	"sync"
)

// Set is the stems of a text's content words, as hashes in ascending order and
// without repetition.
type Set []uint32

// Of gives the content words of s: of four letters or more, or identifiers with
// figures, capitals within, dots or underscores. Words that any postmortem is
// full of ("incident", "because", "should") are left out.
func Of(s string) Set {
	var scratch [48]byte
	var found [48]uint32
	out, low := found[:0], scratch[:0]
	for i := 0; i < len(s); {
		if n := separator(s, i); n > 0 {
			i += n
			continue
		}
		start := i
		for i++; i < len(s) && separator(s, i) == 0; {
			i++
		}
		w := trim(s[start:i])
		low = appendLower(low[:0], w)
		if t := stemOf(w, low); len(t) > 0 {
			out = append(out, hash(t))
		}
	}
	slices.Sort(out)
	return slices.Clone(slices.Compact(out))
}

// separator is the length of what parts words at s[i], or 0 within a word.
func separator(s string, i int) int {
	switch c := s[i]; {
	case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c >= '0' && c <= '9', c == '_', c == '\'', c == '.', c == '/':
		return 0
	case c < 0x80:
		return 1
	case c == 0xE2 && (strings.HasPrefix(s[i:], "→") || strings.HasPrefix(s[i:], "–") || strings.HasPrefix(s[i:], "—")):
		return 3
	}
	return 0
}

// trim takes the marks off a word that stand at its ends.
func trim(w string) string {
	const marks = "_./'’"
	if len(w) == 0 || isLetter(w[0]) && isLetter(w[len(w)-1]) {
		return w
	}
	return strings.Trim(w, marks)
}

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// appendLower appends w in lower case.
func appendLower(b []byte, w string) []byte {
	for i := 0; i < len(w); i++ {
		c := w[i]
		if c >= 0x80 {
			return append(b[:0], strings.ToLower(w)...)
		}
		if c >= 'A' && c <= 'Z' {
			c |= 0x20
		}
		b = append(b, c)
	}
	return b
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

// Union is the stems of both sets.
func (s Set) Union(other Set) Set {
	out := append(slices.Clone(s), other...)
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

// stemOf is the stem of a content word, or nothing. low is w in lower case, and
// is cut.
func stemOf(w string, low []byte) []byte {
	if isIdentifier(w) {
		return low
	}
	if len(low) < 4 && !isAcronym(w, low) {
		return nil
	}
	stop := stopWords()
	if stop[string(low)] {
		return nil
	}
	low = stem(low)
	if stop[string(low)] {
		return nil
	}
	return low
}

func isIdentifier(w string) bool {
	if len(w) < 2 {
		return false
	}
	digits, letters, inner := false, false, false
	for i := 0; i < len(w); i++ {
		switch c := w[i]; {
		case c >= '0' && c <= '9':
			digits = true
		case c == '_' || c == '.' || c == '/':
			inner = true
		case c >= 'A' && c <= 'Z':
			inner = inner || i > 0 && w[i-1] >= 'a' && w[i-1] <= 'z'
			letters = true
		default:
			letters = true
		}
	}
	return letters && (digits || inner)
}

// isAcronym tells short names in capitals: "DNS", "TLS", "CDN".
func isAcronym(w string, low []byte) bool {
	return len(w) >= 2 && len(w) <= 5 && w != string(low) && w == strings.ToUpper(w)
}

// suffixes are, by their last letter, what is cut off where at least four
// letters stay; the longest come first.
var suffixes = [...][]string{
	'd' - 'a': {"ied", "ed"},
	'e' - 'a': {"ance", "ence", "able", "ible", "ive", "e"},
	'g' - 'a': {"ing"},
	'l' - 'a': {"ful", "al"},
	'n' - 'a': {"ation", "ion"},
	'r' - 'a': {"er", "or"},
	's' - 'a': {"ations", "ments", "ities", "ions", "ings", "ness", "less", "ies", "ers", "ous", "es", "s"},
	't' - 'a': {"ment"},
	'y' - 'a': {"ingly", "ity", "ly", "y"},
}

// stem cuts the endings of an English word in lower case, so that "retries",
// "retried" and "retry", "deployment" and "deployed" become one.
func stem(w []byte) []byte {
	w = cutSuffix(cutSuffix(w))
	if len(w) >= 6 { // "migrate" like "migration"
		w = bytes.TrimSuffix(w, []byte("at"))
	}
	if n := len(w); n > 4 && w[n-1] == w[n-2] && w[n-1] != 's' { // "stopped"
		w = w[:n-1]
	}
	return w
}

func cutSuffix(w []byte) []byte {
	if len(w) < 5 {
		return w
	}
	last := w[len(w)-1] - 'a'
	if int(last) >= len(suffixes) {
		return w
	}
	for _, s := range suffixes[last] {
		if n := len(w) - len(s); n >= 4 && string(w[n:]) == s {
			return w[:n]
		}
	}
	return w
}

// stopWords are words without a subject of their own, and those that stand in
// every postmortem.
var stopWords = sync.OnceValue(func() map[string]bool {
	return wordSet(`
that this these those there their them then than with without within from into onto over under about after before during
while when where which what whom whose have having been being were will would could should might must shall does doing done
because since until also only just more most less least very much many some several other another each every both such same
they your ours here again once even though although however therefore thus still already never always often sometimes
make made makes take took taken takes give given gave gets getting used uses using need needs needed able
like well good better best poor poorly lucky luck happen happened happens occur occurred cause caused causes causing
incident incidents outage issue issues problem problems failure fail failed fails failing error errors service services system systems
time times team teams people user users customer customers production change changes changed impact impacted affected
add added ensure improve improved improvement fixed missing lack lacked absence none nothing anything something everything
first last next late early long short high able unable enough quickly quick soon between through across against upon
`)
})

func wordSet(list string) map[string]bool {
	words := strings.Fields(list)
	out := make(map[string]bool, len(words))
	for _, w := range words {
		out[w] = true
	}
	return out
}
