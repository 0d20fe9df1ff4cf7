package wording

import (
	"slices"
	"strings"
)

// sieve tells quickly that a sentence cannot blame, by a look at its words: most
// have none of those without which nothing is found. It may err to the other
// side.
//
// Its table is a hash of the words that matter, with open addressing: a place
// holds a mark of its word beside what the word tells, so that other words are
// told apart without their letters being kept.
type sieve struct {
	table [tableSize]place16
	told  []telling // what words tell, each once
}

const tableSize = 1 << 13

// place16 is a place of the table; its zero value is free.
type place16 struct {
	mark  uint16
	tells uint16 // in the sieve's told
}

// telling is what a word tells of its sentence: signs, and the pairs of words of
// the frames that it is the first or the second of, by their groups.
type telling struct {
	signs
	first, second pairs
}

func (t *telling) join(o telling) {
	t.signs |= o.signs
	t.first.join(&o.first)
	t.second.join(&o.second)
}

// pairs is a set of groups of pairs.
type pairs [4]uint64

func (p *pairs) join(o *pairs) {
	for i := range p {
		p[i] |= o[i]
	}
}

// meets reports whether the sets share a group.
func (p *pairs) meets(o *pairs) bool {
	return p[0]&o[0]|p[1]&o[1]|p[2]&o[2]|p[3]&o[3] != 0
}

// pairOf is the set of one group.
func pairOf(group int) (p pairs) {
	p[group>>6] = 1 << (group & 63)
	return p
}

// signs are what a word tells by itself.
type signs uint32

const (
	strong   signs = 1 << iota // worth a reading by itself: "accidentally"
	weak                       // together with somebody: "not", "caused"
	modal                      // together with "have": "should"
	having                     // "have"
	somebody                   // "we", "engineer"
	common                     // begins a sentence with a capital and is no name: "The"
	bad                        // together with what people decide: "poor"
	decided                    // "decision"
	ofHumans                   // before an error: "user"
	error_                     // "error"
	anyone                     // together with a manual act: "someone"
	byHand                     // "manually"
	unsaid                     // what people alone leave out, together with "not": "communicated"
	undone                     // what is left out, together with "never" or "without": "tested"
	omitted                    // "never", "without"
	paired                     // tells more by the word before: "no attempt", "too late"
)

// listSigns are what the words of some lists tell.
var listSigns = []struct {
	list  list
	tells signs
}{{lWeak, weak}, {lUnreal, modal}, {lUnsaid, unsaid | undone}, {lUntried, undone}, {lOmittedStep, undone}, {lPaired, paired},
	{lContracted, weak | modal}}

// actors are the tags of words that can stand for somebody.
var actors = setOf(tRole, tWe, tI, tHe, tThey, tIndef, tTeam, tOrg)

// functional are the tags of words that begin many sentences.
var functional = setOf(tDet, tPrep, tSub, tPron, tAdv, tConj, tWho, tRel, tSys, tWhy)

// fill makes the table from the words of the lexicon and its lists.
func (s *sieve) fill(l *lexicon) {
	told := make(map[uint64]telling, len(l.words)/2) // by the words' keys
	tellAll := func(t telling, words ...string) {
		for _, w := range words {
			key := keyOf(w)
			t := t
			t.join(told[key])
			told[key] = t
		}
	}
	tell := func(k signs, words ...string) { tellAll(telling{signs: k}, words...) }
	for w, e := range l.words {
		if k := signsOf(w, e); k != 0 {
			tell(k, w)
		}
		for _, p := range e.phrases {
			if w := p.rest[len(p.rest)-1]; p.tags.any(actors) && w != "call" && w != "support" {
				tell(somebody, w)
			}
		}
	}
	for w, e := range l.lists {
		for _, x := range listSigns {
			if e.in(x.list) {
				tell(x.tells, w)
			}
		}
	}
	tellFrames(tellAll)
	tell(having, "have", "ve", "been", "had")
	tell(somebody, "our", "my", "his", "her", "qa", "upstream")
	tell(byHand, "hand", "manually")
	tell(unsaid, "seriously", "assumed", "tested", "reviewed", "checked", "verified", "validated", "testing")
	tell(omitted, "never", "without")
	tell(strong, "untested", "unreviewed", "mis-", "fat-finger") // "mis-configured"
	for _, w := range []string{"was", "were", "had", "have", "has", "did", "do", "does", "is", "are"} {
		for _, part := range []string{w, "not"} {
			t := told[keyOf(part)]
			tellAll(telling{first: t.first, second: t.second}, w+"n") // "wasn't": what stands before the apostrophe
		}
	}
	for key, k := range told {
		s.add(key, k)
	}
}

// tellFrames tells the words of the frames: pairs of one group, of which one is
// looked for where both of its words are there. One that stands for itself is a
// strong sign, or a weak one where somebody must be spoken of. What stands beside
// a modal is looked for in any case, as all modals before "have".
func tellFrames(tell func(telling, ...string)) {
	l := newFrameWords(knownWords())
	var next groups
	frames().Anchors(func(first, second []string, someone bool) {
		switch {
		case l.modal(first) || l.modal(second):
		case len(second) > 0:
			group := next.choose(l.common(first, commonWord), l.common(second, functionWord))
			tell(telling{first: pairOf(group)}, first...)
			tell(telling{second: pairOf(group)}, second...)
		case someone && l.common(first, commonWord):
			tell(telling{signs: weak}, first...)
		default:
			tell(telling{signs: strong}, first...)
		}
	})
}

// groups count the pairs that share the groups of a sort: of rare words, of a
// common second, of a common first, of two common words, which would be found
// everywhere if many shared one.
type groups [4]int

// groupsOf is how many groups there are for each sort.
var groupsOf = [4]int{50, 60, 36, 110}

func (g *groups) choose(commonFirst, commonSecond bool) int {
	sort := 0
	if commonSecond {
		sort = 1
	}
	if commonFirst {
		sort += 2
	}
	n := g[sort] % groupsOf[sort]
	for _, size := range groupsOf[:sort] {
		n += size
	}
	g[sort]++
	return n
}

// signsOf is what the lexicon's tags say of a word.
func signsOf(w string, e *entry) (k signs) {
	if e.tags.has(tTrigger) && !e.tags.has(tModal) && !e.in(lWeak) && w != "one" && w != "who" {
		k |= strong
	}
	if e.tags.any(actors) {
		k |= somebody
	}
	if e.tags.has(tIndef) {
		k |= anyone
	}
	if e.tags.has(tHuman) {
		k |= ofHumans
	}
	if e.tags.has(tErrorNoun) {
		k |= error_
	}
	if e.tags.has(tNorm) {
		k |= bad
	}
	if e.tags.has(tNormNoun) {
		k |= decided
	}
	imperative := e.tags.has(tBase) && !e.tags.has(tPast) && !e.tags.has(tPart)
	if (e.tags.any(functional) || imperative && w != "mark" && w != "grant") && w != "operations" && w != "platform" && w != "infrastructure" {
		k |= common
	}
	return k
}

// keyOf is the key of a word; of a hyphenated one the longer half's.
func keyOf(word string) uint64 {
	before, after, ok := strings.Cut(word, "-")
	if !ok {
		return key(letters(word, 0, len(word)), len(word))
	}
	for strings.Contains(after, "-") {
		b, a, _ := strings.Cut(after, "-")
		if after = a; len(b) > len(a) {
			after = b
		}
	}
	if len(before) > len(after) {
		after = before
	}
	return key(letters(after, 0, len(after)), len(after)+hyphened)
}

// hyphened is added to the length of words that stand beside a hyphen, which
// are others than those that stand alone: there is nobody in "us-east-1".
const hyphened = 64

// key mixes the first eight letters and the length.
func key(letters uint64, n int) uint64 { return (letters + uint64(n)) * 0x9E3779B97F4A7C15 }

func mark(key uint64) uint16 { return uint16(key>>34) | 1 }

func (s *sieve) add(key uint64, k telling) {
	if k == (telling{}) {
		return
	}
	i := key >> 51
	for s.table[i].mark != 0 {
		i = (i + 1) % tableSize
	}
	n := slices.Index(s.told, k)
	if n < 0 {
		n = len(s.told)
		s.told = append(s.told, k)
	}
	s.table[i] = place16{mark(key), uint16(n)}
}

// tells is what the word with that key tells, or nil.
func (s *sieve) tells(key uint64) *telling {
	for i := key >> 51; ; i = (i + 1) % tableSize {
		switch s.table[i].mark {
		case 0:
			return nil
		case mark(key):
			return &s.told[s.table[i].tells]
		}
	}
}

// passes tells whether the text can blame. Seen are signs that are taken for
// granted: somebody, where a team has words of its own for persons.
func (s *sieve) passes(text string, granted signs) bool {
	last, before, seen := uint64(0), signs(0), telling{signs: granted}
	for i := 0; i < len(text); {
		if !inWord[text[i]] {
			if text[i] == '@' || text[i] == 0xC3 && capital(text[i:]) {
				if seen.signs |= somebody; seen.enough() { // a handle, or a name as "Émile"
					return true
				}
			}
			i++
			continue
		}
		start := i
		for i++; i < len(text) && inWord[text[i]]; i++ {
		}
		h, n := letters(text, start, i-start), i-start
		if i+1 < len(text) && text[i] == '-' && wordByte(text[i+1]) || start > 1 && text[start-1] == '-' && wordByte(text[start-2]) {
			n += hyphened
		}
		tells, told := s.tells(key(h, n)), signs(0)
		if tells != nil {
			told = tells.signs
		}
		capital := text[start] < 'a'
		if capital && told&common == 0 && start+1 < len(text) && text[start+1] >= 'a' {
			told |= somebody // a capital: perhaps a name
		}
		if told&error_ != 0 && before&ofHumans != 0 {
			return true
		}
		if told&paired != 0 {
			told |= pair(h, last, capital)
		}
		if i < len(text) && (text[i] == '\'' || text[i] == 0xE2) && text[i-1]|0x20 == 'n' {
			told |= weak // "didn't"
		}
		if seen.signs |= told; tells != nil {
			seen.first.join(&tells.first)
			seen.second.join(&tells.second)
		}
		if (told != 0 || tells != nil) && seen.enough() {
			return true
		}
		last, before = h, told
	}
	return false
}

// enough tells that the signs together are worth a reading.
func (t *telling) enough() bool {
	s := t.signs
	return s&strong != 0 || s&(weak|somebody) == weak|somebody || s&(modal|having) == modal|having || s&(bad|decided) == bad|decided ||
		s&(anyone|byHand) == anyone|byHand || s&(omitted|undone) == omitted|undone || s&(weak|unsaid) == weak|unsaid ||
		t.first.meets(&t.second)
}

// pair finds the triggers that one word does not make: "no one", "if only", and
// a question that begins with "who".
func pair(h, last uint64, capital bool) signs {
	switch h {
	case one:
		if last == no {
			return strong
		}
	case who:
		if capital {
			return strong
		}
	case only:
		if last == if_ {
			return strong
		}
	case off:
		if last == put {
			return weak
		}
	case nothing:
		if last == did {
			return weak
		}
	case ignored:
		if last == were || last == was {
			return strong
		}
	case to, in, with:
		if last == slow {
			return weak
		}
	case slow, quick, soon, early, quickly, slowly, long:
		if last == too {
			return weak
		}
	case when, after, because:
		if last == began || last == started || last == happened || last == occurred {
			return weak // "the outage began when an engineer"
		}
	default:
		if last == no || last == little {
			return weak | undone | omitted // "no attempt"
		}
	}
	return 0
}

// Words of pairs, as letters gives them.
const (
	one      = 'o' | 'n'<<8 | 'e'<<16
	no       = 'n' | 'o'<<8
	little   = 'l' | 'i'<<8 | 't'<<16 | 't'<<24 | 'l'<<32 | 'e'<<40
	who      = 'w' | 'h'<<8 | 'o'<<16
	only     = 'o' | 'n'<<8 | 'l'<<16 | 'y'<<24
	if_      = 'i' | 'f'<<8
	long     = 'l' | 'o'<<8 | 'n'<<16 | 'g'<<24
	put      = 'p' | 'u'<<8 | 't'<<16
	off      = 'o' | 'f'<<8 | 'f'<<16
	did      = 'd' | 'i'<<8 | 'd'<<16
	nothing  = 'n' | 'o'<<8 | 't'<<16 | 'h'<<24 | 'i'<<32 | 'n'<<40 | 'g'<<48
	was      = 'w' | 'a'<<8 | 's'<<16
	quick    = 'q' | 'u'<<8 | 'i'<<16 | 'c'<<24 | 'k'<<32
	quickly  = 'q' | 'u'<<8 | 'i'<<16 | 'c'<<24 | 'k'<<32 | 'l'<<40 | 'y'<<48
	soon     = 's' | 'o'<<8 | 'o'<<16 | 'n'<<24
	early    = 'e' | 'a'<<8 | 'r'<<16 | 'l'<<24 | 'y'<<32
	slowly   = 's' | 'l'<<8 | 'o'<<16 | 'w'<<24 | 'l'<<32 | 'y'<<40
	were     = 'w' | 'e'<<8 | 'r'<<16 | 'e'<<24
	to       = 't' | 'o'<<8
	in       = 'i' | 'n'<<8
	with     = 'w' | 'i'<<8 | 't'<<16 | 'h'<<24
	too      = 't' | 'o'<<8 | 'o'<<16
	slow     = 's' | 'l'<<8 | 'o'<<16 | 'w'<<24
	when     = 'w' | 'h'<<8 | 'e'<<16 | 'n'<<24
	after    = 'a' | 'f'<<8 | 't'<<16 | 'e'<<24 | 'r'<<32
	began    = 'b' | 'e'<<8 | 'g'<<16 | 'a'<<24 | 'n'<<32
	because  = 'b' | 'e'<<8 | 'c'<<16 | 'a'<<24 | 'u'<<32 | 's'<<40 | 'e'<<48
	ignored  = 'i' | 'g'<<8 | 'n'<<16 | 'o'<<24 | 'r'<<32 | 'e'<<40 | 'd'<<48
	started  = 's' | 't'<<8 | 'a'<<16 | 'r'<<24 | 't'<<32 | 'e'<<40 | 'd'<<48
	happened = 'h' | 'a'<<8 | 'p'<<16 | 'p'<<24 | 'e'<<32 | 'n'<<40 | 'e'<<48 | 'd'<<56
	occurred = 'o' | 'c'<<8 | 'c'<<16 | 'u'<<24 | 'r'<<32 | 'r'<<40 | 'e'<<48 | 'd'<<56
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
	h := uint64(
		b[0],
	) | uint64(
		b[1],
	)<<8 | uint64(
		b[2],
	)<<16 | uint64(
		b[3],
	)<<24 | uint64(
		b[4],
	)<<32 | uint64(
		b[5],
	)<<40 | uint64(
		b[6],
	)<<48 | uint64(
		b[7],
	)<<56
	h |= lowerCase
	if n < 8 {
		h &= 1<<(8*n) - 1
	}
	return h
}
