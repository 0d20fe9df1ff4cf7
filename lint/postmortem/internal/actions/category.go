package actions

import (
	"strings"

	"github.com/pmlint/pmlint/lint/internal/ascii"
)

// statedCategory reads a Type or Category cell: "Detect", "prevention",
// "mitigate / process"; CategoryNone for other schemes ("process", "P1").
func statedCategory(s string) Category {
	for w := range strings.FieldsFuncSeq(strings.ToLower(s), isNotWordRune) {
		switch w {
		case "detect", "detection", "detective", "monitor", "monitoring", "alerting", "observability":
			return CategoryDetect
		case "prevent", "prevention", "preventive", "preventative", "preventing", "corrective", "hardening":
			return CategoryPrevent
		case "mitigate", "mitigation", "mitigative", "resilience", "resiliency", "reliability":
			return CategoryMitigate
		case "respond", "response", "documentation", "docs", "runbook", "training", "communication", "process":
			return CategoryRespond
		case "repair", "fix", "cleanup", "remediation", "remediate", "recovery":
			return CategoryRepair
		case "investigate", "investigation", "research", "spike", "analysis":
			return CategoryInvestigate
		}
	}
	return CategoryNone
}

func isNotWordRune(r rune) bool {
	return r < 0x80 && !ascii.IsTermByte(byte(r))
}

// tellCategory tells from its words what an action is good for. The head of the
// first noun phrase decides ("write an alert runbook" is for the response)
// unless the verb is a plain one ("monitor the queue"); else the verb, else the
// first telling noun behind.
func tellCategory(s string) Category {
	verb, head, later := CategoryNone, CategoryNone, CategoryNone
	inHead := true
	first := true
	for i := 0; i < len(s); {
		if !ascii.IsTermByte(s[i]) && s[i] < 0x80 {
			if !first && (s[i] == '.' || s[i] == ';' || s[i] == ':' || s[i] == '(') {
				inHead = false
			}
			i++
			continue
		}
		start := i
		for i < len(s) && (ascii.IsTermByte(s[i]) || s[i] >= 0x80) {
			i++
		}
		w := strings.ToLower(s[start:i])
		if first {
			if isAuxiliary(w) {
				continue
			}
			first = false
			if verb = verbCategory(w); verb != CategoryNone {
				continue
			}
		} else if endsNounPhrase(w) {
			inHead = false
		}
		c := nounCategory(w)
		switch {
		case c == CategoryNone:
		case inHead:
			head = c
		case later == CategoryNone:
			later = c
		}
	}
	switch {
	case verb == CategoryInvestigate, verb == CategoryDetect, verb == CategoryRespond, verb == CategoryRepair:
		return verb
	case head != CategoryNone:
		return head
	case verb != CategoryNone:
		return verb
	}
	return later
}

// isAuxiliary tells words before the verb.
func isAuxiliary(w string) bool {
	return auxiliaries.Has(w)
}

// endsNounPhrase tells the words that end the phrase which names the object.
func endsNounPhrase(w string) bool {
	return phraseEnds.Has(w)
}

func verbCategory(w string) Category {
	return verbCategories.Of(w)
}

func nounCategory(w string) Category {
	w = strings.TrimSuffix(strings.TrimSuffix(w, "'s"), "s")
	return nounCategories.Of(w)
}
