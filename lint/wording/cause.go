package wording

import "strings"

// caused reads "Ana caused the outage", "was deleted by the intern", "we broke
// the build".
func (a *analysis) caused(g group) {
	t := a.t[g.verb].tags
	if a.agentCause(g) {
		return
	}
	if a.neverAgain(g) || g.neg || g.did || a.passive(g) || t.has(tIng) && !t.has(tPast) && !g.managed {
		return
	}
	now := t.has(tThird) && !g.have && !g.be && (a.place.timeline || a.t[0].kind == number)
	if !g.managed && !now && (!t.has(tPast) && !(t.has(tPart) && g.have) || t.has(tBase) && !g.past && !g.have) {
		return
	}
	if a.modifies(g) || a.onPurpose() {
		return
	}
	end, strong := a.damage(g)
	if end < 0 {
		a.began(g)
		return
	}
	s, ok := a.actor(g, t.has(tHumanOnly))
	if !ok && (strong || t.has(tDest)) && s.sort == System {
		s, ok = a.author(s)
	}
	if !ok || s.none() && !t.has(tMis) || a.negPhrase(s) {
		return
	}
	if a.madeTo(s) {
		return
	}
	if now && (!strong || !s.sort.Individual()) {
		return
	}
	switch s.sort {
	case We, First:
		if !strong && !(s.sort == First && t.has(tDest) && gone(a.word(g.verb))) {
			return
		}
	case Vendor:
		// A company's name may stand for its service.
		if common := a.is(s.head, tOrg) || strings.EqualFold(a.word(s.head), "upstream"); !strong || !common || t.has(tBreakObj) || t.has(tCause) ||
			t.has(tBreak) && !a.is(g.verb+1, tDet) && !a.nominal(g.verb+1) {
			return
		}
	case Role:
		if a.in(s.head, lMachineRole) && !t.has(tMis) && a.kubernetes() {
			return
		}
	}
	c := PersonCause
	if s.sort == Team || s.sort == Vendor {
		c = OtherTeam
	}
	a.emitWith(c, s, g, end)
}

// madeTo reads "made the operator put", "let the operator delete".
func (a *analysis) madeTo(s subject) bool {
	if s.none() {
		return false
	}
	switch a.word(s.start - 1) {
	case "made", "let", "makes", "lets":
		return true
	}
	return false
}

// gone tells the verbs after which nothing is left.
func gone(w string) bool {
	switch w {
	case "deleted", "dropped", "wiped", "truncated", "destroyed", "nuked", "erased":
		return true
	}
	return false
}

// damage tells whether the verb with its object harms, and where the words
// that say so end; strong harm counts for "we" too.
func (a *analysis) damage(g group) (end int, strong bool) {
	t, v := a.t[g.verb].tags, g.verb
	if end, strong, told := a.harmfulVerb(v); told {
		return end, strong
	}
	if k := a.lockedOut(v); k >= 0 {
		return k, true
	}
	if k := a.shippedBug(v); k >= 0 {
		return k, true
	}
	if k := a.wrongObject(v); k >= 0 {
		return k, true
	}
	if k := a.insteadOf(v); k >= 0 {
		return k, true
	}
	if k := a.straightTo(v); k >= 0 {
		return k, false
	}
	if t.has(tBreakObj) {
		if k := a.object(v, tErrObj, 6); k >= 0 && a.word(v) != "triggered" && !a.in(k+1, lErrorTerm) {
			return k, true
		}
		if k := a.object(v, tBadThing, 5); k >= 0 && a.word(v) != "left" && !a.opened(v, k) && !a.in(k+1, lErrorTerm) {
			return k, true
		}
	}
	if k := a.changeThat(v); k >= 0 {
		return k, a.is(k, tBreak) && !t.has(tBreakObj)
	}
	if k := a.madeMess(v); k >= 0 {
		return k, false
	}
	if k := a.publishedSecret(v); k >= 0 {
		return k, false
	}
	if k := a.lostThings(v); k >= 0 {
		return k, false
	}
	if k := a.destroyed(v); k >= 0 {
		return k, false
	}
	if k := a.withHarm(v); k >= 0 {
		return k, false
	}
	if t.has(tDest) {
		return a.outcome(v), false
	}
	return -1, false
}

// harmfulVerb reads the verbs that harm by themselves or with a particle; told
// is false where the object decides.
func (a *analysis) harmfulVerb(v int) (end int, strong, told bool) {
	t := a.t[v].tags
	switch {
	case t.has(tMis):
		return v, true, true
	case t.has(tCause):
		if k := a.object(v, tBadThing, 8); k >= 0 {
			return k, true, true
		}
		return v, false, true
	case t.has(tBreak):
		if strings.HasPrefix(a.word(v), "overload") && (a.near(v, 3, "method") || a.near(v, 3, "function") || a.near(v, 3, "operator") || a.near(v, 3, "constructor")) {
			return -1, false, true
		}
		if a.word(v) == "crashed" && (v+1 >= len(a.t) || !a.nominal(v+1) && !a.is(v+1, tDet)) {
			return -1, false, true // it crashed
		}
		if w := a.word(v + 1); w == "down" || w == "out" || w == "up" || w == "into" || w == "even" || a.near(v, 5, "into") || a.near(v, 5, "up") {
			return -1, false, true
		}
		return v, true, true
	case t.has(tTake):
		if k := a.downAfter(v); k >= 0 && !a.cleared(v) {
			return k, a.live(v), true
		}
		return -1, false, true
	case t.has(tScrew):
		if w := a.word(v + 1); w == "up" {
			return v + 1, true, true
		}
		if w := a.word(v + 3); w == "up" && a.is(v+1, tDet) {
			return v + 3, true, true
		}
		return -1, false, true
	case a.word(v) == "wiped" && a.word(v+1) == "out":
		return v + 1, true, true
	}
	return -1, false, false
}

// insteadOf finds where it was not meant to be done: "ran it against production
// instead of staging".
func (a *analysis) insteadOf(v int) int {
	if !a.is(v, tAct) && !a.is(v, tDest) {
		return -1
	}
	for k := v + 2; k+2 < len(a.t) && k < v+16; k++ {
		if a.sign(k, ";.") {
			return -1
		}
		if a.word(k) != "instead" || a.word(k+1) != "of" || a.leftWord(k, k-v, "production", "prod", "live", "primary", "main") < 0 {
			continue
		}
		for n := k + 2; n < len(a.t) && n < k+6; n++ {
			if a.in(n, lTestbed) {
				return n
			}
		}
		return -1
	}
	return -1
}

// straightTo finds the place that a change goes to by way of a review or a
// stage: "pushed straight to main".
func (a *analysis) straightTo(v int) int {
	if !a.is(v, tAct) {
		return -1
	}
	for k := v + 1; k+2 < len(a.t) && k < v+8; k++ {
		if a.t[k].kind == sign {
			return -1
		}
		if w := a.word(k); w != "directly" && w != "straight" {
			continue
		}
		for n := v + 1; n < k; n++ {
			switch a.word(n) {
			case "fix", "hotfix", "revert", "rollback", "patch", "workaround", "mitigation":
				return -1 // the way back
			}
		}
		for n := k + 2; n < len(a.t) && n < k+5; n++ {
			switch a.word(n) {
			case "main", "master", "production", "prod", "trunk":
				return n
			}
		}
	}
	return -1
}

// changeThat finds the harm that the change did: "merged a commit that broke
// the login".
func (a *analysis) changeThat(v int) int {
	if !a.is(v, tAct) && !a.is(v, tBreakObj) {
		return -1
	}
	for k := v + 2; k+1 < len(a.t) && k < v+9; k++ {
		if a.t[k].kind == sign || a.is(k, tSub) {
			return -1
		}
		if w := a.word(k); (w != "that" && w != "which") || a.word(k-1) == "fix" || a.word(k-1) == "rollback" || !a.shipped(k-1) {
			continue
		}
		n := k + 1
		for a.adverb(n) {
			n++
		}
		if t := a.t[min(n, len(a.t)-1)].tags; t.has(tPast) && (t.has(tBreak) || t.has(tCause) || t.has(tTake) && a.downAfter(n) >= 0 || t.has(tDest) || a.word(n) == "locked" || a.word(n) == "blocked") {
			return n
		}
		return -1
	}
	return -1
}

// shipped are nouns of what people hand over, and so can be harmful: a change,
// a build, a rule.
func (a *analysis) shipped(i int) bool {
	return a.in(i, lShipped) || a.in(i, lHumanWork)
}

// destroyed finds what is gone for good: "wiped the primary", "deleted half of
// the wiki", "cut the power".
func (a *analysis) destroyed(v int) int {
	w := a.word(v)
	if !a.in(v, lDestroyed) || a.remedy() || !a.is(v+1, tDet) && !a.nominal(v+1) {
		return -1
	}
	all := -1
	for k := v + 1; k < len(a.t) && k < v+9 && a.t[k].kind != sign; k++ {
		if a.in(k, lClutter) {
			return -1
		}
		switch a.word(k) {
		case "half", "all", "whole", "entire", "everything", "every":
			all = k
		case "power", "cable", "fibre", "fiber", "cord":
			if w == "cut" {
				return k
			}
		}
	}
	switch {
	case w == "cut":
		return -1
	case w == "deleted" || w == "dropped" || w == "purged":
		return all
	}
	return v
}

// wrongDone reads "disconnected the wrong pair", "tagged it from the wrong
// branch": whatever was done, it was done to the wrong thing.
func (a *analysis) wrongDone(i int) bool {
	if !a.is(i-1, tDet) || a.word(i-1) != "the" || !a.nominal(i+1) || a.is(i+1, tNormNoun) {
		return false
	}
	v := i - 2
	if a.is(v, tPrep) {
		v = a.verbLeft(v)
	}
	if v < 0 || !a.pastLike(v) || a.is(v, tSpend) || a.finding(v) || a.is(v, tAux) || a.near(i, 8, "right") || a.near(i, 8, "correct") {
		return false
	}
	if a.in(v, lComeUpon) {
		return false
	}
	g := a.group(v)
	if g.neg || g.modal >= 0 || a.unreal(g) || a.passive(g) || a.onPurpose() {
		return false
	}
	s := a.subjectOf(g)
	vendor := s.sort == Vendor && a.is(s.head, tOrg)
	if !s.sort.Individual() && s.sort != We && s.sort != First && s.sort != Team && !vendor || s.sort == They || a.negPhrase(s) ||
		s.sort == Role && a.in(s.head, lMachineRole) && a.kubernetes() || a.madeTo(s) {
		return false
	}
	c := PersonCause
	if s.sort == Team || vendor {
		c = OtherTeam
	}
	a.emitWith(c, s, g, i+1)
	return true
}

// lockedOut finds the "out" of "locked himself out" and "locked everyone out".
func (a *analysis) lockedOut(v int) int {
	if a.word(v) != "locked" && a.word(v) != "lock" && a.word(v) != "locking" {
		return -1
	}
	self := -1
	for k := v + 1; k < len(a.t) && k < v+9 && a.t[k].kind != sign; k++ {
		if a.in(k, lLocked) {
			self = k
		}
		switch a.word(k) {
		case "account", "accounts", "attacker", "attackers", "bot", "bots":
			return -1
		}
	}
	out := self >= 0 && (a.near(v, 6, "out") || a.near(self, 4, "out"))
	if !out {
		return -1
	}
	return self
}

// shippedBug finds the bug that a release hands to users: "we shipped a bug".
func (a *analysis) shippedBug(v int) int {
	switch a.word(v) {
	case "shipped", "pushed", "merged", "committed", "released", "deployed", "published":
	default:
		return -1
	}
	s := a.phraseFrom(v + 1)
	if s.none() || !a.is(s.head, tErrObj) || a.word(s.head) == "bug-fix" || a.in(s.head+1, lErrorTerm) || a.hasWord(s, "the") && a.near(s.head, 1, "fix") {
		return -1
	}
	return s.head
}

// madeMess finds what nobody makes on purpose: "created a loop".
func (a *analysis) madeMess(v int) int {
	switch a.word(v) {
	case "created", "made", "produced", "built":
	default:
		return -1
	}
	s := a.phraseFrom(v + 1)
	if s.none() || a.word(v+1) == "the" {
		return -1
	}
	if a.in(s.head, lMess) {
		return s.head
	}
	return -1
}

// publishedSecret finds what must not leave the house: "committed the secret".
func (a *analysis) publishedSecret(v int) int {
	switch a.word(v) {
	case "committed", "pushed", "published", "posted", "pasted", "uploaded":
	default:
		return -1
	}
	s := a.phraseFrom(v + 1)
	if s.none() {
		return -1
	}
	if a.in(s.head, lSecret) {
		return s.head
	}
	if w := a.word(s.head); w == "key" || w == "keys" {
		if a.hasModifier(s, tSys) || a.hasWord(s, "private") || a.hasWord(s, "API") || a.hasWord(s, "secret") || a.hasWord(s, "signing") {
			return s.head
		}
	}
	return -1
}

// lostThings finds what a person can lose: "lost eleven commits".
func (a *analysis) lostThings(v int) int {
	if a.word(v) != "lost" {
		return -1
	}
	for k := v + 1; k < len(a.t) && k < v+6 && a.t[k].kind != sign && !a.is(k, tPrep); k++ {
		if a.in(k, lLoseable) {
			return k
		}
	}
	return -1
}

// withHarm finds the harm that is told as what came of a step: "restarted the
// broker, causing an outage", "ran it twice, which corrupted the ledger".
func (a *analysis) withHarm(v int) int {
	if !a.is(v, tAct) || a.remedy() || a.anyWord("rollback", "reverted", "fix", "fixed", "mitigate", "safely", "rolled") {
		return -1
	}
	for k := v + 1; k < len(a.t) && k < v+20; k++ {
		if a.sign(k, ";.:") {
			return -1
		}
		if !a.sign(k, ",") {
			continue
		}
		n := k + 1
		for a.adverb(n) {
			n++
		}
		if a.word(n) == "which" {
			n++
			for a.adverb(n) {
				n++
			}
			if a.is(n, tBreak) && a.is(n, tPast) || a.is(n, tTake) && a.downAfter(n) >= 0 || a.is(n, tCause) && a.is(n, tPast) && a.object(n, tBadThing, 8) >= 0 ||
				a.is(n, tDest) && a.is(n, tPast) && a.word(n) != "disabled" {
				return n
			}
			return -1
		}
		switch a.word(n) {
		case "breaking", "crashing", "corrupting", "bricking", "wiping", "destroying":
			return n
		case "cutting":
			if a.word(n+1) == "off" {
				return n + 1
			}
			return -1
		}
		if a.in(n, lBringAbout) {
			return a.broughtAbout(n)
		}
	}
	return -1
}

// broughtAbout finds the harm that "causing" and "leaving" bring about.
func (a *analysis) broughtAbout(n int) int {
	if b := a.object(n, tBadThing, 8); b >= 0 && a.word(n) != "leaving" && a.word(n) != "making" && a.word(n) != "sending" {
		return b
	}
	for k := n + 1; k < len(a.t) && k < n+9 && a.t[k].kind != sign; k++ {
		if a.in(k, lUnusable) {
			return k
		}
	}
	return -1
}

// onPurpose tells that the sentence says so.
func (a *analysis) onPurpose() bool {
	for k := range a.t {
		switch a.word(k) {
		case "intentionally", "deliberately", "purposely", "purpose":
			return !a.is(k-1, tNeg)
		case "announced", "planned", "agreed", "intended", "scheduled":
			if a.word(k-1) == "as" {
				return true
			}
		}
	}
	return false
}

// author is who made the change that does the verb: "Elena's commit broke it".
func (a *analysis) author(s subject) (subject, bool) {
	if !a.in(s.head, lHumanWork) && a.word(s.head) != "script" && a.word(s.head) != "query" && a.word(s.head) != "pr" && a.word(s.head) != "patch" {
		return s, false
	}
	o := a.owner(s.head)
	return o, o.sort.Individual() && o.sort != They
}

// began reads a person's act that is told as the beginning: "the outage started
// when an engineer merged", "Root cause: the admin merged".
func (a *analysis) began(g group) {
	t := a.t[g.verb].tags
	if !t.has(tAct) && !t.has(tDest) && !t.has(tBreakObj) || t.has(tAux) {
		return
	}
	s := a.subjectOf(g)
	if s.none() || s.sort != Name && s.sort != Role && s.sort != Pronoun && s.sort != Indefinite || a.negPhrase(s) {
		return
	}
	k := s.start - 1
	if a.word(k) == "of" && a.quantity(subject{head: max(k-1, 0)}) {
		k -= 2 // "one of the interns"
	}
	switch a.word(k) {
	case "when", "after", "because":
		if a.leftWord(k, 3, "started", "began", "happened", "occurred", "originated") < 0 || a.remedy() {
			return
		}
	case ":":
		if w := a.word(k - 1); w != "cause" && w != "trigger" || s.sort == Indefinite {
			return
		}
	default:
		if s.sort != Indefinite || !a.byHand(g) || !t.has(tAct) && !t.has(tDest) {
			return
		}
	}
	a.emitWith(PersonCause, s, g, g.verb)
}

// byHand reads "manually changed" and "changed it by hand".
func (a *analysis) byHand(g group) bool {
	return a.wordIn(g, "manually") || a.near(g.verb, 8, "hand") && !a.near(g.verb, 8, "other") || a.near(g.verb, 7, "manually")
}

// remedy tells that what began is the way back.
func (a *analysis) remedy() bool {
	return a.anyIn(lRemedy)
}

// neverAgain reads "disabled it and never turned it back on".
func (a *analysis) neverAgain(g group) bool {
	if !a.wordIn(g, "never") || !a.is(g.verb, tAct) || g.have || !(a.near(g.verb, 3, "back") || a.word(g.verb) == "re-enabled" || a.word(g.verb) == "committed") {
		return false
	}
	s, ok := a.actor(g, false)
	if !ok || s.none() || a.negPhrase(s) || s.sort == Vendor {
		return false
	}
	a.emitWith(omissionClass(s.sort), s, g, g.verb)
	return true
}

// opened tells that "triggered an incident" is how the response began.
func (a *analysis) opened(v, object int) bool {
	switch a.word(object) {
	case "incident", "incidents", "issue", "issues", "error", "errors", "problem":
		return a.word(v) == "triggered" && a.word(v+1) != "the" && a.word(v+1) != "this"
	}
	return false
}

// object finds a word of the kind in what follows the verb within its clause.
func (a *analysis) object(v int, x tag, reach int) int {
	for k := v + 1; k < len(a.t) && k <= v+reach; k++ {
		if a.t[k].kind == sign || a.is(k, tSub) || a.is(k, tRel) && !a.is(k, tDet) || a.is(k, tWho) || a.is(k, tAux) || a.is(k, tModal) {
			return -1
		}
		if a.is(k, x) {
			return k
		}
	}
	return -1
}

// cleared tells that what is taken down is in the way: the old node, the broken
// one, and what goes down for maintenance.
func (a *analysis) cleared(v int) bool {
	if k := a.downAfter(v); a.near(k, 6, "to") && a.near(k, 2, "for") || a.word(k+1) == "to" {
		return true // "down for ten minutes to run the migration"
	}
	for k := v + 1; k < len(a.t) && k < v+10; k++ {
		if a.in(k, lInTheWay) {
			return true
		}
	}
	return false
}

// live tells that the object is what users see, which nobody takes down on
// purpose.
func (a *analysis) live(v int) bool {
	for k := v + 1; k < len(a.t) && k < v+6; k++ {
		if a.in(k, lLive) {
			return true
		}
	}
	return false
}

// downAfter finds the "down" of "took the site down".
func (a *analysis) downAfter(v int) int {
	for k := v + 1; k < len(a.t) && k < v+6; k++ {
		if a.word(k) == "down" {
			return k
		}
		if a.t[k].kind == sign || a.is(k, tPrep) {
			return -1
		}
	}
	return -1
}

// wrongObject finds "the wrong region" right after the verb.
func (a *analysis) wrongObject(v int) int {
	k := v + 1
	if a.is(k, tWe) || a.is(k, tI) || a.is(k, tHe) {
		k++ // "gave us"
	}
	for k < len(a.t) && (a.is(k, tDet) || a.is(k, tPrep) && k == v+1 || a.adverb(k)) {
		k++
	}
	if !a.is(k, tWrong) && a.is(v, tAct) {
		k = a.wrongPlace(k)
	}
	if !a.is(k, tWrong) || !a.nominal(k+1) && a.word(k+1) != "one" || a.finding(v) {
		return -1
	}
	if a.is(v, tDest) && a.word(k) != "wrong" && a.word(k) != "incorrect" {
		return -1 // "overwrote the bad config"
	}
	if a.near(k, 8, "right") || a.near(k, 8, "correct") {
		return -1 // "updated the wrong entries with the right values"
	}
	return k + 1
}

// wrongPlace finds "on the wrong server" behind the object.
func (a *analysis) wrongPlace(i int) int {
	for k := i; k < len(a.t) && k < i+8; k++ {
		if a.t[k].kind == sign || a.is(k, tSub) || a.is(k, tRel) && !a.is(k, tDet) || a.is(k, tAux) {
			return -1
		}
		if w := a.word(k); w == "wrong" && a.is(k-1, tDet) && a.is(k-2, tPrep) ||
			(w == "incorrect" || w == "invalid" || w == "wrong" || w == "broken") && (a.word(k-1) == "with" || a.word(k-2) == "with") {
			return k
		}
	}
	return -1
}

// finding are the verbs that come upon what is wrong, or mend it.
func (a *analysis) finding(v int) bool {
	if a.in(v, lHandle) {
		return !a.is(v+1, tDet) || a.word(v+2) != "wrong"
	}
	return false
}

// outcome finds the harm that a deletion did, in the same sentence.
func (a *analysis) outcome(v int) int {
	for k := v + 1; k < len(a.t) && k < v+24; k++ {
		switch a.word(k) {
		case "wrong", "prod", "production", "live":
			if a.word(k) == "wrong" || k < v+7 {
				return k
			}
		case "causing", "breaking", "crashing":
			return k
		case "caused", "broke":
			return k
		case "leading", "resulting":
			return k
		}
		if a.sign(k, ";") {
			return -1
		}
	}
	return -1
}

// agentCause reads "caused by an engineer" and "deleted by Sam".
func (a *analysis) agentCause(g group) bool {
	t := a.t[g.verb].tags
	if !t.has(tPart) || g.neg || g.modal >= 0 {
		return false
	}
	harm := t.has(tCause) || t.has(tBreak) || t.has(tMis) || t.has(tDest) || t.has(tBreakObj)
	if !harm && t.has(tAct) {
		s := a.subjectOf(g)
		harm = !s.none() && a.hasModifier(s, tWrong) && a.hasWord(s, "wrong") // "the wrong key was installed by"
	}
	if !harm && t.has(tAct) {
		harm = a.withHarm(g.verb) >= 0 // "was started twice by the operator, which corrupted"
	}
	if !harm {
		return false
	}
	by := a.agent(g.verb)
	if by.none() {
		return false
	}
	if by.sort == Unknown && a.newName(by) && (t.has(tCause) || t.has(tMis)) && !a.deliberate(g) {
		by.sort = Name
	}
	gerund := a.is(by.end+1, tIng)
	switch {
	case by.sort == Indefinite && (t.has(tDest) || t.has(tBreakObj)), by.sort == They:
		return false
	case by.sort.Individual(), by.sort == First && !t.has(tDest):
	case by.sort == We && (t.has(tCause) || t.has(tMis) || gerund):
		if a.word(by.head) == "us" && !gerund && !t.has(tCause) {
			return false
		}
	default:
		return false
	}
	if (t.has(tDest) || t.has(tBreakObj)) && a.deliberate(g) {
		return false
	}
	a.emit(PersonCause, by, g.verb, by.end)
	return true
}

// deliberate tells that what was done by somebody was a remedy or a plain
// step: "was triggered by the on-call", "was removed by Ana at 14:02".
func (a *analysis) deliberate(g group) bool {
	t := a.t[g.verb].tags
	if t.has(tCause) || t.has(tBreak) || t.has(tMis) || t.has(tAct) && !t.has(tDest) {
		return false
	}
	for k := 0; k < g.start; k++ {
		if a.is(k, tErrObj) || a.is(k, tBadThing) && t.has(tBreakObj) {
			return false
		}
	}
	if t.has(tDest) && a.outcome(g.verb) >= 0 {
		return false
	}
	for k := range a.t {
		if a.is(k, tAcc) {
			return false
		}
	}
	return true
}

// accident reads "accidentally deleted", and "wrongly assumed".
func (a *analysis) accident(i int) {
	v := a.mannerOf(i)
	if v < 0 {
		return
	}
	g := a.group(v)
	if !a.is(i+1, tWe) && !a.is(i+1, tI) && !a.is(i+1, tHe) && !a.sign(i+1, ",") {
		g.start = min(g.start, i)
	}
	switch {
	case g.modal >= 0, g.neg, a.unreal(g), a.word(i-1) == "to" && a.word(i-2) == "used":
		return
	case a.passive(g):
		a.accidentBy(i, v)
		return
	case a.is(v, tIng) && !g.be:
		a.accidentOf(i, v)
		return
	case a.is(v, tBase) && !a.is(v, tPast) && !g.did, a.lucky(v):
		return
	}
	s, ok := a.actor(g, true)
	if !ok || s.none() || a.negPhrase(s) || s.start == 0 && a.newName(a.phrase(s.end)) {
		return // "Data accidentally deleted" has no doer
	}
	from := g.start
	if s.start < from && from-s.end < 4 {
		from = s.start
	}
	if c := a.accidentClass(i, v, s); c != 0 {
		a.emit(c, s, from, max(i, v))
	}
}

// hasWord tells whether the word qualifies the phrase's head.
func (a *analysis) hasWord(s subject, w string) bool {
	for k := s.start; k < s.head; k++ {
		if a.word(k) == w {
			return true
		}
	}
	return false
}

// mannerOf is the verb that the adverb at i belongs to, or -1.
func (a *analysis) mannerOf(i int) int {
	v := i + 1
	for a.adverb(v) && v < i+3 {
		v++
	}
	if a.is(v, tVerb) || a.pastLike(v) {
		return v
	}
	if i == 0 {
		return a.firstVerb() // "By accident we rolled out"
	}
	if a.is(i-1, tPart) && a.is(i-2, tBe) {
		return i - 1 // "was done carelessly"
	}
	return a.verbLeft(i)
}

// firstVerb is the verb of a clause that begins with a manner and a pronoun.
func (a *analysis) firstVerb() int {
	v := 1
	if a.sign(v, ",") {
		v++
	}
	if s := a.phraseFrom(v); s.sort == Role || s.sort == Name {
		v = s.end // "By mistake, the operator chose"
	} else if !a.is(v, tWe) && !a.is(v, tI) && !a.is(v, tHe) {
		return -1
	}
	for v++; a.adverb(v); v++ {
	}
	if a.pastLike(v) {
		return v
	}
	return -1
}

// accidentOf reads "wrongly assuming", which only people do, and "due to an
// engineer accidentally deleting".
func (a *analysis) accidentOf(i, v int) {
	if a.is(v, tThink) && a.word(i-1) == "of" {
		return // "instead of blindly assuming"
	}
	if a.is(v, tThink) {
		a.emit(Knowledge, noSubject, i, v)
	} else if s := a.phrase(i - 1); s.sort.Individual() && !a.hedged(i) && !a.hedged(s.start) {
		a.emit(PersonCause, s, s.start, v)
	}
}

// accidentClass is the class of a verb done in that manner, or 0.
func (a *analysis) accidentClass(i, v int, s subject) Class {
	switch w := a.word(i); {
	case a.is(v, tThink), a.is(v, tMisk):
		return Knowledge
	case s.sort == Team, s.sort == Vendor:
		return OtherTeam
	case w == "poorly", w == "badly":
		if !s.sort.Individual() && !a.is(v, tDil) && !a.in(v, lHumanly) {
			return 0
		}
		return Judgement
	}
	return PersonCause
}

// lucky are verbs that do no harm by accident.
func (a *analysis) lucky(v int) bool {
	return a.in(v, lLucky)
}

// accidentBy reads "was accidentally deleted by the operator".
func (a *analysis) accidentBy(i, v int) {
	by := a.agent(v)
	if a.is(v, tThink) && by.none() && a.word(v+1) == "that" {
		a.emit(Knowledge, noSubject, min(i, v), max(i, v)) // "it was wrongly assumed that"
		return
	}
	if w := a.word(i); (w == "badly" || w == "poorly") && a.in(v, lHumanly) && a.word(v) != "designed" && by.none() {
		a.emit(Judgement, noSubject, min(i, v), max(i, v)) // "was badly managed"
		return
	}
	if by.sort.Individual() || by.sort == We {
		a.emit(PersonCause, by, min(i, v), by.end)
		return
	}
	switch a.word(i) {
	case "carelessly", "recklessly", "negligently", "sloppily", "thoughtlessly":
		if by.none() {
			a.emit(Judgement, noSubject, min(i, v), max(i, v)) // "was done carelessly"
		}
	}
}

// pastLike tells whether a word that the lexicon does not know looks like a
// verb in the past.
func (a *analysis) pastLike(i int) bool {
	if i < 0 || i >= len(a.t) {
		return false
	}
	t := &a.t[i]
	n := len(t.word)
	return t.kind == word && !t.tags.any(nounTags) && n > 4 && t.word[n-2:] == "ed" || t.tags.has(tPast)
}

// verbLeft is the nearest verb in the past before i, within its clause.
func (a *analysis) verbLeft(i int) int {
	for k := i - 1; k >= 0 && k > i-12; k-- {
		if a.sign(k, ",") && k == i-1 && a.sign(i+1, ",") {
			continue // "assumed, incorrectly, that"
		}
		if a.sign(k, ",;:.(-") || a.is(k, tSub) {
			return -1
		}
		if a.pastLike(k) && !a.is(k, tAux) && !a.nounBefore(k) {
			return k
		}
	}
	return -1
}

// causeIs reads "the root cause was an engineer".
func (a *analysis) causeIs(i int) {
	k := i + 1
	if a.is(k, tPrep) { // "of the outage"
		for k < len(a.t) && k < i+8 && !a.is(k, tBe) {
			k++
		}
	}
	if !a.is(k, tBe) || a.is(k+1, tNeg) {
		return
	}
	for k++; a.adverb(k); k++ {
	}
	that := a.word(k) == "that" && !a.nominal(k+2)
	if a.word(k) == "that" {
		k++
		that = true
	}
	if s := a.phraseFrom(k); !s.none() && (s.sort == Name || s.sort == Role || s.sort == Pronoun) {
		if v := s.end + 1; that && !(a.pastLike(v) && !a.is(v, tAux) || a.word(v) == "had" && a.pastLike(v+1)) {
			return // "that the engineer was paged late"
		}
		a.emit(PersonCause, s, i, s.end)
	}
}
