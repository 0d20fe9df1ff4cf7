package wording

import "strings"

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
		if strings.HasPrefix(a.word(v), "overload") && (a.near(v, 3, "method") || a.near(v, 3, "function") || a.near(v, 3,
			"operator") || a.near(v, 3, "constructor")) {
			return -1, false, true
		}
		if a.word(v) == "crashed" && (v+1 >= len(a.t) || !a.nominal(v+1) && !a.is(v+1, tDet)) {
			return -1, false, true // it crashed
		}
		if w := a.word(v + 1); w == "down" || w == "out" || w == "up" || w == "into" || w == "even" || a.near(v, 5, "into") ||
			a.near(v, 5, "up") {
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
		if t := a.t[min(n, len(a.t)-1)].tags; t.has(tPast) && (t.has(tBreak) || t.has(tCause) || t.has(tTake) && a.downAfter(n) >= 0 ||
			t.has(tDest) || a.word(n) == "locked" || a.word(n) == "blocked") {
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
	if s.none() || !a.is(s.head, tErrObj) || a.word(s.head) == "bug-fix" || a.in(s.head+1, lErrorTerm) || a.hasWord(s, "the") &&
		a.near(s.head, 1, "fix") {
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
			if a.is(n, tBreak) && a.is(n, tPast) || a.is(n, tTake) && a.downAfter(n) >= 0 || a.is(n, tCause) && a.is(n, tPast) &&
				a.object(n, tBadThing, 8) >= 0 ||
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

// opened tells that "triggered an incident" is how the response began.
func (a *analysis) opened(v, object int) bool {
	switch a.word(object) {
	case "incident", "incidents", "issue", "issues", "error", "errors", "problem":
		return a.word(v) == "triggered" && a.word(v+1) != "the" && a.word(v+1) != "this"
	}
	return false
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
