package frame

import (
	"slices"
	"strings"
	"sync"
)

// Tokens are the words and signs of a sentence, as the caller has cut and
// classed them.
type Tokens interface {
	Len() int
	Word(i int) string        // in lower case; of a sign the mark itself
	Sign(i int) bool          // whether the token ends a clause
	Opens(i int) bool         // whether nothing but a time or a number stands before it
	Is(i, class int) bool     // classes and lists
	Phrase(i, kind int) int   // the token behind a noun phrase of that kind that begins at i, or -1
	Doer(verb, kind int) bool // whether the doer of the verb is of that kind
}

// Found is a construction in a sentence.
type Found struct {
	Frame      *Frame
	Start, End int // tokens, both within
	Phrase     int // where the first noun phrase begins, or -1
	Verb       int // the verb whose doer was asked for, or -1
}

// reachBack is how far before its anchor a pattern may begin, and longPhrase how
// many tokens of it a noun phrase may be.
const (
	reachBack  = 14
	longPhrase = 9
)

// sentence is a row of tokens with what the table knows of their words.
type sentence struct {
	Tokens
	known []*wordPlaces // of each token; nil for a word of no pattern
	seen  marks         // of the words that some patterns need
}

// sieve holds words by a hash of their ends and their length.
type sieve [1 << 6]uint64

func (v *sieve) add(word string) {
	h := sieveHash(word)
	v[h>>6] |= 1 << (h & 63)
}

func (v *sieve) passes(word string) bool {
	h := sieveHash(word)
	return v[h>>6]&(1<<(h&63)) != 0
}

func sieveHash(word string) uint32 {
	n := len(word)
	if n == 0 {
		return 0
	}
	h := uint32(word[0]) | uint32(word[n/2])<<8 | uint32(word[n-1])<<16 | uint32(n)<<24
	return h * 0x9E3779B1 >> 20 // 2^32 over the golden ratio
}

// sentences are used again, for the sake of their rows.
var sentences = sync.Pool{New: func() any { return new(sentence) }}

// release gives s back.
func (s *sentence) release() {
	s.Tokens = nil
	sentences.Put(s)
}

// look looks the tokens up. The sentence is to be released.
func (t *Table) look(s Tokens) *sentence {
	at := sentences.Get().(*sentence)
	at.Tokens, at.known, at.seen = s, at.known[:0], marks{}
	for i := range s.Len() {
		word := s.Word(i)
		if !t.sieve.passes(word) {
			at.known = append(at.known, nil)
			continue
		}
		of := t.byWord[word]
		at.known = append(at.known, of)
		if of != nil && of.needed {
			at.seen.join(of.second)
		}
	}
	return at
}

// Find hands what the table's frames find to found, until it says false.
func (t *Table) Find(tokens Tokens, found func(Found) bool) {
	s := t.look(tokens)
	defer s.release()
	for i, of := range s.known {
		if of == nil {
			continue
		}
		for _, at := range of.places {
			if at.needs >= 0 && !s.seen.has(at.needs) {
				continue
			}
			f := &t.Frames[at.frame]
			hit, ok := f.patterns[at.pattern].near(s, i, min(at.before, reachBack))
			if !ok || f.silenced(s) {
				continue
			}
			hit.Frame = f
			if !found(hit) {
				return
			}
		}
	}
}

// Silenced reports whether an exception for the class is found.
func (t *Table) Silenced(tokens Tokens, class string) bool {
	s := t.look(tokens)
	defer s.release()
	for i := range t.Excepts {
		f := &t.Excepts[i]
		if slices.Contains(strings.Fields(f.Class), class) && anyFound(f.patterns, s) && !f.silenced(s) {
			return true
		}
	}
	return false
}

func (f *Frame) silenced(s *sentence) bool { return anyFound(f.unless, s) }

func anyFound(patterns []Pattern, s *sentence) bool {
	for p := range patterns {
		if patterns[p].needs >= 0 && !s.seen.has(patterns[p].needs) {
			continue
		}
		m := matching{s: s, e: patterns[p].elements, phrase: -1, verb: -1}
		for i := range s.known {
			if m.from(0, i) {
				return true
			}
		}
	}
	return false
}

// near tries the pattern at all places from which it can reach the token.
func (p *Pattern) near(s *sentence, anchor, back int) (Found, bool) {
	m := matching{s: s, e: p.elements}
	for i := anchor; i >= 0 && i >= anchor-back; i-- {
		m.phrase, m.verb = -1, -1
		if m.from(0, i) && m.last >= anchor {
			return Found{Start: i, End: m.last, Phrase: m.phrase, Verb: m.verb}, true
		}
	}
	return Found{}, false
}

// matching is one attempt.
type matching struct {
	s      *sentence
	e      []element
	last   int // the last token that was matched
	phrase int
	verb   int
}

// from reports whether the elements from k on are found at i.
func (m *matching) from(k, i int) bool {
	if k == len(m.e) {
		m.last = i - 1
		return true
	}
	x := &m.e[k]
	switch x.kind {
	case start:
		return (i == 0 || m.s.Sign(i-1) || m.s.Opens(i)) && m.from(k+1, i)
	case end:
		return (i >= len(m.s.known) || m.s.Sign(i)) && m.from(k+1, i)
	case gap:
		return m.over(k, i)
	case phrase:
		return m.nounPhrase(k, i)
	case doer:
		return m.doer(k, i)
	}
	if i < len(m.s.known) && m.token(x, i) && m.from(k+1, i+1) {
		return true
	}
	return (x.optional || x.ends && (i >= m.s.Len() || m.s.Sign(i))) && m.from(k+1, i)
}

func (m *matching) over(k, i int) bool {
	for n := 0; n <= m.e[k].reach && i+n <= len(m.s.known); n++ {
		if m.from(k+1, i+n) {
			return true
		}
		if i+n < len(m.s.known) && m.s.Sign(i+n) {
			return false
		}
	}
	return false
}

func (m *matching) nounPhrase(k, i int) bool {
	x := &m.e[k]
	if i < len(m.s.known) {
		if next := m.s.Phrase(i, x.code); next > i {
			before := m.phrase
			if m.phrase < 0 {
				m.phrase = i
			}
			if m.from(k+1, next) {
				return true
			}
			m.phrase = before
		}
	}
	return x.optional && m.from(k+1, i)
}

// doer asks who does the verb at i; only where the rest fits, since it costs
// most.
func (m *matching) doer(k, i int) bool {
	if i >= len(m.s.known) || !m.from(k+1, i) {
		return false
	}
	m.verb = i
	return m.s.Doer(i, m.e[k].code)
}

func (m *matching) token(x *element, i int) bool {
	is := x.holds(m.s, i)
	if x.negated {
		return !is && !m.s.Sign(i)
	}
	return is
}

func (x *element) holds(s *sentence, i int) bool {
	if w := s.known[i]; w != nil {
		for _, y := range x.known {
			if w == y {
				return true
			}
		}
	}
	for _, c := range x.classes {
		if s.Is(i, c) {
			return true
		}
	}
	return false
}
