package wording

// undone reads what was left out without a word of who left it: "failover had
// never been tested", "the change was not communicated". Somebody did not do
// it, and the sentence sounds as though somebody should have.
func (a *analysis) undone(g group) {
	w := a.word(g.verb)
	if !g.past || g.modal >= 0 || a.modifies(g) {
		return
	}
	s := a.subjectOf(g)
	if a.noThought(s) && (w == "given" || w == "paid" || w == "put" || w == "taken" || w == "spent" || w == "made" || w == "done") {
		a.emit(OmissionPerson, noSubject, s.start, g.verb) // "no thought was given to"
		return
	}
	if !g.neg || a.negPhrase(s) {
		return
	}
	never := a.wordIn(g, "never")
	if g.have && !never && !a.wordIn(g, "had") || a.wordIn(g, "almost") {
		return // how things are, not what was left out
	}
	if w == "done" || w == "performed" || w == "conducted" || w == "carried" {
		if s.none() || !a.in(s.head, lCareWork) && !(never && a.anyWord("test", "tests", "drill", "exercise", "audit",
			"maintenance")) || w != "carried" && !a.bareEnd(g.verb+1) && !a.asOwed(g) || a.bySystem(g.verb) || a.systemReason(g, s) ||
			a.progress(g) {
			return
		}
		a.emit(OmissionPerson, noSubject, g.start, g.verb) // "testing was not done"
		return
	}
	it := (a.word(g.start-1) == "it" || a.word(g.start-1) == "It") && (a.word(g.verb+1) == "that" || a.word(g.verb+1) == "if" ||
		a.word(g.verb+1) == "whether")
	if !g.have && w == "taken" && !a.bySystem(g.verb) && (a.near(g.verb, 1, "seriously") || a.near(g.verb, 3, "account")) &&
		a.word(g.verb+1) != "by" {
		a.emit(OmissionPerson, noSubject, g.start, g.verb+1) // "was not taken seriously"
		return
	}
	unsaid, untried := a.in(g.verb, lUnsaid), a.in(g.verb, lUntried)
	thorough := it || (w == "tested" || w == "reviewed" || w == "checked" || w == "verified" || w == "validated") && a.asOwed(g)
	switch {
	case thorough && (untried || unsaid) && !a.codeIn(g.verb):
	case !unsaid && !(never && untried):
		return
	case !it && (w == "considered" || w == "followed" || w == "thought") && g.verb+1 < len(a.t) && !a.endsPhrase(g.verb+1) &&
		a.word(g.verb+1) != "through" && a.word(g.verb+1) != "up":
		return // "was not considered critical"
	case s.sort == We || s.sort == First || s.sort.Individual() && !never:
		return // "we were not told": who did not tell is not said
	case a.bySystem(g.verb), a.systemReason(g, s), a.butLater(g), a.progress(g), a.exonerated(g), a.codeIn(g.verb):
		return
	}
	a.emit(OmissionPerson, noSubject, g.start, g.verb)
}

// asOwed tells that a step is held against how or when it was to be done: "not
// tested properly", "not reviewed before the release".
func (a *analysis) asOwed(g group) bool {
	for k := g.start; k < g.verb+4 && k < len(a.t); k++ {
		if a.in(k, lOwed) {
			return k < g.verb || k == g.verb+1 || a.word(k) != "before"
		}
	}
	return a.word(g.verb) == "reviewed" && a.bareEnd(g.verb+1)
}

// lateBy tells that something is held against time: "did not deliver in time".
func (a *analysis) lateBy(v int) bool {
	for k := v + 1; k < len(a.t) && k < v+7 && a.t[k].kind != sign; k++ {
		if a.word(k) == "in time" || a.word(k) == "on" && a.word(k+1) == "time" {
			return true
		}
	}
	return false
}

// noThought reads "no thought", "too little attention": care that was not
// taken.
func (a *analysis) noThought(s subject) bool {
	if s.none() {
		return false
	}
	if a.in(s.head, lThought) {
		for k := max(s.start-1, 0); k < s.head; k++ {
			switch a.word(k) {
			case "no", "No", "little", "Little", "insufficient", "Insufficient", "enough", "Enough":
				return a.word(k) != "enough" && a.word(k) != "Enough" || a.is(k-1, tNeg)
			}
		}
	}
	return false
}

// neverDid reads "Never documented the workaround", which begins with its verb.
func (a *analysis) neverDid(g group) bool {
	return a.wordIn(g, "never") && a.is(g.verb, tPast) && (a.is(g.verb, tDil) || a.in(g.verb, lSpeech)) && !a.bySystem(g.verb)
}

// guardAct tells that the verb puts a guard in place, or comes in time: "did not
// set a timeout", "did not react fast enough". Left out, it is an omission.
func (a *analysis) guardAct(g group) bool {
	return a.guarding(g.verb) || a.inTime(g.verb) || a.calling(g) || a.upkeepNever(g) || a.lateBy(g.verb) && !a.weSubject(g) ||
		a.negSubject(g) && a.stoodUp(g.verb)
}

// upkeepNever reads "never removed the old rule", "did not turn it back on",
// "never made time to": what somebody was to put in order.
func (a *analysis) upkeepNever(g group) bool {
	w := a.word(g.verb)
	if (w == "turn" || w == "switch" || w == "put" || w == "change" || w == "set") && g.did && a.near(g.verb, 4, "back") {
		return true
	}
	if !a.wordIn(g, "never") {
		return false
	}
	if w == "made" || w == "found" || w == "took" {
		return a.near(g.verb, 4, "time") && a.near(g.verb, 5, "to") || a.near(g.verb, 4, "priority")
	}
	return a.in(g.verb, lNeverKept)
}

// stoodUp are verbs by which a person takes a thing on: "nobody owned it".
func (a *analysis) stoodUp(v int) bool {
	switch a.word(v) {
	case "owned", "dared", "cared", "opened", "answered", "attended":
		return true
	case "spoke", "stepped", "followed":
		return a.near(v, 1, "up") || a.near(v, 1, "in") || a.near(v, 1, "forward")
	case "felt":
		return a.word(v+1) == "responsible"
	}
	return false
}

// guarding reads "set a timeout", "pin the version", "put an alert on it".
func (a *analysis) guarding(v int) bool {
	switch a.word(v) {
	case "pin", "pinned":
		return true
	case "pass":
		return a.word(v+1) == "on"
	case "hand":
		return a.word(v+1) == "over"
	case "apply", "applied":
		return a.near(v, 5, "patch") || a.near(v, 5, "patches")
	}
	if !a.in(v, lPutUp) {
		return false
	}
	for k := v + 1; k < len(a.t) && k < v+7; k++ {
		if a.t[k].kind == sign || a.is(k, tPrep) && k > v+1 || a.is(k, tSub) {
			return false
		}
		if a.in(k, lGuard) {
			return !a.newOnes(v, k)
		}
	}
	return false
}

// newOnes tells that what was not added would only have been more of it.
func (a *analysis) newOnes(from, to int) bool {
	for k := from + 1; k < to; k++ {
		switch a.word(k) {
		case "new", "more", "further", "additional", "other", "another":
			return true
		}
	}
	return false
}

// inTime reads "roll back soon enough" and "take it seriously": what was done,
// but not as it is held it should have been.
func (a *analysis) inTime(v int) bool {
	if a.in(v, lOutcome) {
		return false
	}
	for k := v + 1; k < len(a.t) && k < v+9; k++ {
		if a.t[k].kind == sign || a.is(k, tSub) {
			return false
		}
		switch a.word(k) {
		case "seriously", "carefully", "thoroughly", "closely":
			return true
		case "enough":
			if a.in(k+1, lRation) {
				return true
			}
			if a.in(k-1, lPromptly) {
				return true
			}
		}
	}
	return false
}

// calling reads "did not call the vendor", "did not wake the manager": a person
// did not turn to another.
func (a *analysis) calling(g group) bool {
	if a.in(g.verb, lPaperwork) {
		return a.subjectOf(g).sort.Individual()
	}
	if !a.in(g.verb, lTurnTo) {
		return false
	}
	if a.word(g.verb+1) == "for" && a.near(g.verb, 3, "help") {
		return true
	}
	for k := g.verb + 1; k < len(a.t) && k < g.verb+5; k++ {
		if a.t[k].kind == sign || a.is(k, tPrep) {
			return false
		}
		if a.is(k, tRole) || a.is(k, tTeam) || a.is(k, tOrg) || a.is(k, tHe) || a.is(k, tIndef) {
			return true
		}
	}
	return false
}
