package wording

// idiom reads what blames by several words that are harmless one by one:
// "dropped the ball", "had no idea", "were slow to".
func (a *analysis) idiom(i int) {
	switch a.word(i) {
	case "ball":
		if k := a.leftWord(i, 3, "dropped"); k >= 0 {
			a.idiomOf(i, k)
		}
	case "lapse", "expire":
		if k := a.leftWord(i, 8, "let"); k >= 0 && a.renewable(k, i) && !a.onPurpose() {
			a.idiomOf(i, k)
		}
	case "idea", "clue":
		if a.word(i-1) == "no" && a.word(i-2) == "had" {
			if s := a.subjectOf(a.group(i - 2)); s.sort.Individual() && !a.negPhrase(s) && s.sort != They {
				a.emit(Knowledge, s, s.start, i)
			}
		}
	case "slow", "late":
		a.slow(i)
	case "assumption", "expectation":
		a.wrongBelief(i)
	}
}

// renewable tells that what stands between the tokens is renewed by people.
func (a *analysis) renewable(from, to int) bool {
	for k := from + 1; k < to; k++ {
		switch a.word(k) {
		case "domain", "domains", "certificate", "certificates", "cert", "registration", "licence", "license", "subscription", "contract", "renewal":
			return true
		case "old", "unused":
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
	if s := a.subjectOf(g); s.sort == We || s.sort == First || s.sort == Team || s.sort.Individual() && !a.negPhrase(s) {
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
	case a.word(s.start) == "our" && (a.is(s.head, tNormNoun) || a.word(s.head) == "response" || a.word(s.head) == "reaction"):
		a.emit(Judgement, subject{We, s.start, s.start, s.start}, s.start, i)
	}
}

// wrongBelief reads "our assumption that it is idempotent was wrong".
func (a *analysis) wrongBelief(i int) {
	s := a.owner(i)
	if s.sort != We && s.sort != First && !s.sort.Individual() {
		return
	}
	for k := i + 1; k < len(a.t); k++ {
		if a.sign(k, ";.") {
			return
		}
		if a.untrue(k) && a.predicateOf(k) >= 0 {
			a.emit(Knowledge, s, s.start, k)
			return
		}
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
	if g.neg || g.modal >= 0 || a.passive(g) {
		return
	}
	if t.has(tIng) && !g.be && g.verb > 1 && (a.is(g.verb+1, tDet) || a.is(g.verb+1, tPron) || a.is(g.verb+1, tRel) || a.is(g.verb+1, tThey)) {
		if s := a.carried(g.verb, 0); (s.sort == We || s.sort == First || s.sort.Individual() && s.sort != They) && !a.negPhrase(s) && a.clauseAfter(g.verb) {
			a.emit(Knowledge, s, g.verb, g.verb+1)
		}
		return
	}
	if !t.has(tPast) || a.word(g.verb) == "expected" {
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
	if s := a.subjectOf(g); s.sort == We || s.sort == First || s.sort.Individual() && s.sort != They && !a.negPhrase(s) {
		for k := g.verb + 2; k < len(a.t) && k < g.verb+30; k++ {
			if a.untrue(k) && a.provedWrong(k) || a.word(k) == "case" && a.leftWord(k, 3, "not") >= 0 {
				a.emitWith(Knowledge, s, g, g.verb)
				return
			}
		}
	}
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
