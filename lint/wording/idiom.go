package wording

import "strings"

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

// hadNone reads "had no idea", "had little understanding of".
func (a *analysis) hadNone(i int) {
	had := a.leftWord(i, 5, "had")
	if had < 0 || a.is(had+1, tSys) {
		return
	}
	switch w := a.word(had + 1); {
	case w == "no":
	case (w == "little" || w == "limited" || w == "insufficient") && a.in(i, lKnowledge):
	default:
		return
	}
	g := a.group(had)
	if g.modal >= 0 || g.neg || a.unreal(g) {
		return
	}
	s := a.subjectOf(g)
	if a.systemReason(g, s) {
		return
	}
	if s.sort.Individual() && !a.negPhrase(s) && s.sort != They || (s.sort == We || s.sort == First) && (a.word(i+1) == "that" || a.word(i+1) == "of" && a.is(i+2, tWhy)) {
		a.emit(Knowledge, s, s.start, i)
	}
}

// beliefOf reports what the subject of the verb at k took to be true.
func (a *analysis) beliefOf(k, to int) {
	g := a.group(k)
	if g.neg || g.modal >= 0 || a.unreal(g) || a.passive(g) {
		return
	}
	if s := a.subjectOf(g); s.sort == We || s.sort == First || s.sort.Individual() && !a.negPhrase(s) && s.sort != They {
		a.emitWith(Knowledge, s, g, to)
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

// reminded reads "remind everybody to check the region", as a lesson or an
// action.
func (a *analysis) reminded(i int) {
	if !a.exhorts(i) || i > 0 && !a.sign(i-1, ":-]") {
		return
	}
	s := a.phraseFrom(i + 1)
	if w := a.word(s.end + 1); (a.someone(s.sort) && s.sort != Vendor || s.sort == We && a.word(s.head) != "us") && (w == "to" || w == "about" || w == "of") {
		a.emit(BeCareful, noSubject, i, s.end+1)
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
		if s.sort == Indefinite && !a.negPhrase(s) && g.have && g.modal < 0 && !a.unreal(g) && (a.word(g.verb) != "turned" && a.word(g.verb) != "switched" || a.near(g.verb, 6, "off")) {
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
		if s := a.subjectOf(g); a.word(g.verb+1) == "to" && (!g.have || a.wordIn(g, "had")) && (a.someone(s.sort) && !a.negPhrase(s)) && !(s.sort == Role && a.in(s.head, lMachineRole) && s.start != s.end) && !a.is(s.head, tUser) {
			a.emitWith(omissionClass(s.sort), s, g, g.verb)
		}
	}
}

func (a *analysis) particle(v int, words ...string) int {
	for k := v + 1; k < len(a.t) && k < v+8 && a.t[k].kind != sign; k++ {
		for _, w := range words {
			if a.word(k) == w {
				return k
			}
		}
	}
	return -1
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
			if !one || a.near(k, 12, "until") || a.near(k, 12, "while") || a.near(k, 12, "so") || a.near(k, 12, "because") || a.near(k, 2, "for") || a.near(k, 12, "as") {
				return -1
			}
			if a.word(k) != "on" || k+1 >= len(a.t) || a.t[k+1].kind == sign || a.is(k+1, tPrep) && a.word(k+1) != "the" || a.is(k+1, tSub) {
				return k
			}
		}
	}
	return -1
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
	if s := a.subjectOf(g); (s.sort == We || s.sort == First || s.sort == Team || s.sort.Individual() && !a.negPhrase(s)) && !a.systemReason(g, s) {
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
	if g.neg || g.modal >= 0 {
		return
	}
	if a.passive(g) {
		it := strings.EqualFold(a.word(g.start-1), "it") && a.word(g.verb+1) == "that"
		if it && g.past && a.word(g.verb) == "assumed" && !a.anyWord("first", "initially", "originally", "wrong") {
			a.emit(Knowledge, noSubject, g.start, g.verb) // "it was assumed that"
		}
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
	if a.is(g.verb+1, tI) && a.word(g.verb+2) == "was" && !a.is(g.verb+3, tNeg) {
		if s := a.subjectOf(g); s.sort == First {
			a.emitWith(Knowledge, s, g, g.verb) // "I thought I was on staging"
		}
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
	if a.tookForTrue(g) {
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

// tookForTrue reads "I assumed that it was safe": what is told of an assumption
// afterwards is that it did not hold. A guess in a search is none.
func (a *analysis) tookForTrue(g group) bool {
	switch a.word(g.verb) {
	case "assumed", "presumed", "supposed":
	default:
		return false
	}
	if !a.clauseAfter(g.verb) && a.word(g.verb+1) != "that" || a.anyIn(lGuess) ||
		a.anyIn(lOtherwise) {
		return false
	}
	for k := 0; k < g.start; k++ {
		if a.is(k, tRel) && k+1 == a.subjectOf(g).start {
			return false // "which we assumed"
		}
	}
	s := a.subjectOf(g)
	if s.none() && a.implicit(g) && !a.place.timeline && a.t[g.verb].cap {
		s.sort = We
	}
	if s.sort == We || s.sort == First || s.sort.Individual() && s.sort != They && !a.negPhrase(s) {
		a.emitWith(Knowledge, s, g, g.verb)
		return true
	}
	return false
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
