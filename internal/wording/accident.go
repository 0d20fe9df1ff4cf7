package wording

// accident reads "accidentally deleted", and "wrongly assumed".
func (a *analysis) accident(i int) {
	v := a.mannerOf(i)
	if v < 0 {
		return
	}
	g := a.group(v)
	if !a.is(i+1, tWe) && !a.is(i+1, tI) && !a.is(i+1, tHe) && !a.sign(i+1, ",") {
		g.start = min(g.start, i)
	}
	switch {
	case g.modal >= 0, g.neg, a.unreal(g), a.word(i-1) == "to" && a.word(i-2) == "used":
		return
	case a.passive(g):
		a.accidentBy(i, v)
		return
	case a.is(v, tIng) && !g.be:
		a.accidentOf(i, v)
		return
	case a.is(v, tBase) && !a.is(v, tPast) && !g.did, a.lucky(v):
		return
	}
	s, ok := a.actor(g, true)
	if !ok || s.none() || a.negPhrase(s) || s.start == 0 && a.newName(a.phrase(s.end)) {
		return // "Data accidentally deleted" has no doer
	}
	from := g.start
	if s.start < from && from-s.end < 4 {
		from = s.start
	}
	if c := a.accidentClass(i, v, s); c != 0 {
		a.emit(c, s, from, max(i, v))
	}
}

// mannerOf is the verb that the adverb at i belongs to, or -1.
func (a *analysis) mannerOf(i int) int {
	v := i + 1
	for a.adverb(v) && v < i+3 {
		v++
	}
	if a.is(v, tVerb) || a.pastLike(v) {
		return v
	}
	if i == 0 {
		return a.firstVerb() // "By accident we rolled out"
	}
	if a.is(i-1, tPart) && a.is(i-2, tBe) {
		return i - 1 // "was done carelessly"
	}
	return a.verbLeft(i)
}

// firstVerb is the verb of a clause that begins with a manner and a pronoun.
func (a *analysis) firstVerb() int {
	v := 1
	if a.sign(v, ",") {
		v++
	}
	if s := a.phraseFrom(v); s.sort == Role || s.sort == Name {
		v = s.end // "By mistake, the operator chose"
	} else if !a.is(v, tWe) && !a.is(v, tI) && !a.is(v, tHe) {
		return -1
	}
	for v++; a.adverb(v); v++ {
	}
	if a.pastLike(v) {
		return v
	}
	return -1
}

// accidentOf reads "wrongly assuming", which only people do, and "due to an
// engineer accidentally deleting".
func (a *analysis) accidentOf(i, v int) {
	if a.is(v, tThink) && a.word(i-1) == "of" {
		return // "instead of blindly assuming"
	}
	if a.is(v, tThink) {
		a.emit(Knowledge, noSubject, i, v)
	} else if s := a.phrase(i - 1); s.sort.Individual() && !a.hedged(i) && !a.hedged(s.start) {
		a.emit(PersonCause, s, s.start, v)
	}
}

// accidentClass is the class of a verb done in that manner, or 0.
func (a *analysis) accidentClass(i, v int, s subject) Class {
	switch w := a.word(i); {
	case a.is(v, tThink), a.is(v, tMisk):
		return Knowledge
	case s.sort == Team, s.sort == Vendor:
		return OtherTeam
	case w == "poorly", w == "badly":
		if !s.sort.Individual() && !a.is(v, tDil) && !a.in(v, lHumanly) {
			return 0
		}
		return Judgement
	}
	return PersonCause
}

// lucky are verbs that do no harm by accident.
func (a *analysis) lucky(v int) bool {
	return a.in(v, lLucky)
}

// accidentBy reads "was accidentally deleted by the operator".
func (a *analysis) accidentBy(i, v int) {
	by := a.agent(v)
	if a.is(v, tThink) && by.none() && a.word(v+1) == "that" {
		a.emit(Knowledge, noSubject, min(i, v), max(i, v)) // "it was wrongly assumed that"
		return
	}
	if w := a.word(i); (w == "badly" || w == "poorly") && a.in(v, lHumanly) && a.word(v) != "designed" && by.none() {
		a.emit(Judgement, noSubject, min(i, v), max(i, v)) // "was badly managed"
		return
	}
	if by.sort.Individual() || by.sort == We {
		a.emit(PersonCause, by, min(i, v), by.end)
		return
	}
	switch a.word(i) {
	case "carelessly", "recklessly", "negligently", "sloppily", "thoughtlessly":
		if by.none() {
			a.emit(Judgement, noSubject, min(i, v), max(i, v)) // "was done carelessly"
		}
	}
}
