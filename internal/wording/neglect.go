package wording

// withFailing reads "merged with failing tests".
func (a *analysis) withFailing(v int) int {
	for k := v + 1; k+2 < len(a.t) && k < v+8 && a.t[k].kind != sign; k++ {
		if a.word(k) != "with" && a.word(k) != "on" {
			continue
		}
		if a.is(k+1, tDet) {
			k++
		}
		if w := a.word(k + 1); w == "failing" || w == "red" || w == "broken" || w == "failed" {
			switch a.word(k + 2) {
			case "test", "tests", "build", "checks", "pipeline", "ci", "CI":
				return k + 2
			}
		}
	}
	return -1
}

// neglect reads what is left as it must not stay, or let pass: "left the flag
// switched on", "slept through the page", "sat on the alert".
func (a *analysis) neglect(g group) {
	if end := a.neglected(g); end >= 0 {
		a.idiomOf(end, g.verb)
	}
	a.misdeed(g)
}

// neglected finds where the words end that tell of neglect, or -1.
func (a *analysis) neglected(g group) int {
	end := -1
	switch a.word(g.verb) {
	case "left":
		if a.word(g.verb+1) == "out" && a.is(g.verb+2, tDet) && !a.passive(g) {
			end = g.verb + 1
		} else {
			end = a.leftOpen(g)
		}
	case "slept":
		if a.word(g.verb+1) == "through" {
			end = g.verb + 1
		}
	case "sat":
		if k := a.object(g.verb+1, tSignal, 5); a.word(g.verb+1) == "on" && k >= 0 && a.word(k) != "call" && a.word(k) != "calls" {
			end = g.verb + 1
		}
	case "brushed", "shrugged", "waved", "laughed":
		end = a.particle(g.verb, "off", "aside", "through", "away")
	case "rubber-stamped":
		end = g.verb
	case "looked":
		if a.word(g.verb+1) == "the" && a.word(g.verb+2) == "other" && a.word(g.verb+3) == "way" {
			end = g.verb + 3
		}
	case "put":
		if a.word(g.verb+1) == "off" && a.is(g.verb+2, tDet) && !a.passive(g) {
			end = g.verb + 1
		}
	case "did", "done":
		if a.word(g.verb+1) == "nothing" && a.word(g.verb+2) != "wrong" && a.word(g.verb+2) != "but" && a.word(g.verb+2) != "of" {
			end = g.verb + 1
		}
	case "merged", "deployed", "released", "shipped", "pushed":
		if end = a.withFailing(g.verb); end >= 0 && a.implicit(g) && a.subjectOf(g).none() {
			a.emit(OmissionWe, subject{sort: We, start: -1, head: -1, end: -1}, g.verb, end)
			return -1
		}
	case "got", "gotten":
		if a.wordIn(g, "never") && (a.word(g.verb+1) == "around" || a.word(g.verb+1) == "round") && a.word(g.verb+2) == "to" {
			end = g.verb + 2
		}
	}
	return end
}

// misdeed reads what somebody did and was not to do: turned a guard off, took
// one thing for another, refused.
func (a *analysis) misdeed(g group) {
	switch a.word(g.verb) {
	case "disabled", "deactivated", "muted", "silenced", "removed", "turned", "switched":
		s := a.subjectOf(g)
		if s.sort == Indefinite && !a.negPhrase(s) && g.have && g.modal < 0 && !a.unreal(g) && (a.word(g.verb) != "turned" &&
			a.word(g.verb) != "switched" || a.near(g.verb, 6, "off")) {
			for k := g.verb + 1; k < len(a.t) && k < g.verb+7; k++ {
				if a.in(k, lGuard) || a.word(k) == "backup" || a.word(k) == "backups" || a.word(k) == "check" || a.word(k) == "checks" {
					a.emitWith(PersonCause, s, g, k) // "someone had turned off the backup"
					return
				}
			}
		}
	case "mistook":
		a.beliefOf(g.verb, g.verb)
	case "locked", "blocked", "exhausted", "slowed", "filled", "hammered", "killed":
		if s := a.subjectOf(g); s.sort == System {
			if o, ok := a.author(s); ok && !a.passive(g) {
				a.emitWith(PersonCause, o, g, g.verb) // "Ana's query locked the table"
			}
		}
	case "panicked", "overreacted", "gambled":
		if s := a.subjectOf(g); s.sort.Individual() && s.sort != They || s.sort == We || s.sort == Team {
			a.judged(g.verb, g.verb)
		}
	case "confused":
		if a.near(g.verb, 9, "with") || a.near(g.verb, 3, "two") || a.near(g.verb, 6, "and") {
			a.beliefOf(g.verb, g.verb)
		}
	case "led", "resulted":
		if s := a.subjectOf(g); s.head > 0 && a.in(s.head, lChoice) && a.object(g.verb+1, tBadThing, 6) >= 0 {
			if o := a.owner(s.head); a.word(o.head) != "human" && (o.sort == Name || o.sort == Role || o.sort == Pronoun) {
				a.emitWith(PersonCause, o, g, g.verb)
			}
		}
	case "refused", "declined":
		if s := a.subjectOf(g); a.word(g.verb+1) == "to" && (!g.have || a.wordIn(g, "had")) && (a.someone(s.sort) &&
			!a.negPhrase(s)) && !(s.sort == Role && a.in(s.head, lMachineRole) && s.start != s.end) && !a.is(s.head, tUser) {
			a.emitWith(omissionClass(s.sort), s, g, g.verb)
		}
	}
}

// leftOpen finds the state in which something must not be left: "left the port
// open", "left the flag switched on". It is an omission of one person; of us
// only where anybody could come in.
func (a *analysis) leftOpen(g group) int {
	s := a.subjectOf(g)
	one := s.sort.Individual() && s.sort != They
	for k := g.verb + 2; k < len(a.t) && k < g.verb+9 && a.t[k].kind != sign && !a.is(k, tSub); k++ {
		if a.in(k, lLeftFor) {
			return -1
		}
		if a.in(k, lOpen) {
			if a.near(k, 12, "until") || a.word(k+1) == "for" && a.is(k+2, tDet) {
				return -1 // "for the health checks"
			}
			return k
		}
		switch a.word(k) {
		case "on", "enabled", "running", "disabled", "connected", "behind":
			if !one || a.near(k, 12, "until") || a.near(k, 12, "while") || a.near(k, 12, "so") || a.near(k, 12, "because") || a.near(k, 2,
				"for") || a.near(k, 12, "as") {
				return -1
			}
			if a.word(k) != "on" || k+1 >= len(a.t) || a.t[k+1].kind == sign || a.is(k+1, tPrep) && a.word(k+1) != "the" || a.is(k+1, tSub) {
				return k
			}
		}
	}
	return -1
}
