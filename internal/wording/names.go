package wording

import (
	"strings"

	"github.com/pmlint/pmlint/internal/ascii"
	"github.com/pmlint/pmlint/internal/people"
	"github.com/pmlint/pmlint/lint/postmortem"
)

// People are the parts of persons' names and their handles, in lower case.
type People map[string]bool

// NewPeople prepares names, such as those of a repository's authors.
func NewPeople(names []string) People {
	p := make(People, 2*len(names))
	for _, n := range names {
		p.add(n)
	}
	return p
}

// add makes the parts of a person's name known. Parts that name a thing
// ("Platform Team") or are too short to be told from other words are not.
func (p People) add(name string) {
	if strings.ContainsAny(name, "[]<>{}/|") {
		return
	}
	words := strings.FieldsFunc(name, func(c rune) bool { return c == ' ' || c == '.' || c == ',' || c == '(' || c == ')' })
	if len(words) > 4 {
		return
	}
	known := fullLexicon().words
	for _, w := range words {
		if e := known[strings.ToLower(strings.TrimSuffix(w, "s"))]; e != nil && e.tags.any(impersonal) {
			return
		}
	}
	for _, w := range words {
		low := strings.ToLower(w)
		if strings.HasPrefix(low, "@") || len(low) > 2 && ascii.IsUpper(w[0]) && known[low] == nil {
			p[low] = true
		}
	}
}

var impersonal = setOf(tTeam, tRole, tSys, tOrg, tIndef, tUser, tNeg)

func (r *Reader) isPerson(word string) bool {
	if r.doc != nil { // only now, since most documents never ask
		r.documentPeople(r.doc)
		r.doc = nil
	}
	if len(r.people)+len(r.known) == 0 || len(word) > 40 {
		return false
	}
	low := strings.ToLower(word)
	return r.people[low] || r.known[low]
}

// runsAs reports whether the document that is read treats the name at k as
// software's.
func (a *analysis) runsAs(k int) bool {
	return people.RunsAs(a.r.source, a.text[a.t[k].start:a.t[k].end])
}

// calledSoftware reports whether the words behind a name say that it is a
// program: "Alfred, our release bot, ...".
func (a *analysis) calledSoftware(name int) bool {
	if !a.sign(name+1, ",") || !a.is(name+2, tDet) {
		return false
	}
	for k := name + 3; k < name+6; k++ {
		if a.sign(k+1, ",") {
			return a.is(k, tSys)
		}
	}
	return false
}

// knownName places a phrase by a name that the document, the configuration or
// git know.
func (a *analysis) knownName(s subject) Sort {
	h := &a.t[s.head]
	if h.cap && a.r.isPerson(h.word) && !a.calledSoftware(s.head) {
		return Name
	}
	return Unknown
}

// properSort places a phrase by its capitals: "Sarah", "Sam Lee", "Kafka".
// A capitalised word that is neither a given name nor a product stays Unknown.
func (a *analysis) properSort(s subject) Sort {
	h := &a.t[s.head]
	if !h.cap {
		return Unknown
	}
	if h.upper {
		return System
	}
	for k := s.head - 1; k >= s.start; k-- {
		if t := &a.t[k]; !t.cap && t.tags == (tags{}) && t.kind == word {
			s.start = k + 1 // "yesterday evening Marek"
			break
		}
	}
	for k := s.start; k <= s.head; k++ {
		t := &a.t[k]
		if t.kind != word || !t.cap {
			if k != s.start || !t.tags.has(tDet) {
				return Unknown
			}
			return System // "the Redis", "our Grafana": no person has an article
		}
		kind := people.KindOf(t.word)
		if k == s.head && kind == people.None && s.head == s.start {
			return Unknown
		}
		switch kind {
		case people.Company:
			return Vendor
		case people.Product:
			if k < s.head && people.IsName(a.text[t.start:a.t[s.head].end]) {
				return Name // "Travis Bell"
			}
			return System
		case people.Given, people.Ambiguous:
			if a.runsAs(k) || a.calledSoftware(s.head) {
				return System
			}
			if kind == people.Given || k < s.head || k > 0 || a.finite(k+1) {
				return Name
			}
		}
	}
	return Unknown
}

// newName tells whether the phrase may be a person that no list knows: one or
// two capitalised words, no product, in front of what only humans do.
func (a *analysis) newName(s subject) bool {
	if s.none() || s.sort != Unknown || s.end-s.start > 1 {
		return false
	}
	for k := s.start; k <= s.end; k++ {
		t := &a.t[k]
		if t.kind != word || !t.cap || t.upper || t.ident || t.tags != (tags{}) || strings.HasSuffix(t.word, "s") ||
			strings.HasSuffix(t.word, "ing") {
			return false
		}
	}
	return !a.runsAs(s.head)
}

// documentPeople makes the persons of a document known to a reader.
func (r *Reader) documentPeople(d *postmortem.Document) {
	if r.people == nil {
		r.people = People{}
	}
	for _, p := range d.People {
		r.people.add(p.Name.Plain)
	}
	for _, t := range d.Meta.Authors {
		r.people.add(t.Plain)
	}
	for i := range d.Meta.All {
		if f := &d.Meta.All[i]; namesPeople(f.Label.Plain) {
			for name := range strings.SplitSeq(f.Value.Plain, ",") {
				r.people.add(name)
			}
		}
	}
	for _, h := range d.History {
		r.people.add(h.Author.Plain)
	}
	for _, x := range d.Actions {
		for _, o := range x.Owners {
			r.people.add(o.Text.Plain)
		}
	}
}

// namesPeople tells a field that holds persons by a role in its label:
// "Participants", "Incident Commander", "Reviewers".
func namesPeople(label string) bool {
	for w := range strings.FieldsSeq(strings.ToLower(label)) {
		if fullLexicon().lists[strings.TrimSuffix(strings.Trim(w, ":*"), "s")].in(lFieldRole) {
			return true
		}
	}
	return false
}
