package wording

import "strings"

// omissionClass is the rule that an omission of the subject belongs to.
func omissionClass(s Sort) Class {
	switch s {
	case We, First:
		return OmissionWe
	case Team, Vendor:
		return OtherTeam
	}
	return OmissionPerson
}

// omission reads "forgot", "overlooked", "missed", "skipped".
func (a *analysis) omission(g group) {
	t := a.t[g.verb].tags
	human := t.has(tHumanOnly)
	switch {
	case g.neg || t.has(tIng) && !t.has(tPast) && !(g.be && g.past):
		return
	case a.passive(g):
		a.omittedByNobody(g)
		return
	case !g.past && !(g.did && g.past) && !g.have:
		return
	case g.start == g.verb && a.bareEnd(g.verb+1) && a.passiveAnd(g.verb):
		a.emit(OmissionPerson, noSubject, g.verb, g.verb) // "was acknowledged and then ignored"
		return
	}
	if t.has(tBase) && !t.has(tPast) && !g.did {
		return
	}
	if a.modifies(g) {
		return
	}
	s, ok := a.actor(g, human)
	if !ok || a.systemReason(g, s) {
		return
	}
	if a.negPhrase(s) || !human && a.anyWord("expected", "planned", "deliberately", "intentionally") {
		return // "nobody missed it"
	}
	if s.none() && !human && !a.is(g.verb+1, tDet) {
		return // "Omitted keys keep"
	}
	if !human && !s.sort.Individual() && !a.careObject(g.verb) && !a.outright(g) && (t.has(tSoft) || a.word(g.verb) == "missed" &&
		a.noOmission(g.verb)) {
		return
	}
	if !human && a.word(g.verb) == "missed" && a.noOmission(g.verb) {
		return
	}
	a.emitWith(omissionClass(s.sort), s, g, g.verb)
}

// passiveAnd tells that the verb shares the "was" of the one before it.
func (a *analysis) passiveAnd(v int) bool {
	k := v - 1
	for a.adverb(k) {
		k--
	}
	if !a.is(k, tConj) || !a.is(v, tPart) {
		return false
	}
	for n := k - 1; n > 0 && n > k-6; n-- {
		if a.t[n].kind == sign {
			return false
		}
		if a.pastLike(n) && !a.is(n, tAux) {
			g := a.group(n)
			return a.passive(g) && g.past && !a.subjectOf(g).sort.Individual()
		}
	}
	return false
}

// outright tells that it was left out altogether: "completely ignored".
func (a *analysis) outright(g group) bool {
	for k := g.verb - 1; a.adverb(k); k-- {
		switch a.word(k) {
		case "completely", "totally", "entirely", "utterly":
			return true
		}
	}
	return false
}

// modifies tells that a participle qualifies a noun after it: "missed alerts".
func (a *analysis) modifies(g group) bool {
	if a.is(g.verb-2, tWe) || a.is(g.verb-2, tThey) {
		return false // "we all forgot"
	}
	return g.start == g.verb && (a.is(g.verb-1, tDet) && !a.is(g.verb-1, tRel) && !a.is(g.verb-1, tPron) || a.is(g.verb-1, tPrep))
}

// noOmission tells what can be missed without leaving anything out.
func (a *analysis) noOmission(i int) bool {
	for k := i + 1; k < len(a.t) && k < i+6; k++ {
		if a.listed(strings.ToLower(a.t[k].word), lMissable) {
			return true
		}
	}
	return false
}

// careObject tells whether what follows the verb is a matter of diligence: a
// test, a review, an alert.
func (a *analysis) careObject(i int) bool {
	for k := i + 1; k < len(a.t) && k < i+7; k++ {
		if a.is(k, tCareNoun) && (a.is(k, tSignal) || a.word(i) != "ignored") || a.is(k, tIng) && a.is(k, tDil) {
			return true
		}
		if a.is(k, tPrep) || a.is(k, tSub) || a.t[k].kind == sign {
			return false
		}
	}
	return false
}

// omittedByNobody reads "was overlooked": an omission whose doer is left out.
func (a *analysis) omittedByNobody(g group) {
	w := a.word(g.verb)
	s := subject{start: -1, head: -1, end: -1}
	if by := a.agent(g.verb); by.sort.Individual() {
		a.emit(OmissionPerson, by, g.start, by.end)
		return
	}
	reviewed := w == "missed" && (a.near(g.verb, 5, "review") || a.near(g.verb, 5, "code review") || a.near(g.verb, 5, "testing") ||
		a.near(g.verb, 5, "qa"))
	if head := a.subjectOf(g); w == "ignored" && g.past && head.head >= 0 {
		if a.in(head.head, lIgnored) {
			if a.bySystem(g.verb) || !a.bareEnd(g.verb+1) {
				return
			}
			a.emit(OmissionPerson, s, g.start, g.verb)
		}
		return
	}
	if g.past && (w == "overlooked" || w == "forgotten" || w == "neglected" || reviewed) {
		a.emit(OmissionPerson, s, g.start, g.verb)
	}
}

// failureTo reads "our failure to test": what was left undone, as a noun. It
// takes an owner: a server's failure to update a cache is none of people.
func (a *analysis) failureTo(i int) {
	if a.word(i) != "failure" || a.hedged(i) {
		return
	}
	s := a.owner(i)
	k := i + 1
	if w := a.word(k); s.none() && (w == "of" || w == "by") {
		s = a.phraseFrom(k + 1) // "the failure of the operator to check"
		k = s.end + 1
	}
	if a.word(k) != "to" {
		return
	}
	for k++; a.adverb(k); k++ {
	}
	if k >= len(a.t) || !a.is(k, tDil) && !a.is(k, tWeDil) && !a.careAct(k) {
		return
	}
	if s.none() && (a.in(k, lSpeech) || a.word(k) == "test") && a.clauseStart(i) {
		a.emit(OmissionPerson, s, i, k) // "Failure to test the restore"
		return
	}
	if s.sort == We || s.sort == First || s.sort == Team || s.sort.Individual() {
		a.emit(omissionClass(s.sort), s, max(s.start, 0), k)
	}
}

// clauseStart tells that nothing but an article stands before i in its clause.
func (a *analysis) clauseStart(i int) bool {
	if a.is(i-1, tDet) {
		i--
	}
	return i == 0 || a.sign(i-1, ":-.") || a.t[i-1].kind == number || a.word(i-1) == "due to"
}

// failing reads "Failing to test it, we ..." and "by failing to tell support".
func (a *analysis) failing(i int) {
	v := i + 2
	for a.adverb(v) {
		v++
	}
	if a.word(i+1) != "to" || v >= len(a.t) || !a.is(v, tDil) && !a.careAct(v) {
		return
	}
	switch {
	case i == 0:
		for k := v; k < len(a.t) && k < v+14; k++ {
			if !a.sign(k, ",") {
				continue
			}
			if s := a.phraseFrom(k + 1); s.sort.Individual() || s.sort == We {
				a.emit(omissionClass(s.sort), s, i, v)
			}
			return
		}
	case a.word(i-1) == "by" && a.in(v, lSpeech):
		a.emit(OmissionPerson, noSubject, i, v)
	}
}

// failed reads "failed to check".
func (a *analysis) failed(g group) {
	if n := g.verb + 2; (a.word(g.verb+1) == "at" || a.word(g.verb+1) == "in") && a.is(n, tIng) && a.is(n, tDil) && !g.neg && g.past {
		if s := a.subjectOf(g); s.sort == We || s.sort == Team || s.sort.Individual() && !a.negPhrase(s) {
			a.emitWith(omissionClass(s.sort), s, g, n) // "failed at communicating"
		}
		return
	}
	if g.neg || !(g.past || g.have) || a.word(g.verb+1) != "to" || !a.is(g.verb, tPast) {
		return
	}
	v := g.verb + 2
	for a.adverb(v) {
		v++
	}
	if v >= len(a.t) || a.t[v].kind != word {
		return
	}
	dil := a.is(v, tDil) || a.is(v, tWeDil) || a.is(v, tKnow) || a.careAct(v) || a.guarding(v) || a.inTime(v) || a.word(v) == "see"
	s, ok := a.actor(g, dil && (a.is(v, tKnow) || a.in(v, lSpeech)))
	if !ok || a.systemReason(g, s) || a.negPhrase(s) {
		return
	}
	switch {
	case diagnosis(a.word(v)) && !a.anyWord("review", "reviewer", "reviewers", "testing", "qa", "tester", "testers"),
		s.sort.Individual() && (a.is(v, tAttempt) && !dil || a.machineVerb(s, v)):
		return
	case !s.sort.Individual() && !dil:
		return
	case s.sort == Vendor && !a.in(v, lSpeech):
		return
	case s.none() && !a.in(v, lSpeech) && !a.is(v, tKnow):
		return // "Failed to update" may be a log line
	}
	a.emitWith(omissionClass(s.sort), s, g, v)
}

// diagnosis are verbs whose failure is no omission: the search went on.
func diagnosis(w string) bool {
	return w == "identify" || w == "detect" || w == "spot" || w == "determine"
}

// machineVerb tells that "the operator failed to reconcile" speaks of a
// program.
func (a *analysis) machineVerb(s subject, v int) bool {
	if s.sort != Role || !a.in(s.head, lMachineRole) || a.is(v, tDil) || a.is(v, tAct) || a.is(v, tOmit) {
		return false
	}
	switch a.word(s.head) {
	case "author", "authors", "lead", "leads":
		return a.kubernetes()
	}
	return !a.meantAsPerson(s)
}

// notDone reads "did not check", "never tested", "nobody reviewed".
func (a *analysis) notDone(g group) {
	t := a.t[g.verb].tags
	if t.has(tBase) && a.norDid(g) || !a.deniable(g) {
		return
	}
	s, ok := a.actor(g, t.has(tKnow) || a.in(g.verb, lSpeech) || a.upkeepNever(g))
	if !ok || s.none() && !g.did && !a.neverDid(g) {
		return
	}
	nobody := a.negPhrase(s) && (s.sort == Indefinite || s.sort == Role)
	if nobody && (a.word(s.end+1) == "outside" || strings.EqualFold(a.word(s.head), "none") && a.word(s.head+1) != "of") {
		return // whom it did not reach; "none specified"
	}
	if nobody {
		if g.neg || !a.doneByHuman(g) || a.word(g.verb) == "knew" {
			return
		}
		s.sort = Indefinite
	} else if !a.denied(g) {
		return
	}
	if a.excused(g, s) {
		return
	}
	if c := a.lackClass(g, s); c != 0 {
		a.emitWith(c, s, g, g.verb)
	}
}

// deniable tells that the verb has a form by which something was not done.
func (a *analysis) deniable(g group) bool {
	t := a.t[g.verb].tags
	switch {
	case a.passive(g):
		return false
	case t.has(tBase) && !t.has(tPast):
		return g.neg && (g.did && g.past || a.is(g.verb, tPart) && (a.wordIn(g, "had") || a.wordIn(g, "never"))) // "did not check", "had not run"
	case t.has(tIng):
		return g.be && g.past && (g.neg || a.negSubject(g)) // "were not monitoring"
	case t.has(tPast), t.has(tPart):
		return g.past || !t.has(tBase)
	}
	return false
}

// denied tells that the group says that it was not done, then; "we have not
// tested" only says how things are.
func (a *analysis) denied(g group) bool {
	if !g.neg {
		return false
	}
	never := a.wordIn(g, "never") || a.wordIn(g, "neither")
	if g.have && !never && !a.wordIn(g, "had") {
		return false
	}
	return !a.is(g.verb, tPast) || g.have || g.did || never || g.be
}

// lackClass is the class of what was not done, or 0 where it was nobody's duty.
func (a *analysis) lackClass(g group, s subject) Class {
	t, w := a.t[g.verb].tags, a.word(g.verb)
	c := omissionClass(s.sort)
	switch {
	case w == "have" && a.near(g.verb, 3, "look"):
	case w == "have": // "did not have enough knowledge"
		if c != OmissionPerson {
			return 0
		}
		return Knowledge
	case t.has(tKnow) && c != OtherTeam:
		return Knowledge
	case c == OtherTeam && s.sort == Vendor && !a.in(g.verb, lSpeech) && !a.lateBy(g.verb):
		return 0
	case t.has(tWeDil) && c != OmissionWe && !t.has(tDil):
		if (s.sort == Vendor || a.in(s.head, lMachineRole) || s.sort == They) && !a.in(g.verb, lSpeech) {
			return 0
		}
	}
	return c
}

// careAct tells that a plain verb with its object is a step of care: "run a
// backup", "take into account", "set up an alert".
func (a *analysis) careAct(v int) bool {
	if a.in(v, lDoing) {
		return a.doingCare(v)
	}
	switch a.word(v) {
	case "keep", "kept", "keeping":
		return a.near(v, 4, "eye") || a.near(v, 6, "informed") || a.near(v, 6, "date") || a.near(v, 6, "updated") || a.near(v, 6, "posted")
	case "look", "looked", "looking":
		return a.near(v, 2, "at") || a.near(v, 2, "into")
	case "have":
		if a.near(v, 3, "look") {
			return true
		}
		for k := v + 1; k < len(a.t) && k < v+5; k++ {
			if a.in(k, lKnowledge) {
				return true
			}
		}
	case "give":
		return a.near(v, 6, "notice") || a.near(v, 6, "warning")
	}
	return false
}

// doingCare tells that the object of a plain verb makes it a step of care.
func (a *analysis) doingCare(v int) bool {
	if (a.word(v) == "make" || a.word(v) == "made") && a.word(v+1) == "sure" || a.near(v, 3, "ownership") || (a.word(v) == "take" ||
		a.word(v) == "took") && (a.near(v, 9, "account") || a.near(v, 3, "time") && a.near(v, 4, "to")) {
		return true
	}
	if a.near(v, 4, "diligence") || a.near(v, 4, "homework") || a.word(v) == "do" && a.near(v, 3, "good") && a.near(v, 4, "job") {
		return true
	}
	if a.near(v, 4, "backup") || a.near(v, 4, "backups") || a.near(v, 4, "snapshot") || a.near(v, 4, "dry") || a.near(v, 4,
		"drill") || a.near(v, 4, "rehearsal") {
		return true
	}
	return a.careObject(v) || a.word(v) == "set" && a.word(v+1) == "up" && a.careObject(v+1)
}

func (a *analysis) weSubject(g group) bool {
	s := a.subjectOf(g)
	return s.sort == We || s.sort == First
}

// norDid reads "nor did we check".
func (a *analysis) norDid(g group) bool {
	s := a.subjectOf(g)
	if s.none() || a.word(s.start-1) != "did" || !a.is(s.start-2, tNor) {
		return false
	}
	if s.sort.Individual() || s.sort == We || s.sort == First || s.sort == Team {
		a.emit(omissionClass(s.sort), s, s.start-2, g.verb)
	}
	return true
}

// doneByHuman tells whether "nobody" left something out, rather than was out
// of reach.
func (a *analysis) doneByHuman(g group) bool {
	t := a.t[g.verb].tags
	switch {
	case g.be:
		return t.has(tIng) && !g.have // "nobody was watching"
	case g.have:
		return t.has(tPart) && a.wordIn(g, "had") // "nobody had thought of it"
	}
	return t.has(tPast) && g.start == g.verb
}

// negSubject tells that the subject is "nobody".
func (a *analysis) negSubject(g group) bool {
	k := g.start - 1
	for a.adverb(k) {
		k--
	}
	if k < 0 || a.sign(k, ",;:.") {
		return false
	}
	return a.negPhrase(a.subjectOf(g))
}
