package frame

import (
	"slices"
	"strings"
)

// anchor is what a sieve needs to know of a pattern: words of which the sentence
// holds one, and further words of which it holds one as well, if any.
type anchor struct {
	First, Second []string
	Doer          bool     // somebody must be spoken of
	needed        []string // as Second, but phrases are whole
	before        int      // how many tokens of the pattern may stand before the first
}

// Weigher is what Index needs to know of words.
type Weigher interface {
	Weight(word string) int   // how often a word stands in prose, by a rough scale
	Words(class int) []string // of a list; nil where a class is open
	Somebody(kind int) bool   // whether a phrase or doer of the kind is a person
}

// know gives the words of patterns their places.
func (t *Table) know(patterns []Pattern) {
	for _, p := range patterns {
		for i := range p.elements {
			x := &p.elements[i]
			x.known = make([]*wordPlaces, 0, len(x.words))
			for _, word := range x.words {
				x.known = append(x.known, t.of(word))
			}
		}
	}
}

// Index chooses for each pattern the words by which it is looked for: those of
// the element that is rarest, beside them those of the next. Frames that several
// tables share are found by the one that was indexed last.
func (t *Table) Index(of Weigher) {
	w := &weights{of, map[int]int{}}
	t.byWord, t.sieve, t.anchors = make(map[string]*wordPlaces, 8*len(t.Frames)), sieve{}, nil
	for _, frames := range [...][]Frame{t.Frames, t.Excepts} {
		for i := range frames {
			t.know(frames[i].patterns)
			t.know(frames[i].unless)
		}
	}
	next := 0
	for f := range t.Frames {
		for p := range t.Frames[f].patterns {
			a := t.Frames[f].patterns[p].anchor(w)
			at := place{f, p, a.before, t.mark(a.needed, &next)}
			for _, word := range a.First {
				of := t.of(word)
				of.places = append(of.places, at)
			}
			t.anchors = append(t.anchors, a)
		}
		t.indexSilencers(t.Frames[f].unless, w, &next)
	}
	for f := range t.Excepts {
		t.indexSilencers(t.Excepts[f].patterns, w, &next)
		t.indexSilencers(t.Excepts[f].unless, w, &next)
	}
}

// indexSilencers marks the words without which a pattern that silences is not found.
func (t *Table) indexSilencers(patterns []Pattern, w *weights, next *int) {
	for i := range patterns {
		patterns[i].needs = t.mark(patterns[i].anchor(w).First, next)
	}
}

// mark gives words, of which a sentence must hold one, the next mark; -1 where there
// are none.
func (t *Table) mark(words []string, next *int) int {
	if len(words) == 0 {
		return -1
	}
	n := *next
	*next = n + 1
	for _, word := range words {
		of := t.of(word)
		of.second.add(n)
		of.needed = true
	}
	return n
}

// of are the places of a word.
func (t *Table) of(word string) *wordPlaces {
	of := t.byWord[word]
	if of == nil {
		of = t.made.Next()
		t.byWord[word] = of
		t.sieve.add(word)
	}
	return of
}

// Anchors hands the words of each pattern to add: words of which one must be in
// a sentence, and words of which one must be as well, or nil; somebody tells that
// a person must be spoken of.
func (t *Table) Anchors(add func(first, second []string, somebody bool)) {
	for _, a := range t.anchors {
		add(lastWords(a.First), a.Second, a.Doer)
	}
}

func (p Pattern) anchor(w *weights) (a anchor) {
	type choice struct {
		of     *element
		weight int
		before int
	}
	var room [8]choice
	choices := room[:0]
	before := 0
	for i := range p.elements {
		x := &p.elements[i]
		at := before
		before += x.width()
		if x.kind == doer || x.kind == phrase && !x.optional {
			a.Doer = a.Doer || w.Somebody(x.code)
			continue
		}
		if weight, ok := x.weight(w); ok {
			choices = append(choices, choice{x, weight, at})
		}
	}
	slices.SortStableFunc(choices, func(a, b choice) int { return a.weight - b.weight })
	if len(choices) > 0 {
		a.First, a.before = choices[0].of.closed(w), choices[0].before
	}
	if len(choices) > 1 {
		a.needed = choices[1].of.closed(w)
		a.Second = lastWords(a.needed)
	}
	return a
}

// weights remembers how much the lists weigh, which many patterns ask for.
type weights struct {
	Weigher
	lists map[int]int
}

// list is the weight of a list; ok is false where the class is open or empty.
func (w *weights) list(class int) (weight int, ok bool) {
	words := w.Words(class)
	if len(words) == 0 {
		return 0, words != nil
	}
	weight, known := w.lists[class]
	if !known {
		for _, word := range words {
			weight += w.Weight(word)
		}
		w.lists[class] = weight
	}
	return weight, true
}

// weight is that of all words of which the element needs one; ok is false where it
// needs none.
func (x *element) weight(w *weights) (weight int, ok bool) {
	if !x.isClosed() {
		return 0, false
	}
	for _, word := range x.words {
		weight += w.Weight(word)
	}
	some := len(x.words) > 0
	for _, c := range x.classes {
		of, ok := w.list(c)
		if !ok {
			return 0, false
		}
		weight += of
		some = some || len(w.Words(c)) > 0
	}
	return weight, some
}

// isClosed reports whether an element is one word that has to be there.
func (x *element) isClosed() bool {
	return x.kind == one && !x.optional && !x.negated && (len(x.words) == 0 || !strings.ContainsAny(x.words[0], ",:;()"))
}

// width is how many tokens the element takes at most.
func (x *element) width() int {
	switch x.kind {
	case one:
		return 1
	case gap:
		return x.reach
	case phrase:
		return longPhrase
	}
	return 0
}

// closed are the words of which the element needs one.
func (x *element) closed(w *weights) []string {
	words := slices.Clone(x.words)
	for _, c := range x.classes {
		words = append(words, w.Words(c)...)
	}
	return words
}

// lastWords are the words, of a phrase its last.
func lastWords(words []string) []string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = w[strings.LastIndexByte(w, ' ')+1:]
	}
	return out
}
