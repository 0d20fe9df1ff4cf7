package promise

import (
	"strings"
)

// isResearch tells verbs whose end is an answer.
func isResearch(lead string) bool {
	return inquiries.Has(lead)
}

// work is what a verb that says little by itself does.
type work uint8

const (
	workNone    work = iota
	workInquiry      // "do a deeper analysis", "take a look": its end is an answer
	workTalk         // "have a chat"
)

// lightWork reads the noun behind a verb that says little by itself.
func lightWork(lead string, rest []term) work {
	if !lightVerbs.Has(lead) {
		return workNone
	}
	for i, t := range rest {
		switch {
		case inquiryNouns.Has(t.low):
			return workInquiry
		case talkNouns.Has(t.low):
			return workTalk
		}
		switch t.low {
		case "meeting", "meetings", "workshop", "session", "sync":
			if anyQuantity(rest) {
				return workNone
			}
			return workTalk
		case "review", "dive", "examination":
			if i > 0 && lead != "schedule" && lead != "run" && lead != "set" && !anyQuantity(rest) {
				return workInquiry
			}
		}
		if isConditionStart(t.low) || i > 4 || isOften(t.low) {
			return workNone
		}
	}
	return workNone
}

// isTalk tells verbs that "with" makes a talk: "sync with legal".
func isTalk(lead string, rest []term) bool {
	if lexicon()[lead]&classTalk == 0 {
		return false
	}
	for i := 0; i < len(rest) && i < 3; i++ {
		switch rest[i].low {
		case "with":
			return true
		case "up", "in", "out", "internally", "again", "back":
		default:
			return false
		}
	}
	return false
}

// goesOn tells work that is already being done and has no end: "keep watching".
func goesOn(lead string, rest []term) bool {
	return lead == "keep" && len(rest) > 0 && isGerund(rest[0].low)
}

// teachesTool tells "teach the linter to reject" from teaching people.
func teachesTool(rest []term) bool {
	to := false
	for i, t := range rest {
		to = to || t.low == "to" && i > 0
		if learners.Has(t.low) {
			return false
		}
	}
	return to
}

// asksHow tells "decide how to proceed".
func asksHow(rest []term) bool {
	if len(rest) == 0 {
		return false
	}
	switch rest[0].low {
	case "how", "what", "whether", "if", "where", "who", "when":
		return true
	}
	return false
}

// asksToKnow tells "make sure everyone knows": nobody can see when they do.
func asksToKnow(rest []term) bool {
	for i, t := range rest {
		switch t.low {
		case "knows", "know", "aware", "understands", "understand", "understood", "familiar":
			return true
		}
		if i > 7 {
			return false
		}
	}
	return false
}

// hasTopic tells that what is taught is named: "train support on refunds".
func hasTopic(rest []term) bool {
	for i, t := range rest {
		switch t.low {
		case "on", "in", "how", "for", "to", "about", "with":
			return i+1 < len(rest)
		}
	}
	return false
}

// asks tells a question by its first word.
func asks(low string) bool {
	first, _, _ := strings.Cut(strings.TrimLeft(low, " *_\"'"), " ")
	return asking.Has(first)
}

// asksForFigure reports whether one figure is the answer: "how many nodes ...".
func asksForFigure(rest []term) bool {
	for i := 0; i+1 < len(rest) && i < 2; i++ {
		if rest[i].low == "how" {
			return counted.Has(rest[i+1].low)
		}
	}
	return false
}

// asksWhether tells "check if", "test why".
func asksWhether(rest []term) bool {
	if len(rest) == 0 {
		return false
	}
	switch rest[0].low {
	case "why", "if", "whether":
		return true
	}
	return false
}

// asksOfAll reports whether the question is asked of each of a set, and so is
// answered when the last was looked at: "check if any other tables need a policy".
func asksOfAll(rest []term) bool {
	for i := 1; i+2 < len(rest) && i < 4; i++ {
		switch rest[i].low {
		case "any", "all", "each", "every", "which":
			k := i + 1
			if rest[k].low == "other" || rest[k].low == "of" || rest[k].low == "the" {
				k++
			}
			if k == i+1 && rest[i].low == "any" || k+1 >= len(rest) {
				return false
			}
			return rest[k].class&(classGeneric|classFiller|classTopic) == 0 && namesObject(rest[k+1:])
		}
	}
	return false
}

// isAssurance tells verbs by which somebody looks whether something is so.
func isAssurance(lead string) bool {
	return assurances.Has(lead)
}
