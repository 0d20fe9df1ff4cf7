package wording

import "strings"

// unaware reads "was not aware", "unfamiliar with", "lacked the knowledge",
// "user misunderstanding of".
func (a *analysis) unaware(i int) {
	w := a.word(i)
	switch {
	case a.is(i, tAware):
		a.notAware(i)
	case w == "misunderstanding":
		if s := a.owner(i); s.sort.Individual() || s.sort == We {
			a.emit(Knowledge, s, s.start, i)
		} else if a.is(i-1, tUser) || a.is(i-1, tRole) {
			a.emit(Knowledge, subject{Role, i - 1, i - 1, i - 1}, i-1, i)
		} else if a.word(i-3) == "rise" {
			return // "gives rise to the misunderstanding": the reader's, not a person's in the incident
		} else if a.explains(i+1) || a.word(i-1) == "due to" || a.word(i-2) == "due to" {
			a.emit(Knowledge, noSubject, i, i)
		}
	case a.is(i, tLack):
		a.lacked(i)
	}
}

func (a *analysis) notAware(i int) {
	w := a.word(i)
	k := a.predicateOf(i)
	if k < 0 && a.is(i-1, tNeg) {
		k = a.predicateOf(i - 1)
	}
	if k < 0 {
		if w != "aware" && w != "familiar" && a.sign(i-1, ",") {
			if s := a.subjectLeft(i-2, 0); s.sort.Individual() || s.sort == We {
				a.emit(Knowledge, s, s.start, i) // "the operator, unaware of it, restarted"
			}
		}
		return
	}
	g := a.group(k)
	if g.modal >= 0 || g.to {
		return
	}
	neg := g.neg || a.is(i-1, tNeg) || a.is(i-2, tNeg)
	if s := a.subjectLeft(g.start-1, 0); s.sort == Indefinite && a.negPhrase(s) {
		neg = true // "nobody was aware"
	}
	if a.word(k) != "was" && a.word(k) != "were" && a.word(k) != "been" {
		return
	}
	if (w == "aware" || w == "familiar") != neg {
		return
	}
	s := a.subjectLeft(g.start-1, 0)
	if s.none() || s.sort == System || s.sort == Outsider || s.sort == Vendor || s.sort == Unknown && !a.newName(s) || a.systemReason(g, s) {
		return
	}
	if s.sort == They && !a.peopleBefore(s.start) {
		return
	}
	a.emit(Knowledge, s, s.start, i)
}

func (a *analysis) lacked(i int) {
	w := a.word(i)
	if w != "lacked" && w != "lack" {
		return
	}
	n := i + 1
	for n < len(a.t) && n < i+5 && !a.in(n, lKnowledge) {
		n++
	}
	if n >= len(a.t) || !a.in(n, lKnowledge) {
		return
	}
	if w == "lack" {
		if s := a.owner(i); s.sort.Individual() {
			a.emit(Knowledge, s, s.start, n)
		}
		return
	}
	g := a.group(i)
	s := a.subjectOf(g)
	if s.sort.Individual() && !a.unreal(g) && g.modal < 0 {
		a.emit(Knowledge, s, s.start, n)
	}
}

// misjudged reads "misunderstood", "wrongly assumed", "underestimated".
func (a *analysis) misjudged(g group) {
	t := a.t[g.verb].tags
	if g.neg || a.passive(g) || !t.has(tPast) || t.has(tIng) {
		return
	}
	s, ok := a.actor(g, true)
	if ok && s.none() && a.is(g.verb+1, tDet) && g.start == 0 {
		a.emit(Knowledge, s, g.start, g.verb) // "Misread the docs"
		return
	}
	if !ok || s.none() || a.negPhrase(s) {
		return
	}
	c := Knowledge
	if s.sort == Team || s.sort == Vendor {
		c = OtherTeam
	}
	a.emitWith(c, s, g, g.verb)
}

// hadNone reads "had no idea", "had little understanding of".
func (a *analysis) hadNone(i int) {
	had := a.leftWord(i, 5, "had")
	if had < 0 || a.is(had+1, tSys) {
		return
	}
	switch w := a.word(had + 1); {
	case w == "no":
	case (w == "little" || w == "limited" || w == "insufficient") && a.in(i, lKnowledge):
	default:
		return
	}
	g := a.group(had)
	if g.modal >= 0 || g.neg || a.unreal(g) {
		return
	}
	s := a.subjectOf(g)
	if a.systemReason(g, s) {
		return
	}
	if s.sort.Individual() && !a.negPhrase(s) && s.sort != They || (s.sort == We || s.sort == First) && (a.word(i+1) == "that" ||
		a.word(i+1) == "of" && a.is(i+2, tWhy)) {
		a.emit(Knowledge, s, s.start, i)
	}
}

// beliefOf reports what the subject of the verb at k took to be true.
func (a *analysis) beliefOf(k, to int) {
	g := a.group(k)
	if g.neg || g.modal >= 0 || a.unreal(g) || a.passive(g) {
		return
	}
	if s := a.subjectOf(g); s.sort == We || s.sort == First || s.sort.Individual() && !a.negPhrase(s) && s.sort != They {
		a.emitWith(Knowledge, s, g, to)
	}
}

func (a *analysis) untrue(k int) bool {
	switch a.word(k) {
	case "wrong", "incorrect", "false", "untrue", "mistaken", "invalid":
		return true
	}
	return false
}

// believed reads "we assumed that it was safe, which turned out to be wrong",
// and what was done "thinking it was the sandbox".
func (a *analysis) believed(g group) {
	t := a.t[g.verb].tags
	if g.neg || g.modal >= 0 {
		return
	}
	if a.passive(g) {
		it := strings.EqualFold(a.word(g.start-1), "it") && a.word(g.verb+1) == "that"
		if it && g.past && a.word(g.verb) == "assumed" && !a.anyWord("first", "initially", "originally", "wrong") {
			a.emit(Knowledge, noSubject, g.start, g.verb) // "it was assumed that"
		}
		return
	}
	if t.has(tIng) && !g.be && g.verb > 1 && (a.is(g.verb+1, tDet) || a.is(g.verb+1, tPron) || a.is(g.verb+1, tRel) || a.is(g.verb+1, tThey)) {
		if s := a.carried(g.verb, 0); (s.sort == We || s.sort == First || s.sort.Individual() && s.sort != They) && !a.negPhrase(s) &&
			a.clauseAfter(g.verb) {
			a.emit(Knowledge, s, g.verb, g.verb+1)
		}
		return
	}
	if !t.has(tPast) || a.word(g.verb) == "expected" {
		return
	}
	if a.is(g.verb+1, tI) && a.word(g.verb+2) == "was" && !a.is(g.verb+3, tNeg) {
		if s := a.subjectOf(g); s.sort == First {
			a.emitWith(Knowledge, s, g, g.verb) // "I thought I was on staging"
		}
		return
	}
	if a.is(g.verb+1, tHe) || a.is(g.verb+1, tThey) && a.is(g.verb+2, tBe) {
		if s := a.subjectOf(g); s.sort == Role || s.sort == Name || s.sort == Pronoun {
			a.emitWith(Knowledge, s, g, g.verb) // "thought they were connected to staging"
		}
		return
	}
	if a.word(g.verb) == "thought" {
		return
	}
	if a.tookForTrue(g) {
		return
	}
	if s := a.subjectOf(g); s.sort == We || s.sort == First || s.sort.Individual() && s.sort != They && !a.negPhrase(s) {
		for k := g.verb + 2; k < len(a.t) && k < g.verb+30; k++ {
			if a.untrue(k) && a.provedWrong(k) || a.word(k) == "case" && a.leftWord(k, 3, "not") >= 0 {
				a.emitWith(Knowledge, s, g, g.verb)
				return
			}
		}
	}
}

// tookForTrue reads "I assumed that it was safe": what is told of an assumption
// afterwards is that it did not hold. A guess in a search is none.
func (a *analysis) tookForTrue(g group) bool {
	switch a.word(g.verb) {
	case "assumed", "presumed", "supposed":
	default:
		return false
	}
	if !a.clauseAfter(g.verb) && a.word(g.verb+1) != "that" || a.anyIn(lGuess) ||
		a.anyIn(lOtherwise) {
		return false
	}
	for k := 0; k < g.start; k++ {
		if a.is(k, tRel) && k+1 == a.subjectOf(g).start {
			return false // "which we assumed"
		}
	}
	s := a.subjectOf(g)
	if s.none() && a.implicit(g) && !a.place.timeline && a.t[g.verb].cap {
		s.sort = We
	}
	if s.sort == We || s.sort == First || s.sort.Individual() && s.sort != They && !a.negPhrase(s) {
		a.emitWith(Knowledge, s, g, g.verb)
		return true
	}
	return false
}

// provedWrong tells that "wrong" at k is said of what was believed.
func (a *analysis) provedWrong(k int) bool {
	n := a.leftWord(k, 6, "which", "this", "that", "but", "assumption", "turned", "proved")
	return n >= 0 && (a.predicateOf(k) >= 0 || a.word(k-1) == "be" || a.word(n) == "proved")
}

// clauseAfter tells that a finite verb follows within a few words.
func (a *analysis) clauseAfter(i int) bool {
	for k := i + 1; k < len(a.t) && k < i+8; k++ {
		if a.t[k].kind == sign {
			return false
		}
		if a.is(k, tBe) || a.is(k, tModal) || a.is(k, tHave) || a.pastLike(k) {
			return true
		}
	}
	return false
}
