package promise

import (
	"slices"
	"strings"

	words "github.com/pmlint/pmlint/internal/lexicon"
)

// Reason is why no detail makes a promise one that can be kept, by name.
type Reason string

// reasons are looked at in their order: the first that holds is told.
var reasons = [...]struct {
	name  Reason
	says  string // of the promise: "it ..."
	holds func(r *reading) bool
}{
	{"question", "asks, and does not say what will be done", func(r *reading) bool {
		return r.question && asks(r.low) || len(r.terms) > 3 && wondering.Has(r.terms[0].low)
	}},
	{"exhortation", "asks people to do better", func(r *reading) bool { return r.exhorts }},
	{"habit", "is a habit, which has no end", (*reading).isHabit},
	{"again", "wishes that the incident does not come again", func(r *reading) bool {
		wishes := r.said.Has(turnAgain) || holdsAny(r.low, wishes.All())
		return wishes && !r.worksOn() || r.lead == "prevent" && len(r.rest) > 0 && pointsBack(r.rest[0].low)
	}},
	{"thought", "ends with a thought, of which nothing is handed over", (*reading).endsInThought},
	{"meeting", "ends with a talk, of which nothing is named that comes of it", func(r *reading) bool {
		return (r.light == workTalk || r.talks) && !r.deliverable
	}},
	{"inquiry", "ends when something is understood, and nothing is handed over", func(r *reading) bool {
		return r.light == workInquiry && !r.deliverable || asksWhether(r.rest) && !r.is(classAct) && !asksOfAll(r.rest)
	}},
	{"knowledge", "ends when people know something, which nobody can see", func(r *reading) bool {
		return (r.lead == "make" || r.lead == "ensure") && asksToKnow(r.rest)
	}},
	{"audience", "names no subject that is taught", func(r *reading) bool { return r.lead == "train" && !hasTopic(r.rest) }},
	{"quality", "wants more or less of a quality, and not how much", (*reading).wantsQuality},
	{"purpose", "changes something, and its purpose is only that it be better", func(r *reading) bool {
		return r.loosely && reshaping.Has(r.lead) && r.specifics < 2
	}},
	{"doubt", "guesses, and does not promise", func(r *reading) bool { return r.doubted }},
	{"some day", "is put off to a day that nobody knows", func(r *reading) bool {
		return !r.measured && holdsAny(r.low, someDay.All())
	}},
	{"going on", "goes on, and has no end", func(r *reading) bool {
		return goesOn(r.lead, r.rest) && !r.measured || r.lead == "keep" && r.said.Has(turnEye)
	}},
	{"field", "names a field of work, which is never done", func(r *reading) bool {
		return !r.is(classAct) && onlyTopic(r.rest) && !r.measured && !r.method && r.specifics < 2
	}},
	{"direction", "says which way, and not how far", func(r *reading) bool {
		return isDirection(r.rest) && !saysHowMuch(r.rest)
	}},
	{"everything", "is about everything", func(r *reading) bool { return isAssurance(r.lead) && ofEverything(r.rest) }},
	{"state", "wants a state that nobody measures", func(r *reading) bool {
		return !r.measured && !r.method && isState(r.lead, r.rest)
	}},
	{"comparison", "compares, and not with a figure", func(r *reading) bool { return r.compares() && r.comparative() }},
	{"amount", "leaves open which, and how many", func(r *reading) bool { return r.compares() && r.anyWord(amounts) }},
	{"praise", "says how good it shall be, and not by what that shows", (*reading).compares},
	{"two verbs", "begins with something that can be done, and ends with a thought", func(r *reading) bool {
		return followedByThought(r.rest)
	}},
	{"paper", "makes a plan, which is done when its author says so", func(r *reading) bool {
		return r.is(classAct|classMix) && makesPaper(r.lead, r.rest) && r.specifics < 2 && !saysWhereWritten(r.rest)
	}},
	{"few words", "", func(r *reading) bool {
		return r.specifics == 0 && len(r.terms)-emptyWords(r.rest) <= 2
	}},
}

// reason is the name of the first reason that holds; empty for none.
func (r *reading) reason() Reason {
	for i := range reasons {
		if reasons[i].holds(r) {
			return reasons[i].name
		}
		if reasons[i].name == "thought" && r.is(classThink) {
			break // something comes of the thought, and what follows tells what
		}
	}
	return ""
}

// Says tells what a reason means, as what follows "it"; empty for no reason.
func (r Reason) Says() string {
	for i := range reasons {
		if reasons[i].name == r {
			return reasons[i].says
		}
	}
	return ""
}

// holdsAny reports whether a text holds one of the phrases.
func holdsAny(low string, phrases []string) bool {
	return slices.ContainsFunc(phrases, func(p string) bool { return strings.Contains(low, p) })
}

// worksOn reports whether something in particular is to be done, and that it does not
// happen again is only why: "add a lock, so that this cannot happen again".
func (r *reading) worksOn() bool {
	if !r.is(classAct) {
		return false
	}
	return r.specifics > 0 || namesObject(untilPurpose(r.rest))
}

// untilPurpose are the words up to those that say what for.
func untilPurpose(words []term) []term {
	for i, t := range words {
		if i > 0 && (t.low == "to" || t.low == "so" || t.low == "such" || t.low == "that" || t.low == "which") {
			return words[:i]
		}
	}
	return words
}

// endsInThought reports whether the verb ends in somebody's head, and no other
// verb nor a thing handed over gives it an end.
func (r *reading) endsInThought() bool {
	if !r.is(classThink) {
		return false
	}
	if r.lead == "decide" && asksHow(r.rest) {
		return true
	}
	if looking.Has(r.lead) && anyQuantity(r.rest) && namesObject(r.rest) {
		return false // "inspect the rings of all six antennas" is done when six were
	}
	return !r.deliverable && !r.final && !followedByWork(r.rest) && !(r.lead == "teach" && teachesTool(r.rest))
}

func (r *reading) wantsQuality() bool {
	if making.Has(r.lead) && !r.measured && !r.method && r.specifics == 0 && endsInMass(r.rest) {
		return true
	}
	if isDegree(r.lead) && onlyQuality(r.rest) && !r.method {
		return true
	}
	return !r.measured && !r.method && r.specifics == 0 && changesQuality(r.lead, r.rest)
}

func (r *reading) compares() bool {
	if r.lead == "make" && !r.measured && r.specifics < 2 && isCompared(untilStop(r.rest)) {
		return true
	}
	return !r.measured && !r.method && endsLoose(r.rest) || startsMoreOf(r.rest) && r.specifics < 2 || startsLoose(r.rest) ||
		r.said.Has(turnLoose)
}

// comparative reports whether a word compares: "easier", "more", "improved".
func (r *reading) comparative() bool {
	return r.anyWord(comparing) || slices.ContainsFunc(r.terms, func(t term) bool {
		return t.class&classLoose != 0 && strings.HasSuffix(t.low, "er")
	})
}

// anyWord reports whether one of the words is in the set.
func (r *reading) anyWord(set *words.Set) bool {
	return slices.ContainsFunc(r.terms, func(t term) bool { return set.Has(t.low) })
}

// untilStop are the words up to the next clause.
func untilStop(words []term) []term {
	for i, t := range words {
		if i > 0 && (isStop(t.low) || words[i-1].comma) {
			return words[:i]
		}
	}
	return words
}

// isHabit reports whether it is to be done again and again. What everybody has or can
// do is a state that is reached once.
func (r *reading) isHabit() bool {
	for _, h := range habits.All() {
		if strings.HasPrefix(r.low, h) {
			return r.specifics-boolInt(openingPhrase(r.terms) > 0) <= 0 || !r.is(classAct)
		}
	}
	if !isAssurance(r.lead) {
		return false
	}
	for i := 0; i+1 < len(r.rest) && i < 3; i++ {
		if w := r.rest[i].low; w == "every" || w == "each" || w == "any" {
			return eventNouns.Has(r.rest[i+1].low)
		}
	}
	return false
}
