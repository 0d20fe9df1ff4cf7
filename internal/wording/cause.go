package wording

import "strings"

// caused reads "Ana caused the outage", "was deleted by the intern", "we broke
// the build".
func (a *analysis) caused(g group) {
	t := a.t[g.verb].tags
	if a.agentCause(g) {
		return
	}
	if g.neg || g.did || a.passive(g) || t.has(tIng) && !t.has(tPast) && !g.managed {
		return
	}
	now := t.has(tThird) && !g.have && !g.be && (a.place.timeline || a.t[0].kind == number)
	if !g.managed && !now && (!t.has(tPast) && !(t.has(tPart) && g.have) || t.has(tBase) && !g.past && !g.have) {
		return
	}
	if a.modifies(g) || a.onPurpose() {
		return
	}
	end, strong := a.damage(g)
	if end < 0 {
		a.began(g)
		return
	}
	s, ok := a.actor(g, t.has(tHumanOnly))
	if !ok && (strong || t.has(tDest)) && s.sort == System {
		s, ok = a.author(s)
	}
	if !ok || s.none() && !t.has(tMis) || a.negPhrase(s) {
		return
	}
	if a.madeTo(s) {
		return
	}
	if now && (!strong || !s.sort.Individual()) {
		return
	}
	switch s.sort {
	case We, First:
		if !strong && !(s.sort == First && t.has(tDest) && gone(a.word(g.verb))) {
			return
		}
	case Vendor:
		// A company's name may stand for its service.
		if common := a.is(s.head, tOrg) || strings.EqualFold(a.word(s.head), "upstream"); !strong || !common || t.has(tBreakObj) ||
			t.has(tCause) ||
			t.has(tBreak) && !a.is(g.verb+1, tDet) && !a.nominal(g.verb+1) {
			return
		}
	case Role:
		if a.in(s.head, lMachineRole) && !t.has(tMis) && a.kubernetes() {
			return
		}
	}
	c := PersonCause
	if s.sort == Team || s.sort == Vendor {
		c = OtherTeam
	}
	a.emitWith(c, s, g, end)
}

// madeTo reads "made the operator put", "let the operator delete".
func (a *analysis) madeTo(s subject) bool {
	if s.none() {
		return false
	}
	switch a.word(s.start - 1) {
	case "made", "let", "makes", "lets":
		return true
	}
	return false
}

// wrongDone reads "disconnected the wrong pair", "tagged it from the wrong
// branch": whatever was done, it was done to the wrong thing.
func (a *analysis) wrongDone(i int) bool {
	if !a.is(i-1, tDet) || a.word(i-1) != "the" || !a.nominal(i+1) || a.is(i+1, tNormNoun) {
		return false
	}
	v := i - 2
	if a.is(v, tPrep) {
		v = a.verbLeft(v)
	}
	if v < 0 || !a.pastLike(v) || a.is(v, tSpend) || a.finding(v) || a.is(v, tAux) || a.near(i, 8, "right") || a.near(i, 8, "correct") {
		return false
	}
	if a.in(v, lComeUpon) {
		return false
	}
	g := a.group(v)
	if g.neg || g.modal >= 0 || a.unreal(g) || a.passive(g) || a.onPurpose() {
		return false
	}
	s := a.subjectOf(g)
	vendor := s.sort == Vendor && a.is(s.head, tOrg)
	if !s.sort.Individual() && s.sort != We && s.sort != First && s.sort != Team && !vendor || s.sort == They || a.negPhrase(s) ||
		s.sort == Role && a.in(s.head, lMachineRole) && a.kubernetes() || a.madeTo(s) {
		return false
	}
	c := PersonCause
	if s.sort == Team || vendor {
		c = OtherTeam
	}
	a.emitWith(c, s, g, i+1)
	return true
}

// onPurpose tells that the sentence says so.
func (a *analysis) onPurpose() bool {
	for k := range a.t {
		switch a.word(k) {
		case "intentionally", "deliberately", "purposely", "purpose":
			return !a.is(k-1, tNeg)
		case "announced", "planned", "agreed", "intended", "scheduled":
			if a.word(k-1) == "as" {
				return true
			}
		}
	}
	return false
}

// author is who made the change that does the verb: "Elena's commit broke it".
func (a *analysis) author(s subject) (subject, bool) {
	if !a.in(s.head, lHumanWork) && a.word(s.head) != "script" && a.word(s.head) != "query" && a.word(s.head) != "pr" &&
		a.word(s.head) != "patch" {
		return s, false
	}
	o := a.owner(s.head)
	return o, o.sort.Individual() && o.sort != They
}

// began reads a person's act that is told as the beginning: "the outage started
// when an engineer merged", "Root cause: the admin merged".
func (a *analysis) began(g group) {
	t := a.t[g.verb].tags
	if !t.has(tAct) && !t.has(tDest) && !t.has(tBreakObj) || t.has(tAux) {
		return
	}
	s := a.subjectOf(g)
	if s.none() || s.sort != Name && s.sort != Role && s.sort != Pronoun && s.sort != Indefinite || a.negPhrase(s) {
		return
	}
	k := s.start - 1
	if a.word(k) == "of" && a.quantity(subject{head: max(k-1, 0)}) {
		k -= 2 // "one of the interns"
	}
	switch a.word(k) {
	case "when", "after", "because":
		if a.leftWord(k, 3, "started", "began", "happened", "occurred", "originated") < 0 || a.remedy() {
			return
		}
	case ":":
		if w := a.word(k - 1); w != "cause" && w != "trigger" || s.sort == Indefinite {
			return
		}
	default:
		if s.sort != Indefinite || !a.byHand(g) || !t.has(tAct) && !t.has(tDest) {
			return
		}
	}
	a.emitWith(PersonCause, s, g, g.verb)
}

// byHand reads "manually changed" and "changed it by hand".
func (a *analysis) byHand(g group) bool {
	return a.wordIn(g, "manually") || a.near(g.verb, 8, "hand") && !a.near(g.verb, 8, "other") || a.near(g.verb, 7, "manually")
}

// remedy tells that what began is the way back.
func (a *analysis) remedy() bool {
	return a.anyIn(lRemedy)
}

// agentCause reads "caused by an engineer" and "deleted by Sam".
func (a *analysis) agentCause(g group) bool {
	t := a.t[g.verb].tags
	if !t.has(tPart) || g.neg || g.modal >= 0 {
		return false
	}
	harm := t.has(tCause) || t.has(tBreak) || t.has(tMis) || t.has(tDest) || t.has(tBreakObj)
	if !harm && t.has(tAct) {
		s := a.subjectOf(g)
		harm = !s.none() && a.hasModifier(s, tWrong) && a.hasWord(s, "wrong") // "the wrong key was installed by"
	}
	if !harm && t.has(tAct) {
		harm = a.withHarm(g.verb) >= 0 // "was started twice by the operator, which corrupted"
	}
	if !harm {
		return false
	}
	by := a.agent(g.verb)
	if by.none() {
		return false
	}
	if by.sort == Unknown && a.newName(by) && (t.has(tCause) || t.has(tMis)) && !a.deliberate(g) {
		by.sort = Name
	}
	gerund := a.is(by.end+1, tIng)
	switch {
	case by.sort == Indefinite && (t.has(tDest) || t.has(tBreakObj)), by.sort == They:
		return false
	case by.sort.Individual(), by.sort == First && !t.has(tDest):
	case by.sort == We && (t.has(tCause) || t.has(tMis) || gerund):
		if a.word(by.head) == "us" && !gerund && !t.has(tCause) {
			return false
		}
	default:
		return false
	}
	if (t.has(tDest) || t.has(tBreakObj)) && a.deliberate(g) {
		return false
	}
	a.emit(PersonCause, by, g.verb, by.end)
	return true
}

// deliberate tells that what was done by somebody was a remedy or a plain
// step: "was triggered by the on-call", "was removed by Ana at 14:02".
func (a *analysis) deliberate(g group) bool {
	t := a.t[g.verb].tags
	if t.has(tCause) || t.has(tBreak) || t.has(tMis) || t.has(tAct) && !t.has(tDest) {
		return false
	}
	for k := 0; k < g.start; k++ {
		if a.is(k, tErrObj) || a.is(k, tBadThing) && t.has(tBreakObj) {
			return false
		}
	}
	if t.has(tDest) && a.outcome(g.verb) >= 0 {
		return false
	}
	for k := range a.t {
		if a.is(k, tAcc) {
			return false
		}
	}
	return true
}

// pastLike tells whether a word that the lexicon does not know looks like a
// verb in the past.
func (a *analysis) pastLike(i int) bool {
	if i < 0 || i >= len(a.t) {
		return false
	}
	t := &a.t[i]
	n := len(t.word)
	return t.kind == word && !t.tags.any(nounTags) && n > 4 && t.word[n-2:] == "ed" || t.tags.has(tPast)
}

// causeIs reads "the root cause was an engineer".
func (a *analysis) causeIs(i int) {
	k := i + 1
	if a.is(k, tPrep) { // "of the outage"
		for k < len(a.t) && k < i+8 && !a.is(k, tBe) {
			k++
		}
	}
	if !a.is(k, tBe) || a.is(k+1, tNeg) {
		return
	}
	for k++; a.adverb(k); k++ {
	}
	that := a.word(k) == "that" && !a.nominal(k+2)
	if a.word(k) == "that" {
		k++
		that = true
	}
	if s := a.phraseFrom(k); !s.none() && (s.sort == Name || s.sort == Role || s.sort == Pronoun) {
		if v := s.end + 1; that && !(a.pastLike(v) && !a.is(v, tAux) || a.word(v) == "had" && a.pastLike(v+1)) {
			return // "that the engineer was paged late"
		}
		a.emit(PersonCause, s, i, s.end)
	}
}
