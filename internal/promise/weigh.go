package promise

import (
	"strings"

	"github.com/pmlint/pmlint/internal/terms"
)

// reading is the words of an action, taken apart once.
type reading struct {
	clause
	low         string
	terms       []term
	rest        []term // what follows the verb, or the noun phrase
	subject     []term // of a demand: "the gateway must reject ..."
	said        terms.Found
	specifics   int  // kinds of things by which its object can be pointed at
	method      bool // it says how
	measured    bool // it says how much, or when
	question    bool
	exhorts     bool
	light       work // what a verb like "do" does
	talks       bool // people are to talk
	deliverable bool // what comes of an inquiry is named
	final       bool // it says what will be so for good
	loosely     bool // its purpose is only something better
}

// is reports whether the verb is of one of the classes.
func (r *reading) is(c wordClass) bool { return r.class&c != 0 }

// read takes the words of a text in lower case apart and weighs them: a verb with
// an end, an object that can be pointed at, a condition or a number count for it;
// verbs of good intention, questions and hedges against.
func read(low string, words []term, exhortation string) Promise {
	r := takeApart(low, words)
	r.exhorts = exhortation != "" && exhortationIn(low) != ""
	p := readOne(r, exhortation)
	if p.score > 0 || r.doubted || !p.mayBeRedeemed() {
		return p
	}
	if later := r.redeemed(exhortation); later != nil {
		later.First, later.Verb, later.known = p.First, p.Verb, true
		return *later
	}
	return p
}

// readOne weighs the words as one clause.
func readOne(r *reading, exhortation string) Promise {
	p := Promise{
		First: r.first, Verb: r.lead, Exhortation: exhortation, Question: r.question, NoMeasure: !r.measured,
		NoObject: r.specifics == 0 && !namesObject(r.rest) && !namesObject(r.subject),
		NoEnd:    !r.is(classAct) || r.talks || r.doubted || isUniversal(r.subject),
		Inquiry:  isResearch(r.lead) || r.question,
		score:    r.score(), exhorts: r.exhorts, light: r.light, talks: r.talks, act: r.is(classAct), known: r.class != 0,
	}
	if p.Reason = r.reason(); p.Reason != "" {
		p.score = min(p.score, 0)
	}
	if p.score <= 0 {
		p.object = phraseOf(r.rest)
	}
	return p
}

func takeApart(low string, words []term) *reading {
	c := readClause(words)
	r := &reading{clause: c, low: low, terms: words, rest: words[c.after:], said: turns().In(low)}
	if c.subject > 0 {
		r.subject = words[c.at:c.subject]
	}
	conditional := openingPhrase(words) > 0
	r.specifics = specificsOf(r.rest, r.lead) + boolInt(conditional)
	if len(r.subject) > 1 {
		r.specifics += specificsOf(r.subject[1:], r.lead)
	}
	r.question = strings.HasSuffix(strings.TrimRight(low, " "), "?")
	r.light = lightWork(r.lead, r.rest)
	r.talks = r.light == workTalk || isTalk(r.lead, r.rest)
	r.measured = conditional || r.said.Has(turnCondition) || anyQuantity(r.rest)
	r.deliverable = r.said.Has(turnDeliverable) && !endsGeneric(r.rest) || isAgreement(r.lead) && anyQuantity(r.rest) ||
		asksForFigure(r.rest) || r.lead == "plan" && anyQuantity(r.rest)
	r.readPurpose(conditional)
	r.method = r.said.Has(turnMethod) || r.said.Has(turnBy) && byMethod(low)
	return r
}

// readPurpose reads what stands behind "so that". One that is only something better
// says nothing of the object, nor how much.
func (r *reading) readPurpose(conditional bool) {
	before, behind := purpose(r.rest)
	r.final = isFinal(behind) || isFinal(r.subject) || r.state && isFinal(r.terms[:r.after])
	r.loosely = len(behind) > 0 && isLoose(behind) && !r.final
	if r.loosely {
		r.specifics, r.measured = specificsOf(before, r.lead)+boolInt(conditional), conditional || anyQuantity(before)
	}
}

func (r *reading) score() int {
	n := r.leadScore() + min(r.specifics, 3) - countHedges(r.rest) - r.said.Count(turnHedge) - 2*r.said.Count(turnOpen)
	if r.method {
		n++
	}
	if r.final {
		n += 3
	}
	if len(r.terms) > 4 && holdsAny(r.low, contrasts.All()) {
		n += 2
	}
	if r.question && !r.is(classAct|classMix) {
		n -= 2
	}
	if r.specifics == 0 && (isGenericObject(r.rest) ||
		r.passive && !r.state && !r.measured && (len(r.subject) == 1 || isGenericObject(r.subject))) {
		n -= 2
	}
	return n
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

// leadScore is what the verb promises.
func (r *reading) leadScore() int {
	switch {
	case isUniversal(r.subject) && !r.state:
		return 0
	case r.is(classThink):
		if r.deliverable || followedByWork(r.rest) || r.lead == "teach" && teachesTool(r.rest) {
			return 2
		}
		return -2
	case r.is(classAct):
		return 2
	case r.is(classMix):
		return 1
	case r.is(classSoft):
		if saysTo(r.rest) || r.method || saysHowMuch(r.rest) {
			return 1
		}
		return -2
	case isThing(r.rest), provesThing(r.rest):
		return 1
	case r.measured:
		return 0
	}
	return -1
}

// followedByWork tells "investigate and fix": the second verb has an end, unless
// it is "and fix the issue".
func followedByWork(rest []term) bool {
	i := secondVerb(rest)
	if i == 0 {
		return false
	}
	_, c := verbOf(rest[i])
	if arranging.Has(rest[i].low) && !anyQuantity(rest) {
		return false
	}
	return c&(classAct|classMix) != 0 && rest[i].class&classGeneric == 0 && !endsGeneric(rest)
}

// endsGeneric tells "and fix the issue": the second verb has no thing either.
func endsGeneric(rest []term) bool {
	i := secondVerb(rest)
	return i > 0 && isGenericObject(rest[i+1:])
}

// secondVerb is where a word stands that "and" joins to the verb; 0 for none.
func secondVerb(rest []term) int {
	for i := 0; i+1 < len(rest) && i < 3; i++ {
		if rest[i].low == "and" {
			return i + 1
		}
	}
	return 0
}

// followedByThought tells "document and think about".
func followedByThought(rest []term) bool {
	if len(rest) < 2 || rest[0].low != "and" {
		return false
	}
	_, c := verbOf(rest[1])
	return c&classThink != 0
}

// saysTo tells "improve X to run in batches": what becomes of X is named. "Slow
// to stop" names nothing.
func saysTo(rest []term) bool {
	for i := 1; i+1 < len(rest); i++ {
		if rest[i].low == "to" && !leansOnTo(rest[i-1].low) {
			_, c := verbOf(rest[i+1])
			return c&classAct != 0 || c&classMix != 0 && !isLoose(rest[i+2:])
		}
	}
	return false
}

// leansOnTo tells adjectives that go with "to".
func leansOnTo(w string) bool {
	return leaning.Has(w)
}

// saysHowMuch tells what is to be reached: "to 50 ms", "below 1%", "into a
// checklist".
func saysHowMuch(rest []term) bool {
	for i := 1; i+1 < len(rest); i++ {
		switch rest[i].low {
		case "below", "under", "above", "over", "within", "by", "than", "least", "most", "from":
			if isQuantity(rest, i+1) {
				return true
			}
		case "to", "into":
			if isQuantity(rest, i+1) {
				return true
			}
			switch rest[i+1].low {
			case "a", "an", "one", "single":
				return !leansOnTo(rest[i-1].low)
			}
		}
	}
	return false
}

// isAgreement tells verbs whose end is a figure that was settled.
func isAgreement(lead string) bool {
	switch lead {
	case "agree", "decide", "settle":
		return true
	}
	return false
}

// isThing tells a noun phrase for something that will be there to look at, and
// where: "circuit breaker around the fraud check".
func isThing(phrase []term) bool {
	for k, t := range phrase {
		if k > 6 || t.class&(classLoose|classHedge) != 0 {
			return false
		}
		if k == 0 || !isConditionStart(t.low) && !isCondition(t.low) && !isPlace(t.low) {
			continue
		}
		head := phrase[k-1]
		if k > 1 && isDone(phrase[:k]) {
			return true
		}
		if head.class&classArtefact == 0 || head.class&classPaper != 0 || k == 1 && isPlural(head.low) && t.low == "for" {
			return false
		}
		for _, t := range phrase[k+1:] {
			if t.class&(classFiller|classGeneric|classQuality|classTopic) == 0 {
				return true
			}
		}
		return false
	}
	return false
}

// isDone reports whether a noun phrase is a thing that is done, and can be seen: "yearly
// restore test", "canary deploy".
func isDone(phrase []term) bool {
	head := phrase[len(phrase)-1]
	return head.class&(classTalk|classGeneric|classQuality|classTopic) == 0 &&
		(isOften(phrase[0].low) || isDeed(head) && isModifier(phrase[len(phrase)-2]))
}

// isPlural reports whether a noun stands for any number of things.
func isPlural(w string) bool { return strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") }

// isDeed tells a noun for a thing done that can be seen: "canary deploy".
func isDeed(t term) bool {
	return t.class&classNoun != 0 && t.low != "review" && t.low != "work" && t.low != "change"
}

// isOften tells words that say how often.
func isOften(w string) bool {
	return rhythms.Has(w)
}

// isPlace tells prepositions that say where.
func isPlace(w string) bool {
	return places.Has(w)
}

// countHedges counts the words that take the promise back. "More" with a
// number is none.
func countHedges(terms []term) int {
	n := 0
	for i, t := range terms {
		if t.class&(classHedge|classLoose) == 0 || t.code || i > 8 {
			continue
		}
		if t.low == "more" && i+1 < len(terms) && (terms[i+1].low == "than" || isQuantity(terms, i+1)) {
			continue
		}
		n++
	}
	return n
}
