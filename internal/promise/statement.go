package promise

import "strings"

// readStatement reads a sentence with a subject: what is demanded ("the gateway must
// reject ..."), announced ("old badges will be switched off"), told as a state that
// there will be ("all stewards can open the door") or as a talk that was held ("the
// board discussed ...").
func (c *clause) readStatement(terms []term) {
	for k := c.at + 1; k+1 < len(terms) && k < c.at+9; k++ {
		if terms[k-1].comma || isStop(terms[k].low) {
			return
		}
		if c.readModal(terms, k) || c.class == 0 && c.readPresent(terms, k) {
			return
		}
	}
}

// readModal reads the word that stands before the verb of a statement.
func (c *clause) readModal(terms []term, k int) bool {
	next := terms[k+1].low
	switch terms[k].low {
	case "could", "might", "may":
		*c = clause{first: c.first, at: c.at, subject: k, after: k + 1, doubted: true}
		return true
	case "should", "must", "shall":
		c.demand(terms, k)
		return true
	case "will", "can", "cannot":
		c.state = true
		c.demand(terms, k)
		return true
	case "needs", "need", "has", "have", "ought", "are", "is":
		if next == "to" {
			c.demand(terms, k)
			return true
		}
		return c.readState(terms, k)
	case "to":
		if c.class == 0 && next == "be" {
			c.demand(terms, k)
			return true
		}
	}
	return false
}

// readState reads what a subject has or is: "every steward has a key", "procedures are
// documented and tested", "stops are going to be printed".
func (c *clause) readState(terms []term, k int) bool {
	next := terms[k+1]
	switch w := terms[k].low; {
	case next.low == "going" || next.low == "being" || next.low == "been":
		c.state = true
		c.demand(terms, k)
		return true
	case w == "has" || w == "have":
		if !isArticle(next.low) || c.class != 0 {
			return false
		}
		c.subject, c.after, c.lead, c.class, c.state = k, k+1, "have", classMix, true
		return true
	case strings.HasSuffix(next.low, "ed"):
		lead, class := verbOf(next)
		if class&(classThink|classSoft) != 0 || c.class != 0 {
			return false
		}
		class |= classMix
		c.subject, c.after, c.lead, c.class, c.state = k, k+2, lead, class, true
		return true
	}
	return false
}

// readPresent reads a verb that says what a subject does from now on, or that people
// talked: "the drill moves to Monday", "the board discussed fewer vendors".
func (c *clause) readPresent(terms []term, k int) bool {
	w := terms[k].low
	if past, ok := strings.CutSuffix(w, "ed"); ok && past != "" && terms[k].class == 0 {
		lead, class := verbOf(terms[k])
		if class&classThink == 0 || isConditionStart(terms[k+1].low) && terms[k+1].low != "that" {
			return false
		}
		c.subject, c.after, c.lead, c.class = k, k+1, lead, class
		return true
	}
	if isBehaviour(terms, c.at, k) {
		c.subject, c.after, c.lead, c.class, c.state = k, k+1, strings.TrimSuffix(w, "s"), classAct, true
		return true
	}
	verb, ok := strings.CutSuffix(w, "s")
	if !ok || !isArticle(terms[c.at].low) || terms[k].class != 0 {
		return false
	}
	class := lexicon()[verb]
	if next := terms[k+1].low; class&classAct == 0 || class&classNoun != 0 && !isArticle(next) && !isConditionStart(next) {
		return false
	}
	c.subject, c.after, c.lead, c.class, c.state = k, k+1, verb, classAct, true
	return true
}

// isBehaviour reports whether the word at k says what the noun before it does from now
// on: "ledger treats negative amounts as errors".
func isBehaviour(terms []term, at, k int) bool {
	before, next := terms[k-1], terms[k+1]
	if isPlural(before.low) || isConditionStart(before.low) || isPlace(before.low) || before.class&classFiller != 0 {
		return false
	}
	if behaving.Has(terms[k].low) || passing.Has(terms[k].low) && before.class&classNoun != 0 && next.low == "for" {
		return true
	}
	return behavingOrThings.Has(terms[k].low) && k > at && (isArticle(next.low) || isQuantity(terms, k+1) || next.low == "if" ||
		next.low == "when" || next.low == "after" || next.low == "no")
}

// isStop tells words that begin a clause of their own.
func isStop(w string) bool {
	return clauseStarts.Has(w)
}

// demand reads the verb behind "must", "has to" or "should be".
func (c *clause) demand(terms []term, k int) {
	v := k + 1
	for v < len(terms)-1 && (isOpening(terms[v].low) || passesOver(terms[v].low)) {
		c.passive = c.passive || isBeing(terms[v].low)
		v++
	}
	c.subject, c.after = k, v+1
	c.lead, c.class = verbOf(terms[v])
	switch {
	case c.class != 0:
	case c.state && c.passive, c.passive && isNounStart(terms[v].low):
		c.class, c.after = classMix, v // it shall be a thing that can be pointed at
	case !c.passive && v+1 < len(terms) && isArticle(terms[v+1].low) && isVerbLike(terms[v].low):
		c.lead, c.class = terms[v].low, classMix
	default:
		c.after = v
	}
}

// passesOver reports whether a word stands between "must" and its verb.
func passesOver(w string) bool {
	return isBeing(w) || w == "only" || len(w) > 4 && strings.HasSuffix(w, "ly")
}

func isBeing(w string) bool { return w == "be" || w == "being" || w == "been" }

// isNounStart reports whether a word begins the name of one thing.
func isNounStart(w string) bool { return w == "a" || w == "an" || w == "one" }
