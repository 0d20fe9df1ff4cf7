package wording

import "strings"

// analysis is the reading of one sentence.
type analysis struct {
	r     *Reader
	text  string
	t     []token
	place place
	best  Hit
}

func (a *analysis) is(i int, x tag) bool {
	return i >= 0 && i < len(a.t) && a.t[i].tags.has(x)
}

func (a *analysis) word(i int) string {
	if i < 0 || i >= len(a.t) {
		return ""
	}
	return a.t[i].word
}

func (a *analysis) sign(i int, marks string) bool {
	if i < 0 || i >= len(a.t) || a.t[i].kind != sign {
		return false
	}
	for k := 0; k < len(marks); k++ {
		if marks[k] == a.t[i].mark {
			return true
		}
	}
	return false
}

// adverb tells whether the token stands between a subject and its verb without
// changing either.
func (a *analysis) adverb(i int) bool {
	if i < 0 || i >= len(a.t) {
		return false
	}
	t := &a.t[i]
	if t.tags.has(tAdv) || t.tags.has(tAcc) || t.tags.has(tObvious) {
		return true
	}
	return t.kind == word && t.tags == (tags{}) && !t.cap && len(t.word) > 4 && strings.HasSuffix(t.word, "ly") &&
		t.word != "supply" && t.word != "reply" && t.word != "family" && t.word != "assembly" && t.word != "anomaly"
}

// group is a verb with its auxiliaries: "should not simply have been merged".
type group struct {
	start, verb int
	modal       int  // its token, or -1
	managed     bool // what the verb says came to be: "managed to delete", "ended up deleting"
	neg         bool
	have, be    bool
	did         bool // did, does, do
	past        bool // did, had, was, or the verb's own past form
	to          bool // an infinitive
}

// group reads leftwards from the verb.
func (a *analysis) group(verb int) group {
	g := group{start: verb, verb: verb, modal: -1, past: a.pastLike(verb)}
	if a.compound(verb) {
		g.start--
	}
	for i := g.start - 1; i >= 0; i-- {
		t := &a.t[i]
		switch {
		case t.kind == sign:
			return g
		case t.tags.has(tNeg) && !t.tags.has(tDet) && !t.tags.has(tIndef), t.word == "neither":
			g.neg = true
		case t.word == "'d" && a.is(verb, tPart) && !a.is(verb, tBase):
			g.have, g.past = true, true // "we'd forgotten"
		case t.tags.has(tModal):
			g.modal = i
		case t.tags.has(tHave):
			g.have = true
			g.past = g.past && g.modal < 0 || t.word == "had"
		case t.tags.has(tBe):
			g.be = true
			g.past = t.word == "was" || t.word == "were" || t.word == "been"
		case t.tags.has(tDo):
			g.did = true
			g.past = t.word == "did"
		case t.word == "to":
			if a.word(i-1) == "managed" || a.word(i-1) == "proceeded" {
				g.managed, g.past, g.start = true, true, i-1
				return g
			}
			g.to, g.start = true, i
			return g
		case t.word == "up" && (a.word(i-1) == "ended" || a.word(i-1) == "wound") && a.is(verb, tIng):
			g.managed, g.past, g.start = true, true, i-1
			return g
		case a.adverb(i):
			continue
		default:
			return g
		}
		g.start = i
	}
	return g
}

// compound tells that the verb at i is the second half of one: "load tested",
// "code reviewed".
func (a *analysis) compound(i int) bool {
	switch a.word(i) {
	case "test", "tested", "testing":
		if a.in(i-1, lCompound) {
			return true
		}
	case "review", "reviewed":
		return a.word(i-1) == "code" || a.word(i-1) == "peer"
	case "fingered":
		return a.word(i-1) == "fat"
	case "push", "pushed":
		return a.word(i-1) == "force"
	case "paste", "pasted":
		return a.word(i-1) == "copy"
	}
	return false
}

// passive tells whether the subject suffers what the verb says.
func (a *analysis) passive(g group) bool {
	t := &a.t[g.verb]
	return g.be && (t.tags.has(tPart) && !t.tags.has(tIng) || t.tags == (tags{}) && strings.HasSuffix(t.word, "ed"))
}

// subject is a noun phrase as the doer of something.
type subject struct {
	sort             Sort
	start, end, head int // tokens; start is -1 where there is none
}

func (s subject) none() bool { return s.start < 0 }

var noSubject = subject{start: -1, head: -1, end: -1}

// maxHops bounds the way from a verb to its subject.
const maxHops = 8

// subjectOf finds who or what does the verb of g.
func (a *analysis) subjectOf(g group) subject { return a.subjectLeft(g.start-1, 0) }

// subjectLeft looks for the subject that ends at or before token i.
func (a *analysis) subjectLeft(i, hops int) subject {
	for i >= 0 && (a.adverb(i) || a.is(i, tNeg) && !a.is(i, tIndef) && !a.is(i, tDet)) {
		i--
	}
	if i > 0 && (a.word(i) == "all" || a.word(i) == "both") && (a.is(i-1, tWe) || a.is(i-1, tThey)) {
		i-- // "we all forgot"
	}
	if i < 0 || hops > maxHops {
		return noSubject
	}
	t := &a.t[i]
	switch {
	case t.kind == sign:
		return a.subjectBeyondSign(i, hops)
	case t.tags.has(tConj):
		return a.carried(i, hops)
	case t.tags.has(tWho):
		return a.antecedent(i-1, true)
	case t.tags.has(tRel):
		if i > 0 && !a.sign(i-1, ";:-(") {
			return a.antecedent(i-1, false)
		}
		return subject{System, i, i, i}
	case t.tags.has(tSub), t.tags.has(tModal), t.tags.has(tPrep):
		return noSubject
	case i > 0 && a.reduced(i):
		return a.phraseSubject(i-1, hops+1)
	}
	return a.phraseSubject(i, hops)
}

// reduced tells that the word at i begins a clause that belongs to the noun
// before it: "the engineer assigned to", "the person working on".
func (a *analysis) reduced(i int) bool {
	t := &a.t[i]
	if t.kind != word || t.cap || t.tags.any(nounTags) || !a.nominal(i-1) {
		return false
	}
	if t.word == "responsible" {
		return true
	}
	if t.tags == (tags{}) {
		return len(t.word) > 5 && (strings.HasSuffix(t.word, "ing") || strings.HasSuffix(t.word, "ed"))
	}
	return t.tags.has(tIng) || t.tags.has(tPart)
}

// subjectBeyondSign looks past a parenthesis: "Ana, who was new, forgot".
func (a *analysis) subjectBeyondSign(i, hops int) subject {
	open := -1
	switch {
	case a.sign(i, ")"):
		open = a.leftSign(i-1, "(", 14)
	case a.sign(i, ","):
		open = a.leftSign(i-1, ",", 14)
		if open >= 0 && !a.aside(open+1) {
			return noSubject
		}
	case a.sign(i, "-"):
		open = a.leftSign(i-1, "-", 14)
	}
	if open <= 0 {
		return noSubject
	}
	if a.is(open+1, tConj) {
		return a.carried(open+1, hops+1)
	}
	return a.subjectLeft(open-1, hops+1)
}

func (a *analysis) leftSign(i int, marks string, reach int) int {
	for k := i; k >= 0 && k > i-reach; k-- {
		if a.sign(k, marks) {
			return k
		}
	}
	return -1
}

// aside tells whether what begins at i, between two commas, says more about
// the subject before it.
func (a *analysis) aside(i int) bool {
	return a.is(i, tWho) || a.is(i, tRel) || a.adverb(i) || a.is(i, tPrep) || a.is(i, tIng) || a.is(i, tDet) || a.is(i, tSub) ||
		a.is(i, tAcc) || a.is(i, tAware) || a.is(i, tConj) ||
		a.sign(i+1, ",") && a.t[i].cap && a.t[i].tags == (tags{}) // "the carrier, Ostlink, had"
}

// carried finds the subject that a verb after "and" shares with the verb
// before.
func (a *analysis) carried(i, hops int) subject {
	for k := i - 1; k >= 0 && k > i-40; k-- {
		t := &a.t[k]
		if t.kind == sign && a.sign(k, ";:.-") && !(k == i-1 && a.sign(k, ";")) { // "; but forgot" goes on
			break
		}
		if !a.finite(k) {
			continue
		}
		g := a.group(k)
		if g.to {
			k = g.start
			continue
		}
		if s := a.subjectLeft(g.start-1, hops+1); !s.none() {
			if s.sort == Unknown && s.start > 0 && a.finite(s.start-1) {
				k = s.start // "put enough thought": no verb
				continue
			}
			if a.passive(g) && !s.sort.Individual() && s.sort != We && s.sort != First && s.sort != Team {
				s.sort = System // "the node was drained and failed to": no doer
			}
			return s
		}
		k = g.start
	}
	return noSubject
}

// finite tells whether the token may carry a clause: a verb in the past, an
// auxiliary, a third person.
func (a *analysis) finite(i int) bool {
	t := &a.t[i]
	if t.kind != word {
		return false
	}
	if t.tags.has(tAux) || t.tags.has(tModal) || t.tags.has(tPast) {
		return !a.nounBefore(i)
	}
	if t.tags.has(tVerb) && t.tags.has(tBase) && a.is(i-1, tWe) {
		return true
	}
	return t.tags == (tags{}) && !t.cap && len(t.word) > 4 && strings.HasSuffix(t.word, "ed") && !a.nounBefore(i)
}

// nounBefore tells that the word at i qualifies a noun: "the failed job".
func (a *analysis) nounBefore(i int) bool {
	return a.is(i-1, tDet) && !a.is(i-1, tRel) && !a.is(i, tAux)
}

// antecedent is the noun phrase that "who" or "that" at i+1 speaks of.
func (a *analysis) antecedent(i int, person bool) subject {
	if a.sign(i, ",") {
		i--
	}
	if i < 0 {
		if person {
			return subject{Unknown, i + 1, i + 1, i + 1}
		}
		return noSubject
	}
	if person && a.word(i) == "one" && a.is(i-1, tDet) && a.is(i-2, tBe) {
		return a.subjectLeft(i-3, maxHops-2) // "I was the one who"
	}
	s := a.phrase(i)
	if person && !human(s.sort) || !person && s.sort == Unknown {
		s = a.phraseSubject(i, maxHops-2) // "the engineer on call who"
	}
	if person && s.sort == Unknown && !s.none() {
		s.sort = Role
		if strings.HasSuffix(a.word(s.head), "s") {
			s.sort = Outsider // "peers who": a crowd of whatever
		}
	}
	return s
}

func human(s Sort) bool { return s.Individual() || s == We || s == First || s == Team || s == Outsider }

// phraseSubject reads the noun phrase that ends at i. Where it belongs to a
// preposition ("the engineer on call", "the member of the team"), what the
// preposition belongs to is the subject.
func (a *analysis) phraseSubject(i, hops int) subject {
	np := a.phrase(i)
	if np.none() {
		return np
	}
	p := np.start - 1
	if p < 0 || hops > maxHops {
		return np
	}
	switch {
	case a.is(p, tPrep) && a.word(p) != "like", a.word(p) == "to":
		outer := a.subjectLeft(p-1, hops+1)
		if a.word(p) == "of" && !outer.none() {
			if a.is(outer.head, tNeg) {
				return outer // "none of the reviewers"
			}
			if a.quantity(outer) {
				return np
			}
			if np.sort == Team && strings.HasPrefix(a.word(outer.head), "member") {
				return subject{Role, outer.start, np.end, np.head}
			}
			if outer.sort == Unknown && (np.sort.Individual() || np.sort == We) {
				return subject{np.sort, outer.start, np.end, np.head} // "a member of the staff"
			}
		}
		if outer.none() && (p == 0 || a.is(p-1, tSub) || a.is(p-1, tConj) || a.sign(p-1, ",;:(-")) {
			return noSubject
		}
		return outer
	case a.finite(p):
		// "the engineer who deployed the change did not": the phrase is what
		// the clause after "who" speaks of.
		g := a.group(p)
		if w := g.start - 1; a.word(w) == "whoever" || strings.EqualFold(a.word(w), "whoever") {
			return subject{Indefinite, w, np.end, w}
		}
		if g.start > 1 && (a.is(g.start-1, tWho) || a.is(g.start-1, tRel) && !a.is(g.start-2, tVerb)) {
			return a.antecedent(g.start-2, a.is(g.start-1, tWho))
		}
	case p > 0 && (a.is(p-1, tRole) || a.is(p-1, tIndef)) && strings.HasSuffix(a.word(p), "ing") && !a.is(p, tSys):
		return a.phraseSubject(p-1, hops+1)
	case a.is(p, tIng) && p > 0 && a.nominal(p-1) && !a.is(p-1, tBe):
		return a.phraseSubject(p-1, hops+1) // "the engineer deploying the fix"
	}
	return np
}

var (
	notNominal = setOf(tPrep, tConj, tSub, tRel, tWho, tAux, tModal, tNeg, tWithout, tWhy, tAdv, tPast, tAcc, tObvious, tHypo, tDet)
	nounTags   = setOf(tRole, tSys, tTeam, tOrg, tUser, tBad, tIndef, tWe, tI, tHe, tThey, tPron)
	pronouns   = setOf(tWe, tI, tHe, tThey, tIndef, tPron)
)
