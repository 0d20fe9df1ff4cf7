package wording

import "strings"

// modal reads "should have checked", "could have been prevented", "would have
// been better".
func (a *analysis) modal(i int) {
	w := a.word(i)
	k := i + 1
	neg := false
	for k < len(a.t) && (a.adverb(k) || a.is(k, tNeg) && !a.is(k, tDet)) {
		neg = neg || a.is(k, tNeg)
		k++
	}
	if w == "ought" && a.word(k) == "to" {
		k++
		if a.is(k, tNeg) {
			k++
		}
	}
	if a.word(k) != "have" && a.word(k) != "'ve" && !(a.word(k) == "of" && a.pastLike(k+1)) {
		return
	}
	k++
	for k < len(a.t) && (a.adverb(k) || a.is(k, tNeg) && !a.is(k, tDet)) {
		k++
	}
	if k >= len(a.t) {
		return
	}
	passive := a.word(k) == "been" || a.word(k) == "be"
	if passive {
		k++
		for k < len(a.t) && a.adverb(k) && !a.is(k, tAcc) {
			k++
		}
	}
	if k >= len(a.t) {
		return
	}
	s := a.modalSubject(i)
	switch {
	case a.place.wellOrLucky:
	case w == "would" || w == "might" || w == "may" || w == "'d":
		a.would(i, k, s, passive)
	case w == "should" || w == "ought":
		a.should(i, k, s, passive)
	case w == "could" && !neg:
		a.could(i, k, s, passive)
	}
}

// modalSubject is the subject of the modal at i; in "Had we ..., we would" the
// nearest.
func (a *analysis) modalSubject(i int) subject {
	g := group{start: i, verb: i, modal: i}
	for a.adverb(g.start - 1) {
		g.start--
	}
	s := a.subjectLeft(g.start-1, 0)
	if s.none() && a.implicit(g) {
		s.sort = We
	}
	return s
}

// participle tells whether the token is one, and no noun: "should have tests".
func (a *analysis) participle(k int) bool {
	t := &a.t[k]
	if t.kind != word || t.tags.has(tDet) {
		return false
	}
	if t.tags.has(tVerb) {
		return t.tags.has(tPart)
	}
	w := t.word
	if len(w) > 3 && strings.HasSuffix(w, "ed") && !t.tags.any(nounTags) {
		n := a.is(k+1, tSys) && !a.is(k+1, tDet) && t.tags == (tags{}) // "have increased load": a noun's adjective
		return !n || k+1 >= len(a.t)
	}
	return a.in(k, lParticiple)
}

func (a *analysis) should(i, k int, s subject, passive bool) {
	switch {
	case passive:
		a.shouldBeen(i, k, s)
	case a.moreOf(i-1) && a.word(k) == "gone":
		a.emit(CounterfactualPassive, noSubject, i-2, k) // "more thought should have gone into it"
	case a.isNegated(i, k) && s.head >= 0 && (a.plannedWork(s) || a.word(s.head) == "bug") && a.reachedUsers(k):
		a.emit(CounterfactualPassive, noSubject, i, k) // "this should never have reached production"
	case a.isNegated(i, k) && s.head >= 0 && a.plannedWork(s) && a.word(k) == "gone" && (a.near(k, 1, "out") || a.near(k, 1,
		"live") || a.near(k, 1, "ahead") || a.near(k, 2, "production")):
		a.emit(CounterfactualPassive, noSubject, i, k) // "the upgrade should never have gone out"
	case !a.participle(k) || a.stative(k):
	case a.word(k) == "happened" && (a.sooner(k) || a.near(k, 3, "first") || a.near(k, 3, "before")):
		a.emit(CounterfactualPassive, noSubject, i, k)
	default:
		a.personal(CounterfactualPerson, i, k, s)
	}
}

// systemCare tells care that a system may take.
func (a *analysis) systemCare(w string) bool { return w == "testing" || w == "time" || w == "priority" }

// reachedUsers reads "reached production", "made it to the players".
func (a *analysis) reachedUsers(k int) bool {
	switch a.word(k) {
	case "reached", "made", "gotten", "got", "entered", "hit":
		for n := k + 1; n < len(a.t) && n < k+6; n++ {
			if a.in(n, lReached) {
				return true
			}
		}
	}
	return false
}

// moreOf reads "more thought", "better care": what people are held to have
// spent too little of.
func (a *analysis) moreOf(i int) bool {
	if a.in(i, lMore) {
		return a.comparative(i - 1)
	}
	return false
}

// outsiders tells whether the sentence has spoken of users or attackers before i.
func (a *analysis) outsiders(i int) bool {
	for k := 0; k < i; k++ {
		if a.is(k, tUser) || a.is(k, tBad) {
			return true
		}
	}
	return false
}

// stative are participles of having and getting: "we should have got an alert".
func (a *analysis) stative(k int) bool {
	switch a.word(k) {
	case "had", "got", "gotten", "received", "seen", "needed":
		if a.word(k) == "had" && a.near(k, 2, "look") {
			return false
		}
		return a.word(k) != "seen" || a.object(k, tCareNoun, 5) >= 0 && a.is(k+1, tDet) && a.word(k+1) == "an"
	}
	return false
}

// personal reports a counterfactual about the subject, if it is somebody.
func (a *analysis) personal(c Class, i, k int, s subject) {
	humanVerb := a.is(k, tDil) || a.is(k, tKnow)
	switch s.sort {
	case Outsider:
		return
	case System:
		if !(a.in(k, lSpeech) && a.department(s)) {
			return
		}
		s.sort, c = Team, OtherTeam
	case Unknown:
		if !(humanVerb && a.newName(s)) {
			return
		}
		s.sort = Name
	case They:
		if !humanVerb && !a.in(k, lOnlyPeople) && !a.peopleBefore(s.start) || a.outsiders(s.start) {
			return
		}
	case Vendor:
		if !a.in(k, lSpeech) {
			return
		}
		c = OtherTeam
	case Team:
		c = OtherTeam
	case Indefinite:
		if a.negPhrase(s) {
			return
		}
	}
	from := i
	if !s.none() && s.start < i && i-s.end < 5 {
		from = s.start
	}
	a.emit(c, s, from, k)
}

func (a *analysis) shouldBeen(i, k int, s subject) {
	switch {
	case a.moreOf(i-1) && (a.word(k) == "given" || a.word(k) == "put" || a.word(k) == "spent" || a.word(k) == "taken" ||
		a.word(k) == "paid" || a.word(k) == "devoted"):
		a.emit(CounterfactualPassive, noSubject, i-2, k)
	case a.is(k, tObv) || a.word(k) == "clear":
		a.emit(Hindsight, noSubject, i, k)
		return
	case a.is(k, tHumanDone) && a.is(k, tPart):
		if a.bySystem(k) || s.sort == We || s.sort == First || s.sort.Individual() && a.word(k) != "involved" &&
			a.word(k) != "consulted" && a.word(k) != "asked" && a.word(k) != "trained" && a.word(k) != "briefed" && a.word(k) != "invited" {
			return
		}
		a.emit(CounterfactualPassive, noSubject, i, k)
	case a.word(k) == "rolled" && a.word(k+1) == "out" && (a.near(k, 4, "gradually") || a.near(k, 4, "slowly") || a.near(k, 4,
		"stages") || a.near(k, 4, "steps")):
		a.emit(CounterfactualPassive, noSubject, i, k+1)
	case a.neverToBe(i, k, s) && !a.bySystem(k):
		a.emit(CounterfactualPassive, noSubject, i, k) // "the key should never have been stored there"
	case a.isNegated(i, k) && s.head >= 0 && a.plannedWork(s) && a.in(k, lStepTaken) && !a.bySystem(k):
		a.emit(CounterfactualPassive, noSubject, i, k) // "the upgrade should not have been run at noon"
	case s.head >= 0 && a.plannedWork(s) && a.in(k, lCalledOff) && !a.bySystem(k) && !a.near(k, 4, "automatically"):
		a.emit(CounterfactualPassive, noSubject, i, k) // "the upgrade should have been postponed"
	case a.in(k, lUpkeep) && a.timely(k) && !a.is(i-1, tRel):
		a.emit(CounterfactualPassive, noSubject, i, k) // "the flag should have been removed months ago"
	case a.better(k) && s.head >= 0 && (a.is(s.head, tNormNoun) || a.in(s.head, lHumanWork) || a.word(s.head) == "response") &&
		!a.is(s.head, tSys):
		a.emit(CounterfactualPassive, noSubject, i, k) // "communication should have been faster"
	case (a.word(k) == "found" || a.word(k) == "discovered") && (a.near(k, 3, "review") || a.near(k, 3, "code review") || a.near(k,
		2, "qa") || a.near(k, 4, "testing") || a.near(k, 4, "load test") || a.near(k, 4, "acceptance")):
		a.emit(CounterfactualPassive, noSubject, i, k)
	case a.word(k) == "picked" && a.word(k+1) == "up" && !a.bySystem(k) && a.near(k, 6, "review"), a.word(k) == "picked" &&
		a.word(k+1) == "up" && a.near(k, 4, "testing"):
		a.emit(CounterfactualPassive, noSubject, i, k+1)
	case a.word(k) == "updated" && s.head >= 0 && a.document(s):
		a.emit(CounterfactualPassive, noSubject, i, k) // "the runbook should have been updated"
	case (a.word(k) == "found" || a.word(k) == "discovered") && s.head >= 0 && a.is(s.head, tBadThing):
		if !a.bySystem(k) {
			a.emit(CounterfactualPassive, noSubject, i, k) // "this bug should have been found in review"
		}
	case a.word(k) == "part" && a.word(k+1) == "of", s.head >= 0 && a.is(s.head, tCareNoun) && a.in(k, lSetUp) && !a.bySystem(k):
		a.emit(CounterfactualPassive, noSubject, i, k)
	case a.participle(k) && a.sooner(k) && !a.bySystem(k):
		if s.sort == We || s.sort == First || s.sort.Individual() || a.is(i-1, tRel) {
			return // "we should have been told sooner": who did not tell is not said
		}
		a.emit(CounterfactualPassive, noSubject, i, k)
	case a.is(k, tCareful) || a.is(k, tAware) || a.in(k, lWary) || a.is(k, tIng) && a.is(k, tDil), a.is(k, tIng) && a.isNegated(i, k):
		if s.sort.Individual() || s.sort == We || s.sort == First {
			a.personal(CounterfactualPerson, i, k, s)
		}
	}
}

// neverToBe tells that "should never have been" speaks of what a person did to
// the subject.
func (a *analysis) neverToBe(i, k int, s subject) bool {
	if a.leftWord(k, k-i, "never") < 0 || s.none() {
		return false
	}
	return !a.listed(strings.TrimSuffix(a.word(s.head), "s"), lPassing) && a.in(k, lNeverToBe)
}

// plannedWork tells that the phrase is work that people start, or a bare "this".
func (a *analysis) plannedWork(s subject) bool {
	return a.in(s.head, lPlannedWork)
}

// document tells that the phrase is one that people keep up to date.
func (a *analysis) document(s subject) bool {
	return a.in(s.head, lDocument)
}

// timely tells that the participle at k is held against time or care.
func (a *analysis) timely(k int) bool {
	for n := k + 1; n < len(a.t) && n < k+5; n++ {
		if a.in(n, lTimely) {
			return a.word(n) != "when" || a.word(k) == "opened" || a.word(k) == "filed" || a.someone(a.phraseFrom(n+1).sort) ||
				a.phraseFrom(n+1).sort == We
		}
	}
	return false
}

// better tells that the word at k is a comparative of doing well.
func (a *analysis) better(k int) bool {
	switch a.word(k) {
	case "better", "faster", "quicker", "clearer", "earlier", "sooner", "smoother":
		return true
	case "more":
		return a.is(k+1, tCareful) || a.word(k+1) == "frequent" || a.word(k+1) == "proactive" || a.word(k+1) == "timely"
	}
	return false
}

// supposed reads "the engineer was supposed to check".
func (a *analysis) supposed(g group) {
	if !g.be || !g.past || g.neg || a.word(g.verb+1) != "to" && !(a.is(g.verb+1, tNeg) && a.word(g.verb+2) == "to") {
		return
	}
	if s := a.subjectOf(g); s.sort == Name || s.sort == Role || s.sort == Pronoun {
		a.emitWith(CounterfactualPerson, s, g, g.verb+1)
	}
}

// sooner tells that the participle at k is held against time: "updated sooner".
func (a *analysis) sooner(k int) bool {
	for n := k + 1; n < len(a.t) && n < k+5; n++ {
		switch a.word(n) {
		case "sooner", "earlier", "beforehand", "upfront", "faster", "quicker", "advance":
			return true
		}
	}
	return false
}

func (a *analysis) could(i, k int, s subject, passive bool) {
	if passive {
		if a.better(k) && s.head >= 0 && a.is(s.head, tNormNoun) && !a.is(s.head, tSys) {
			a.emit(CounterfactualPassive, noSubject, i, k) // "communication could have been better"
			return
		}
		if !a.is(k, tAvoidable) || !a.is(k, tPart) || !a.avoided(k) {
			return
		}
		a.emit(CounterfactualPassive, noSubject, i, k)
		return
	}
	if a.moreOf(i-1) && !a.systemCare(a.word(i-1)) && a.is(k, tAvoidable) && a.is(k, tPart) {
		a.emit(CounterfactualPassive, noSubject, i-2, k) // "better communication could have prevented it"
		return
	}
	if !a.participle(k) || a.stative(k) {
		return
	}
	act := a.is(k, tDil) || a.is(k, tAvoidable) || a.is(k, tUsable) || a.is(k, tHumanDone)
	if !act || s.sort == Indefinite {
		return
	}
	if (s.sort == We || s.sort == First) && s.none() || a.alternative(i, k) || a.inVain(k) {
		return
	}
	a.personal(CounterfactualPerson, i, k, s)
}

// inVain reads "but it would not have helped" after what could have been done.
func (a *analysis) inVain(k int) bool {
	for n := k + 1; n+2 < len(a.t); n++ {
		if a.word(n) == "would" && a.is(n+1, tNeg) && (a.word(n+2) == "have" || a.word(n+2) == "'ve") {
			return true
		}
	}
	return false
}

// alternative reads "there were two paths that we could have taken": what the
// choices were, not that the wrong one was made.
func (a *analysis) alternative(i, k int) bool {
	switch a.word(k) {
	case "taken", "used", "chosen", "tried", "gone", "followed", "pursued":
	default:
		return false
	}
	return a.leftIn(i, 8, lChoices) >= 0
}

// avoided reads what goes with "could have been prevented": by whom, how.
func (a *analysis) avoided(k int) bool {
	for n := k + 1; n < len(a.t) && n < k+8; n++ {
		if a.in(n, lAvoidedBy) {
			return true
		}
	}
	return a.is(k, tAvoidable) && (a.word(k) == "prevented" || a.word(k) == "avoided")
}

// would reads "we would have noticed if we had looked" and "it would have been
// better to".
func (a *analysis) would(i, k int, s subject, passive bool) {
	if passive && (a.word(i) == "would" || a.word(i) == "might") && a.preferable(i, k) {
		a.emit(CounterfactualPassive, noSubject, i, k)
		return
	}
	if c, from, to := a.condition(); !c.none() {
		a.emit(CounterfactualPerson, c, from, to)
		return
	}
	for n := 0; n < len(a.t); n++ {
		switch a.word(n) {
		case "care", "attention", "diligence", "discipline", "caution", "thought":
			if a.comparative(n-1) && (a.leftWord(n, 5, "with") >= 0 || a.leftWord(n, 5, "With") >= 0) {
				a.emit(CounterfactualPassive, noSubject, n-1, n) // "with more care this would not have happened"
				return
			}
		}
	}
	if s.sort == Role && a.participle(k) && a.abler(s) {
		a.emit(CounterfactualPerson, s, s.start, k)
	}
}

// abler tells that the phrase sets another person against the one who was
// there: "an experienced operator would have seen it".
func (a *analysis) abler(s subject) bool {
	for k := s.start; k < s.head; k++ {
		if a.in(k, lAbler) {
			return true
		}
	}
	return false
}

// preferable reads "it would have been better to", "the best approach would
// have been to".
func (a *analysis) preferable(i, k int) bool {
	if a.in(k, lPreferable) {
		return a.near(k, 3, "to") || a.near(k, 3, "if")
	}
	switch a.word(k) {
	case "more":
		switch a.word(k + 1) {
		case "sensible", "prudent", "appropriate", "careful":
			return true
		}
	case "to":
		for n := max(0, i-4); n < i; n++ {
			if a.in(n, lCourse) {
				return a.leftIn(n, 4, lBestCourse) >= 0
			}
		}
	}
	return false
}

// unlessDone reads "had the operator read it, the data would still be there":
// a condition whose outcome lies in the present.
func (a *analysis) unlessDone(i int) {
	switch a.word(i) {
	case "would", "could", "might", "'d":
	default:
		return
	}
	if a.best.Class != 0 || a.place.wellOrLucky {
		return
	}
	if c, from, to := a.condition(); !c.none() && from < i {
		a.emit(CounterfactualPerson, c, from, to)
	}
}

// condition reads "if we had checked" and "had the engineer looked": what
// somebody did not do.
func (a *analysis) condition() (s subject, from, to int) {
	for i := range a.t {
		if w := a.word(i); w != "had" && w != "'d" {
			continue
		}
		if s, to := a.invertedHad(i); !s.none() {
			return s, i, to
		}
		if s, to := a.ifHad(i); !s.none() {
			return s, s.start, to
		}
	}
	return noSubject, 0, 0
}

// invertedHad reads "had we tested".
func (a *analysis) invertedHad(i int) (subject, int) {
	if a.word(i) != "had" {
		return noSubject, 0
	}
	before := i > 0 && !a.is(i+1, tHe) && !a.is(i+1, tThey) && !a.is(i+1, tWe) && !a.is(i+1, tI)
	if before && i > 0 && !a.sign(i-1, ",;:-(") && !a.is(i-1, tConj) && a.is(i-1, tVerb) {
		return noSubject, 0
	}
	if before && a.nominal(i-1) && !a.sign(i-1, ",;:-(") && a.t[i-1].tags.any(pronouns) {
		return noSubject, 0
	}
	s := a.phraseFrom(i + 1)
	if s.none() || s.sort == Unknown || s.sort == System || s.sort == Outsider || s.sort == Vendor {
		return noSubject, 0
	}
	k := s.end + 1
	for a.adverb(k) {
		k++
	}
	if k < len(a.t) && a.is(k, tNeg) && (s.sort == Name || s.sort == Role || s.sort == Pronoun) && a.harmful(k+1) {
		return s, k + 1 // "had the admin not deleted it"
	}
	if k >= len(a.t) || a.is(k, tNeg) || !a.participle(k) || a.stative(k) {
		return noSubject, 0
	}
	return s, k
}

// ifHad reads "if we had tested".
func (a *analysis) ifHad(i int) (subject, int) {
	k := i + 1
	for k < len(a.t) && a.adverb(k) {
		k++
	}
	if a.is(k, tNeg) && a.harmful(k+1) {
		if s := a.subjectLeft(i-1, 0); (s.sort == Name || s.sort == Role || s.sort == Pronoun) && a.conditional(s.start) {
			return s, k + 1
		}
	}
	careful := a.word(k) == "been" && (a.is(k+1, tCareful) || a.word(k+1) == "more" && a.is(k+2, tCareful))
	if k >= len(a.t) || a.is(k, tNeg) || !a.participle(k) || a.stative(k) || a.word(k) == "been" && !careful {
		return noSubject, 0
	}
	s := a.subjectLeft(i-1, 0)
	if s.none() || !a.conditional(s.start) || a.negPhrase(s) {
		return noSubject, 0
	}
	switch s.sort {
	case We, First, Role, Name, Pronoun, Indefinite, They, Team:
		return s, k
	}
	return noSubject, 0
}

// harmful tells that the participle at k is a step that can do harm.
func (a *analysis) harmful(k int) bool {
	return k < len(a.t) && a.is(k, tPart) && (a.is(k, tAct) || a.is(k, tDest) || a.is(k, tBreak) || a.is(k, tMis) || a.is(k,
		tOmit)) && a.word(k) != "done"
}

// avoidable reads "the outage was entirely avoidable".
func (a *analysis) avoidable(i int) {
	if a.is(i+1, tBadThing) || a.is(i+1, tErrObj) || a.is(i+1, tMistake) {
		if a.is(i-1, tDet) && !a.is(i-1, tNeg) && !a.hedged(i) && a.leftWord(i, 4, "was", "were") >= 0 {
			a.emit(CounterfactualPassive, noSubject, i, i+1) // "this was an avoidable outage"
		}
		return
	}
	k := a.predicateOf(i)
	if a.word(i+1) == "only" || a.word(i+1) == "if" {
		return
	}
	if k < 0 || a.word(k) != "was" && a.word(k) != "were" && a.word(k) != "been" || a.negated(i) || a.place.wellOrLucky {
		return
	}
	if g := a.group(k); g.neg || g.modal >= 0 || a.unreal(g) {
		return
	}
	a.emit(CounterfactualPassive, noSubject, k, i)
}

// conditional tells that "if" stands before the subject at i.
func (a *analysis) conditional(i int) bool {
	return a.word(i-1) == "if" || a.word(i-2) == "if" || a.word(i-1) == "only" && strings.EqualFold(a.word(i-2), "if")
}

// hindsight reads "in hindsight it was obvious", "it was obvious that".
func (a *analysis) hindsight(i int) {
	if a.place.wellOrLucky {
		return
	}
	if a.is(i, tObv) {
		return
	}
	for k := range a.t {
		t := a.t[k].tags
		if t.has(tObv) || t.has(tMistake) || t.has(tNorm) && k != i || a.word(k) == "should" || a.word(k) == "clear" ||
			a.word(k) == "could" || a.word(k) == "better" ||
			a.word(k) == "would" {
			a.emit(Hindsight, noSubject, max(i-1, 0), i)
			return
		}
	}
}
