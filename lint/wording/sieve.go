package wording

import (
	"slices"
	"strings"
)

// sieve tells quickly that a sentence cannot blame, by a look at its words: most
// have none of those without which nothing is found. It may err to the other
// side.
type sieve struct {
	table [1 << 15]sign8   // by hash; several words may share a place
	exact map[uint64]sign8 // by key: asked where the table finds a trigger
}

// sign8 is what a word tells of its sentence.
type sign8 uint8

const (
	strong   sign8 = 1 << iota // worth a reading by itself: "accidentally"
	weak                       // together with somebody: "not", "caused"
	modal                      // together with "have": "should"
	having                     // "have"
	somebody                   // "we", "engineer"
	common                     // begins a sentence with a capital and is no name: "The"
)

// weakWords are triggers that mean little where nobody is spoken of.
var weakWords = []string{
	"not", "never", "cannot", "error", "errors", "cause", "caused", "failed", "wrong", "took", "taken", "bad", "without", "introduced",
	"triggered", "invalid", "lack", "lacked", "broken", "broke", "suspended", "terminated", "spent", "incorrect", "brought",
	"crashed", "dropped", "deleted", "destroyed", "ca", "wo", "nor", "neither", "aware", "dangerous", "untested", "ignored", "skipped", "faulty",
	"typo", "typos", "poor", "assumed", "concluded", "supposed", "leaked", "wasted",
}

// actors are the tags of words that can stand for somebody.
var actors = setOf(tRole, tWe, tI, tHe, tThey, tIndef, tTeam, tOrg, tHuman)

func (s *sieve) fill(words map[string]*entry) {
	s.exact = make(map[uint64]sign8, len(words))
	for _, w := range weakWords {
		s.add(w, weak)
	}
	for w, e := range words {
		var k sign8
		if e.tags.has(tTrigger) && !e.tags.has(tModal) && !slices.Contains(weakWords, w) && w != "one" && w != "who" {
			k |= strong
		}
		if e.tags.any(actors) || e.tags.has(tNormNoun) {
			k |= somebody
		}
		if e.tags.any(functional) {
			k |= common
		}
		s.add(part(w), k)
	}
	for _, w := range []string{"should", "could", "ought", "would"} {
		s.add(w, modal)
	}
	for _, w := range []string{"have", "ve", "been"} {
		s.add(w, having)
	}
	for _, w := range []string{"our", "my", "his", "her", "finger"} {
		s.add(w, somebody)
	}
}

// functional are the tags of words that begin many sentences.
var functional = setOf(tDet, tPrep, tSub, tPron, tAdv, tConj, tWho, tRel, tSys)

func (s *sieve) add(word string, k sign8) {
	letters := uint64(0)
	for i := 0; i < len(word) && i < 8; i++ {
		letters |= uint64(word[i]|0x20) << (8 * i)
	}
	key := key(letters, len(word))
	s.table[key>>49] |= k
	s.exact[key] |= k
}

// part is the longer half of a hyphenated word: passes reads the halves.
func part(word string) string {
	before, after, ok := strings.Cut(word, "-")
	if !ok || len(before) > len(after) {
		return before
	}
	return part(after)
}

// key mixes the first eight letters and the length.
func key(letters uint64, n int) uint64 { return (letters + uint64(n)) * 0x9E3779B97F4A7C15 }

// passes tells whether the text can blame. Seen are signs that are taken for
// granted: somebody, where a team has words of its own for persons.
func (s *sieve) passes(text string, seen sign8) bool {
	var h uint64
	n, shift := 0, 0
	capital := false
	var last uint64
	for i := 0; i <= len(text); i++ {
		c := byte(' ')
		if i < len(text) {
			c = text[i]
		}
		if letterLower(c | 0x20) {
			if shift < 64 {
				h |= uint64(c|0x20) << shift
				shift += 8
			}
			if n == 0 {
				capital = c < 'a'
			}
			n++
			continue
		}
		if n == 0 {
			if c == '@' {
				seen |= somebody
			}
			continue
		}
		if (c == '\'' || c == 0xE2) && h>>(shift-8)&0xFF == 'n' {
			seen |= weak // "didn't"
		}
		key := key(h, n)
		k := s.table[key>>49]
		if k&(strong|weak|modal) != 0 {
			k = s.exact[key]
		}
		if h == 'o'|'n'<<8|'e'<<16 && last == 'n'|'o'<<8 {
			return true // "no one"
		}
		if h == 'w'|'h'<<8|'o'<<16 && capital {
			return true // "Who deleted it?"
		}
		last = h
		if capital && k&common == 0 && n > 1 {
			k |= somebody
		}
		seen |= k
		if seen&strong != 0 || seen&(weak|somebody) == weak|somebody || seen&(modal|having) == modal|having {
			return true
		}
		h, n, shift = 0, 0, 0
	}
	return false
}
