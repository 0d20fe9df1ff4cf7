package moments

import (
	"slices"
	"strings"

	"github.com/pmlint/pmlint/internal/english"
)

// What breaks is told twice: where it breaks, and where it works again. An entry behind
// the detection that speaks of what was broken, and of nothing bad, tells that it is
// back, "webhooks arrive"; one that speaks of something else that is bad tells why.

// subject is a noun of an entry, by the stem.
type subject struct {
	entry int
	stem  string
}

// note keeps what the entry that was read speaks of.
func (w *weigher) note(at int) {
	sp := &words().special
	var buf [maxWord]byte
	for i := range w.tokens {
		tok := &w.tokens[i]
		if len(tok.text) < 4 || tok.was.has(sp.plain) {
			continue
		}
		if tok.was == 0 && (strings.HasSuffix(tok.text, "s") || strings.HasSuffix(tok.text, "ed")) {
			w.told[at] |= sp.deed // it may be a verb
		}
		if stem := string(english.Stem(lowered(&buf, tok.text))); len(stem) > 2 {
			w.subjects = append(w.subjects, subject{at, stem})
		}
	}
}

// echo weighs what entries tell of that which was broken before.
func (w *weigher) echo() {
	from := w.noticed()
	if from < 0 {
		return
	}
	broken := w.broken(from)
	for i := range w.items {
		it := &w.items[i]
		if it.entry <= from {
			continue
		}
		again := w.speaksOf(it.entry, broken)
		switch {
		case it.fine && again && it.weight[restored] < likely:
			it.weight[restored] = likely
		case it.fault && !again && it.weight[cause] < least:
			it.weight[cause] = least
		}
	}
}

// noticed is the entry that tells the detection; -1 where none does so surely.
func (w *weigher) noticed() int {
	for i := range w.items {
		if w.items[i].weight[detected] > likely {
			return w.items[i].entry
		}
	}
	return -1
}

// broken are the subjects of the entries up to the detection that tell of trouble.
func (w *weigher) broken(to int) (stems []string) {
	for i := range w.items {
		it := &w.items[i]
		if it.entry > to || it.weight[symptom] < least && it.weight[detected] <= likely {
			continue
		}
		for _, s := range w.subjects {
			if s.entry == it.entry && !slices.Contains(stems, s.stem) {
				stems = append(stems, s.stem)
			}
		}
	}
	return stems
}

// beside gives the first symptom and the trigger to entries beside what is surer, where
// nothing else tells them: what stands between the trigger and the detection and is
// nobody's deed or word is what broke, what happened before the first trouble set it off.
func (w *weigher) beside(found []set) {
	sp := &words().special
	at := func(kind int) int { return slices.IndexFunc(found, func(s set) bool { return s.has(1 << kind) }) }
	cause, first, noticed := at(trigger), at(symptom), at(detected)
	broke := cause + 1
	if first < 0 && cause >= 0 && noticed > broke && found[broke] == 0 && !w.told[broke].has(sp.speech|sp.normal|sp.steps|sp.person) {
		first = broke
		found[first] |= 1 << symptom
	}
	if first < 0 {
		first = noticed
	}
	if cause < 0 && first > 0 && found[first-1] == 0 && w.told[first-1].has(words().verbs) &&
		!w.told[first-1].has(sp.speech|sp.normal|sp.bad|sp.vain) {
		found[first-1] |= 1 << trigger
	}
}

// speaksOf reports whether an entry speaks of one of the stems.
func (w *weigher) speaksOf(entry int, stems []string) bool {
	return slices.ContainsFunc(w.subjects, func(s subject) bool { return s.entry == entry && slices.Contains(stems, s.stem) })
}

// fault reports whether a clause tells what is wrong, where nobody says so.
func (c *clause) fault() bool {
	sp := &words().special
	return c.all.has(sp.bad|sp.lacks) && !c.all.has(sp.steps|sp.vain|sp.again|sp.deed|sp.speech|sp.outside) && !c.who.has(sp.person)
}

// fine reports whether a clause tells what is, and of nothing that is bad or was done.
func (c *clause) fine() bool {
	sp := &words().special
	return !c.all.has(sp.bad|sp.lacks|sp.steps|sp.vain|sp.deed|sp.change|sp.speech) && !c.who.has(sp.person)
}
