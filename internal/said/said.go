// Package said finds turns of phrase in the sentences of a document: who was
// hurt, that a cause is not known, that something is promised, that it was so
// before. What they consist of is data, frames.txt and words.txt; each frame
// brings its own sentences, which its test holds it to. The frames of a class are
// looked for when a rule asks for it, and only in the sentences that hold a word
// which they need.
//
// It guesses, as all reading of prose does: good enough to ask a question by.
// It knows English alone.
package said

import (
	"slices"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/template"
	"github.com/pmlint/pmlint/lint/text"
)

// Class is what a turn of phrase says.
type Class string

// The classes; frames.txt shows each by its sentences.
const (
	Some    Class = "some"           // an indefinite number of those who were hurt: "several customers"
	Counted Class = "counted"        // how many they were: "1,200 users"
	Share   Class = "share"          // a share: "12 %"
	Things  Class = "counted-things" // how many things they were: "three nodes"
	All     Class = "all"            // that it was all or none of them
	None    Class = "no-impact"      // nobody was hurt
	Clock   Class = "clock"          // a time of day
	Whole   Class = "whole"          // something was down as a whole
	Uncount Class = "uncount"        // that the number cannot be told
	Who     Class = "who"            // people are named
	What    Class = "what"           // what they asked for is named
	Harm    Class = "harm"           // something failed
	Unused  Class = "unused"         // nobody made use of a weakness
	Length  Class = "length"         // for how long

	CauseOpen      Class = "cause-open"      // a cause is not known
	CauseDropped   Class = "cause-dropped"   // nobody will look for it
	Before         Class = "before"          // it was known, or happened before
	BeforeAnswered Class = "before-answered" // what became of the earlier actions

	Promise       Class = "promise"        // somebody will do something
	PromiseLesson Class = "promise-lesson" // a lesson asks for something

	Change    Class = "change"               // something was changed
	Safety    Class = "safety"               // what was done to see whether a change is safe
	NoEffect  Class = "no-effect"            // what was tried did not help
	FixBroke  Class = "fix-broke"            // what was tried broke something else
	Join      Class = "join"                 // somebody is brought in
	Taken     Class = "taken"                // somebody takes the incident on
	Noticed   Class = "noticed-by-people"    // people noticed, and no signal of ours
	Outsiders Class = "noticed-by-outsiders" // people outside noticed, or it was chance
	Obstacle  Class = "obstacle"             // something stood in the way
	Exposure  Class = "exposure"             // something was open that should not be
	Rotated   Class = "exposure-answered"    // it was closed, and looked after
	Deed      Class = "deed"                 // somebody did something

	GoingOn  Class = "going-on" // the incident is not over
	Over     Class = "over"     // it is over
	Waiting  Class = "waiting"  // something takes long, and nothing is to be done meanwhile
	Since    Class = "since"    // since when something was so
	Leftover Class = "leftover" // a note of what is still to be written

	Complaint Class = "complaint" // what is wrong
	Study     Class = "study"     // something is to be read or thought about
	Relation  Class = "relation"  // people are to feel or to talk otherwise
)

// Hit is a turn of phrase in a sentence.
type Hit struct {
	Class    Class
	Frame    string // by its name in frames.txt
	Sentence *postmortem.Sentence
	// Start and End are bytes of Sentence.Prose.Text.
	Start, End int
}

// Text is what was found, as it is written.
func (h Hit) Text() string { return h.Sentence.Prose.Text[h.Start:h.End] }

// Span is where it stands in the source.
func (h Hit) Span() text.Span { return h.Sentence.Prose.Source(h.Start, h.End) }

// Said is what the sentences of a document say. Each class is looked for when it is
// first asked for.
type Said struct {
	doc       *postmortem.Document
	binding   *template.Binding
	sentences []postmortem.Sentence
	can       []marks // of each sentence, the frames that can be found in it
	hits      map[Class][]Hit
	words     words // of the sentence that is read
}

// Of gives the turns of phrase of a class in the order of the text.
func (s *Said) Of(c Class) []Hit {
	hits, read := s.hits[c]
	if !read {
		hits = s.find(c, 0, len(s.sentences), each)
		s.hits[c] = hits
	}
	return hits
}

// In gives those of a class that stand in sections of one of the kinds.
func (s *Said) In(c Class, kinds ...postmortem.Kind) []Hit { return s.where(c, kinds, true) }

// Outside gives those of a class that stand in sections of none of the kinds.
func (s *Said) Outside(c Class, kinds ...postmortem.Kind) []Hit { return s.where(c, kinds, false) }

func (s *Said) where(c Class, kinds []postmortem.Kind, in bool) []Hit {
	keep := func(at *postmortem.Sentence) bool { return slices.ContainsFunc(kinds, at.Section.Within) == in }
	hits, read := s.hits[c]
	if !read {
		return s.find(c, 0, len(s.sentences), keep)
	}
	var out []Hit
	for _, h := range hits {
		if keep(h.Sentence) {
			out = append(out, h)
		}
	}
	return out
}

// Beside reports whether a class is said in the sentence of h, too.
func (s *Said) Beside(h Hit, c Class) bool {
	for _, other := range s.Of(c) {
		if other.Sentence == h.Sentence {
			return true
		}
	}
	return false
}

// At gives those of a class that stand within a span of the source.
func (s *Said) At(c Class, at text.Span) []Hit {
	hits, read := s.hits[c]
	if !read && len(s.sentences) > 0 {
		from, to := s.doc.SentencesIn(at)
		hits = s.find(c, from, to, each)
	}
	var out []Hit
	for _, h := range hits {
		if at.Contains(h.Span()) {
			out = append(out, h)
		}
	}
	return out
}

type key struct{}

// Of reads the document of a pass, once for all rules.
func Of(p *lint.Pass) *Said {
	return lint.Memo(p, key{}, func() *Said { return Read(p.Doc, p.Binding) })
}

// Read gives what the sentences of a document say that somebody wrote; nothing
// where it is not in English.
func Read(doc *postmortem.Document, binding *template.Binding) *Said {
	s := &Said{doc: doc, binding: binding, hits: map[Class][]Hit{}}
	if doc.Language != "en" {
		return s
	}
	s.sentences = doc.Sentences()
	s.can = make([]marks, len(s.sentences))
	sieve := &table().sieve
	for i := range s.sentences {
		at := &s.sentences[i]
		s.can[i] = sieve.of(at.Prose.Text[at.Start:at.End])
	}
	return s
}

func each(*postmortem.Sentence) bool { return true }

// find looks for a class in a stretch of the sentences, in those to keep.
func (s *Said) find(c Class, from, to int, keep func(*postmortem.Sentence) bool) []Hit {
	var out []Hit
	t := table().classes[c]
	w := &s.words
	for i := from; i < to; i++ {
		at := &s.sentences[i]
		if s.can[i]&t.marks == 0 || !keep(at) {
			continue
		}
		w.cut(at)
		n := len(out)
		if out = t.find(w, at, out); len(out) > n && !s.written(at) {
			out = out[:n]
		}
	}
	return out
}

// written reports whether somebody wrote a sentence, and not the template.
func (s *Said) written(at *postmortem.Sentence) bool {
	if s.binding.Schema == nil && len(s.doc.Placeholders) == 0 {
		return true
	}
	return s.binding.Value(postmortem.Text{Span: at.Span(), Plain: at.Text()}) == template.Written
}

// Opens reports whether nothing stands before the word at i.
func (w *words) Opens(i int) bool { return i == 0 }

// find adds what the frames of the class find in a sentence.
func (t *classTable) find(w *words, sentence *postmortem.Sentence, out []Hit) []Hit {
	if t.marks == clockMark {
		for i := range w.list {
			if x := &w.list[i]; isClock(x) {
				out = append(out, Hit{Class: Clock, Frame: "clock", Sentence: sentence, Start: x.start, End: x.end})
			}
		}
		return out
	}
	t.Find(w, func(f found) bool {
		if !w.quoted(f.Start, f.End) {
			out = append(out, Hit{
				Class: Class(f.Frame.Class), Frame: f.Frame.Name, Sentence: sentence, Start: w.list[f.Start].start, End: w.list[f.End].end,
			})
		}
		return true
	})
	return out
}
