package wording

// idiom reads what blames by several words that are harmless one by one:
// "dropped the ball", "had no idea", "were slow to".
func (a *analysis) idiom(i int) {
	if a.in(i, lEffort) {
		a.gaveNone(i)
		return
	}
	switch a.word(i) {
	case "duty", "job", "responsibility":
		a.theirJob(i)
	case "despite":
		a.heedless(i)
	case "remind":
		a.reminded(i)
	case "reminded":
		if k := a.predicateOf(i); k >= 0 && a.word(k) == "be" && (a.word(i+1) == "to" || a.word(i+1) == "of" || a.word(i+1) == "about") {
			if s := a.subjectLeft(a.group(k).start-1, 0); s.sort.Individual() && s.sort != They || s.sort == Team || s.sort == We {
				a.emit(BeCareful, s, k, i)
			}
		}
	case "untested", "unreviewed", "untried":
		a.untested(i)
	}
	a.idiomOmission(i)
	a.idiomBelief(i)
	a.idiomManner(i)
}

// idiomOmission reads "dropped the ball", "let the certificate lapse".
func (a *analysis) idiomOmission(i int) {
	switch a.word(i) {
	case "ball":
		if k := a.leftWord(i, 3, "dropped"); k >= 0 {
			a.idiomOf(i, k)
		}
	case "lapse", "expire":
		if k := a.leftWord(i, 8, "let"); k >= 0 && a.renewable(k, i) && !a.onPurpose() {
			a.idiomOf(i, k)
		}
	case "corners":
		if k := a.leftWord(i, 3, "cut"); k >= 0 {
			a.idiomOf(i, k)
		}
	case "blind":
		if k := a.leftWord(i, 3, "turned"); k >= 0 && a.word(i+1) == "eye" {
			a.idiomOf(i+1, k)
		}
	case "track", "sight":
		if k := a.leftWord(i, 3, "lost"); k == i-1 && k >= 0 && a.word(i+1) == "of" {
			a.idiomOf(i, k)
		}
	case "unstaffed", "unattended":
		if k := a.leftWord(i, 8, "let", "left"); k >= 0 {
			a.idiomOf(i, k)
		}
	case "shortcut", "shortcuts":
		if k := a.leftWord(i, 4, "took"); k >= 0 && !a.is(k+1, tSys) && a.word(i+1) != "into" {
			a.idiomOf(i, k)
		}
	}
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
	case "assumption", "expectation":
		a.wrongBelief(i)
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

// theirJob reads "it was the DBA's duty to".
func (a *analysis) theirJob(i int) {
	if a.word(i+1) != "to" || a.leftWord(i, 6, "was", "were") < 0 {
		return
	}
	if s := a.owner(i); s.sort == Name || s.sort == Role || s.sort == Pronoun {
		a.emit(CounterfactualPerson, s, s.start, i+1)
	}
}

// heedless reads "went ahead despite the warnings".
func (a *analysis) heedless(i int) {
	k := i + 1
	if a.word(k) == "being" || a.word(k) == "having" {
		told := a.near(k, 3, "warned") || a.near(k, 3, "told") || a.near(k, 3, "reminded") || a.near(k, 3, "instructed") || a.near(k, 3, "asked")
		for n := k; told && n < len(a.t) && n < k+14; n++ {
			if a.sign(n, ",") {
				if s := a.phraseFrom(n + 1); s.sort.Individual() && s.sort != They || s.sort == We || s.sort == Team {
					a.emit(omissionClass(s.sort), s, i, s.end)
				}
				return
			}
		}
	}
	for k < len(a.t) && k < i+5 && a.t[k].kind != sign {
		if a.in(k, lHeed) {
			v := a.verbLeft(i)
			if v < 0 {
				return
			}
			g := a.group(v)
			if g.neg || g.modal >= 0 || a.unreal(g) || a.passive(g) {
				return
			}
			if s := a.subjectOf(g); s.sort == We || s.sort == First || s.sort == Team || s.sort.Individual() && s.sort != They && !a.negPhrase(s) {
				a.emit(omissionClass(s.sort), s, i, k)
			}
			return
		}
		k++
	}
}

// gaveNone reads "made no attempt to", "paid little attention".
func (a *analysis) gaveNone(i int) {
	if w := a.word(i - 1); w != "no" && w != "little" {
		return
	}
	k := i - 2
	if a.word(k) == "too" || a.word(k) == "very" {
		k--
	}
	switch a.word(k) {
	case "made", "gave", "took", "paid", "showed":
		if a.word(i) == "notice" && a.word(k) == "took" && a.word(i+1) != "of" {
			return
		}
		a.idiomOf(i, k)
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

// untested reads "was merged untested", "went out unreviewed".
func (a *analysis) untested(i int) {
	k := i - 1
	for k > 0 && (a.adverb(k) || a.word(k) == "out" || a.word(k) == "live") {
		k--
	}
	switch a.word(k) {
	case "went", "merged", "deployed", "released", "shipped", "pushed", "launched":
		if g := a.group(k); !g.neg && g.modal < 0 && !a.unreal(g) {
			a.emit(OmissionPerson, noSubject, k, i)
		}
	}
}

// fellShort reads "was insufficiently tested".
func (a *analysis) fellShort(i int) {
	if w := a.word(i); w == "insufficient" || w == "inadequate" {
		k := a.predicateOf(i)
		if k < 0 || a.word(k) != "was" && a.word(k) != "were" {
			return
		}
		s := a.subjectLeft(a.group(k).start-1, 0)
		if s.none() || !a.in(s.head, lCareWork) && !a.in(s.head, lDeed) {
			return
		}
		if a.word(s.start) == "our" || a.word(s.head) == "communication" && s.start == s.end {
			a.emit(Judgement, subject{We, s.start, s.start, s.start}, s.start, i)
		} else if o := a.owner(s.head); o.sort.Individual() || o.sort == Team {
			a.emit(Judgement, o, o.start, i)
		}
		return
	}
	v := a.mannerOf(i)
	if v < 0 || !a.in(v, lUntried) && !a.in(v, lUnsaid) && a.word(v) != "prepared" || a.word(v) == "documented" || a.word(v) == "monitored" {
		return
	}
	g := a.group(v)
	if !g.past || g.neg || g.modal >= 0 || a.unreal(g) || a.bySystem(v) {
		return
	}
	if a.passive(g) {
		a.emit(OmissionPerson, noSubject, min(i, v), max(i, v))
	}
}

// renewable tells that what stands between the tokens is renewed by people.
func (a *analysis) renewable(from, to int) bool {
	for k := from + 1; k < to; k++ {
		if a.in(k, lRenewable) {
			return true
		}
		if w := a.word(k); w == "old" || w == "unused" {
			return false
		}
	}
	return false
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
