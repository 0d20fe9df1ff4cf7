package wording

import "strings"

// run tries what each word of the sentence may begin.
func (a *analysis) run() {
	if a.question() {
		a.whyPerson()
		return
	}
	for i := range a.t {
		t := &a.t[i]
		if t.kind != word {
			continue
		}
		if t.tags.has(tVerb) {
			a.verb(i)
		}
		if t.tags.any(nounAndManner) {
			a.nounOrManner(i)
		}
	}
	if a.place.prospective {
		return
	}
	for i := range a.t {
		if a.is(i, tModal) {
			a.modal(i)
			a.unlessDone(i)
		}
		if a.word(i) == "only" && a.word(i-1) == "if" && !a.place.wellOrLucky {
			if s, from, to := a.condition(); !s.none() {
				a.emit(CounterfactualPerson, s, from, to)
			}
		}
	}
}

var nounAndManner = setOf(tErrorNoun, tMistake, tMisk, tChar, tCharNoun, tRush, tNorm, tCareful, tAttention, tFault, tPunish, tAware, tHindsight, tObv,
	tAcc, tWithout, tLack, tNormNoun, tIdiom, tAvoid, tShort)

// nounOrManner tries the classes that do not hang on a verb.
func (a *analysis) nounOrManner(i int) {
	t := a.t[i].tags
	if t.has(tChar) || t.has(tCharNoun) || t.has(tRush) || t.has(tNorm) {
		a.judgement(i)
	}
	if t.has(tCareful) || t.has(tAttention) || t.has(tAware) {
		a.beCareful(i)
	}
	if t.has(tFault) || t.has(tPunish) {
		a.fault(i)
	}
	if a.place.prospective {
		if a.word(i) == "remind" {
			a.reminded(i)
		}
		return
	}
	if t.has(tErrorNoun) {
		a.humanError(i)
		a.failureTo(i)
	}
	if t.has(tMistake) || t.has(tErrorNoun) {
		a.mistake(i)
	}
	if t.has(tAcc) {
		a.accident(i)
	}
	if t.has(tAware) || t.has(tMisk) || t.has(tLack) {
		a.unaware(i)
	}
	if t.has(tWithout) {
		a.without(i)
	}
	if t.has(tIdiom) {
		a.idiom(i)
	}
	if t.has(tAvoid) {
		a.avoidable(i)
	}
	if t.has(tShort) {
		a.fellShort(i)
	}
	if t.has(tHindsight) || t.has(tObv) {
		a.hindsight(i)
	}
}

// verb tries the classes of a verb: what was caused, left out, not known.
func (a *analysis) verb(i int) {
	t := a.t[i].tags
	if a.place.prospective {
		return
	}
	g := a.group(i)
	if g.modal >= 0 || a.unreal(g) {
		return
	}
	switch {
	case t.has(tOmit):
		a.omission(g)
	case t.has(tFail) && a.word(i) == "failing":
		a.failing(i)
	case t.has(tFail):
		a.failed(g)
	}
	switch {
	case t.has(tOmit):
	case a.passive(g):
		a.undone(g)
	case t.has(tDil) || t.has(tWeDil) || t.has(tKnow) || (g.neg || a.negSubject(g)) && (a.careAct(i) || a.guardAct(g)):
		a.notDone(g)
	}
	if t.has(tMis) || t.has(tCause) || t.has(tBreak) || t.has(tBreakObj) || t.has(tDest) || t.has(tTake) || t.has(tScrew) || t.has(tAct) {
		a.caused(g)
	}
	if t.has(tSpend) {
		a.tooLong(i)
	}
	if t.has(tPast) && !g.neg {
		a.neglect(g)
	}
	if g.be && a.word(i) == "removed" {
		a.removedFrom(g)
	}
	if w := a.word(i); w == "supposed" || w == "meant" || (w == "told" || w == "warned" || w == "instructed") && a.is(i+1, tNeg) {
		a.supposed(g)
	}
	if t.has(tIng) && g.neg && !g.be && !g.have && !g.did && (t.has(tDil) || a.listed(strings.TrimSuffix(a.word(i), "ing"), lSpeech) || t.has(tKnow)) {
		a.notDoing(g)
	}
	if t.has(tKnow) && t.has(tIng) && g.start == 0 && g.neg {
		a.notKnowing(g)
	}
	if t.has(tMisk) && t.has(tVerb) {
		a.misjudged(g)
	}
	if t.has(tThink) {
		a.believed(g)
	}
	if t.has(tCause) && t.has(tBase) {
		a.causeIs(i)
	}
}

// unreal tells that the verb stands in what did not happen: an infinitive, a
// condition, a wish.
func (a *analysis) unreal(g group) bool {
	if g.to {
		return true
	}
	for k := g.start - 1; k >= 0 && k > g.start-8; k-- {
		if a.sign(k, ",;:.-(") {
			return false
		}
		if a.is(k, tHypo) || a.word(k) == "unless" {
			return true
		}
	}
	return false
}

// emit keeps the hit if it is graver than what the sentence has so far.
func (a *analysis) emit(c Class, s subject, from, to int) {
	if from < 0 || to >= len(a.t) || from > to {
		return
	}
	h := Hit{Class: c, Sort: s.sort, Start: a.t[from].start, End: a.t[to].end, Verb: strings.ToLower(a.t[to].word)}
	h.Words = a.text[h.Start:h.End]
	if !s.none() {
		h.Subject = a.text[a.t[s.start].start:a.t[s.end].end]
	}
	h.Grade = a.place.grade(c, s.sort)
	if h.Grade == 0 {
		return
	}
	if h.Grade > Slight && a.chat() {
		h.Grade--
	}
	if a.best.Class == 0 || h.Grade > a.best.Grade || h.Grade == a.best.Grade && h.Class < a.best.Class {
		a.best = h
	}
}

// emitWith reports the words from the subject to the token to.
func (a *analysis) emitWith(c Class, s subject, g group, to int) {
	from := g.start
	if !s.none() && s.start < from && from-s.end < 4 {
		from = s.start
	}
	a.emit(c, s, from, to)
}

// implicit tells that nobody is named because the sentence begins with its
// verb: "Forgot to tell support". Whoever writes so speaks of themselves.
func (a *analysis) implicit(g group) bool {
	for k := g.start - 1; k >= 0; k-- {
		t := &a.t[k]
		switch {
		case a.adverb(k), t.kind == number, t.tags.has(tConj):
		case t.kind == sign:
			if w := a.word(k - 1); t.word == "." && (w == "i.e" || w == "e.g" || w == "e" || w == "g") {
				return false // "i.e. did not check": of what was spoken before
			}
			return t.word == ":" || t.word == "-" || t.word == "." || k == 0
		default:
			return false
		}
	}
	return true
}

// actor is the subject of an active verb; ok is false where nobody human
// stands there. humanVerb lets a capitalised word that no list knows pass.
func (a *analysis) actor(g group, humanVerb bool) (s subject, ok bool) {
	s = a.subjectOf(g)
	if s.none() {
		if !a.implicit(g) {
			return s, false
		}
		s.sort = We
		return s, true
	}
	switch s.sort {
	case Unknown:
		if (humanVerb || a.word(g.verb) == "follow") && a.department(s) {
			s.sort = Team
			return s, true
		}
		if humanVerb && a.newName(s) {
			s.sort = Name
			return s, true
		}
		return s, false
	case They:
		return s, humanVerb || a.peopleBefore(s.start)
	case System:
		speech := a.in(g.verb, lSpeech) || a.word(g.verb) == "follow" || (a.is(g.verb, tDil) || a.is(g.verb, tOmit)) && a.word(s.head) == "QA"
		if speech && a.department(s) {
			s.sort = Team
			return s, true
		}
		if speech && a.t[s.head].cap && a.word(g.verb+1) == "us" {
			s.sort = Vendor // "AWS did not tell us"
			return s, true
		}
		return s, false
	case Outsider:
		return s, false
	}
	return s, true
}

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
	if !human && !s.sort.Individual() && !a.careObject(g.verb) && !a.outright(g) && (t.has(tSoft) || a.word(g.verb) == "missed" && a.noOmission(g.verb)) {
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

func (a *analysis) negPhrase(s subject) bool {
	return !s.none() && (a.is(s.head, tNeg) || a.is(s.start, tNeg) || a.word(s.start) == "neither" && s.start != s.head)
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
	reviewed := w == "missed" && (a.near(g.verb, 5, "review") || a.near(g.verb, 5, "code review") || a.near(g.verb, 5, "testing") || a.near(g.verb, 5, "qa"))
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

// anyWord tells whether the sentence holds one of the words.
func (a *analysis) anyWord(words ...string) bool {
	for k := range a.t {
		for _, w := range words {
			if a.t[k].word == w {
				return true
			}
		}
	}
	return false
}

// near tells whether the word stands within n tokens after i.
func (a *analysis) near(i, n int, w string) bool {
	for k := i + 1; k < len(a.t) && k <= i+n; k++ {
		if strings.EqualFold(a.t[k].word, w) {
			return true
		}
	}
	return false
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
		if last == k && k+1 < len(a.t) && a.is(k, tRole) && a.is(k+1, tVerb) && a.is(k+1, tBase) {
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
	case diagnosis(a.word(v)) && !a.anyWord("review", "reviewer", "reviewers", "testing", "qa", "tester", "testers"), s.sort.Individual() && (a.is(v, tAttempt) && !dil || a.machineVerb(s, v)):
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
	return s.sort == Role && a.in(s.head, lMachineRole) && !a.is(v, tDil) && !a.is(v, tAct) && !a.is(v, tOmit)
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

// excused tells that leaving it out is no omission: the sentence gives the
// system's reason, reports a search, clears somebody, or speaks of a program.
func (a *analysis) excused(g group, s subject) bool {
	switch {
	case s.sort == Role && a.in(s.head, lMachineRole) && a.kubernetes():
		return true
	case !s.none() && a.word(s.start-1) == "had": // "had we not been watching"
		return true
	case (s.sort == We || s.sort == First) && a.notOwed(g):
		return true
	}
	return a.systemReason(g, s) || a.exonerated(g) || a.butLater(g) || a.progress(g) || a.weAreCode(g, s)
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
	if (a.word(v) == "make" || a.word(v) == "made") && a.word(v+1) == "sure" || a.near(v, 3, "ownership") || (a.word(v) == "take" || a.word(v) == "took") && (a.near(v, 9, "account") || a.near(v, 3, "time") && a.near(v, 4, "to")) {
		return true
	}
	if a.near(v, 4, "diligence") || a.near(v, 4, "homework") || a.word(v) == "do" && a.near(v, 3, "good") && a.near(v, 4, "job") {
		return true
	}
	if a.near(v, 4, "backup") || a.near(v, 4, "backups") || a.near(v, 4, "snapshot") || a.near(v, 4, "dry") || a.near(v, 4, "drill") || a.near(v, 4, "rehearsal") {
		return true
	}
	return a.careObject(v) || a.word(v) == "set" && a.word(v+1) == "up" && a.careObject(v+1)
}

func (a *analysis) weSubject(g group) bool {
	s := a.subjectOf(g)
	return s.sort == We || s.sort == First
}

// notDoing reads "due to the on-call not noticing the page".
func (a *analysis) notDoing(g group) {
	s := a.phrase(g.start - 1)
	if !s.sort.Individual() && s.sort != We && s.sort != Team || s.sort == They || a.negPhrase(s) {
		return
	}
	if k := s.start - 1; k < 0 || a.is(k, tPrep) || a.is(k, tSub) || a.word(k) == "due to" || a.is(k, tBe) {
		a.emit(omissionClass(s.sort), s, max(s.start, 0), g.verb)
	}
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

func (a *analysis) wordIn(g group, w string) bool {
	for k := g.start; k < g.verb; k++ {
		if a.word(k) == w {
			return true
		}
	}
	return false
}

// notOwed are things that "we did not" without anything being left out:
// findings, needs, reports.
func (a *analysis) notOwed(g group) bool {
	if a.inTime(g.verb) {
		return false // "did not read it carefully"
	}
	switch a.word(g.verb) {
	case "know":
		return a.word(g.verb+1) != "that" && a.word(g.verb+1) != "about"
	case "spot", "identify", "detect", "detected", "identified":
		return !a.anyWord("review", "reviewing", "testing", "qa") // that is what those are for
	}
	if a.in(g.verb, lNotOwed) {
		return !((a.word(g.verb) == "think" || a.word(g.verb) == "thought") && (a.near(g.verb, 2, "of") || a.near(g.verb, 2, "about") || a.near(g.verb, 2, "to") || a.near(g.verb, 3, "through")))
	}
	return false
}

// exonerated reads "confirmed that the admin did not".
func (a *analysis) exonerated(g group) bool {
	for k := 0; k < g.start; k++ {
		if a.in(k, lAssured) {
			return true
		}
	}
	return false
}

// butLater reads "we did not test all of them, but": a limit that is told, not
// an omission.
func (a *analysis) butLater(g group) bool {
	for k := g.verb + 1; k < len(a.t) && k < g.verb+4; k++ {
		switch a.word(k) {
		case "all", "every", "everything", "further", "yet", "exhaustively", "anymore":
			return true
		case "any":
			return a.word(g.verb) == "notice" || a.word(g.verb) == "recognise" || a.word(g.verb) == "recognize" // what was not there
		case "until":
			return a.weSubject(g) && !late(a.word(g.verb))
		case "why", "how", "what", "whether", "if", "where":
			if w := a.word(k + 1); a.word(k) == "how" && (w == "many" || w == "much" || w == "long" || w == "often" || w == "few" || w == "fast" || w == "large" || w == "big") {
				return false // a measure that was not taken
			}
			return a.is(g.verb, tKnow) && a.weSubject(g) || a.word(g.verb) == "investigate" || a.word(g.verb) == "identify"
		}
	}
	return false
}

// late are the verbs that come too late where they wait "until": users heard
// of it only then.
func late(w string) bool {
	switch w {
	case "inform", "tell", "notify", "communicate", "escalate", "announce":
		return true
	}
	return false
}

// progress tells that the sentence reports the state of an investigation.
func (a *analysis) progress(g group) bool {
	for k := range a.t {
		switch a.word(k) {
		case "yet", "currently":
			return true
		case "still":
			return k <= g.verb // "how many still used it" says nothing of now
		}
	}
	return false
}

// kubernetes tells that "the operator" may be a controller.
func (a *analysis) kubernetes() bool {
	for k := range a.t {
		if a.listed(strings.ToLower(a.word(k)), lKubernetes) {
			return true
		}
	}
	return false
}

// weAreCode tells that "we were not checking `n`" is about a program that the
// writer calls "we".
func (a *analysis) weAreCode(g group, s subject) bool {
	if s.sort.Individual() {
		return false
	}
	if a.in(g.verb, lCodeVerb) {
		return a.codeIn(g.verb)
	}
	return g.be && a.codeIn(g.verb)
}

// codeIn tells that code follows within the clause.
func (a *analysis) codeIn(i int) bool {
	for k := i + 1; k < len(a.t) && k < i+14; k++ {
		if a.t[k].kind == opaque {
			return true
		}
		if a.in(k, lCodeNoun) {
			return true
		}
	}
	return false
}

// systemReason tells that the sentence itself gives the reason in the system:
// "no alert existed, so nobody noticed".
func (a *analysis) systemReason(g group, s subject) bool {
	for k := range a.t {
		switch a.word(k) {
		case "because", "because of", "due to", "since", "as":
			if k > g.verb && a.word(k) == "since" && g.have {
				continue // a time
			}
			if k > g.verb && a.systemAfter(k+1) {
				return true
			}
			if k < g.start && (a.word(k) == "because" || a.word(k) == "since" || a.word(k) == "as" && k == 0) && !s.none() && k < s.start-2 && a.systemAfter(k+1) {
				return true
			}
		case "so", "therefore", "hence", "consequently":
			if a.word(k-1) != "do" && k < g.start && k > 3 && a.lackBefore(k) {
				return true
			}
		}
	}
	return false
}

// systemAfter tells whether what begins at i speaks of a thing, not of us.
func (a *analysis) systemAfter(i int) bool {
	for k := i; k < len(a.t) && k < i+7; k++ {
		if a.in(k, lSeeming) {
			return false // a judgement, not a reason
		}
	}
	for k := i; k < len(a.t) && k < i+7; k++ {
		if a.is(k, tWe) || a.is(k, tRole) || a.is(k, tHe) || a.is(k, tI) || a.is(k, tIndef) && !a.is(k, tNeg) || a.is(k, tThey) {
			return false
		}
		if a.is(k, tSys) || a.is(k, tLack) || a.is(k, tCareNoun) || a.is(k, tOrg) || k == i && a.is(k, tPron) && a.is(k+1, tAux) {
			return true
		}
	}
	return false
}

func (a *analysis) lackBefore(i int) bool {
	lack, thing := false, false
	for k := 0; k < i; k++ {
		lack = lack || a.is(k, tNeg) || a.is(k, tLack) || a.is(k, tOmit)
		thing = thing || a.is(k, tSys) || a.is(k, tCareNoun)
	}
	return lack && thing
}

// withoutStep finds the step that was left out: "without review", "without a
// backup", "without load testing".
func (a *analysis) withoutStep(v int) int {
	if w := a.word(v); (w == "anyone" || w == "anybody") && (a.word(v+1) == "on call" || a.word(v+1) == "watching") {
		return v // "without anyone on call"
	}
	for k := v; k < len(a.t) && k < v+4; k++ {
		if a.in(k, lOmittedStep) || a.word(k) == "code review" || a.word(k) == "rollback" {
			return k
		}
		if a.t[k].kind == sign || a.is(k, tPrep) || a.is(k, tSub) {
			return -1
		}
	}
	return -1
}

// careStep are steps of care that "without" may name besides the verbs of
// diligence: "without looking at", "without running the tests".
func (a *analysis) careStep(v int) bool {
	if a.in(v, lCareStep) {
		return true
	}
	switch a.word(v) {
	case "having":
		n := v + 1
		for a.adverb(n) {
			n++
		}
		return a.is(n, tDil) || a.word(n) == "run" || a.word(n) == "looked" || a.word(n) == "done" && a.careObject(n)
	case "running":
		return a.word(v+1) == "it" || a.careObject(v)
	}
	return false
}

// without reads "merged it without testing".
func (a *analysis) without(i int) {
	v := i + 1
	for a.adverb(v) {
		v++
	}
	if !a.is(v, tIng) || !a.is(v, tDil) && !a.is(v, tKnow) && !a.careStep(v) {
		if v = a.withoutStep(v); v < 0 {
			return
		}
	}
	for k := i - 1; k >= 0 && k > i-16; k-- {
		if a.sign(k, ";:.(") {
			return
		}
		if !a.finite(k) || a.is(k, tAux) && !a.is(k+1, tVerb) {
			continue
		}
		g := a.group(k)
		if (a.word(k) == "was" || a.word(k) == "were") && a.is(k+1, tIng) {
			g = a.group(k + 1) // "were deploying without"
		}
		if a.passive(g) && a.released(g) && g.past && !g.neg && g.modal < 0 && !a.bySystem(g.verb) {
			a.emit(OmissionPerson, noSubject, i, v) // "was merged without a review"
		}
		if g.modal >= 0 || a.unreal(g) || a.passive(g) || !g.past || g.neg || g.did {
			return
		}
		s, ok := a.actor(g, false)
		if !ok && a.in(v, lSpeaking) && a.department(s) {
			s.sort, ok = Team, true // "Marketing sent it without telling"
		}
		if ok && s.none() && k == 0 && a.released(g) {
			a.emit(OmissionWe, s, i, v) // "Deployed on Friday without telling anyone"
			return
		}
		if !ok && s.sort == System && a.word(v) == "consulting" || a.word(v) == "telling" || a.word(v) == "informing" || a.word(v) == "asking" {
			if !ok {
				continue // a clause between: "shipped what ignored it without telling us"
			}
		}
		if !ok || s.none() {
			return
		}
		a.emit(omissionClass(s.sort), s, i, v)
		return
	}
}
