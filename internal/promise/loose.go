package promise

import (
	"slices"
	"strings"
)

// isDirection tells "move towards" and "away from": nobody arrives.
func isDirection(rest []term) bool {
	return len(rest) > 0 && (rest[0].low == "towards" || rest[0].low == "toward" || rest[0].low == "away")
}

// ofEverything tells "that everything works".
func ofEverything(rest []term) bool {
	for i, t := range rest {
		switch t.low {
		case "sure", "that", "whether", "if":
		case "everything", "nothing", "things", "it", "all":
			if i+1 < len(rest) && rest[i+1].low == "else" {
				return true
			}
			return i+1 == len(rest) || rest[i+1].low == "is" || rest[i+1].low == "works" || rest[i+1].low == "work" || rest[i+1].low == "are"
		default:
			return false
		}
	}
	return false
}

// emptyWords counts the words that add nothing to "update runbooks": "outdated",
// "regularly". An article points at something.
func emptyWords(rest []term) int {
	n := 0
	for _, t := range rest {
		if t.class&(classFiller|classHedge) != 0 && !isArticle(t.low) && t.low != "this" && t.low != "that" && t.low != "your" {
			n++
		}
	}
	return n
}

// startsMoreOf tells "additional monitoring" and "proper checks", of which nobody
// knows how much; "an additional test" is one.
func startsMoreOf(rest []term) bool {
	for i, t := range rest {
		if i+1 == len(rest) || isQuantity(rest, i+1) {
			return false
		}
		switch t.low {
		case "additional", "extra", "further":
			return i == 0
		case "appropriate", "proper", "adequate", "sufficient", "suitable", "sensible", "reasonable", "necessary", "relevant":
			return true
		case "a", "an", "the":
		default:
			return false
		}
	}
	return false
}

// onlyQuality tells that the object is a quality, and nothing says how much:
// "increase test coverage".
func onlyQuality(rest []term) bool {
	for i := range rest {
		if isQuantity(rest, i) {
			return false
		}
	}
	for i, t := range rest {
		if isConditionStart(t.low) || i > 4 {
			return false
		}
		if t.class&classQuality != 0 {
			return true
		}
	}
	return false
}

// startsLoose tells an object that begins with a word of no measure: "more
// alerts", "a better way".
func startsLoose(rest []term) bool {
	seen := 0
	for i, t := range rest {
		switch t.low {
		case "a", "an", "the", "our", "up", "and", "even", "much", "down", "be", "become", "get":
			continue
		}
		if t.class&classLoose != 0 && !(t.low == "more" && i+1 < len(rest) && (rest[i+1].low == "than" || isQuantity(rest, i+1))) {
			return true
		}
		if seen++; seen > 1 {
			return false
		}
		if c := t.class; c&(classAct|classMix|classSoft|classThink) == 0 {
			return false
		}
	}
	return false
}

// makesPaper tells that what is made is a plan, a strategy, guidelines.
func makesPaper(lead string, rest []term) bool {
	if !making.Has(lead) {
		return false
	}
	for i, t := range rest {
		if isConditionStart(t.low) || i > 5 || t.code {
			return false
		}
		if t.class&classPaper != 0 || lead == "define" && (t.low == "roles" || t.low == "responsibilities") {
			return true
		}
	}
	return false
}

// endsInMass reports whether the object is stuff without bounds, and nothing says where
// or on what: "set up hub monitoring".
func endsInMass(rest []term) bool {
	if len(rest) == 0 || len(rest) > 4 {
		return false
	}
	last := rest[len(rest)-1]
	return isGerund(last.low) && last.class&classGeneric != 0
}

// saysWhereWritten reports whether a plan is to stand where anyone can go and read it:
// "in an ADR", "on the wiki".
func saysWhereWritten(rest []term) bool {
	for i := 0; i+2 < len(rest); i++ {
		if w := rest[i].low; (w == "in" || w == "into" || w == "on" || w == "as") && isArticle(rest[i+1].low) {
			if last := rest[min(i+3, len(rest)-1)]; rest[i+2].class&classArtefact != 0 || last.class&classArtefact != 0 {
				return true
			}
		}
	}
	return false
}

// changesQuality tells that what is made, mended or taken away is a quality:
// "fix performance", "build confidence".
func changesQuality(lead string, rest []term) bool {
	if moving.Has(lead) {
		return headIs(rest, classQuality|classAbstract)
	}
	return headIs(rest, classAbstract)
}

// isState tells that all that is wanted is a state nobody measures: "make sure
// that the API is stable", "keep the wiki tidy".
func isState(lead string, rest []term) bool {
	asks := isAssurance(lead) || lead == "keep"
	for i, t := range rest {
		if i > 0 && isStop(t.low) && t.low != "that" {
			return false
		}
		if t.class&classState == 0 {
			continue
		}
		if last := i == len(rest)-1 || t.comma || isConditionStart(rest[i+1].low); !last {
			continue
		}
		if saysThatItIs(rest[max(0, i-3):i]) {
			return asks
		}
		if (lead == "make" || lead == "keep") && i > 0 && i == len(rest)-1 {
			return true
		}
	}
	return false
}

// saysThatItIs reports whether the words before a state say that something has it.
func saysThatItIs(before []term) bool {
	return slices.ContainsFunc(before, func(t term) bool { return copulas.Has(t.low) })
}

// endsLoose tells "rotate keys more often": how often is left open. What comes
// of a thing is no measure of it: "add an alert, to see it earlier".
func endsLoose(rest []term) bool {
	for i, t := range rest {
		switch t.low {
		case "to", "so", "that", "which", "because", "for", "when", "if":
			if i > 0 {
				return false
			}
		case "more":
			if i+1 < len(rest) && (rest[i+1].low == "often" || strings.HasSuffix(rest[i+1].low, "ly")) {
				return true
			}
		case "better", "earlier", "sooner", "faster", "quicker", "harder", "closer":
			if i > 0 && (i == len(rest)-1 || t.comma) {
				return true
			}
		}
	}
	return false
}

// pointsBack tells words for the incident itself: "prevent this".
func pointsBack(w string) bool {
	return pointers.Has(w)
}

// isDegree tells the verbs that say no more than which way.
func isDegree(lead string) bool {
	return degrees.Has(lead)
}
