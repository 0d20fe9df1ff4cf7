// Package frame reads tables of flat constructions, "in the mistaken belief
// that", and finds them in the tokens of a sentence.
//
// A table is a word file (package lexicon) whose entries come in groups:
//
//	frame mistaken-belief: knowledge
//	match: in the mistaken|false belief
//	unless: as_planned
//	hint: ask where the state could have been read
//	bad: The disk was detached in the mistaken belief that nothing used it.
//	good: The disk was detached after the operator had confirmed it was free.
//
// The head names the frame and the class of what it finds. An exception has the
// head "except at-night: judgement" with the classes that it silences; its good
// sentences are silenced and its bad ones are not. A group has one match or
// several, any number of "unless" that silence the sentence, at least one bad and
// one good sentence, and may have "grade: notice" and "where", the place of a
// document in which alone it counts, by a name that the caller knows. A pattern is
// a row of elements; a line may be broken behind a "|" as well:
//
//	belief|impression  one of the words; "_" joins a phrase that is one token;
//	                   END among them is the end of the clause
//	~part %shipped     a class or a list of words that the caller knows; may
//	                   stand among the alternatives
//	!of|over           one word that is none of these
//	word?              may be absent
//	.. ...             up to three or six tokens of the same clause
//	^ $                the beginning of a clause, behind a time or a number that
//	                   opens the sentence as well; and the end of one
//	, : ;              the sign itself
//	<person>           a noun phrase of that kind, which the caller reads
//	@person            of no length: the doer of the verb that follows
package frame

import (
	"slices"
	"strings"

	"github.com/pmlint/pmlint/internal/lexicon"
	"github.com/pmlint/pmlint/internal/slab"
)

// Frame is one construction of a table.
type Frame struct {
	Name   string
	Class  string
	Notice bool   // it is worth a thought at most
	Where  string // the place in which alone it counts, or ""
	Hint   string
	Bad    []string // sentences that it finds
	Good   []string // sentences that it does not find
	File   string
	Line   int // of the head, 1-based

	patterns []Pattern
	unless   []Pattern
}

// Pattern is a row of elements. Needs is the mark of words of which the sentence must
// hold one, or -1; it is set by Index.
type Pattern struct {
	elements []element
	needs    int
}

type kind uint8

const (
	one    kind = iota // a token
	gap                // tokens of one clause
	start              // of a clause
	end                // of a clause
	phrase             // a noun phrase
	doer               // of the verb that follows
)

// element is one place of a pattern.
type element struct {
	kind     kind
	negated  bool
	optional bool
	ends     bool // the end of the clause does as well
	words    []string
	known    []*wordPlaces // of words, in their order
	classes  []int
	code     int // of a phrase or a doer
	reach    int // of a gap
}

// Names tell the number of a name with its mark: "~part", "%shipped",
// "<person>", "@person".
type Names func(string) (int, bool)

// Table holds frames by the words without which none of them is found.
type Table struct {
	Frames  []Frame
	Excepts []Frame                // what silences classes, where it is found
	byWord  map[string]*wordPlaces // all words of the patterns
	sieve   sieve                  // what most other words do not pass
	anchors []anchor
	made    slab.Of[wordPlaces]

	inExcepts bool // while it is read: the last group is an exception
}

// wordPlaces are the patterns that are looked for by a word, and the marks of those
// that need it beside others. Words are compared by their pointers.
type wordPlaces struct {
	places []place
	second marks
	needed bool // second has a mark
}

// marks are a set of patterns, of which some share a mark.
type marks [4]uint64

func (m *marks) add(n int) { m[n>>6&3] |= 1 << (n & 63) }

func (m *marks) join(o marks) {
	for i := range m {
		m[i] |= o[i]
	}
}

func (m *marks) has(n int) bool { return m[n>>6&3]&(1<<(n&63)) != 0 }

// place is a pattern of a frame, and how far before the word it may begin. Needs is
// the mark of a second word that the sentence must hold, or -1.
type place struct{ frame, pattern, before, needs int }

// File is a file that holds a part of a table; its name is for messages.
type File struct{ Name, Data string }

// Parse reads a table of one file, whose name is for messages.
func Parse(file, data string, names Names) (*Table, error) {
	return ParseFiles(names, File{file, data})
}

// ParseFiles reads a table from its files.
func ParseFiles(names Names, files ...File) (*Table, error) {
	t := &Table{}
	for _, f := range files {
		if err := lexicon.Each(f.Name, f.Data, func(e lexicon.Entry) error { return t.read(e, names) }); err != nil {
			return nil, err
		}
	}
	for _, f := range slices.Concat(t.Frames, t.Excepts) {
		if err := f.check(); err != nil {
			return nil, err
		}
	}
	return t, nil
}

func (t *Table) read(e lexicon.Entry, names Names) error {
	if name, ok := strings.CutPrefix(e.Head, "frame "); ok {
		t.inExcepts = false
		t.Frames = append(t.Frames, Frame{Name: name, Class: e.Text, File: e.File, Line: e.Line})
		return nil
	}
	if name, ok := strings.CutPrefix(e.Head, "except "); ok {
		t.inExcepts = true
		t.Excepts = append(t.Excepts, Frame{Name: name, Class: e.Text, File: e.File, Line: e.Line})
		return nil
	}
	f := t.last()
	if f == nil {
		return e.Errorf("%q stands before the first frame", e.Head)
	}
	switch e.Head {
	case "match":
		return readPattern(e, names, &f.patterns)
	case "unless":
		return readPattern(e, names, &f.unless)
	case "grade":
		f.Notice = e.Text == "notice"
		if !f.Notice {
			return e.Errorf("unknown grade %q; write \"notice\" or leave the line out", e.Text)
		}
	case "where":
		f.Where = e.Text
	case "hint":
		f.Hint = e.Text
	case "bad":
		f.Bad = append(f.Bad, e.Text)
	case "good":
		f.Good = append(f.Good, e.Text)
	default:
		return e.Errorf("unknown line %q of a frame; there are match, unless, where, grade, hint, bad and good", e.Head)
	}
	return nil
}

// last is the frame or exception that the next line belongs to, or nil.
func (t *Table) last() *Frame {
	of := t.Frames
	if t.inExcepts {
		of = t.Excepts
	}
	if len(of) == 0 {
		return nil
	}
	return &of[len(of)-1]
}

// check holds that a frame is whole.
func (f *Frame) check() error {
	at := lexicon.Entry{File: f.File, Line: f.Line}
	switch {
	case f.Class == "":
		return at.Errorf("the frame %s has no class", f.Name)
	case len(f.patterns) == 0:
		return at.Errorf("the frame %s has no match", f.Name)
	case len(f.Bad) == 0 || len(f.Good) == 0:
		return at.Errorf("the frame %s needs a bad and a good sentence", f.Name)
	}
	return nil
}

func readPattern(e lexicon.Entry, names Names, into *[]Pattern) error {
	p := Pattern{needs: -1}
	for _, f := range strings.Fields(strings.ReplaceAll(e.Text, "| ", "|")) {
		x, err := readElement(e, f, names)
		if err != nil {
			return err
		}
		p.elements = append(p.elements, x)
	}
	if n := len(p.elements); n == 0 || p.elements[n-1].kind == gap {
		return e.Errorf("a pattern ends in a word, a phrase or a mark")
	}
	*into = append(*into, p)
	return nil
}

func readElement(e lexicon.Entry, f string, names Names) (element, error) {
	switch f {
	case "^":
		return element{kind: start}, nil
	case "$":
		return element{kind: end}, nil
	case "..":
		return element{kind: gap, reach: 3}, nil
	case "...":
		return element{kind: gap, reach: 6}, nil
	}
	var x element
	f, x.optional = strings.CutSuffix(f, "?")
	f, x.negated = strings.CutPrefix(f, "!")
	switch f[0] {
	case '<':
		x.kind = phrase
	case '@':
		x.kind = doer
	}
	for w := range strings.SplitSeq(f, "|") {
		if err := x.add(e, w, names); err != nil {
			return x, err
		}
	}
	return x, nil
}

// add adds an alternative.
func (x *element) add(e lexicon.Entry, w string, names Names) error {
	switch w {
	case "":
		return e.Errorf("an empty alternative")
	case "END":
		x.ends = true
		return nil
	}
	if strings.IndexByte("~%<@", w[0]) < 0 {
		x.words = append(x.words, strings.ReplaceAll(w, "_", " "))
		return nil
	}
	code, ok := names(w)
	if !ok {
		return e.Errorf("unknown name %q", w)
	}
	if x.kind == one {
		x.classes = append(x.classes, code)
	} else {
		x.code = code
	}
	return nil
}
