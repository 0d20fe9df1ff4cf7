package wording

import (
	"strings"
	"sync"

	"github.com/pmlint/pmlint/lint/postmortem"
)

// Document classifies all sentences of a document: at most one hit for each, in
// the order of the text. Documents in another language give none.
func Document(d *postmortem.Document, v Vocabulary) []Hit {
	if d.Language == "" {
		return nil
	}
	r := ReaderOf(d, v)
	defer r.borrow()()
	var hits []Hit
	if title := d.ProseAt(d.Title.Span); title.Text != "" {
		s := postmortem.Sentence{Prose: title, End: len(title.Text)}
		if h, ok := r.Sentence(s); ok && !templateText(d, h) {
			hits = append(hits, h)
		}
	}
	for _, s := range d.Sentences() {
		if h, ok := r.Sentence(s); ok && !templateText(d, h) {
			hits = append(hits, h)
		}
	}
	return hits
}

// tokens are buffers that documents lend each other.
var tokens = sync.Pool{New: func() any { return new([]token) }}

// borrow gives the reader a buffer; what it returns gives the buffer back.
func (r *Reader) borrow() func() {
	buffer := tokens.Get().(*[]token)
	r.scan.toks = *buffer
	return func() {
		*buffer = r.scan.toks[:0]
		tokens.Put(buffer)
	}
}

// ReaderOf returns a reader that knows the people whom the document names.
func ReaderOf(d *postmortem.Document, v Vocabulary) *Reader {
	r := NewReader(v)
	r.doc, r.source = d, d.File.Bytes()
	for _, t := range d.Meta.Authors {
		if low := strings.ToLower(strings.TrimSpace(t.Plain)); strings.HasSuffix(low, " team") || strings.HasSuffix(low, " squad") {
			r.authors = append(r.authors, low)
		}
	}
	for i := range d.Meta.All {
		f := &d.Meta.All[i]
		if label := strings.ToLower(strings.Trim(f.Label.Plain, ":* ")); label == "team" || label == "squad" || label == "owning team" {
			r.authors = append(r.authors, strings.TrimSuffix(strings.ToLower(strings.TrimSpace(f.Value.Plain)), " team")+" team")
		}
	}
	return r
}

// templateText tells whether the hit lies in a placeholder that nobody filled.
func templateText(d *postmortem.Document, h Hit) bool {
	span := h.Span()
	for i := range d.Placeholders {
		p := d.Placeholders[i].Text.Span
		if span.Start < p.End && p.Start < span.End {
			return true
		}
	}
	return false
}

// NamedPersons finds the persons who are named where the cause is told, doing
// what is no harm by itself: "merged by Sam Lee". Names elsewhere, as in a
// timeline, are none.
func NamedPersons(d *postmortem.Document, v Vocabulary) []Hit {
	if d.Language == "" {
		return nil
	}
	r := ReaderOf(d, v)
	defer r.borrow()()
	var hits []Hit
	for _, s := range d.Sentences() {
		if !placeOf(s).cause {
			continue
		}
		if h, ok := r.named(s); ok && !templateText(d, h) {
			hits = append(hits, h)
		}
	}
	return hits
}

// named finds the first person by name who does something in the sentence.
func (r *Reader) named(s postmortem.Sentence) (Hit, bool) {
	r.scan.scan(s.Prose.Text, s.Start, min(s.End, s.Start+maxSentence), s.Prose.Marks)
	a := &r.at
	*a = analysis{r: r, text: s.Prose.Text, t: r.scan.toks, place: placeOf(s)}
	for i := range a.t {
		if !a.pastLike(i) || a.is(i, tAux) {
			continue
		}
		g := a.group(i)
		who := a.agent(i)
		if who.sort != Name {
			who = a.subjectOf(g)
		}
		if who.sort == Name && (!a.passive(g) || who.start > i) {
			a.emit(NamedPerson, who, min(who.start, i), max(who.end, i))
			a.best.Sentence = s
			return a.best, true
		}
	}
	return Hit{}, false
}
