package lexicon

import (
	"iter"
	"maps"
	"slices"
	"strings"
	"sync"
	"unicode"
)

// Lists are the named classes of words of one package, from one word file. Their
// names are given once, where the package's variables are; the file is read when
// the first word is looked up. A head of the file that no variable asks for, and
// a variable without a head, are errors.
type Lists struct {
	name, src string
	heads     map[string]func(Entry) error
	once      sync.Once
	err       error
}

// New gives the lists of a word file, whose name is for messages.
func New(name, src string) *Lists {
	return &Lists{name: name, src: src, heads: map[string]func(Entry) error{}}
}

// Check reads the file and tells what is wrong with it. It is for tests; Has and
// Of panic with that error.
func (l *Lists) Check() error {
	l.once.Do(func() { l.err = l.read() })
	return l.err
}

func (l *Lists) load() {
	if err := l.Check(); err != nil {
		panic(err)
	}
}

func (l *Lists) read() error {
	entries, err := Parse(l.name, l.src)
	if err != nil {
		return err
	}
	seen := map[string]bool{}
	for _, e := range entries {
		add := l.heads[e.Head]
		if add == nil {
			return e.Errorf("unknown head %q; known are %s", e.Head, strings.Join(l.known(), ", "))
		}
		if err := add(e); err != nil {
			return err
		}
		seen[e.Head] = true
	}
	for _, head := range l.known() {
		if !seen[head] {
			return Entry{File: l.name, Line: 1}.Errorf("the head %q is missing", head)
		}
	}
	return nil
}

// known are the heads that are asked for, in order.
func (l *Lists) known() []string {
	heads := make([]string, 0, len(l.heads))
	for head := range l.heads {
		heads = append(heads, head)
	}
	slices.Sort(heads)
	return heads
}

func (l *Lists) ask(head string, add func(Entry) error) {
	if l.heads[head] != nil {
		panic(Entry{File: l.name, Line: 1}.Errorf("the head %q is asked for twice", head))
	}
	l.heads[head] = add
}

// Set is a class of words.
type Set struct {
	of      *Lists
	words   map[string]bool
	all     []string // in the order of the file, with blanks for "_"
	outside sieve
}

// Set is the class below a head.
func (l *Lists) Set(head string) *Set {
	s := &Set{of: l}
	l.ask(head, s.add)
	return s
}

func (s *Set) add(e Entry) error {
	items := e.Items()
	if s.words == nil {
		s.words, s.all = make(map[string]bool, len(items)), make([]string, 0, len(items))
	}
	for _, w := range items {
		if s.words[w] {
			return e.Errorf("%q stands twice below %q", w, e.Head)
		}
		s.words[w] = true
		s.outside.add(w)
		s.all = append(s.all, strings.ReplaceAll(w, "_", " "))
	}
	return nil
}

// Has reports whether a word, in the case of the file, is of the class.
func (s *Set) Has(word string) bool {
	s.of.load()
	return s.outside.passes(word) && s.words[word]
}

// In reports whether a text holds any of the class, be it as part of a word: "caus"
// is in "because". A "_" in the file stands for a blank, so that "_so_" is not in
// "also".
func (s *Set) In(text string) bool {
	return slices.ContainsFunc(s.All(), func(w string) bool { return strings.Contains(text, w) })
}

// Begins reports whether a word of a text in lower case begins with one of the class,
// which may be phrases: "outage" begins "outages", and nothing in "routage".
func (s *Set) Begins(text string) bool {
	return slices.ContainsFunc(s.All(), func(stem string) bool { return beginsWord(text, stem) })
}

func beginsWord(text, stem string) bool {
	for from := 0; ; {
		i := strings.Index(text[from:], stem)
		if i < 0 {
			return false
		}
		if startsAt(text, from+i) {
			return true
		}
		from += i + len(stem)
	}
}

// startsAt reports whether a word begins at a byte.
func startsAt(s string, at int) bool {
	if at == 0 {
		return true
	}
	c := rune(s[at-1])
	return c < 0x80 && !unicode.IsLetter(c) && !unicode.IsDigit(c)
}

// All are the words of the class in the order of the file, with blanks for "_"; the
// caller must not change them.
func (s *Set) All() []string {
	s.of.load()
	return s.all
}

// sieve tells most words that a class does not hold by their first byte and their
// length: hashing each word of a document for each class would cost more than all
// that is found. It has a bit for each length below each of 32 sorts of first bytes.
type sieve [32]uint32

func (v *sieve) add(word string) { v[word[0]&31] |= 1 << min(len(word), 31) }

// passes reports whether the class may hold the word.
func (v *sieve) passes(word string) bool {
	return len(word) > 0 && v[word[0]&31]&(1<<min(len(word), 31)) != 0
}

// Table says of words which of several classes they belong to.
type Table[V any] struct {
	of      *Lists
	words   map[string]V
	outside sieve
}

// NewTable is the table of the classes whose heads are "NAME KEY" for the keys of
// values, or the keys alone where there is no name. A word belongs to one class.
func NewTable[V any](l *Lists, name string, values map[string]V) *Table[V] {
	t := &Table[V]{of: l}
	for key, v := range values {
		l.ask(strings.TrimSpace(name+" "+key), func(e Entry) error { return t.add(e, v) })
	}
	return t
}

func (t *Table[V]) add(e Entry, v V) error {
	items := e.Items()
	if t.words == nil {
		t.words = make(map[string]V, len(items))
	}
	for _, w := range items {
		if _, known := t.words[w]; known {
			return e.Errorf("%q stands in two classes, or twice", w)
		}
		t.words[w] = v
		t.outside.add(w)
	}
	return nil
}

// Of gives the value of a word, in the case of the file; the zero value for one
// that no class has.
func (t *Table[V]) Of(word string) V {
	v, _ := t.Find(word)
	return v
}

// All are the words with their values, in no order.
func (t *Table[V]) All() iter.Seq2[string, V] {
	t.of.load()
	return maps.All(t.words)
}

// Find is Of, and whether any class has the word.
func (t *Table[V]) Find(word string) (v V, ok bool) {
	t.of.load()
	if !t.outside.passes(word) {
		return v, false
	}
	v, ok = t.words[word]
	return v, ok
}
