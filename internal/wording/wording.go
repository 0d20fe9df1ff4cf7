// Package wording reads sentences of a postmortem and tells which of them blame
// somebody: who is made the subject of an error, an omission or a judgement.
//
// It is a grammar over tokens and no word list: "the server failed to start"
// and "the operator failed to check" differ in their subject, "we should have
// alerts" and "we should have alerted" in a participle. A sentence that cannot
// be read so is left alone.
package wording

import (
	"strings"

	"github.com/pmlint/pmlint/internal/english"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/text"
)

// Class is a sort of blaming wording.
type Class uint8

// The classes. Their order decides between findings of equal grade in one
// sentence: the one that stands first is told.
const (
	Fault                 Class = iota + 1 // "his fault", "was reprimanded"
	PersonCause                            // "Ana caused the outage"
	HumanError                             // "human error" as an explanation
	WhyPerson                              // "Why did the engineer forget ...?"
	Judgement                              // "careless", "a bad call"
	CounterfactualPerson                   // "she should have checked"
	OmissionPerson                         // "the operator forgot to"
	OtherTeam                              // "the network team did not tell us"
	Mistake                                // "our mistake", "due to an oversight"
	BeCareful                              // "be more careful"
	Knowledge                              // "the developer was unaware"
	OmissionWe                             // "we did not test"
	CounterfactualPassive                  // "this should have been caught"
	Hindsight                              // "in hindsight it was obvious"
	NamedPerson                            // "merged by Sam Lee" in a cause
)

// Grade is how plainly a sentence blames.
type Grade uint8

// The grades.
const (
	Slight Grade = iota + 1 // "we", and nobody named: worth a thought
	Plain                   // an individual or a group is the subject
	Grave                   // an individual stands as the cause
)

// Sort is what the subject of a sentence is.
type Sort uint8

// The sorts of subjects.
const (
	Unknown    Sort = iota // none was found, or one that the reader cannot place
	Name                   // a person by name or @handle
	Pronoun                // he, she
	Role                   // the engineer, the on-call
	Indefinite             // someone, nobody
	They
	First // I
	We    // we, us, our team; and omitted: "Forgot to ..."
	Team  // the network team
	Vendor
	Outsider // users, customers, attackers: nobody who responds
	System
)

// Individual tells whether the subject is one person or an indefinite one.
func (s Sort) Individual() bool { return s >= Name && s <= They }

// Hit is one blaming wording.
type Hit struct {
	Class Class
	Grade Grade
	Sort  Sort
	// Start and End are the matched words in the text that was read.
	Start, End int
	Words      string // the matched words
	Subject    string // the words that make the subject somebody; may be empty
	Verb       string // the word that decided, in lower case
	Frame      string // the construction of the table that was found, or ""
	Hint       string // what the table advises on it, or ""
	Sentence   postmortem.Sentence
}

// Span is where the matched words stand in the source.
func (h Hit) Span() text.Span { return h.Sentence.Prose.Source(h.Start, h.End) }

// Vocabulary is what a team adds to the words that the reader knows. All of it
// is read in any case.
type Vocabulary struct {
	People  []string // names and handles of persons
	Known   People   // more of them, prepared once for many documents
	Roles   []string // "release captain": an individual with a task
	Teams   []string // of others; "Payments"
	Systems []string // what is nobody: "Mercury"
	Vendors []string
	Allow   []string // phrases; a sentence that holds one is left alone
	// Organisation is who writes the document: as a subject it means "we".
	Organisation string
}

// Reader classifies sentences. It keeps buffers and belongs to one goroutine.
type Reader struct {
	lex    *lexicon
	extra  map[string]*entry
	known  People
	people People               // parts of names, in lower case
	doc    *postmortem.Document // whose people are still to be added, or nil
	source []byte               // of the document, or nil
	// authors are who wrote the document, as it says, in lower case; a team among them
	// is us.
	authors []string
	allow   []string
	scan    scanner
	at      analysis
	low     []string // buffer for the words of a sentence in lower case
	listed  []*entry // and for what lists say of them
}

// NewReader returns a reader for sentences that know no document.
func NewReader(v Vocabulary) *Reader {
	r := &Reader{lex: fullLexicon(), known: v.Known}
	r.scan.read = r
	if len(v.People) > 0 {
		r.people = NewPeople(v.People)
	}
	r.addWords(v.Roles, setOf(tRole))
	r.addWords(v.Teams, setOf(tTeam, tSysMod))
	r.addWords(v.Systems, setOf(tSys))
	r.addWords(v.Vendors, setOf(tOrg))
	if v.Organisation != "" {
		r.addWords([]string{v.Organisation}, setOf(tWe))
	}
	for _, a := range v.Allow {
		if a = strings.ToLower(strings.TrimSpace(a)); a != "" {
			r.allow = append(r.allow, a)
		}
	}
	return r
}

func (r *Reader) addWords(list []string, t tags) {
	for _, w := range list {
		words := strings.Fields(strings.ToLower(w))
		if len(words) == 0 {
			continue
		}
		e := r.own(words[0])
		if len(words) == 1 {
			e.tags = t
			continue
		}
		all := strings.Join(words, " ")
		e.phrases = append(e.phrases[:len(e.phrases):len(e.phrases)], phrase{rest: words[1:], all: all, tags: t, entry: r.lex.lists[all]})
	}
}

// own is the reader's own entry of a word, made from the lexicon's.
func (r *Reader) own(word string) *entry {
	if e := r.extra[word]; e != nil {
		return e
	}
	e := &entry{word: word}
	if in := r.lex.lists[word]; in != nil {
		e.lists = in.lists
	}
	if known := r.lex.words[word]; known != nil {
		*e = *known
	}
	if r.extra == nil {
		r.extra = map[string]*entry{}
	}
	r.extra[word] = e
	return e
}

func (r *Reader) lookUp(low []byte) *entry {
	if len(r.extra) > 0 {
		if e := r.extra[string(low)]; e != nil {
			return e
		}
	}
	return r.lex.words[string(low)]
}

// Text classifies a text that stands for itself, such as a cell or a title: at
// most one hit a sentence. Code in backticks and words in quotation marks are
// left out.
func (r *Reader) Text(s string) []Hit {
	p := &postmortem.Prose{Text: s, Marks: marks(s)}
	var hits []Hit
	for start := 0; start < len(s); {
		end := english.SentenceEnd(s, start)
		if h, ok := r.Sentence(postmortem.Sentence{Prose: p, Start: start, End: end}); ok {
			hits = append(hits, h)
		}
		start = end
	}
	return hits
}

// marks finds code and quotations in plain text.
func marks(s string) []postmortem.Mark {
	var out []postmortem.Mark
	for i := 0; i < len(s); i++ {
		kind, close := postmortem.MarkQuote, ""
		switch {
		case s[i] == '`':
			kind, close = postmortem.MarkCode, "`"
		case s[i] == '"':
			close = "\""
		case strings.HasPrefix(s[i:], "“"):
			close = "”"
		default:
			continue
		}
		n := strings.Index(s[i+1:], close)
		if n < 0 {
			continue
		}
		end := i + 1 + n + len(close)
		out = append(out, postmortem.Mark{Kind: kind, Start: i, End: end})
		i = end - 1
	}
	return out
}

// Sentence classifies one sentence; ok is false where it blames nobody.
func (r *Reader) Sentence(s postmortem.Sentence) (h Hit, ok bool) {
	if s.Start >= s.End || !r.lex.sieve.passes(s.Prose.Text[s.Start:s.End], r.granted()) {
		return Hit{}, false
	}
	return r.read(s)
}

// granted is what the sieve need not look for: a team's own words for persons
// are not in it.
func (r *Reader) granted() signs {
	if len(r.extra) > 0 {
		return somebody
	}
	return 0
}

// maxSentence is how much of a sentence is read, in bytes. No writer comes near
// it, and what a sentence costs may grow with its square.
const maxSentence = 4096

// read classifies a sentence that passed the sieve.
func (r *Reader) read(s postmortem.Sentence) (h Hit, ok bool) {
	r.scan.scan(s.Prose.Text, s.Start, min(s.End, s.Start+maxSentence), s.Prose.Marks)
	a := &r.at
	*a = analysis{r: r, text: s.Prose.Text, t: r.scan.toks, place: placeOf(s)}
	if a.silent() || r.allowed(s.Text()) {
		return Hit{}, false
	}
	a.run()
	if a.best.Class == 0 || a.said(&a.best, s) {
		return Hit{}, false
	}
	a.best.Sentence = s
	return a.best, true
}

func (r *Reader) allowed(s string) bool {
	if len(r.allow) == 0 {
		return false
	}
	s = strings.ToLower(s)
	for _, a := range r.allow {
		if strings.Contains(s, a) {
			return true
		}
	}
	return false
}

var classNames = [...]string{
	Fault: "fault", PersonCause: "person-cause", HumanError: "human-error", WhyPerson: "why-person", Judgement: "judgement",
	CounterfactualPerson: "counterfactual-person", OmissionPerson: "omission-person", OtherTeam: "other-team", Mistake: "mistake",
	BeCareful: "be-careful", Knowledge: "knowledge", OmissionWe: "omission-we", CounterfactualPassive: "counterfactual-passive",
	Hindsight: "hindsight", NamedPerson: "named-person",
}

// String is the class's name, which is also its rule's.
func (c Class) String() string {
	if int(c) < len(classNames) {
		return classNames[c]
	}
	return ""
}
