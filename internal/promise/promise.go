// Package promise reads what an action promises: its verb, what it is about, its
// end, its measure, and why nobody could tell when it is done, by name. The words
// of an action are read once, and those of its sub-items with them; every rule
// that judges actions asks the reading. It knows English alone, and no document.
package promise

import "strings"

// Text is the words of an action, with what their markup says of them.
type Text struct {
	Plain string
	Marks []Mark // by Start; marks of different kinds may nest
}

// Mark is a stretch of a text that is more than words, in bytes.
type Mark struct {
	Kind       MarkKind
	Start, End int
}

// MarkKind is what a stretch of text is.
type MarkKind uint8

// The kinds of marks that matter.
const (
	MarkStrong MarkKind = iota
	MarkCode
	MarkQuote // between quotation marks
	MarkLink
	MarkURL // an address that stands in the text
)

// in reports whether a byte of the text is in a mark of the kind.
func (t *Text) in(kind MarkKind, i int) bool {
	for _, m := range t.Marks {
		if m.Start > i {
			return false
		}
		if m.Kind == kind && i < m.End {
			return true
		}
	}
	return false
}

// Promise is what an action's words promise.
type Promise struct {
	First string // the word that it begins with, in lower case
	Verb  string // in its base form; empty for a noun phrase
	// What it does not name.
	NoObject, NoMeasure, NoEnd bool
	Question                   bool
	Inquiry                    bool   // something is to be found out
	Exhortation                string // the call to do better in the whole text; empty for none
	OnlyLinks                  bool   // there are no words
	// Why nobody can tell when it is done; empty for a promise that can be kept,
	// and for one that only says too little.
	Reason Reason

	score   int
	exhorts bool // what is to be done is such a call
	light   work // what a verb like "do" does
	talks   bool // people are to talk
	act     bool // the verb has an end
	known   bool // the verb is one that is known
	object  string
}

// Vague reports whether nobody can tell when it is done. What is on the border is
// not vague.
func (p *Promise) Vague() bool { return !p.OnlyLinks && p.score <= 0 }

// Lean moves the judgement where the promise begins with a verb that a team calls
// one with an end (toEnd), or one without.
func (p *Promise) Lean(verb string, toEnd bool) {
	if verb != p.Verb && (p.Verb != "" || verb != p.First) {
		return
	}
	if toEnd {
		p.score += 4
	} else {
		p.score -= 4
	}
}

// Read reads the words of an action and of its sub-items. A title that promises
// nothing by itself is kept where a sub-item says what will be done.
func Read(t *Text, notes ...*Text) Promise {
	p := readText(t)
	title, short := t.isTitle(), t.isShort()
	if !p.Vague() || !title && !short || !p.mayBeRedeemed() && p.Reason != "habit" {
		return p
	}
	for _, n := range notes {
		if d := readText(n); (title && d.act || short && !d.act && !d.NoMeasure) && !d.Vague() && !d.NoObject {
			d.First, d.Verb = p.First, p.Verb
			return d
		}
	}
	return p
}

// isTitle reports whether a text only heads what stands below it: it is bold, or ends
// in a colon.
func (t *Text) isTitle() bool {
	for _, m := range t.Marks {
		if m.Kind == MarkStrong && m.Start <= 1 && m.End > m.Start {
			return true
		}
	}
	return strings.HasSuffix(strings.TrimRight(t.Plain, " \n"), ":")
}

// shortText is how many words only name what stands below them.
const shortText = 4

// isShort reports whether a text is too short to be more than a name for what
// stands below it: "Better limits", above "`max_connections` to 400". Sub-items that
// are work of their own are judged by themselves.
func (t *Text) isShort() bool { return len(strings.Fields(t.Plain)) <= shortText }

func readText(t *Text) Promise {
	low := lowerOf(t.Plain)
	s, detail := headOf(t)
	var room [maxTerms]term
	exhortation := exhortationIn(low.text)
	words := termsOf(t, low, 0, len(s), room[:0])
	if len(words) == 0 {
		return Promise{Exhortation: exhortation, OnlyLinks: linksOnly(t)}
	}
	p := read(low.of(s, 0), words, exhortation)
	if detail > 0 && (!p.known || len(words) <= 4 && p.NoObject) {
		behind := sentence(t.Plain[detail:])
		if words := termsOf(t, low, detail, detail+len(behind), room[:0]); len(words) > 0 {
			if d := read(low.of(behind, detail), words, exhortation); d.known && d.score > p.score {
				return d
			}
		}
	}
	if detail == 0 && p.Vague() && p.mayBeRedeemed() {
		if d := readNext(t, low, len(s), exhortation); d != nil {
			return *d
		}
	}
	return p
}

// mayBeRedeemed reports whether something that is said later can give it an end.
func (p *Promise) mayBeRedeemed() bool {
	return !p.exhorts && !p.Question && p.Reason != "again" && p.Reason != "habit" && p.Reason != "doubt"
}

// readNext reads the sentence that begins at a byte, where it says what to do: "find
// out why nothing was paged. Fix the route of the alert". It is nil where it does not.
func readNext(t *Text, low lowered, at int, exhortation string) *Promise {
	for at < len(t.Plain) && t.Plain[at] == ' ' {
		at++
	}
	next := sentence(t.Plain[at:])
	var room [maxTerms]term
	words := termsOf(t, low, at, at+len(next), room[:0])
	if len(words) < 3 || words[0].class&classAct == 0 || words[0].class&classNoun != 0 && !isArticle(words[1].low) {
		return nil
	}
	if p := read(low.of(next, at), words, exhortation); !p.Vague() && !p.NoObject {
		return &p
	}
	return nil
}

// Missing names what the promise lacks: "no particular object and no end state".
func (p *Promise) Missing() string {
	var lacks []string
	if p.NoObject {
		lacks = append(lacks, "no particular object")
	}
	if p.NoMeasure {
		lacks = append(lacks, "no threshold or condition")
	}
	if p.NoEnd || len(lacks) == 0 {
		lacks = append(lacks, "no end state")
	}
	if len(lacks) == 1 {
		return lacks[0]
	}
	return strings.Join(lacks[:len(lacks)-1], ", ") + " and " + lacks[len(lacks)-1]
}
