package wording

import (
	"strings"

	"github.com/pmlint/pmlint/internal/people"
)

// department tells that the phrase is a part of a company by its bare name:
// "Marketing", "Operations".
func (a *analysis) department(s subject) bool {
	if s.none() {
		return false
	}
	if s.start != s.end || !a.t[s.head].cap {
		return false
	}
	if a.word(s.head) == "It" {
		return false
	}
	return a.listed(strings.ToLower(a.word(s.head)), lDepartment)
}

// peopleBefore tells whether "they" at i can mean somebody named before.
func (a *analysis) peopleBefore(i int) bool {
	for k := 0; k < i; k++ {
		if a.is(k, tRole) || a.is(k, tTeam) || a.is(k, tOrg) || a.is(k, tIndef) {
			return true
		}
	}
	return false
}

func (a *analysis) negPhrase(s subject) bool {
	return !s.none() && (a.is(s.head, tNeg) || a.is(s.start, tNeg) || a.word(s.start) == "neither" && s.start != s.head)
}

// agent is the phrase after "by".
func (a *analysis) agent(verb int) subject {
	near := true // nothing but adverbs between
	for k := verb + 1; k < len(a.t) && k < verb+9; k++ {
		if a.word(k) == "by" {
			s := a.phraseFrom(k + 1)
			if !near && s.sort != Name && s.sort != Role && s.sort != Pronoun {
				return noSubject
			}
			return s
		}
		if a.t[k].kind == sign || a.is(k, tSub) || a.is(k, tRel) || a.is(k, tWho) || a.pastLike(k) || a.is(k, tAux) || a.is(k, tConj) {
			break
		}
		near = near && a.adverb(k)
	}
	return noSubject
}

// phraseFrom is the noun phrase that begins at i.
func (a *analysis) phraseFrom(i int) subject {
	if a.word(i+1) == "of" && i < len(a.t) && a.quantity(subject{head: i}) {
		if s := a.phraseFrom(i + 2); !s.none() {
			s.start = i // "one of our engineers"
			return s
		}
		return noSubject
	}
	last, k := -1, i
	for ; k < len(a.t) && k < i+8; k++ {
		if a.t[k].kind == sign || !a.nominal(k) && !a.is(k, tDet) && !a.adjective(k) {
			break
		}
		if k > i && last >= 0 && a.pastLike(k) && !a.t[k].tags.any(nounTags) {
			break
		}
		if last >= i && a.word(k) == "more" {
			break
		}
		if last >= i && !a.is(k, tSys) && (a.is(k, tIng) || a.is(last, tRole) && strings.HasSuffix(a.word(k), "ing")) {
			break
		}
		if a.nominal(k) {
			last = k
		}
		if last == k && k+1 < len(a.t) && a.acts(k, k+1) {
			break
		}
		if last == k && !a.t[k].possessive && a.t[k].tags.any(pronouns) {
			break
		}
	}
	if last < 0 {
		return noSubject
	}
	s := subject{start: i, end: last, head: last}
	s.sort = a.sortOf(s)
	if a.t[last].possessive {
		s.sort = System // "by an engineer's": what follows is not known
	}
	return s
}

// acts reports whether the word at v is what the person at i does in the present:
// "the engineer restarts", "@ana gets anxious".
func (a *analysis) acts(i, v int) bool {
	return (a.is(i, tRole) || a.t[i].kind == handle) && a.is(v, tVerb) && (a.is(v, tBase) || a.is(v, tThird))
}

// owner is who the noun at i belongs to: "Ana's", "our", "the engineer's".
func (a *analysis) owner(i int) subject {
	for k := i - 1; k >= 0 && k >= i-3; k-- {
		t := &a.t[k]
		if t.possessive {
			s := a.phrase(k)
			if s.sort == Unknown && a.newName(s) {
				s.sort = Name
			}
			return s
		}
		switch strings.ToLower(t.word) {
		case "our":
			return subject{We, k, k, k}
		case "my":
			return subject{First, k, k, k}
		case "his", "her":
			return subject{Pronoun, k, k, k}
		case "their":
			return subject{They, k, k, k}
		case "human", "personal":
			if k == i-1 {
				return subject{Role, k, k, k}
			}
		}
		if t.kind != word || t.tags.any(notNominal) {
			return noSubject
		}
	}
	return noSubject
}

func (a *analysis) ownerOrNone(i int) subject {
	if s := a.owner(i); !s.none() {
		return s
	}
	return noSubject
}

func (a *analysis) someone(s Sort) bool { return s.Individual() || s == Team || s == Vendor }

// quantity tells whether the phrase only counts: "one of the engineers".
func (a *analysis) quantity(s subject) bool {
	if a.in(s.head, lQuantity) {
		return true
	}
	return a.t[s.head].kind == number
}

// countsTime tells a number that belongs to the time before it: in "the first
// day or two people were paying twice" the two are days.
func (a *analysis) countsTime(number int) bool {
	if number < 2 || a.word(number-1) != "or" {
		return false
	}
	switch a.word(number - 2) {
	case "minute", "hour", "day", "night", "week", "month", "year":
		return true
	}
	return false
}

// nominal tells whether a token can stand in a noun phrase.
func (a *analysis) nominal(i int) bool {
	if i < 0 || i >= len(a.t) {
		return false
	}
	t := &a.t[i]
	switch t.kind {
	case sign, quotation:
		return false
	case number:
		return strings.IndexByte(a.text[t.start:t.end], ':') < 0 // a time stands before the sentence
	case opaque, handle:
		return true
	}
	return !t.tags.any(notNominal) || t.tags.any(nounTags)
}

// phrase is the noun phrase whose last word stands at i.
func (a *analysis) phrase(i int) subject {
	if !a.nominal(i) {
		if a.is(i, tDet) { // "this", "all"
			return subject{System, i, i, i}
		}
		return noSubject
	}
	s := subject{start: i, end: i, head: i}
	if !a.t[i].tags.any(pronouns) || a.is(i, tIndef) && !a.is(i, tNeg) {
		s.start = a.phraseStart(i)
	}
	s.sort = a.sortOf(s)
	if s.sort == Name {
		for s.start < s.head && !a.t[s.start].cap && a.t[s.start].kind == word {
			s.start++ // "at half past nine Joanna"
		}
	}
	return s
}

// phraseStart walks left over what qualifies the noun at i.
func (a *analysis) phraseStart(i int) int {
	for i > 0 {
		p := i - 1
		switch {
		case a.beginsName(p):
			return p
		case a.is(p, tDet) && !(a.is(p, tRel) && a.t[i].kind == opaque):
			if p > 0 && a.is(p-1, tDet) && !a.is(p-1, tRel) {
				return p - 1
			}
			return p
		case a.t[p].tags.any(pronouns):
			return i
		case p > 0 && (a.is(p-1, tRole) || a.is(p-1, tIndef)) && strings.HasSuffix(a.word(p), "ing") && !a.is(p, tSys):
			return i // "a contractor performing maintenance"
		case a.is(p, tPast) && !a.is(p, tRole) && !a.is(p-1, tDet) && !a.is(p, tSys):
			return i
		case a.nominal(p), a.is(p, tPast), a.adjective(p):
			i = p
		default:
			return i
		}
	}
	return i
}

// beginsName tells a given name that is a word as well, in front of a surname:
// "Will Okafor", "Per Lindgren".
func (a *analysis) beginsName(i int) bool {
	t, next := &a.t[i], &a.t[i+1]
	return t.cap && next.cap && next.kind == word && next.tags == (tags{}) && t.kind == word && t.tags.any(notNominal) &&
		people.IsName(a.text[t.start:next.end])
}

func (a *analysis) adjective(i int) bool {
	return a.is(i, tChar) || a.is(i, tNorm) || a.is(i, tWrong) || a.is(i, tAware)
}

// sortOf places a noun phrase.
func (a *analysis) sortOf(s subject) Sort {
	h := &a.t[s.head]
	switch {
	case h.kind == handle:
		return Name
	case h.kind != word:
		return System
	case h.tags.has(tWe):
		return We
	case h.tags.has(tI):
		return First
	case h.tags.has(tHe):
		return Pronoun
	case h.tags.has(tThey):
		return They
	case h.tags.has(tPron):
		return System
	}
	if a.word(s.start) == "team" && a.t[s.start].cap && s.end == s.start+1 && h.cap {
		return Team // "Team Atlas"
	}
	if known := a.knownName(s); known != Unknown {
		return known
	}
	switch {
	case h.tags.has(tIndef) && a.countsTime(s.head-1):
		return System // nobody in particular
	case h.tags.has(tIndef):
		return Indefinite
	case h.tags.has(tBad) || a.hasModifier(s, tBad):
		return Outsider
	case h.tags.has(tRole) && !(h.upper && len(h.word) > 4):
		return a.roleSort(s)
	case h.tags.has(tTeam):
		return a.teamSort(s)
	case h.tags.has(tOrg), s.start == s.end && strings.EqualFold(h.word, "upstream"):
		return Vendor // "the upstream" with its article is a server
	case h.tags.has(tUser):
		return Outsider
	case h.tags.has(tSys), h.ident:
		return System
	}
	return a.properSort(s)
}

func (a *analysis) hasModifier(s subject, x tag) bool {
	for k := s.start; k < s.head; k++ {
		if a.is(k, x) {
			return true
		}
	}
	return false
}

// roleSort tells the engineer from the operator that is a controller and the
// manager of packages.
func (a *analysis) roleSort(s subject) Sort {
	h := &a.t[s.head]
	for k := s.start; k < s.head; k++ {
		t := &a.t[k]
		if (t.kind == opaque || t.ident && !t.upper) && a.in(s.head, lMachineRole) {
			return System
		}
		if t.tags.has(tSysMod) && a.in(s.head, lMachineRole) {
			return System
		}
		if t.tags.has(tUser) && t.word != "student" {
			return Outsider
		}
		if t.cap && a.in(s.head, lMachineRole) && people.IsSoftware(t.word) {
			return System
		}
	}
	if h.ident {
		return System
	}
	return Role
}

// ownTeam reports whether the document says that the team wrote it: "Authors: The
// Print team".
func (a *analysis) ownTeam(s subject) bool {
	name := a.text[a.t[s.start].start:a.t[s.end].end]
	if a.is(s.start, tDet) && s.start < s.end {
		name = a.text[a.t[s.start+1].start:a.t[s.end].end]
	}
	for _, author := range a.r.authors {
		if strings.HasSuffix(author, strings.ToLower(name)) {
			return true
		}
	}
	return false
}

// teamSort tells our own team from another.
func (a *analysis) teamSort(s subject) Sort {
	other := strings.Contains(a.word(s.head), " ") // "night shift"
	for k := s.start; k < s.head; k++ {
		t := &a.t[k]
		switch {
		case t.word == "their" || t.word == "other" || t.word == "another":
			return Team
		case t.tags.has(tMineTeam) && (t.word == "our" || t.word == "my"):
			return We
		case t.tags.has(tDet) || t.tags.has(tMineTeam):
		default:
			other = true
		}
	}
	if other && a.ownTeam(s) {
		return We
	}
	if other || a.word(s.start) == "another" || a.word(s.start) == "other" || s.end+1 < len(a.t) && a.word(s.end+1) == "behind" {
		return Team
	}
	if a.is(s.head, tSysMod) {
		return Team // a team's own name, from the vocabulary
	}
	return We
}
