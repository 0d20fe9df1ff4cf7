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
	a.frames()
	a.modals()
	a.except()
}

// modals tries what should, could or would have been.
func (a *analysis) modals() {
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

var nounAndManner = setOf(tErrorNoun, tMistake, tMisk, tChar, tCharNoun, tRush, tNorm, tCareful, tAttention, tFault, tPunish,
	tAware, tHindsight, tObv,
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
	if w := a.word(i); w == "supposed" || w == "meant" || (w == "told" || w == "warned" || w == "instructed") && a.is(i+1, tNeg) {
		a.supposed(g)
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
	if humanVerb && a.byDeed(&s, true) {
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
