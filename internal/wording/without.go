package wording

// withoutStep finds the step that was left out: "without review", "without a
// backup", "without load testing".
func (a *analysis) withoutStep(v int) int {
	if w := a.word(v); (w == "anyone" || w == "anybody") && (a.word(v+1) == "on call" || a.word(v+1) == "watching") {
		return v // "without anyone on call"
	}
	for k := v; k < len(a.t) && k < v+4; k++ {
		if a.in(k, lOmittedStep) || a.word(k) == "code review" || a.word(k) == "rollback" {
			return k
		}
		if a.t[k].kind == sign || a.is(k, tPrep) || a.is(k, tSub) {
			return -1
		}
	}
	return -1
}

// careStep are steps of care that "without" may name besides the verbs of
// diligence: "without looking at", "without running the tests".
func (a *analysis) careStep(v int) bool {
	if a.in(v, lCareStep) {
		return true
	}
	switch a.word(v) {
	case "having":
		n := v + 1
		for a.adverb(n) {
			n++
		}
		return a.is(n, tDil) || a.word(n) == "run" || a.word(n) == "looked" || a.word(n) == "done" && a.careObject(n)
	case "running":
		return a.word(v+1) == "it" || a.careObject(v)
	}
	return false
}

// without reads "merged it without testing".
func (a *analysis) without(i int) {
	v := i + 1
	for a.adverb(v) {
		v++
	}
	if !a.is(v, tIng) || !a.is(v, tDil) && !a.is(v, tKnow) && !a.careStep(v) {
		if v = a.withoutStep(v); v < 0 {
			return
		}
	}
	for k := i - 1; k >= 0 && k > i-16; k-- {
		if a.sign(k, ";:.(") {
			return
		}
		if !a.finite(k) || a.is(k, tAux) && !a.is(k+1, tVerb) {
			continue
		}
		g := a.group(k)
		if (a.word(k) == "was" || a.word(k) == "were") && a.is(k+1, tIng) {
			g = a.group(k + 1) // "were deploying without"
		}
		if a.passive(g) && a.released(g) && g.past && !g.neg && g.modal < 0 && !a.bySystem(g.verb) {
			a.emit(OmissionPerson, noSubject, i, v) // "was merged without a review"
		}
		if g.modal >= 0 || a.unreal(g) || a.passive(g) || !g.past || g.neg || g.did {
			return
		}
		s, ok := a.actor(g, false)
		if !ok && a.in(v, lSpeaking) && a.department(s) {
			s.sort, ok = Team, true // "Marketing sent it without telling"
		}
		if ok && s.none() && k == 0 && a.released(g) {
			a.emit(OmissionWe, s, i, v) // "Deployed on Friday without telling anyone"
			return
		}
		w := a.word(v)
		if !ok && (w == "telling" || w == "informing" || w == "asking" || w == "consulting" && s.sort == System) {
			continue // a clause between: "shipped what ignored it without telling us"
		}
		if !ok || s.none() {
			return
		}
		a.emit(omissionClass(s.sort), s, i, v)
		return
	}
}

// released tells that the verb is a step by which people bring a change in.
func (a *analysis) released(g group) bool {
	return a.in(g.verb, lBringIn)
}
