package frame

import "strings"

// anchor is what a sieve needs to know of a pattern: words of which the sentence
// holds one, and further words of which it holds one as well, if any.
type anchor struct {
	First, Second []string
	Doer          bool // somebody must be spoken of
}

// Index chooses for each pattern the words by which it is looked for. A common
// word, such as "the", is chosen only where there is no other. expand gives the
// words of a list.
func (t *Table) Index(common func(string) bool) {
	t.byWord = make(map[string][]place)
	for f := range t.Frames {
		for p := range t.Frames[f].patterns {
			a := t.Frames[f].patterns[p].anchor(common)
			for _, w := range a.First {
				t.byWord[w] = append(t.byWord[w], place{f, p})
			}
			t.anchors = append(t.anchors, a)
		}
	}
}

// Anchors hands the words of each pattern to add: words of which one must be in
// a sentence, and words of which one must be as well, or nil; somebody tells that
// a person must be spoken of.
func (t *Table) Anchors(add func(first, second []string, somebody bool)) {
	for _, a := range t.anchors {
		add(lastWords(a.First), a.Second, a.Doer)
	}
}

func (p Pattern) anchor(common func(string) bool) (a anchor) {
	var rare, plain [][]string
	for i := range p.elements {
		x := &p.elements[i]
		switch {
		case x.kind == doer || x.kind == phrase && !x.optional:
			a.Doer = a.Doer || x.kind == doer
		case !x.wordsOnly():
		case anyOf(x.words, common):
			plain = append(plain, x.words)
		default:
			rare = append(rare, x.words)
		}
	}
	if len(rare) == 0 {
		rare, plain = plain, nil
	}
	if len(rare) > 0 {
		a.First = rare[0]
	}
	if len(rare) > 1 {
		a.Second = lastWords(rare[1])
	}
	return a
}

func anyOf(words []string, is func(string) bool) bool {
	for _, w := range words {
		if is(w) {
			return true
		}
	}
	return false
}

// lastWords are the words, of a phrase its last.
func lastWords(words []string) []string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = w[strings.LastIndexByte(w, ' ')+1:]
	}
	return out
}
