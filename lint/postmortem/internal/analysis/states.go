package analysis

import (
	"strings"

	"github.com/pmlint/pmlint/internal/ascii"
	"github.com/pmlint/pmlint/lint/postmortem/internal/outline"
)

// slaState reads what became of the service level agreement: "met",
// "breached", or "" for a text that says neither, or both.
func slaState(s string) string {
	met, breached := false, false
	eachClause(s, func(words []string, negated int) {
		for i, w := range words {
			no := negated >= 0 && negated < i
			switch {
			case ascii.HasAnyPrefix(w, "breach", "violat", "miss", "exceed", "broke", "exhaust"):
				met, breached = met || no, breached || !no
			case w == "met" || w == "kept" || w == "within" || w == "held" || w == "ok":
				met, breached = met || !no, breached || no
			}
		}
	})
	return only(met, "met", breached, "breached")
}

// only is the one name whose state holds.
func only(a bool, nameA string, b bool, nameB string) string {
	switch {
	case a == b:
		return ""
	case a:
		return nameA
	}
	return nameB
}

// dataState reads what happened to data: the worst of "lost", "delayed" and
// "none" that the text states, or "".
func dataState(s string) string {
	if outline.Unfilled(s) || strings.Contains(s, " / ") {
		return ""
	}
	none, delayed, lost := false, false, false
	eachClause(s, func(words []string, negated int) {
		for i, w := range words {
			no := negated >= 0 && negated < i
			switch {
			case ascii.HasAnyPrefix(w, "lost", "loss", "losing", "corrupt", "delet", "dropp", "overwritten"):
				none, lost = none || no, lost || !no
			case ascii.HasAnyPrefix(w, "delay", "late", "lag", "stale", "behind"):
				none, delayed = none || no, delayed || !no
			case ascii.HasAnyPrefix(w, "affected", "impact"):
				none = none || no
			case w == "none" || w == "intact":
				none = true
			case w == "no" && len(words) == 1:
				none = true
			}
		}
	})
	switch {
	case lost:
		return "lost"
	case delayed:
		return "delayed"
	case none:
		return "none"
	}
	return ""
}

// eachClause gives the lower-case words of each clause, and the index of its
// first negation, or -1.
func eachClause(s string, visit func(words []string, negated int)) {
	for _, clause := range strings.FieldsFunc(strings.ToLower(s), endsClause) {
		words := strings.FieldsFunc(clause, func(r rune) bool { return !(r >= 'a' && r <= 'z' || r == '\'' || r == '’' || r > 127) })
		negated := -1
		for i, w := range words {
			if negates(w) {
				negated = i
				break
			}
			if w == "but" || w == "although" {
				break
			}
		}
		visit(words, negated)
	}
}

func endsClause(r rune) bool {
	return r == '.' || r == ',' || r == ';' || r == ':' || r == '(' || r == ')' || r == '\n' || r == '–' || r == '—' || r == '/'
}

func negates(w string) bool {
	switch w {
	case "no", "not", "never", "without", "nothing", "neither", "none", "wasn't", "weren't", "didn't", "isn't", "zero":
		return true
	}
	return strings.HasSuffix(w, "n’t")
}
