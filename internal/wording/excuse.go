package wording

import "strings"

// bySystem tells that a thing was to do it: "caught by the linter".
func (a *analysis) bySystem(k int) bool {
	by := a.agent(k)
	for n := k + 1; by.none() && n < len(a.t) && n < k+5 && a.t[n].kind == word; n++ {
		if a.word(n) == "by" {
			by = a.phraseFrom(n + 1) // "started twice by the scheduler"
		}
	}
	if by.none() {
		return false
	}
	return by.sort == System || by.sort == Outsider || by.sort == Unknown && !a.newName(by)
}

// excused tells that leaving it out is no omission: the sentence gives the
// system's reason, reports a search, clears somebody, or speaks of a program.
func (a *analysis) excused(g group, s subject) bool {
	switch {
	case s.sort == Role && a.in(s.head, lMachineRole) && a.kubernetes():
		return true
	case !s.none() && a.word(s.start-1) == "had": // "had we not been watching"
		return true
	case (s.sort == We || s.sort == First) && a.notOwed(g):
		return true
	}
	return a.systemReason(g, s) || a.exonerated(g) || a.butLater(g) || a.progress(g) || a.weAreCode(g, s)
}

// notOwed are things that "we did not" without anything being left out:
// findings, needs, reports.
func (a *analysis) notOwed(g group) bool {
	if a.inTime(g.verb) {
		return false // "did not read it carefully"
	}
	switch a.word(g.verb) {
	case "know":
		return a.word(g.verb+1) != "that" && a.word(g.verb+1) != "about"
	case "spot", "identify", "detect", "detected", "identified":
		return !a.anyWord("review", "reviewing", "testing", "qa") // that is what those are for
	}
	if a.in(g.verb, lNotOwed) {
		return !((a.word(g.verb) == "think" || a.word(g.verb) == "thought") && (a.near(g.verb, 2, "of") || a.near(g.verb, 2,
			"about") || a.near(g.verb, 2, "to") || a.near(g.verb, 3, "through")))
	}
	return false
}

// exonerated reads "confirmed that the admin did not".
func (a *analysis) exonerated(g group) bool {
	for k := 0; k < g.start; k++ {
		if a.in(k, lAssured) {
			return true
		}
	}
	return false
}

// butLater reads "we did not test all of them, but": a limit that is told, not
// an omission.
func (a *analysis) butLater(g group) bool {
	for k := g.verb + 1; k < len(a.t) && k < g.verb+4; k++ {
		switch a.word(k) {
		case "all", "every", "everything", "further", "yet", "exhaustively", "anymore":
			return true
		case "any":
			return a.word(g.verb) == "notice" || a.word(g.verb) == "recognise" || a.word(g.verb) == "recognize" // what was not there
		case "until":
			return a.weSubject(g) && !late(a.word(g.verb))
		case "why", "how", "what", "whether", "if", "where":
			if a.word(k) == "how" && a.in(k+1, lMeasure) {
				return false // a measure that was not taken
			}
			return a.is(g.verb, tKnow) && a.weSubject(g) || a.word(g.verb) == "investigate" || a.word(g.verb) == "identify"
		}
	}
	return false
}

// late are the verbs that come too late where they wait "until": users heard
// of it only then.
func late(w string) bool {
	switch w {
	case "inform", "tell", "notify", "communicate", "escalate", "announce":
		return true
	}
	return false
}

// progress tells that the sentence reports the state of an investigation.
func (a *analysis) progress(g group) bool {
	for k := range a.t {
		switch a.word(k) {
		case "yet", "currently":
			return true
		case "still":
			return k <= g.verb // "how many still used it" says nothing of now
		}
	}
	return false
}

// kubernetes tells that "the operator" may be a controller.
func (a *analysis) kubernetes() bool {
	for k := range a.t {
		if a.listed(strings.ToLower(a.word(k)), lKubernetes) {
			return true
		}
	}
	return false
}

// weAreCode tells that "we were not checking `n`" is about a program that the
// writer calls "we".
func (a *analysis) weAreCode(g group, s subject) bool {
	if s.sort.Individual() {
		return false
	}
	if a.in(g.verb, lCodeVerb) {
		return a.codeIn(g.verb)
	}
	return g.be && a.codeIn(g.verb)
}

// codeIn tells that code follows within the clause.
func (a *analysis) codeIn(i int) bool {
	for k := i + 1; k < len(a.t) && k < i+14; k++ {
		if a.t[k].kind == opaque {
			return true
		}
		if a.in(k, lCodeNoun) {
			return true
		}
	}
	return false
}

// systemReason tells that the sentence itself gives the reason in the system:
// "no alert existed, so nobody noticed".
func (a *analysis) systemReason(g group, s subject) bool {
	for k := range a.t {
		switch a.word(k) {
		case "because", "because of", "due to", "since", "as":
			if k > g.verb && a.word(k) == "since" && g.have {
				continue // a time
			}
			if k > g.verb && a.word(k) == "as" && a.is(k+1, tDet) && !a.clauseAfter(k) {
				continue // what it was taken for
			}
			if k > g.verb && a.systemAfter(k+1) {
				return true
			}
			if k < g.start && (a.word(k) == "because" || a.word(k) == "since" || a.word(k) == "as" && k == 0) && !s.none() &&
				k < s.start-2 && a.systemAfter(k+1) {
				return true
			}
		case "so", "therefore", "hence", "consequently":
			if a.word(k-1) != "do" && k < g.start && k > 3 && a.lackBefore(k) {
				return true
			}
		}
	}
	return false
}

// systemAfter tells whether what begins at i speaks of a thing, not of us.
func (a *analysis) systemAfter(i int) bool {
	for k := i; k < len(a.t) && k < i+7; k++ {
		if a.in(k, lSeeming) {
			return false // a judgement, not a reason
		}
	}
	for k := i; k < len(a.t) && k < i+7; k++ {
		if a.is(k, tWe) || a.is(k, tRole) || a.is(k, tHe) || a.is(k, tI) || a.is(k, tIndef) && !a.is(k, tNeg) || a.is(k, tThey) {
			return false
		}
		if a.is(k, tSys) || a.is(k, tLack) || a.is(k, tCareNoun) || a.is(k, tOrg) || k == i && a.is(k, tPron) && a.is(k+1, tAux) {
			return true
		}
	}
	return false
}

func (a *analysis) lackBefore(i int) bool {
	lack, thing := false, false
	for k := 0; k < i; k++ {
		lack = lack || a.is(k, tNeg) || a.is(k, tLack) || a.is(k, tOmit)
		thing = thing || a.is(k, tSys) || a.is(k, tCareNoun)
	}
	return lack && thing
}
