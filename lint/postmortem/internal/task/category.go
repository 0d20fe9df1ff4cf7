package task

import (
	"strings"

	"github.com/pmlint/pmlint/internal/ascii"
)

// StatedCategory reads a Type or Category cell: "Detect", "prevention",
// "mitigate / process"; CategoryNone for other schemes ("process", "P1").
func StatedCategory(s string) Category {
	for w := range strings.FieldsFuncSeq(strings.ToLower(s), EndsWord) {
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

func EndsWord(r rune) bool {
	return r < 0x80 && !ascii.IsTermByte(byte(r))
}

// CategoryOf tells from its words what an action is good for. The head of the
// first noun phrase decides ("write an alert runbook" is for the response)
// unless the verb is a plain one ("monitor the queue"); else the verb, else the
// first telling noun behind.
func CategoryOf(s string) Category {
	r := categoryReader{first: true, inHead: true}
	for i := 0; i < len(s); {
		start := i
		for i < len(s) && (ascii.IsTermByte(s[i]) || s[i] >= 0x80) {
			i++
		}
		if i > start {
			r.readWord(strings.ToLower(s[start:i]))
			continue
		}
		if !r.first && strings.IndexByte(".;:(", s[i]) >= 0 {
			r.inHead = false
		}
		i++
	}
	return r.category()
}

// categoryReader reads an action word by word.
type categoryReader struct {
	verb  Category
	head  Category // of the last telling noun in the first noun phrase
	later Category // of the first telling noun behind it
	first bool     // the verb is still to come
	clear bool     // the verb clears something up
	again bool     // it happens by itself
	// inHead is true as long as the first noun phrase has not ended.
	inHead bool
	// What makes a signal of what is not one by itself: the verb watches, or puts
	// something there, and the object is a signal, or one that is put there. Away tells
	// that somebody else's is watched.
	watches, puts, signal, weak, away bool
}

func (r *categoryReader) readWord(w string) {
	if r.first {
		if isAuxiliary(w) {
			return
		}
		r.first, r.clear, r.watches, r.puts = false, clearing.Has(w), watching.Has(w), putting.Has(w)
		if r.verb = verbCategory(w); r.verb != CategoryNone || r.watches {
			return
		}
	} else if endsNounPhrase(w) {
		r.inHead = false
	}
	r.again = r.again || recurring.Has(w)
	c := nounCategory(w)
	r.readSignal(singular(w))
	switch {
	case c == CategoryNone:
	case r.inHead:
		r.head = c
	case r.later == CategoryNone:
		r.later = c
	}
}

// readSignal reads whether the object is a signal.
func (r *categoryReader) readSignal(w string) {
	r.signal = r.signal || signals.Has(w) || w == "when" || w == "if"
	if r.inHead {
		r.weak = r.weak || weakSignals.Has(w)
		r.away = r.away || elsewhere.Has(w)
	}
}

// detects reports whether the verb and its object together detect something.
func (r *categoryReader) detects() bool {
	return r.watches && r.signal || r.puts && r.weak && r.head == CategoryNone
}

func (r *categoryReader) category() Category {
	if r.detects() {
		return CategoryDetect
	}
	if r.verb == CategoryDetect && r.away && !r.signal {
		return CategoryNone
	}
	switch {
	case r.clear && r.again: // "purge old rows every night"
		return CategoryPrevent
	case r.verb == CategoryInvestigate, r.verb == CategoryDetect, r.verb == CategoryRespond, r.verb == CategoryRepair:
		return r.verb
	case r.head != CategoryNone:
		return r.head
	case r.verb != CategoryNone:
		return r.verb
	}
	return r.later
}

// isAuxiliary tells words before the verb.
func isAuxiliary(w string) bool {
	return Auxiliaries.Has(w)
}

// endsNounPhrase tells the words that end the phrase which names the object.
func endsNounPhrase(w string) bool {
	return PhraseEnds.Has(w)
}

func verbCategory(w string) Category {
	return VerbCategories.Of(w)
}

func nounCategory(w string) Category { return nounCategories.Of(singular(w)) }

func singular(w string) string { return strings.TrimSuffix(strings.TrimSuffix(w, "'s"), "s") }

// IsCategoryLabel tells "Detect" or "Prevention" alone.
func IsCategoryLabel(s string) bool {
	return CategoryOfTitle(s) != CategoryNone
}

// CategoryOfTitle reads "Detection" or "Prevention actions" above a group of
// items.
func CategoryOfTitle(s string) Category {
	if s == "" || strings.Count(s, " ") > 4 {
		return CategoryNone
	}
	words := strings.FieldsFunc(strings.ToLower(s), EndsWord)
	if len(words) == 0 || len(words) > 2 {
		return CategoryNone
	}
	if len(words) == 2 {
		switch words[1] {
		case "actions", "items", "improvements", "measures", "work":
		default:
			return CategoryNone
		}
	}
	switch words[0] {
	case "detect", "detection", "monitoring", "prevent", "prevention", "preventive", "preventative", "mitigate", "mitigation",
		"respond", "response", "investigate", "investigation", "repair":
		return StatedCategory(words[0])
	}
	return CategoryNone
}
