package wording

import "strings"

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

// character reads an adjective of character: about a person, or about what a
// person does.
func (a *analysis) character(i int) {
	w := a.word(i)
	soft := a.in(i, lSoftTrait)
	if (w == "lazy" || w == "negligent") && (a.word(i+1) == "testing" || a.word(i+1) == "coding" || a.word(i+1) == "review" ||
		a.word(i+1) == "work") {
		a.emit(Judgement, noSubject, i, i+1)
		return
	}
	if s := a.phraseFrom(i + 2); a.word(i+1) == "of" && (a.someone(s.sort) && s.sort != Vendor || s.sort == We || s.sort == First) {
		a.emit(Judgement, s, i, s.end) // "it was stupid of me"
		return
	}
	if (w == "dumb" || w == "stupid" || w == "foolish" || w == "careless" || w == "irresponsible" || w == "reckless") &&
		a.word(i+1) == "thing" {
		a.emit(Judgement, noSubject, i, i+1) // "a stupid thing to do"
		return
	}
	if k := a.leftWord(i, 10, "way"); k >= 0 && soft && (a.is(k+1, tWe) || a.is(k+1, tHe) || a.is(k+1, tThey) ||
		a.someone(a.phraseFrom(k+1).sort)) {
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
		if !soft && s.sort != Outsider || (w == "dumb" || w == "stupid") && !s.none() && s.start == s.end &&
			(a.word(s.start) == "this" || a.word(s.start) == "that") {
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
	case s.sort == Outsider || soft || w == "inexperienced" || w == "non-experienced" || w == "untrained" || w == "unqualified" ||
		w == "distracted":
	case a.is(s.head, tSys) && !a.in(s.head, lHumanWork) || !a.is(s.head, tSys) && !a.in(s.head, lHumanWork) && !a.is(s.head, tNormNoun):
	case a.in(i, lHardTrait):
		a.emit(Judgement, noSubject, i, s.end)
	}
}

// workBefore tells that the sentence has spoken of what people do before i.
func (a *analysis) workBefore(i int) bool {
	for k := i - 1; k >= 0 && k > i-10; k-- {
		if w := a.word(k); w == "test" || w == "tests" || w == "analysis" || w == "handover" || w == "plan" || w == "code review" ||
			a.in(k, lHumanWork) || a.is(k, tNormNoun) && !a.is(k, tSys) {
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
		if (w == "wrong" || w == "bad") && (noun == "assumption" || noun == "call" && a.is(n+1, tPrep) && a.word(n+1) == "to") ||
			noun == "calls" && a.is(n-1, tSys) || noun == "call" && a.nounFollows(n) {
			return
		}
		if noun == "job" && a.leftWord(i, 4, "did", "doing", "done", "do") < 0 {
			return // a job that runs
		}
		if noun == "communication" || noun == "handling" || noun == "management" || noun == "planning" || noun == "coordination" ||
			noun == "workmanship" {
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
	if w := a.word(i); (w == "inexcusable" || w == "unacceptable" || w == "unforgivable" || w == "inappropriate" || w == "poor" ||
		w == "terrible") && a.norm(i) {
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

// happened tells that the clause before i speaks of the past.
func (a *analysis) happened(i int) bool {
	for k := i - 1; k >= 0; k-- {
		if a.pastLike(k) || a.word(k) == "was" || a.word(k) == "were" || a.word(k) == "had" {
			return true
		}
	}
	return false
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
		if x := a.word(k); x == "time" || x == "long" || x == "hours" || w == "wasted" && (x == "hour" || x == "day" || x == "days" ||
			x == "minutes") {
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
