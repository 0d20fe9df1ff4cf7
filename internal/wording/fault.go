package wording

import "strings"

// fault reads "his fault", "is to blame", "was reprimanded".
func (a *analysis) fault(i int) {
	switch w := a.word(i); w {
	case "fault":
		if w := a.word(i + 1); w == "lies" || w == "lay" || w == "rests" {
			a.liesWith(i)
			return
		}
		if s := a.owner(i); (s.sort.Individual() || s.sort == Team || s.sort == We || s.sort == First) && !a.negated(s.start) &&
			!a.negated(i) && !a.nounFollows(i) {
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
		if w := a.word(i + 1); w == "lies" || w == "lay" || w == "rests" || w == "falls" || w == "is" && (a.word(i+2) == "on" ||
			a.word(i+2) == "with") {
			a.liesWith(i)
			return
		}
		if w := a.word(i + 1); (w == "ourselves" || w == "myself") && !a.negated(i) {
			a.emit(Fault, subject{We, i + 1, i + 1, i + 1}, i, i+1)
			return
		}
		if a.word(i-1) == "to" {
			a.predicateFault(i, i-1)
		} else if by := a.phraseFrom(i + 1); !by.none() && a.someone(by.sort) && (by.sort != Role || a.word(by.start) == "the") &&
			!a.negated(i) && !a.hedged(i) {
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
