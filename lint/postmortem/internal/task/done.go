package task

import (
	"strings"
	"unicode"

	"github.com/pmlint/pmlint/internal/ascii"
	"github.com/pmlint/pmlint/internal/english"
	"github.com/pmlint/pmlint/internal/promise"
)

// TellsDone tells that a text says in its first sentence that something was
// done: "Added an alert", "We've raised the limit", "The role has been
// documented".
func TellsDone(s string) bool {
	s = s[:min(len(s), 160)]
	first := strings.TrimRight(s[:english.SentenceEnd(s, 0)], ".!? ")
	words := strings.FieldsFunc(first, func(r rune) bool { return unicode.IsSpace(r) || r == ',' || r == '/' })
	if len(words) == 0 {
		return false
	}
	i, subject := 0, false
	switch strings.ToLower(strings.ReplaceAll(words[0], "’", "'")) {
	case "we", "i", "they", "team":
		i, subject = 1, true
	case "we've", "i've", "we'd":
		return len(words) > 1
	}
	for i < len(words) && isDoneAdverb(strings.ToLower(words[i])) {
		i++
	}
	if i >= len(words) {
		return false
	}
	word := strings.ToLower(strings.Trim(words[i], "*_`:."))
	if filesTicket(words[i:]) {
		return false
	}
	if subject && (word == "have" || word == "had") {
		return i+1 < len(words) && isParticiple(withoutSpan(words[i+1:]))
	}
	if IsPastVerb(word) {
		return subject || !isParticipleAdjective(word) || nextIsObject(words[i+1:])
	}
	return !subject && (isPassiveDone(words) || isHeadlineDone(words))
}

// isHeadlineDone tells "Renewal job restarted": a few words that end in what was
// done, and no verb of an order before it.
func isHeadlineDone(words []string) bool {
	if len(words) < 2 || len(words) > 5 {
		return false
	}
	last := strings.ToLower(words[len(words)-1])
	if !IsPastVerb(last) || isParticipleAdjective(last) {
		return false
	}
	for _, w := range words[:len(words)-1] {
		if w = strings.ToLower(w); notPassive.Has(w) || Auxiliaries.Has(w) {
			return false
		}
	}
	return promise.Read(&promise.Text{Plain: strings.Join(words, " ")}).Verb == ""
}

// movesAway reports whether a passive past with a particle tells of what people
// did: "winched down", "put in", not "delayed by".
func movesAway(participle, particle string) bool {
	if !strings.HasSuffix(participle, "ed") && !PastIrregular.Has(participle) && !bareParticiples.Has(participle) {
		return false
	}
	return particles.Has(strings.ToLower(strings.Trim(particle, ".,;:")))
}

func isDoneAdverb(w string) bool {
	switch w {
	case "already", "now", "just", "also", "since", "manually", "temporarily", "then", "immediately", "successfully":
		return true
	}
	return false
}

// withoutSpan leaves out how long something has been so: "have for several years
// enabled it".
func withoutSpan(words []string) []string {
	if len(words) == 0 || !strings.EqualFold(words[0], "for") && !strings.EqualFold(words[0], "since") {
		return words
	}
	for i := 1; i < min(len(words)-1, 5); i++ {
		switch strings.TrimSuffix(strings.ToLower(words[i]), "s") {
		case "day", "week", "month", "year", "while", "time":
			return words[i+1:]
		}
	}
	return words
}

// filesTicket tells that all that was done is to write the work down: "Added a
// backlog task to ...".
func filesTicket(words []string) bool {
	for _, w := range words[:min(len(words), 6)] {
		switch strings.ToLower(strings.Trim(w, ".,:()")) {
		case "task", "ticket", "issue", "story", "card", "item":
			return true
		case "for", "to", "in", "on", "of":
			return false
		}
	}
	return false
}

// isParticiple tells that the words begin with a participle, after an adverb.
func isParticiple(words []string) bool {
	for len(words) > 1 && isDoneAdverb(strings.ToLower(words[0])) {
		words = words[1:]
	}
	w := strings.ToLower(words[0])
	return IsPastVerb(w) || w == "been" || strings.HasSuffix(w, "ed")
}

// isPassiveDone tells "X has been added", "Y was shut down" near the start,
// where no verb of an order precedes it.
func isPassiveDone(words []string) bool {
	if verb := strings.ToLower(words[0]); IsPastVerb(verb+"ed") || IsPastVerb(verb+"d") {
		return false
	}
	for i := 1; i < len(words)-1 && i < 8; i++ {
		if strings.HasSuffix(words[i-1], ":") {
			return false
		}
		w := strings.ToLower(words[i])
		switch {
		case w == "has" || w == "have":
			return i+2 < len(words) && strings.EqualFold(words[i+1], "been") && isParticiple(words[i+2:])
		case w == "was" || w == "were":
			n := strings.ToLower(strings.TrimRight(words[i+1], ".:;)"))
			return IsPastVerb(n) || isDoneAdverb(n) && isParticiple(words[i+1:]) || i+2 < len(words) && movesAway(n, words[i+2])
		case notPassive.Has(w):
			return false
		}
	}
	return false
}

// nextIsObject tells that a word such as "increased" is a verb, since what
// follows is an object with an article, or a change "from x to y".
func nextIsObject(words []string) bool {
	if len(words) == 0 {
		return false
	}
	switch strings.ToLower(words[0]) {
	case "the", "a", "an", "our", "all", "its", "their", "this", "these", "those", "both", "every", "each":
		return true
	}
	for i := 1; i < len(words)-1 && i < 6; i++ {
		if w := strings.ToLower(words[i]); (w == "to" || w == "from") && ascii.IsDigit(words[i+1][0]) {
			return true
		}
	}
	return false
}

// isParticipleAdjective tells past forms that head noun phrases as often as
// they report work: "Improved runbooks", "Automated rollback".
func isParticipleAdjective(w string) bool {
	return participleAdjectives.Has(w)
}

// IsPastVerb knows the past forms, in lower case, of what people do to close an
// action.
func IsPastVerb(w string) bool {
	if bare, again := strings.CutPrefix(w, "re-"); again && !pastRegular.Has(bare) {
		w = "re" + bare
	} else {
		w = bare
	}
	if PastIrregular.Has(w) {
		return true
	}
	if len(w) < 5 || !strings.HasSuffix(w, "ed") {
		return false
	}
	return pastRegular.Has(w)
}
