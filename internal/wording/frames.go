package wording

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"github.com/pmlint/pmlint/internal/frame"
	words "github.com/pmlint/pmlint/internal/lexicon"
)

// The flat constructions. Their form is told by package frame.
//
//go:embed frames.txt
var framesFile string

// The rules that combine classes of deeds with who did them: of the same form.
//
//go:embed acts.txt
var actsFile string

// The kinds of blame that need nobody to be named: of the same form.
//
//go:embed kinds.txt
var kindsFile string

// frames is the table, with the words by which each frame is looked for.
var frames = sync.OnceValue(func() *frame.Table {
	t := words.Must(frame.ParseFiles(frameName, frame.File{Name: "internal/wording/acts.txt", Data: actsFile},
		frame.File{Name: "internal/wording/frames.txt", Data: framesFile},
		frame.File{Name: "internal/wording/kinds.txt", Data: kindsFile}))
	t.Index(newFrameWords(knownWords()))
	return t
})

// frameWords weighs the words of frames by what the lexicon knows of them.
type frameWords struct {
	*lexicon
	of [maxLists][]string // the words of each list
}

func newFrameWords(l *lexicon) *frameWords {
	f := &frameWords{lexicon: l}
	for w, e := range l.lists {
		for x := range list(maxLists - 1) {
			if e.in(x) {
				f.of[x] = append(f.of[x], w)
			}
		}
	}
	return f
}

// Weights of words: of which sentences consist, which most documents about
// incidents have.
const (
	functionWord = 1000
	commonWord   = 50
)

// Weight is great for the words of which sentences consist, and less so for
// those that most documents about incidents have.
func (l *frameWords) Weight(w string) int {
	w = w[strings.LastIndexByte(w, ' ')+1:] // of a phrase, what the sieve looks for
	e := l.words[w]
	switch in := l.lists[w]; {
	case e != nil && (e.tags.any(notNominal) && !e.tags.has(tPast) || e.tags.any(pronouns) || e.tags.has(tAux)):
		return functionWord
	case in.in(lCommonplace):
		return commonWord
	}
	return 1
}

// common reports whether one of the words weighs so much.
func (l *frameWords) common(words []string, weight int) bool {
	return slices.ContainsFunc(words, func(w string) bool { return l.Weight(w) >= weight })
}

// modal reports whether the words are modals.
func (l *frameWords) modal(words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { e := l.words[w]; return e != nil && e.tags.has(tModal) })
}

// Words are those of a list.
func (l *frameWords) Words(class int) []string {
	if class < classList || class >= classList+maxLists {
		return nil
	}
	return l.of[class-classList]
}

// Somebody reports whether a phrase or doer of the kind is a person.
func (l *frameWords) Somebody(kind int) bool {
	return kind != kindThing && kind != kindAny && kind != kindUnseen
}

// What a pattern may ask for beside the tags and lists of the lexicon. The
// numbers of lists begin behind those of tags, these behind those of lists.
const (
	classList     = 1000
	classPast     = 2000 + iota // a verb in the past, also one that no list knows
	classAdverb                 // what may stand between subject and verb
	classNegation               // not, never, n't
	classNamed                  // a capitalised word that no list knows
	classGone                   // was, were, been
	classIng                    // a verb's form in -ing, also of one that no list knows
	classNumber                 // a number or a time of day
	classBase                   // the plain form of a verb that no thing does by itself
)

var frameClasses = map[string]int{
	"~past!": classPast, "~adverb": classAdverb, "~negation": classNegation, "~named": classNamed, "~was": classGone, "~ing!": classIng,
	"~base!": classBase, "~number": classNumber,
}

// Kinds of phrases and doers.
const (
	kindPerson   = iota // an individual
	kindSomebody        // an individual, we, another team
	kindThing           // what is nobody
	kindAny
	kindStranger // a name that may be a company's
	kindHuman    // anybody of ours or of others, also by what the verb says
	kindOthers   // one of these, but none of us
	kindOmitter  // a human who did not do it
	kindAbsentee // one of the others who did not do it, or nobody
	kindUnseen   // no software that is named: a person, or nobody at all
)

// kindNames are their names in patterns: "<person>", "@person".
var kindNames = [...]string{
	kindPerson: "person", kindSomebody: "somebody", kindThing: "thing", kindAny: "any", kindStranger: "stranger",
	kindHuman: "human", kindOthers: "others", kindOmitter: "omitter", kindAbsentee: "absentee", kindUnseen: "unseen",
}

// frameName tells the number of a name in a pattern.
func frameName(name string) (int, bool) {
	if c, ok := frameClasses[name]; ok {
		return c, true
	}
	switch name[0] {
	case '~':
		x, ok := tagNames[name[1:]]
		if extra, known := verbForms[name[1:]]; known {
			return int(extra), true
		}
		return int(x), ok
	case '%':
		x, ok := knownWords().named[name[1:]]
		return classList + int(x), ok
	}
	k := slices.Index(kindNames[:], strings.TrimSuffix(name[1:], ">"))
	return k, k >= 0
}

var verbForms = map[string]tag{"base": tBase, "part": tPart, "past": tPast, "ing": tIng}

// frameClass is the class of what a frame finds, by the doer where the frame
// leaves it open.
func frameClass(name string, s Sort) Class {
	switch name {
	case "omission":
		return omissionClass(s)
	case "cause":
		if s == Team || s == Vendor {
			return OtherTeam
		}
		return PersonCause
	case "counterfactual":
		switch s {
		case Unknown, System:
			return CounterfactualPassive
		case Team, Vendor:
			return OtherTeam
		}
		return CounterfactualPerson
	}
	for c, n := range classNames {
		if n == name {
			return Class(c)
		}
	}
	return 0
}

// tokensOf are the tokens of a sentence as the frames ask for them.
type tokensOf struct {
	*analysis
	low     []string
	listed  []*entry // by their lists, also of what stands with a capital
	subject subject  // of the last question for a doer
}

// frames tries the table of constructions.
func (a *analysis) frames() {
	s := a.lowered()
	frames().Find(s, func(f frame.Found) bool {
		if f.Frame.Where == wherePoorly && !a.place.poorly {
			return true
		}
		who := noSubject
		switch {
		case f.Verb >= 0:
			who = s.subject
		case f.Phrase >= 0:
			who = a.phraseFrom(f.Phrase)
		}
		a.emitFrame(f, who)
		return true
	})
}

// except drops what the sentence has where an exception of the table holds.
func (a *analysis) except() {
	if a.best.Class != 0 && frames().Silenced(a.lowered(), a.best.Class.String()) {
		a.best = Hit{}
	}
}

// lowered are the tokens as the frames ask for them.
func (a *analysis) lowered() *tokensOf {
	s := &tokensOf{analysis: a, low: a.r.low[:0], listed: a.r.listed[:0]}
	for i := range a.t {
		w, e := a.t[i].word, a.t[i].entry
		if a.t[i].cap && e == nil {
			w = strings.ToLower(w)
			e = a.r.lex.lists[w]
		}
		s.low, s.listed = append(s.low, w), append(s.listed, e)
	}
	a.r.low, a.r.listed = s.low, s.listed
	return s
}

// emitFrame reports what a frame found, unless the sentence has something
// graver, or anything where the frame is worth a thought at most.
func (a *analysis) emitFrame(f frame.Found, who subject) {
	if f.Frame.Notice && a.best.Class != 0 {
		return
	}
	if who.sort == System || who.sort == Outsider {
		who = noSubject
	}
	before, from := a.best, f.Start
	if f.Verb >= 0 && !who.none() && who.start < from && from-who.end < 4 {
		from = who.start
	}
	a.emit(frameClass(f.Frame.Class, who.sort), who, from, f.End)
	if a.best == before {
		return
	}
	a.best.Frame, a.best.Hint = f.Frame.Name, f.Frame.Hint
	if f.Frame.Notice {
		a.best.Grade = Slight
	}
}

// wherePoorly is the place of a frame that holds only where a document tells what
// went badly: there an act that is named is judged.
const wherePoorly = "poorly"

// Opens reports whether nothing stands before i but what dates an entry.
func (s *tokensOf) Opens(i int) bool {
	for k := range i {
		if t := &s.t[k]; t.kind != number && t.kind != sign && !s.adverb(k) {
			return false
		}
	}
	return true
}

func (s *tokensOf) Len() int          { return len(s.t) }
func (s *tokensOf) Word(i int) string { return s.low[i] }

func (s *tokensOf) Sign(i int) bool { return s.t[i].kind == sign && s.t[i].mark != '/' }

func (s *tokensOf) Is(i, class int) bool {
	switch {
	case class < classList:
		return s.is(i, tag(class))
	case class < classList+maxLists:
		return s.listed[i].in(list(class - classList))
	}
	switch class {
	case classPast:
		return s.pastLike(i) && !s.is(i, tAux)
	case classAdverb:
		return s.adverb(i)
	case classNegation:
		return s.is(i, tNeg) && !s.is(i, tIndef) && !s.is(i, tDet)
	case classGone:
		w := s.low[i]
		return w == "was" || w == "were" || w == "been"
	}
	t := &s.t[i]
	if class == classNumber {
		return t.kind == number
	}
	return t.kind == word && t.form(class)
}

// form reports whether a word has the form of a class.
func (t *token) form(class int) bool {
	known := t.tags != (tags{})
	switch class {
	case classNamed:
		return t.cap && !t.upper && !t.ident && !known
	case classIng:
		return t.tags.has(tIng) || !known && len(t.word) > 5 && strings.HasSuffix(t.word, "ing")
	case classBase:
		return !t.cap && (t.tags.has(tBase) || !known && !strings.HasSuffix(t.word, "ly")) && !t.tags.has(tAttempt) && !t.tags.has(tAux)
	}
	return false
}

// Phrase reads the noun phrase at i.
func (s *tokensOf) Phrase(i, kind int) int {
	p := s.phraseFrom(i)
	if p.none() || s.t[p.end].possessive {
		return -1
	}
	s.byDeed(&p, kind == kindHuman || kind == kindOthers)
	if !ofKind(p.sort, kind) {
		return -1
	}
	return p.end + 1
}

// ofKind reports whether a subject is of a frame's kind.
func ofKind(s Sort, kind int) bool {
	switch kind {
	case kindPerson:
		return s.Individual() && s != They
	case kindSomebody:
		return s.Individual() || s == We || s == First || s == Team
	case kindThing:
		return s == System || s == Unknown
	case kindStranger:
		return s == Vendor || s == Team
	case kindOthers:
		return s.Individual() || s == Team || s == Vendor
	case kindHuman:
		return s.Individual() || s == We || s == First || s == Team || s == Vendor
	}
	return true
}

// Doer asks who does the verb, which was done and stands in the active.
func (s *tokensOf) Doer(verb, kind int) bool {
	g := s.group(verb)
	if kind == kindUnseen {
		return s.unseen(g)
	}
	if g.modal >= 0 || s.unreal(g) || s.passive(g) {
		return false
	}
	if kind == kindOmitter || kind == kindAbsentee {
		return s.omitter(g) && (kind == kindOmitter || s.absent(g))
	}
	if g.neg {
		return false
	}
	who, ok := s.actor(g, kind == kindHuman || kind == kindOthers)
	if !ok {
		ok = s.byDeed(&who, false)
	}
	s.subject = who
	if who.none() && !s.hasObject(g.verb) || kind >= kindHuman && s.systemReason(g, who) || s.madeTo(who) {
		return false
	}
	return ok && !s.negPhrase(who) && ofKind(who.sort, kind)
}

// unseen reports whether no program is said to have done the verb of g.
func (s *tokensOf) unseen(g group) bool {
	return s.passive(g) || s.subjectOf(g).sort != System
}

// hasObject reports whether the verb goes on with what was done, as it must where
// nobody is named: "overlooked the second page", not "omitted here".
func (a *analysis) hasObject(verb int) bool {
	return a.is(verb+1, tDet) || a.is(verb+1, tPron) || a.word(verb+1) == "to" || a.word(verb+1) == "that"
}

// omitter reports whether somebody did not do the verb of g, or nobody did.
func (s *tokensOf) omitter(g group) bool {
	alone := s.in(g.verb, lSpeech) || s.is(g.verb, tKnow) // people alone do it
	who, ok := s.actor(g, alone)
	ok = ok || !alone && s.byDeed(&who, false)
	s.subject = who
	if !ok || who.sort == They && !s.peopleBefore(who.start) {
		return false
	}
	if s.negPhrase(who) {
		return !g.neg && s.doneByHuman(g)
	}
	return g.neg && s.denied(g) && s.then(g) && !s.excused(g, who) && ofKind(who.sort, kindHuman)
}

// absent reports whether the doer of what was not done is one of the others, or
// nobody at all. Of us, it tells only how things were.
func (s *tokensOf) absent(g group) bool {
	who := s.subject
	if g.be && !s.is(g.verb, tIng) || who.sort == Vendor || who.sort == Role && s.in(who.head, lMachineRole) && !s.meantAsPerson(who) {
		return false
	}
	if s.negPhrase(who) {
		return s.word(who.head+1) != "of" || ofKind(s.phraseFrom(who.head+2).sort, kindHuman)
	}
	return g.neg && who.sort != They && ofKind(who.sort, kindOthers) && !s.in(who.head, lQuantity)
}

// then reports whether the denied verb of g speaks of what was: "did not", "had
// never", not "do not".
func (a *analysis) then(g group) bool {
	if g.did || g.have && !a.is(g.verb, tBase) {
		return g.past
	}
	return g.past && !a.is(g.verb, tThird)
}

// professional makes a role of a noun for somebody by trade that no list holds:
// "the quartermaster", "an archivist". What may as well be a program, as most
// nouns in -er and -or, stays what it is.
func (a *analysis) professional(s *subject) bool {
	if s.none() || s.sort != Unknown || s.start == s.head || !a.is(s.start, tDet) {
		return false
	}
	h := &a.t[s.head]
	if h.cap || h.ident || h.kind != word {
		return false
	}
	w := strings.TrimSuffix(h.word, "s")
	for _, end := range [...]string{"ist", "keeper", "master", "man", "woman", "men", "women", "person", "ician", "eer"} {
		if len(w) > len(end)+2 && strings.HasSuffix(w, end) {
			s.sort = Role
			return true
		}
	}
	return false
}
