package wording

// idiom reads what blames by several words that are harmless one by one:
// "had no idea", "were slow to".
func (a *analysis) idiom(i int) {
	switch a.word(i) {
	case "remind":
		a.reminded(i)
	case "reminded":
		if k := a.predicateOf(i); k >= 0 && a.word(k) == "be" && (a.word(i+1) == "to" || a.word(i+1) == "of" || a.word(i+1) == "about") {
			if s := a.subjectLeft(a.group(k).start-1, 0); s.sort.Individual() && s.sort != They || s.sort == Team || s.sort == We {
				a.emit(BeCareful, s, k, i)
			}
		}
	}
	a.idiomBelief(i)
	a.idiomManner(i)
}

// idiomBelief reads "had no idea", "took it for granted".
func (a *analysis) idiomBelief(i int) {
	switch a.word(i) {
	case "idea", "clue", "understanding", "knowledge", "experience":
		a.hadNone(i)
	case "sense":
		if k := a.leftWord(i, 3, "false"); k >= 0 && a.word(i+1) == "of" && a.word(i+2) == "security" {
			if h := a.leftWord(k, 4, "had", "into", "gave"); h >= 0 {
				a.emit(Knowledge, noSubject, h, i+2)
			}
		}
	case "granted":
		if k := a.leftWord(i, 10, "took", "taken"); k >= 0 && a.word(i-1) == "for" {
			a.beliefOf(k, i)
		}
	case "impression":
		if k := a.predicateOf(i - 2); k >= 0 && a.word(i-2) == "under" {
			if s := a.subjectLeft(a.group(k).start-1, 0); s.sort == We || s.sort == First || s.sort.Individual() && s.sort != They {
				a.emit(Knowledge, s, s.start, i)
			}
		}
	}
}

// idiomManner reads "was asleep at the wheel", "jumped the gun", "too late".
func (a *analysis) idiomManner(i int) {
	switch a.word(i) {
	case "asleep":
		if k := a.predicateOf(i); k >= 0 {
			if s := a.subjectLeft(a.group(k).start-1, 0); s.sort.Individual() && !a.negPhrase(s) {
				a.emit(Judgement, s, s.start, i)
			}
		}
	case "confident", "optimistic", "trusting", "eager", "lenient", "impatient":
		a.tooMuch(i)
	case "slowly", "soon", "early", "quickly":
		a.tooLate(i)
	case "quick":
		if a.word(i+1) == "to" {
			a.tooMuch(i)
		}
	case "excuse":
		if a.word(i-1) == "no" && !a.hedged(i-1) {
			a.emit(Judgement, noSubject, i-1, i)
		}
	case "gun":
		if k := a.leftWord(i, 3, "jumped"); k >= 0 {
			a.judged(k, i)
		}
	case "unnecessary", "needless":
		if w := a.word(i + 1); w == "risk" || w == "risks" || w == "gamble" {
			if k := a.leftWord(i, 4, "took"); k >= 0 {
				a.judged(k, i+1)
			}
		}
	case "slow":
		a.slow(i)
	case "late":
		a.slow(i)
		a.tooLate(i)
	}
}

// tooMuch reads "he was too confident", "we were overly optimistic".
func (a *analysis) tooMuch(i int) {
	if w := a.word(i - 1); w != "too" && w != "overly" {
		return
	}
	k := a.leftWord(i, 5, "was", "were", "been")
	if k < 0 {
		return
	}
	g := a.group(k)
	s := a.subjectLeft(g.start-1, 0)
	if g.neg || g.modal >= 0 || a.negPhrase(s) {
		return
	}
	if s.sort == We || s.sort == First || s.sort == Team || s.sort.Individual() && s.sort != They {
		a.emit(Judgement, s, s.start, i)
	}
}

// tooLate reads "we reacted too slowly", "customers were told too late".
func (a *analysis) tooLate(i int) {
	if a.word(i-1) != "too" {
		return
	}
	v := a.verbLeft(i)
	if v < 0 {
		return
	}
	late := a.is(v, tDil) || a.is(v, tWeDil) || a.in(v, lSpeech) || a.word(v) == "declared" || a.word(v) == "called"
	if w := a.word(i); w == "soon" || w == "early" || w == "quickly" {
		late = late || a.is(v, tAct)
	}
	if late {
		a.judged(v, i)
	}
}

// judged reports a judgement about the doer of the verb at v.
func (a *analysis) judged(v, to int) {
	g := a.group(v)
	if g.neg || g.modal >= 0 || a.unreal(g) || a.passive(g) {
		return
	}
	if s := a.subjectOf(g); s.sort == We || s.sort == First || s.sort == Team || s.sort.Individual() && s.sort != They && !a.negPhrase(s) {
		a.emit(Judgement, s, s.start, to)
	}
}

// idiomOf reports an omission by the subject of the verb at k.
func (a *analysis) idiomOf(i, k int) {
	g := a.group(k)
	if g.neg || g.modal >= 0 || a.unreal(g) || g.did {
		return
	}
	if s := a.subjectOf(g); (s.sort == We || s.sort == First || s.sort == Team || s.sort.Individual() && !a.negPhrase(s)) &&
		!a.systemReason(g, s) {
		a.emitWith(omissionClass(s.sort), s, g, i)
	}
}

// slow reads "we were slow to tell users" and "our response was too slow".
func (a *analysis) slow(i int) {
	k := a.predicateOf(i)
	if k < 0 {
		return
	}
	g := a.group(k)
	s := a.subjectLeft(g.start-1, 0)
	if s.none() || a.is(k, tBe) && a.word(k) != "was" && a.word(k) != "were" || g.neg || g.modal >= 0 {
		return
	}
	switch w := a.word(i + 1); {
	case w == "to" || w == "in" || w == "with":
		if s.sort == We || s.sort == Team || s.sort == Role || s.sort == Name || s.sort == Pronoun {
			a.emit(Judgement, s, s.start, i+1)
		}
	case s.sort == Vendor && a.word(s.head) == "vendor support":
		a.emit(OtherTeam, s, s.start, i)
	case a.word(s.head) == "support" || a.word(s.head) == "response" || a.word(s.head) == "reaction" || a.word(s.head) == "answer":
		if o := a.owner(s.head); o.sort == Vendor || o.sort == Team {
			a.emit(OtherTeam, o, o.start, i) // "the vendor's answer was slow"
		} else if o.sort == We || o.sort == Role || o.sort == Name || o.sort == Pronoun {
			a.emit(Judgement, o, s.start, i)
		}
	case a.word(s.start) == "our" && (a.is(s.head, tNormNoun) || a.word(s.head) == "response" || a.word(s.head) == "reaction"):
		a.emit(Judgement, subject{We, s.start, s.start, s.start}, s.start, i)
	}
}
