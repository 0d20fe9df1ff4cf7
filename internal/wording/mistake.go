package wording

import "strings"

// humanError reads "human error" as an explanation.
func (a *analysis) humanError(i int) {
	w := a.word(i)
	if w == "mistakes" || w == "slip" || w == "slips" || w == "lapse" || w == "lapses" {
		if !a.is(i-1, tHuman) {
			return
		}
	}
	if !a.is(i-1, tHuman) || a.is(i-1, tPron) {
		if !(w == "error" && a.word(i-1) == "fat-finger" || w == "slip" && a.word(i-1) == "fat-finger") {
			return
		}
	}
	kind := a.word(i - 1)
	if a.is(i-1, tHuman) && a.t[i-1].possessive {
		return
	}
	plural := w == "errors" || w == "mistakes" || w == "failures" || w == "slips" || w == "lapses"
	if a.in(i-1, lUserError) {
		if plural && !a.explains(i) {
			return
		}
		if w == "failure" || w == "failures" {
			return
		}
	}
	if plural && !a.explains(i) && kind != "human" {
		return
	}
	if a.t[i].possessive || a.nounFollows(i) || a.hedged(i) {
		return
	}
	a.emit(HumanError, noSubject, i-1, i)
}

// explains tells that a cause is given: "due to user errors".
func (a *analysis) explains(i int) bool {
	for k := i - 2; k >= 0 && k > i-6; k-- {
		switch a.word(k) {
		case "due to", "because of", "by", "to", "from", "of":
			return true
		}
	}
	return false
}

// nounFollows tells that the word only qualifies the next: "user error page".
func (a *analysis) nounFollows(i int) bool {
	k := i + 1
	if k >= len(a.t) || a.t[k].kind != word || a.is(k, tVerb) && a.is(k, tPast) {
		return false
	}
	if a.is(k, tSys) && !a.is(k, tPast) || a.t[k].tags == (tags{}) && !a.pastLike(k) && !a.adverb(k) && a.word(k) != "as" {
		return true
	}
	return a.in(k, lErrorNext)
}

// hedged tells that the noun at i is denied, feared or guarded against:
// "never human error", "to avoid mistakes", "room for mistakes".
func (a *analysis) hedged(i int) bool {
	for k := i - 1; k >= 0 && k > i-9; k-- {
		if a.sign(k, ";:.(") {
			break
		}
		t := a.t[k].tags
		if t.has(tNeg) || t.has(tHypo) || t.has(tWithout) {
			return true
		}
		if t.has(tModal) && a.word(k) != "should" && a.word(k) != "'d" {
			return true
		}
		if a.in(k, lHedge) {
			if (a.word(k) == "risk" || a.word(k) == "risks") && a.word(k+1) != "of" && a.word(k+1) != "for" && a.word(k+1) != "from" {
				continue // "the risk register"
			}
			return a.word(k) != "from" || !a.arose(k)
		}
		if w := a.word(k); w == "not" || w == "n't" {
			return true
		}
	}
	return a.deniedAfter(i)
}

// arose tells that "from" gives an origin: "arose from human error".
func (a *analysis) arose(k int) bool {
	return a.in(k-1, lArose)
}

// deniedAfter reads "human error is a symptom", "mistakes can happen".
func (a *analysis) deniedAfter(i int) bool {
	for k := i + 1; k < len(a.t) && k < i+8; k++ {
		if a.sign(k, ",;.") || a.is(k, tConj) {
			return false
		}
		t := a.t[k].tags
		if a.in(k, lMaxim) {
			return true
		}
		if k == i+1 && t.has(tModal) || (a.word(k-1) == "is" || a.word(k-1) == "are" || a.word(k-1) == "was") && t.has(tNeg) &&
			a.word(k+1) != "to" {
			return true
		}
	}
	return false
}

// mistake reads "our mistake", "this was an oversight", "made a mistake".
func (a *analysis) mistake(i int) {
	w := a.word(i)
	if s, g, ok := a.maker(i); ok {
		if s.sort == Team || s.sort == Vendor {
			a.emitWith(OtherTeam, s, g, i)
		} else {
			a.emitWith(Mistake, s, g, i)
		}
		return
	}
	if a.mistakeMade(i) {
		return
	}
	if !a.is(i, tMistake) && (w == "error" || w == "failure") && a.partOf(i) {
		return
	}
	if o := a.owner(i); w == "error" && (o.sort == First || o.sort == Name || o.sort == Role || o.sort == Pronoun) &&
		a.word(o.head) != "human" && a.word(o.head) != "personal" &&
		!a.nounFollows(i) && !a.hedged(i) {
		a.emit(Mistake, o, o.start, i) // "the developer's error"
		return
	}
	if !a.is(i, tMistake) || a.nounFollows(i) || a.hedged(i) || a.madeUnreal(i) || a.phraseUsed(i) {
		return
	}
	if w == "oversight" && a.supervision(i) {
		return
	}
	if owner := a.owner(i); !owner.none() {
		if owner.sort.Individual() || owner.sort == We || owner.sort == First || owner.sort == Team {
			a.emit(Mistake, owner, owner.start, i)
		}
		return
	}
	if a.word(i+1) == "on" && (a.word(i+3) == "part" || a.word(i+3) == "side") {
		if s := a.owner(i + 3); s.sort == We || s.sort == First || s.sort.Individual() {
			a.emit(Mistake, s, i, i+3) // "a mistake on my part"
			return
		}
	}
	if a.partOf(i) {
		return
	}
	if strings.HasSuffix(w, "s") && !a.explains(i+1) && !a.was(i) {
		return
	}
	if a.called(i) {
		a.emit(Mistake, noSubject, a.phraseStart(i), i)
	}
}

// mistakeMade reads "a mistake by Sam", "one mistake we made was", "mistakes
// were made".
func (a *analysis) mistakeMade(i int) bool {
	w := a.word(i)
	by := i + 1
	if a.word(by) == "made" {
		by++
	}
	if a.word(by) == "by" && !a.hedged(i) {
		if s := a.phraseFrom(by + 1); s.sort == Name || s.sort == Role || s.sort == Pronoun || s.sort == First {
			a.emit(Mistake, s, i, s.end)
			return true
		}
	}
	if s := a.phraseFrom(by + 1); a.word(by) == "by" && s.sort == Team && a.is(i, tMistake) && !a.hedged(i) {
		a.emit(OtherTeam, s, i, s.end) // "blunder by the release crew"
		return true
	}
	if s := a.phraseFrom(i + 1); (a.is(i, tMistake) || w == "error" || w == "typo" || w == "slip") && !s.none() &&
		a.word(s.end+1) == "made" && (s.sort == We || s.sort == First || s.sort.Individual() && s.sort != They) {
		a.emit(Mistake, s, i, s.end+1) // "one mistake we made was"
		return true
	}
	if a.is(i, tMistake) && (a.word(i+1) == "was" || a.word(i+1) == "were") && a.word(i+2) == "made" && !a.hedged(i) {
		a.emit(Mistake, noSubject, a.phraseStart(i), i+2)
		return true
	}
	return false
}

// partOf reads "an error on the part of the release team".
func (a *analysis) partOf(i int) bool {
	if a.word(i+1) != "on" || a.word(i+2) != "the" || a.word(i+3) != "part" || a.word(i+4) != "of" || a.hedged(i) {
		return false
	}
	s := a.phraseFrom(i + 5)
	if !a.someone(s.sort) && s.sort != We {
		return false
	}
	a.emit(Mistake, s, i, s.end)
	return true
}

// maker finds who made the mistake or typo at i.
func (a *analysis) maker(i int) (subject, group, bool) {
	for k := i - 1; k >= 0 && k > i-6; k-- {
		if a.word(k) == "made" || a.word(k) == "makes" && k == i-2 || (a.word(k) == "did" || a.word(k) == "done" ||
			a.word(k) == "committed") && k == i-2 && a.is(i, tMistake) {
			g := a.group(k)
			if g.modal >= 0 || g.neg || a.unreal(g) || !a.errorLike(i) || a.nounFollows(i) {
				return noSubject, g, false
			}
			if a.passive(g) {
				by := a.agent(i)
				return by, g, by.sort.Individual()
			}
			s, ok := a.actor(g, true)
			return s, g, ok && !a.negPhrase(s)
		}
		if a.t[k].kind == sign {
			break
		}
	}
	return noSubject, group{}, false
}

func (a *analysis) errorLike(i int) bool {
	switch a.word(i) {
	case "failure", "failures":
		return false
	}
	return true
}

// madeUnreal tells that "make a mistake" is no report.
func (a *analysis) madeUnreal(i int) bool {
	for k := i - 1; k >= 0 && k > i-5; k-- {
		if w := a.word(k); w == "make" || w == "making" || w == "makes" {
			return true
		}
	}
	return false
}

// phraseUsed tells that the mistake is somebody else's matter.
func (a *analysis) phraseUsed(i int) bool {
	switch a.word(i + 1) {
	case "happen", "happened", "proof", "that":
		return a.word(i+1) != "that"
	}
	return a.word(i) == "mistakes" && a.word(i-1) == "of"
}

// supervision tells the oversight of a committee from the one that slipped.
func (a *analysis) supervision(i int) bool {
	if a.in(i-1, lSlipped) {
		return a.word(i+1) == "of" && !a.is(i-1, tDet) || a.word(i+1) == "over"
	}
	return true
}

// was reads "this was a mistake".
func (a *analysis) was(i int) bool {
	start := a.phraseStart(i)
	for k := start - 1; k >= 0 && k > start-4; k-- {
		if a.word(k) == "was" || a.word(k) == "were" || a.word(k) == "been" {
			return true
		}
		if a.word(k) == "be" && a.word(k-1) == "to" && (a.word(k-2) == "out" || a.word(k-2) == "proved") {
			return true // "turned out to be"
		}
		if !a.adverb(k) {
			return false
		}
	}
	return false
}

// called tells that the document itself calls something the mistake at i.
func (a *analysis) called(i int) bool {
	if a.was(i) {
		return true
	}
	start := a.phraseStart(i)
	switch a.word(start - 1) {
	case "of":
		w := a.word(start - 2)
		return w == "result" || w == "consequence" || w == "because"
	case "due to", "because of", "by", "to", "from":
		return a.word(start-1) != "to" || a.word(start-2) == "due" || a.word(start-2) == "led" || a.word(start-2) == "down"
	}
	switch a.word(start) {
	case "this", "the", "that", "an", "a", "another":
		n := a.pastPhrase(i + 1)
		if n > i+1 && a.word(i+1) == "in" {
			return false // "a mistake in the firmware": a thing's
		}
		return a.goesOn(n) && (n > i+1 || a.word(start) != "a" || a.is(i+1, tTake) || a.is(i+1, tCause) || a.word(i+1) == "led")
	case "operational", "honest", "unfortunate", "simple":
		return true
	}
	return false
}

// pastPhrase skips what a preposition adds: "an oversight during the move left".
func (a *analysis) pastPhrase(i int) int {
	if !a.is(i, tPrep) {
		return i
	}
	for k := i + 1; k < len(a.t) && k < i+7; k++ {
		if a.t[k].kind == sign || a.is(k, tSub) || a.is(k, tRel) && !a.is(k, tDet) {
			return i
		}
		if a.is(k, tPast) && !a.is(k-1, tDet) {
			return k
		}
	}
	return i
}

// goesOn tells whether a clause goes on with a past verb: "the mistake was".
func (a *analysis) goesOn(i int) bool {
	return i < len(a.t) && (a.word(i) == "was" || a.is(i, tPast) && (!a.is(i, tPart) || a.is(i+1, tDet) || a.is(i, tTake) ||
		a.word(i) == "led"))
}
