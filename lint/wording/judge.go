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
		if k == i+1 && t.has(tModal) || (a.word(k-1) == "is" || a.word(k-1) == "are" || a.word(k-1) == "was") && t.has(tNeg) && a.word(k+1) != "to" {
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
	if o := a.owner(i); w == "error" && (o.sort == First || o.sort == Name || o.sort == Role || o.sort == Pronoun) && a.word(o.head) != "human" && a.word(o.head) != "personal" &&
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
	if s := a.phraseFrom(i + 1); (a.is(i, tMistake) || w == "error" || w == "typo" || w == "slip") && !s.none() && a.word(s.end+1) == "made" && (s.sort == We || s.sort == First || s.sort.Individual() && s.sort != They) {
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
		if a.word(k) == "made" || a.word(k) == "makes" && k == i-2 || (a.word(k) == "did" || a.word(k) == "done" || a.word(k) == "committed") && k == i-2 && a.is(i, tMistake) {
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
	return i < len(a.t) && (a.word(i) == "was" || a.is(i, tPast) && (!a.is(i, tPart) || a.is(i+1, tDet) || a.is(i, tTake) || a.word(i) == "led"))
}

// judgement reads "careless", "a bad call", "rushed".
func (a *analysis) judgement(i int) {
	t := a.t[i].tags
	switch {
	case a.word(i) == "acceptable":
		if a.negated(i) {
			a.norm(i)
		}
	case a.negated(i) || a.hedged(i) && !a.place.prospective && !t.has(tNorm):
		return
	case t.has(tCharNoun):
		if a.t[i].upper {
			return
		}
		if a.word(i) == "laziness" || a.word(i) == "haste" || !a.nounFollows(i) {
			a.emit(Judgement, a.ownerOrNone(i), i, i)
		}
	case t.has(tChar):
		a.character(i)
	case t.has(tRush):
		a.rushed(i)
	case t.has(tNorm):
		a.badCall(i)
	}
}

func (a *analysis) ownerOrNone(i int) subject {
	if s := a.owner(i); !s.none() {
		return s
	}
	return noSubject
}

// character reads an adjective of character: about a person, or about what a
// person does.
func (a *analysis) character(i int) {
	w := a.word(i)
	soft := a.in(i, lSoftTrait)
	if (w == "lazy" || w == "negligent") && (a.word(i+1) == "testing" || a.word(i+1) == "coding" || a.word(i+1) == "review" || a.word(i+1) == "work") {
		a.emit(Judgement, noSubject, i, i+1)
		return
	}
	if s := a.phraseFrom(i + 2); a.word(i+1) == "of" && (a.someone(s.sort) && s.sort != Vendor || s.sort == We || s.sort == First) {
		a.emit(Judgement, s, i, s.end) // "it was stupid of me"
		return
	}
	if (w == "dumb" || w == "stupid" || w == "foolish" || w == "careless" || w == "irresponsible" || w == "reckless") && a.word(i+1) == "thing" {
		a.emit(Judgement, noSubject, i, i+1) // "a stupid thing to do"
		return
	}
	if k := a.leftWord(i, 10, "way"); k >= 0 && soft && (a.is(k+1, tWe) || a.is(k+1, tHe) || a.is(k+1, tThey) || a.someone(a.phraseFrom(k+1).sort)) {
		a.emit(Judgement, noSubject, k, i) // "the way we handled it was negligent"
		return
	}
	if k := a.predicateOf(i); k >= 0 {
		g := a.group(k)
		if g.start > k {
			g.start = k
		}
		s := a.subjectLeft(g.start-1, 0)
		if s.sort.Individual() || s.sort == We || s.sort == First || s.sort == Team || a.newName(s) && !soft {
			a.emit(Judgement, s, s.start, i)
			return
		}
		if (w == "lax" || w == "naive" || w == "superficial" || w == "perfunctory" || w == "haphazard") && !a.workBefore(i) {
			return // "the parser was lax"
		}
		if !soft && s.sort != Outsider || (w == "dumb" || w == "stupid") && !s.none() && s.start == s.end && (a.word(s.start) == "this" || a.word(s.start) == "that") {
			a.emit(Judgement, noSubject, i, i)
		}
		return
	}
	if (w == "dumb" || w == "stupid" || w == "foolish") && a.is(i+1, tNormNoun) {
		a.emit(Judgement, noSubject, i, i+1)
		return
	}
	s := a.phraseFrom(i + 1)
	if s.none() || a.word(s.end+1) == "of" && a.word(s.head) == "handling" && a.phraseFrom(s.end+2).sort != Role {
		return // "careless handling of null"
	}
	switch {
	case s.sort == Role || s.sort == Name || s.sort == Team || s.sort == We:
		a.emit(Judgement, s, i, s.end)
	case s.sort == Outsider || soft || w == "inexperienced" || w == "non-experienced" || w == "untrained" || w == "unqualified" || w == "distracted":
	case a.is(s.head, tSys) && !a.in(s.head, lHumanWork) || !a.is(s.head, tSys) && !a.in(s.head, lHumanWork) && !a.is(s.head, tNormNoun):
	case a.in(i, lHardTrait):
		a.emit(Judgement, noSubject, i, s.end)
	}
}

// workBefore tells that the sentence has spoken of what people do before i.
func (a *analysis) workBefore(i int) bool {
	for k := i - 1; k >= 0 && k > i-10; k-- {
		if w := a.word(k); w == "test" || w == "tests" || w == "analysis" || w == "handover" || w == "plan" || w == "code review" || a.in(k, lHumanWork) || a.is(k, tNormNoun) && !a.is(k, tSys) {
			return true
		}
	}
	return false
}

// predicateOf finds the "was" of "was careless".
func (a *analysis) predicateOf(i int) int {
	for k := i - 1; k >= 0 && k > i-5; k-- {
		if a.is(k, tBe) || a.word(k) == "got" || a.word(k) == "became" || a.word(k) == "seems" || a.word(k) == "seemed" || a.word(k) == "being" {
			return k
		}
		if a.is(k, tConj) && a.is(k-2, tBe) || a.is(k+1, tConj) && a.is(k-1, tBe) {
			continue // "was overwhelmed and inexperienced"
		}
		if !a.adverb(k) && a.word(k) != "a" && a.word(k) != "bit" && a.word(k) != "more" {
			return -1
		}
	}
	return -1
}

// rushed reads "was rushed", "a rushed review", "in a hurry", "hastily".
func (a *analysis) rushed(i int) {
	switch a.word(i) {
	case "hastily":
		a.emit(Judgement, noSubject, i, i)
	case "rush", "hurry":
		if a.word(i-1) == "a" && a.word(i-2) == "in" && a.happened(i) {
			a.emit(Judgement, noSubject, i-2, i)
		}
	default:
		g := a.group(i)
		if g.modal >= 0 || g.to || a.bySystem(i) {
			return
		}
		if !g.be && !a.is(i-1, tDet) && !a.nominal(i+1) {
			if s := a.subjectOf(g); s.none() || s.sort == System || s.sort == Outsider || s.sort == Unknown {
				return
			}
		}
		a.emit(Judgement, noSubject, i, i)
	}
}

// badCall reads "a bad call", "poor judgement", "the wrong decision".
func (a *analysis) badCall(i int) {
	n := i + 1
	if a.word(i) == "wrong" && a.wrongDone(i) {
		return
	}
	if a.word(i) == "bad" && a.word(i-1) == "my" && !a.nominal(n) {
		a.emit(Mistake, subject{First, i - 1, i - 1, i - 1}, i-1, i)
		return
	}
	if a.word(i) == "poor" && a.in(n, lKnowledge) {
		if k := a.leftWord(i, 3, "had"); k >= 0 && !a.place.prospective {
			if s := a.subjectOf(a.group(k)); s.sort.Individual() {
				a.emit(Knowledge, s, s.start, n) // "had a poor understanding of"
			}
		}
		return
	}
	if a.is(n, tNormNoun) || a.is(n+1, tNormNoun) && a.nominal(n) && !a.is(n, tSys) {
		if !a.is(n, tNormNoun) {
			n++
		}
		w := a.word(i)
		noun := a.word(n)
		if (w == "wrong" || w == "bad") && (noun == "assumption" || noun == "call" && a.is(n+1, tPrep) && a.word(n+1) == "to") || noun == "calls" && a.is(n-1, tSys) || noun == "call" && a.nounFollows(n) {
			return
		}
		if noun == "job" && a.leftWord(i, 4, "did", "doing", "done", "do") < 0 {
			return // a job that runs
		}
		if noun == "communication" || noun == "handling" || noun == "management" || noun == "planning" || noun == "coordination" || noun == "workmanship" {
			if a.nounFollows(n) || a.errorHandling(i) || a.word(n+1) == "between" && a.phraseFrom(n+2).sort == System {
				return
			}
		}
		if a.hedged(i) || a.general(i) || a.word(n+1) == "of" && (noun == "choice" || a.phraseFrom(n+2).sort == System) {
			return
		}
		a.emit(Judgement, noSubject, i, n)
		return
	}
	if k := a.predicateOf(i); k >= 0 {
		if s := a.subjectLeft(a.group(k).start-1, 0); !s.none() && a.is(s.head, tNormNoun) && s.start < s.head && a.word(s.start) == "our" {
			a.emit(Judgement, subject{We, s.start, s.start, s.start}, s.start, i)
		}
	}
	if w := a.word(i); (w == "inexcusable" || w == "unacceptable" || w == "unforgivable" || w == "inappropriate" || w == "poor" || w == "terrible") && a.norm(i) {
		return
	}
	if w := a.word(i); w == "inexcusable" || w == "unforgivable" || w == "irresponsible" || w == "misguided" || w == "unwise" {
		if a.general(i) {
			return
		}
		a.emit(Judgement, noSubject, i, i)
	}
}

// norm reads "this delay is inexcusable", "our response was not acceptable".
func (a *analysis) norm(i int) bool {
	k := i - 1
	for a.adverb(k) || a.is(k, tNeg) {
		k--
	}
	if !a.is(k, tBe) {
		return false
	}
	g := a.group(k)
	s := a.subjectLeft(g.start-1, 0)
	if s.none() || g.modal >= 0 {
		return false
	}
	if o := a.owner(s.head); a.in(s.head, lDeed) && (o.sort == Name || o.sort == Role || o.sort == Pronoun || o.sort == Team) {
		a.emit(Judgement, o, o.start, i) // "the engineer's conduct was inappropriate"
		return true
	}
	if o := a.phraseFrom(s.head + 2); a.in(s.head, lDeed) && a.word(s.head+1) == "of" && (o.sort == Name || o.sort == Role || o.sort == Team) {
		a.emit(Judgement, o, s.start, i)
		return true
	}
	if w := a.word(i); w == "inappropriate" || w == "poor" || w == "terrible" {
		switch strings.ToLower(a.word(s.head)) {
		case "communication", "planning", "coordination", "preparation", "teamwork":
			if was := a.word(k) == "was"; was && (s.start == s.head || a.word(s.start) == "our") {
				a.emit(Judgement, noSubject, s.start, i)
				return true
			}
		}
		return false
	}
	switch w := a.word(s.start); {
	case w == "our":
		a.emit(Judgement, subject{We, s.start, s.start, s.start}, s.start, i)
		return true
	case w == "this" && (s.start == s.end || !a.is(s.head, tSys)):
		a.emit(Judgement, noSubject, i, i)
		return true
	}
	return false
}

// general tells that a present "is" makes the sentence a maxim: "it is bad
// practice to".
func (a *analysis) general(i int) bool {
	for k := i - 1; k >= 0 && k > i-4; k-- {
		switch a.word(k) {
		case "is", "are", "'re", "makes":
			return true
		}
		if a.t[k].possessive && a.t[k].tags.has(tPron) {
			return true // "it's"
		}
	}
	return false
}

func (a *analysis) errorHandling(i int) bool {
	return a.is(i+1, tErrorNoun) || a.is(i+1, tSys)
}

// negated tells that the word at i is denied or asked for in its own phrase.
func (a *analysis) negated(i int) bool {
	for k := i - 1; k >= 0 && k > i-5; k-- {
		if a.sign(k, ",;:.(") {
			return false
		}
		if a.is(k, tNeg) || a.is(k, tWithout) {
			return true
		}
	}
	return false
}

// beCareful reads "be more careful", "pay more attention", "double check".
func (a *analysis) beCareful(i int) {
	w := a.word(i)
	if k := i - 1; a.word(i+1) == "enough" {
		if a.is(k, tNeg) {
			k--
		}
		if a.is(k, tBe) {
			a.notEnough(i, k)
			return
		}
	}
	if a.negated(i) || a.leftWord(i, 9, "not", "n't", "never", "rather", "instead") >= 0 {
		return
	}
	if a.in(i, lCareful) {
		a.exhorted(i)
		return
	}
	switch w {
	case "carefully", "cautiously", "diligently", "thoroughly":
		if a.word(i-1) == "more" && !a.pastClause(i) {
			a.emit(BeCareful, noSubject, i-1, i)
		}
	case "attention":
		k := a.leftWord(i, 5, "pay", "paying")
		if k == i-1 && k >= 0 && a.word(k) == "pay" && a.place.prospective && (k == 0 || a.sign(k-1, ":-") || a.exhortative(k)) {
			a.emit(BeCareful, noSubject, k, i)
		} else if k >= 0 && (a.word(i-1) == "more" || a.word(i-1) == "closer" || a.word(i-1) == "better" || a.word(i-1) == "close" || a.word(i-1) == "careful") {
			a.emit(BeCareful, noSubject, k, i)
		} else if a.comparative(i-1) && a.is(i+1, tModal) && a.near(i, 4, "paid") {
			a.emit(BeCareful, noSubject, i-1, i)
		}
	case "caution":
		if k := a.leftWord(i, 5, "exercise", "use", "take", "exercising"); k >= 0 && a.word(i-1) != "with" && a.exhorts(k) {
			a.emit(BeCareful, noSubject, k, i)
		}
	case "care":
		if k := a.leftWord(i, 4, "take", "taking"); k >= 0 && a.comparative(i-1) && a.exhorts(k) {
			a.emit(BeCareful, noSubject, k, i)
		} else if a.comparative(i-1) && a.is(i+1, tModal) && a.near(i, 4, "taken") {
			a.emit(BeCareful, noSubject, i-1, i)
		}
	case "discipline", "rigor", "rigour", "diligence", "vigilance":
		if k := a.leftWord(i, 4, "have", "need", "show", "require", "requires", "needs"); k >= 0 && a.comparative(i-1) && a.exhorts(k) {
			a.emit(BeCareful, noSubject, k, i)
		}
	case "double-check", "doublecheck", "triple-check":
		if a.exhortative(i) {
			a.emit(BeCareful, noSubject, i, i)
		}
	case "double":
		if a.word(i+1) == "check" && a.exhortative(i) {
			a.emit(BeCareful, noSubject, i, i+1)
		}
	}
}

// notEnough reads "we were not careful enough", "our review was not thorough
// enough".
func (a *analysis) notEnough(i, k int) {
	g := a.group(k)
	if !g.neg && !a.is(k+1, tNeg) || a.word(k) != "was" && a.word(k) != "were" || g.modal >= 0 || a.place.prospective {
		return
	}
	s := a.subjectLeft(g.start-1, 0)
	switch {
	case s.none():
	case s.sort.Individual() && s.sort != They && !a.negPhrase(s), s.sort == We, s.sort == First, s.sort == Team:
		a.emit(Judgement, s, s.start, i)
	case a.word(s.start) == "our" && (a.in(s.head, lCareWork) || a.in(s.head, lDeed)):
		a.emit(Judgement, subject{We, s.start, s.start, s.start}, s.start, i)
	}
}

// comparative tells that more of it is asked for.
func (a *analysis) comparative(i int) bool {
	switch strings.ToLower(a.word(i)) {
	case "more", "greater", "better", "extra", "special", "closer":
		return true
	}
	return false
}

// exhorted reads "be (more) careful", "needs to be extra vigilant", and
// "should have been more careful".
func (a *analysis) exhorted(i int) {
	k := i - 1
	more := false
	for k >= 0 && (a.adverb(k) || a.word(k) == "more" || a.word(k) == "extra" || a.word(k) == "especially" || a.word(k) == "particularly") {
		more = more || a.word(k) == "more" || a.word(k) == "extra"
		k--
	}
	if a.outsiderBefore(k) || a.word(i) == "aware" && !more {
		return
	}
	switch a.word(k) {
	case "be", "remain", "stay", "become":
		if more || a.exhorts(k) || k == 1 && a.word(0) == "Please" {
			a.emit(BeCareful, noSubject, k, i)
		}
	case "being":
		if more && a.word(k-1) == "by" {
			a.emit(BeCareful, noSubject, k, i)
		}
	case "been":
		s := a.subjectOf(a.group(k))
		if more && (s.none() || s.sort == Unknown) {
			a.emit(BeCareful, s, k, i)
		}
	}
}

// exhorts tells that "be careful" at k is meant for ourselves: a lesson, an
// action, or a sentence whose subject is one of us.
func (a *analysis) exhorts(k int) bool {
	if a.place.prospective || a.place.lessons || a.place.unknown {
		return true
	}
	for n := 0; n < k; n++ {
		if a.is(n, tWe) || a.is(n, tRole) || a.is(n, tTeam) || a.is(n, tIndef) {
			return true
		}
	}
	return false
}

// outsiderBefore tells that it is users who are told to take care.
func (a *analysis) outsiderBefore(i int) bool {
	for k := i - 1; k >= 0 && k > i-5; k-- {
		if a.is(k, tUser) {
			return true
		}
	}
	return false
}

// exhortative tells that the verb at i is asked for: an imperative, "should",
// "to", "let's".
func (a *analysis) exhortative(i int) bool {
	k := i - 1
	for k >= 0 && a.adverb(k) {
		k--
	}
	if k < 0 {
		return a.place.prospective || a.place.lessons || a.place.unknown || a.word(0) == "always"
	}
	switch a.word(k) {
	case "always", "should", "must", "to", "please", "and":
		return a.word(k) != "to" || a.word(k-1) == "need" || a.word(k-1) == "have" || a.word(k-1) == "remember" || a.word(k-1) == "needs"
	}
	return (a.sign(k, ":-") || k < 0) && (a.place.prospective || a.place.lessons)
}

// happened tells that the clause before i speaks of the past.
func (a *analysis) happened(i int) bool {
	for k := i - 1; k >= 0; k-- {
		if a.pastLike(k) || a.word(k) == "was" || a.word(k) == "were" || a.word(k) == "had" {
			return true
		}
	}
	return false
}

func (a *analysis) pastClause(i int) bool {
	return a.verbLeft(i) >= 0 && a.leftWord(i, 14, "should", "need", "must", "to") < 0
}

func (a *analysis) leftWord(i, reach int, words ...string) int {
	for k := i - 1; k >= 0 && k > i-reach; k-- {
		for _, w := range words {
			if a.word(k) == w {
				return k
			}
		}
	}
	return -1
}

// fault reads "his fault", "is to blame", "was reprimanded".
func (a *analysis) fault(i int) {
	switch w := a.word(i); w {
	case "fault":
		if w := a.word(i + 1); w == "lies" || w == "lay" || w == "rests" {
			a.liesWith(i)
			return
		}
		if s := a.owner(i); (s.sort.Individual() || s.sort == Team || s.sort == We || s.sort == First) && !a.negated(s.start) && !a.negated(i) && !a.nounFollows(i) {
			a.emit(Fault, s, s.start, i)
		} else if a.word(i-1) == "at" {
			a.predicateFault(i, i-1)
		} else if a.word(i+1) == "of" && !a.negated(i) {
			if s := a.phraseFrom(i + 2); a.someone(s.sort) {
				a.emit(Fault, s, i, s.end) // "the fault of the network team"
			}
		}
	case "blame":
		if k := a.leftWord(i, 4, "take", "takes", "took"); k >= 0 && !a.negated(i) {
			if s := a.subjectOf(a.group(k)); s.sort.Individual() || s.sort == First || s.sort == We {
				a.emit(Fault, s, s.start, i) // "I take the blame"
			}
			return
		}
		if w := a.word(i + 1); w == "lies" || w == "lay" || w == "rests" || w == "falls" || w == "is" && (a.word(i+2) == "on" || a.word(i+2) == "with") {
			a.liesWith(i)
			return
		}
		if w := a.word(i + 1); (w == "ourselves" || w == "myself") && !a.negated(i) {
			a.emit(Fault, subject{We, i + 1, i + 1, i + 1}, i, i+1)
			return
		}
		if a.word(i-1) == "to" {
			a.predicateFault(i, i-1)
		} else if by := a.phraseFrom(i + 1); !by.none() && a.someone(by.sort) && (by.sort != Role || a.word(by.start) == "the") && !a.negated(i) && !a.hedged(i) {
			a.emit(Fault, by, i, by.end)
		}
	case "blames", "blamed":
		if by := a.phraseFrom(i + 1); a.someone(by.sort) && !a.negated(i) && !a.negPhrase(by) {
			a.emit(Fault, by, i, by.end)
		}
	case "culprit", "guilty", "culpable":
		a.culprit(i)
	case "accountable":
		if a.word(i-1) == "held" || a.word(i-1) == "hold" || a.leftWord(i, 5, "hold", "held") >= 0 {
			a.punished(i)
		}
	default:
		if a.is(i, tPunish) {
			a.punished(i)
		}
	}
}

// liesWith reads "the fault lies with the operator".
func (a *analysis) liesWith(i int) {
	k := i + 2
	for a.adverb(k) || a.word(k) == "entirely" || a.word(k) == "squarely" {
		k++
	}
	if a.word(k) != "with" && a.word(k) != "on" || a.negated(i) {
		return
	}
	if s := a.phraseFrom(k + 1); a.someone(s.sort) || s.sort == We || s.sort == First {
		a.emit(Fault, s, i, s.end)
	}
}

func (a *analysis) someone(s Sort) bool { return s.Individual() || s == Team || s == Vendor }

// predicateFault reads "the operator was at fault", "Ana is to blame".
func (a *analysis) predicateFault(i, before int) {
	k := before - 1
	for k >= 0 && (a.adverb(k) || a.word(k) == "largely" || a.word(k) == "partly") {
		k--
	}
	if !a.is(k, tBe) {
		return
	}
	g := a.group(k)
	if a.is(k-1, tNeg) || g.neg || a.is(k+1, tNeg) || a.negated(i) {
		return
	}
	s := a.subjectLeft(g.start-1, 0)
	if a.someone(s.sort) || s.sort == We || s.sort == First || a.newName(s) {
		a.emit(Fault, s, s.start, i)
	}
}

// culprit reads "the guilty developer", "the culprit was Ana".
func (a *analysis) culprit(i int) {
	if a.negated(i) {
		return
	}
	for k := i + 1; k < len(a.t) && k <= i+3; k++ {
		if a.t[k].kind == sign {
			return
		}
		s := a.phraseFrom(k)
		if s.sort == Role || s.sort == Name || s.sort == Pronoun {
			a.emit(Fault, s, i, s.end)
			return
		}
	}
}

// punished reads "will be retrained", "was disciplined", "hold X accountable".
func (a *analysis) punished(i int) {
	w := a.word(i)
	if w == "disciplinary" {
		if x := a.word(i + 1); (x == "action" || x == "measures" || x == "actions" || x == "procedure") && !a.negated(i) {
			a.emit(Fault, noSubject, i, i+1)
		}
		return
	}
	if a.negated(i) {
		return
	}
	if strings.HasSuffix(w, " warning") {
		if a.leftWord(i, 6, "issued", "given", "gave", "received", "got", "handed") < 0 {
			return
		}
		a.emit(Fault, noSubject, i, i)
		return
	}
	g := a.group(i)
	if w == "accountable" && a.word(i-1) == "held" {
		g = a.group(i - 1)
	}
	if g.be {
		s := a.subjectLeft(g.start-1, 0)
		if s.none() || !(s.sort.Individual() || s.sort == Team) || w == "suspended" && s.sort != Name && s.sort != Role {
			return
		}
		if w == "terminated" && s.sort != Role {
			return
		}
		a.emit(Fault, s, s.start, i)
		return
	}
	if w == "retrain" || w == "reprimand" || w == "retraining" {
		k := i + 1
		if a.word(k) == "of" || a.word(k) == "for" {
			k++
		}
		if s := a.phraseFrom(k); s.sort.Individual() || s.sort == Team {
			a.emit(Fault, s, i, s.end)
		}
	}
}

// removedFrom reads "he was removed from the on-call rotation".
func (a *analysis) removedFrom(g group) {
	if a.word(g.verb+1) != "from" || g.neg || g.modal >= 0 && a.word(g.modal) != "will" {
		return
	}
	for k := g.verb + 2; k < len(a.t) && k < g.verb+7; k++ {
		switch a.word(k) {
		case "rotation", "on-call rotation", "on call rotation", "roster", "team", "position", "role":
			if s := a.subjectOf(g); s.sort == Name || s.sort == Role || s.sort == Pronoun {
				a.emitWith(Fault, s, g, k)
			}
			return
		}
	}
}

// tooLong reads "we spent too much time" and "it took us too long".
func (a *analysis) tooLong(i int) {
	w := a.word(i)
	if w != "spent" && w != "took" && w != "wasted" && w != "waited" {
		return
	}
	g := a.group(i)
	if g.neg || g.modal >= 0 || a.unreal(g) || a.passive(g) {
		return
	}
	if w == "took" {
		if s := a.subjectOf(g); (s.sort == Team || s.sort == Vendor) && a.slowToAnswer(i) {
			a.emit(OtherTeam, s, s.start, i)
			return
		}
	}
	end := -1
	for k := i + 1; k < len(a.t) && k < i+8; k++ {
		if x := a.word(k); x == "time" || x == "long" || x == "hours" || w == "wasted" && (x == "hour" || x == "day" || x == "days" || x == "minutes") {
			end = k
			break
		}
	}
	if end < 0 || w != "wasted" && a.leftWord(end, 4, "too") < 0 || w == "wasted" && a.word(i+1) == "no" {
		return
	}
	s := a.subjectOf(g)
	if w == "took" && (a.word(i+1) == "us" || a.word(i+1) == "me") {
		s = subject{We, i + 1, i + 1, i + 1}
	} else if o := a.phraseFrom(i + 1); w == "took" && s.sort != We && (o.sort == Role || o.sort == Name || o.sort == Team) {
		s = o // "it took the on-call too long"
	}
	if s.sort.Individual() || s.sort == We || s.sort == First || s.sort == Team {
		a.emit(Judgement, s, min(i, s.start), end)
	}
}

// slowToAnswer reads "took five days to respond".
func (a *analysis) slowToAnswer(i int) bool {
	for k := i + 1; k+2 < len(a.t) && k < i+6; k++ {
		switch a.word(k) {
		case "days", "weeks", "months", "ages", "forever":
			if a.word(k+1) == "to" {
				switch a.word(k + 2) {
				case "respond", "answer", "reply", "react", "acknowledge", "confirm":
					return true
				}
			}
		}
	}
	return false
}
