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
	"typo", "typos", "poor", "failure", "failing", "ball", "idea", "clue", "lapse", "expire", "slow", "late", "assumption", "expectation", "instead", "straight",
	"directly", "hand", "manually", "thinking", "believing", "assuming", "wiped", "managed", "assumed", "concluded", "supposed", "leaked", "wasted",
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
		if e.tags.any(functional) && w != "operations" && w != "platform" && w != "infrastructure" {
			k |= common
		}
		s.add(part(w), k)
	}
	for _, w := range []string{"should", "could", "ought", "would", "might", "d"} {
		s.add(w, modal)
	}
	for _, w := range []string{"have", "ve", "been", "had"} {
		s.add(w, having)
	}
	for _, w := range []string{"our", "my", "his", "her", "finger"} {
		s.add(w, somebody)
	}
}

// functional are the tags of words that begin many sentences.
var functional = setOf(tDet, tPrep, tSub, tPron, tAdv, tConj, tWho, tRel, tSys)

func (s *sieve) add(word string, k sign8) {
	key := key(letters(word, 0, len(word)), len(word))
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
	last := uint64(0)
	for i := 0; i < len(text); {
		if !inWord[text[i]] {
			if text[i] == '@' {
				seen |= somebody
			}
			i++
			continue
		}
		start := i
		for i++; i < len(text) && inWord[text[i]]; i++ {
		}
		h, n := letters(text, start, i-start), i-start
		key := key(h, n)
		k := s.table[key>>49]
		if k&(strong|weak|modal) != 0 {
			k = s.exact[key]
		}
		if text[start] < 'a' && k&common == 0 && n > 1 {
			k |= somebody // a capital: perhaps a name
		}
		seen |= k | s.pair(h, last, text[start] < 'a')
		if i < len(text) && (text[i] == '\'' || text[i] == 0xE2) && text[i-1]|0x20 == 'n' {
			seen |= weak // "didn't"
		}
		if seen&strong != 0 || seen&(weak|somebody) == weak|somebody || seen&(modal|having) == modal|having {
			return true
		}
		last = h
	}
	return false
}

// pair finds the triggers that one word does not make: "no one", and a question
// that begins with "who".
func (s *sieve) pair(h, last uint64, capital bool) sign8 {
	if (last == began || last == started || last == happened || last == occurred) && (h == when || h == after || h == because) {
		return weak // "the outage began when an engineer"
	}
	if h == 'i'|'g'<<8|'n'<<16|'o'<<24|'r'<<32|'e'<<40|'d'<<48 && last == 'w'|'e'<<8|'r'<<16|'e'<<24 {
		return strong // "were ignored"
	}
	if h == 'o'|'n'<<8|'l'<<16|'y'<<24 && last == 'i'|'f'<<8 {
		return strong // "if only"
	}
	if h == 'o'|'n'<<8|'e'<<16 && last == 'n'|'o'<<8 || h == 'w'|'h'<<8|'o'<<16 && capital {
		return strong
	}
	return 0
}

// The words of a beginning, as letters gives them.
var (
	began    = letters("began", 0, 5)
	started  = letters("started", 0, 7)
	happened = letters("happened", 0, 8)
	occurred = letters("occurred", 0, 8)
	when     = letters("when", 0, 4)
	after    = letters("after", 0, 5)
	because  = letters("because", 0, 7)
)

// inWord are the bytes of words, letters only.
var inWord = func() (t [256]bool) {
	for c := 'a'; c <= 'z'; c++ {
		t[c], t[c-0x20] = true, true
	}
	return t
}()

const lowerCase = 0x2020202020202020

// letters are the first eight letters of the n that begin at i, in lower case.
func letters(s string, i, n int) uint64 {
	if i+8 > len(s) {
		var h uint64
		for k := 0; k < n && k < 8; k++ {
			h |= uint64(s[i+k]|0x20) << (8 * k)
		}
		return h
	}
	b := s[i : i+8]
	h := uint64(b[0]) | uint64(b[1])<<8 | uint64(b[2])<<16 | uint64(b[3])<<24 | uint64(b[4])<<32 | uint64(b[5])<<40 | uint64(b[6])<<48 | uint64(b[7])<<56
	h |= lowerCase
	if n < 8 {
		h &= 1<<(8*n) - 1
	}
	return h
}
