package actions

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pmlint/pmlint/lint/english"
	"github.com/pmlint/pmlint/lint/internal/ascii"
	"github.com/pmlint/pmlint/lint/promise"
)

// readStatus reads a text that states the state of an action and nothing else:
// a table cell, or what follows "Status:". An empty one says nothing; words
// that are not known give StatusUnknown.
func readStatus(s string) Status {
	emoji, rest := emojiStatus(s)
	words := withoutColour(strings.ToLower(strings.Trim(rest, " \t*_`[]().:!-–—")))
	if words == "" {
		return emoji
	}
	if st := wordStatus(words); st != "" {
		return st
	}
	if emoji != "" {
		return emoji
	}
	return StatusUnknown
}

// withoutColour drops the colour of a rating in front of a state: "green –
// complete".
func withoutColour(s string) string {
	for _, colour := range [...]string{"green", "amber", "yellow", "red", "blue", "grey"} {
		if rest, ok := strings.CutPrefix(s, colour); ok {
			if bare := strings.Trim(rest, " -–—:/,()"); bare != "" && bare != rest {
				return bare
			}
		}
	}
	return s
}

// emojiStatus reads the tick or sign that a text begins or ends with, also as
// a short code (":white_check_mark:"), and gives the text without it.
func emojiStatus(s string) (Status, string) {
	s = strings.TrimSpace(s)
	if r, n := utf8.DecodeRuneInString(s); n > 1 {
		if st := signStatus(r); st != "" {
			return st, strings.TrimLeft(s[n:], "\ufe0f\ufe0e ")
		}
	}
	trimmed := strings.TrimRight(s, "\ufe0f\ufe0e ")
	if r, n := utf8.DecodeLastRuneInString(trimmed); n > 1 {
		if st := signStatus(r); st != "" {
			return st, trimmed[:len(trimmed)-n]
		}
	}
	if strings.HasPrefix(s, ":") {
		if end := strings.IndexByte(s[1:], ':'); end > 0 {
			if st := shortcodeStatus(s[1 : end+1]); st != "" {
				return st, strings.TrimSpace(s[end+2:])
			}
		}
	}
	if strings.HasSuffix(s, ":") {
		if start := strings.LastIndexByte(s[:len(s)-1], ':'); start >= 0 {
			if st := shortcodeStatus(s[start+1 : len(s)-1]); st != "" {
				return st, strings.TrimSpace(s[:start])
			}
		}
	}
	return "", s
}

// signStatus knows the signs that teams mark actions with.
func signStatus(r rune) Status {
	switch r {
	case '✅', '✔', '☑', '✓', '🟢', '🎉', '🏁', '💯', '🗹', '👍':
		return StatusDone
	case '❌', '✖', '✗', '✘', '🚫', '🗑', '🙅':
		return StatusDropped
	case '🚧', '🔄', '⏳', '⌛', '🟡', '🏗', '🔨', '🛠', '👷', '🏃', '🔵':
		return StatusActive
	case '⛔', '🛑', '🧱', '⏸', '🔒', '🟠':
		return StatusBlocked
	case '🔴', '⬜', '🔲', '☐', '🆕', '⭕', '⚪', '📋', '🔜', '❗':
		return StatusOpen
	}
	return ""
}

// shortcodeStatus knows the same signs by the names that code hosts and chats
// give them.
func shortcodeStatus(name string) Status {
	switch name {
	case "white_check_mark", "heavy_check_mark", "ballot_box_with_check", "check", "done", "tada", "large_green_circle",
		"green_circle", "check_mark":
		return StatusDone
	case "x", "negative_squared_cross_mark", "no_entry_sign", "wastebasket", "cross_mark":
		return StatusDropped
	case "construction", "hourglass", "hourglass_flowing_sand", "arrows_counterclockwise", "yellow_circle", "large_yellow_circle",
		"hammer", "in-progress", "wip":
		return StatusActive
	case "no_entry", "octagonal_sign", "pause_button", "lock":
		return StatusBlocked
	case "red_circle", "white_large_square", "black_square_button", "new", "white_circle", "soon":
		return StatusOpen
	}
	return ""
}

// wordStatus reads a state in words, in lower case; "" for words that begin
// with no known state.
func wordStatus(s string) Status {
	if st := exactStatus(s); st != "" {
		return st
	}
	if n := ascii.CountDigits(s); n > 0 && n <= 3 && strings.HasPrefix(strings.TrimSpace(s[n:]), "%") {
		return percentStatus(ascii.Atoi(s[:n]))
	}
	// "done (PR #12)", "complete - see wiki", "in progress, 60%"
	for n := min(len(s), 24); n > 0; n-- {
		if n < len(s) && !isStatusEnd(s, n) {
			continue
		}
		if st := exactStatus(strings.TrimRight(s[:n], " ")); st != "" {
			return st
		}
	}
	return ""
}

// isStatusEnd tells that a state in words may end before s[n].
func isStatusEnd(s string, n int) bool {
	return strings.IndexByte(" ,;:(/-[.!\n", s[n]) >= 0 || strings.HasPrefix(s[n:], "–") || strings.HasPrefix(s[n:], "—")
}

func percentStatus(percent int) Status {
	switch {
	case percent == 0:
		return StatusOpen
	case percent >= 100:
		return StatusDone
	}
	return StatusActive
}

// exactStatus knows the words for states, in lower case.
func exactStatus(s string) Status {
	return exactStates.Of(s)
}

// statusAt is a state written inside a text: its bytes [start, end) with the
// marks around them.
type statusAt struct {
	start, end int
	status     Status
}

// leadingStatus reads a state that a text begins with: a tick, "[DONE]",
// "DONE:", "(in progress)".
func leadingStatus(s string) (statusAt, bool) {
	if st, rest := emojiStatus(s); st != "" && strings.HasSuffix(s, rest) && len(rest) < len(s) {
		return statusAt{0, len(s) - len(rest), st}, true
	}
	if len(s) > 2 && (s[0] == '[' || s[0] == '(') {
		end := strings.IndexAny(s, "])")
		if end < 0 {
			return statusAt{}, false
		}
		if st := bracketStatus(s[1:end]); st != "" {
			return statusAt{0, end + 1, st}, true
		}
		return statusAt{}, false
	}
	if rest, ok := strings.CutPrefix(s, "{{"); ok { // a template of a wiki
		if end := strings.Index(rest, "}}"); end > 0 {
			if st := bracketStatus(rest[:end]); st != "" {
				return statusAt{0, len("{{}}") + end, st}, true
			}
		}
	}
	if i := strings.IndexByte(s, ':'); i > 0 && i < 20 {
		if st := bracketStatus(s[:i]); st != "" {
			return statusAt{0, i + 1, st}, true
		}
	}
	if n := len(s); n > 5 {
		for _, w := range [...]string{"DONE ", "FIXED ", "WIP ", "TODO "} {
			if strings.HasPrefix(s, w) {
				return statusAt{0, len(w) - 1, exactStatus(strings.ToLower(w[:len(w)-1]))}, true
			}
		}
	}
	return statusAt{}, false
}

// bracketStatus reads a state that stands apart from the text. Single letters
// and words that are as often something else are not read there.
func bracketStatus(s string) Status {
	low := strings.ToLower(strings.Trim(s, " *_.!"))
	switch {
	case unbracketed.Has(low):
		return ""
	}
	if st := exactStatus(low); st != "" {
		return st
	}
	for _, w := range bracketedStates.All() {
		if strings.HasPrefix(low, w) && len(low) > len(w) && isStatusEnd(low, len(w)) {
			switch w {
			case "already":
				return exactStatus(strings.TrimSpace(low[len(w):]))
			case "currently blocking":
				return StatusBlocked
			}
			return exactStatus(w)
		}
	}
	return ""
}

// trailingStatus reads a state that a text ends with: " - DONE", "(done)",
// "[in progress]", a tick.
func trailingStatus(s string) (statusAt, bool) {
	trimmed := strings.TrimRight(s, " .\ufe0f")
	if st, rest := emojiStatus(trimmed); st != "" && strings.HasPrefix(trimmed, rest) {
		return statusAt{len(strings.TrimRight(rest, " -–—")), len(s), st}, true
	}
	if n := len(trimmed); n > 2 && (trimmed[n-1] == ')' || trimmed[n-1] == ']') {
		if open := strings.LastIndexAny(trimmed, "(["); open >= 0 {
			if st := bracketStatus(trimmed[open+1 : n-1]); st != "" {
				return statusAt{open, len(s), st}, true
			}
		}
		return statusAt{}, false
	}
	if st, ok := segmentStatus(trimmed); ok {
		st.end = len(s)
		return st, true
	}
	if st, ok := signedStatus(trimmed); ok {
		st.end = len(s)
		return st, true
	}
	if i := strings.LastIndexByte(trimmed, ' '); i > 0 {
		switch trimmed[i+1:] {
		case "DONE", "DONE!", "WIP", "WONTFIX", "FIXED", "COMPLETED":
			return statusAt{i, len(s), exactStatus(strings.ToLower(strings.Trim(trimmed[i+1:], "!")))}, true
		}
	}
	return statusAt{}, false
}

// segmentStatus reads a state behind the last dash, colon or full stop of a text.
func segmentStatus(trimmed string) (statusAt, bool) {
	for _, sep := range [...]string{" - ", " – ", " — ", " -- ", ": ", "; ", ". "} {
		i := strings.LastIndex(trimmed, sep)
		if i < 0 || len(trimmed)-i > 40 {
			continue
		}
		last := trimmed[i+len(sep):]
		if hasSeparator(sep) && saysWhere(last) && isPastVerb(strings.ToLower(strings.Fields(last)[0])) {
			return statusAt{i, len(trimmed), StatusDone}, true // "- written with this review"
		}
		if st := bracketStatus(last); st != "" && (sep != ". " || last == strings.ToUpper(last) || saysWhere(last)) {
			return statusAt{i, len(trimmed), st}, true
		}
	}
	return statusAt{}, false
}

// signedStatus reads a sign and a word for one state at the end: "✅ Done".
func signedStatus(s string) (statusAt, bool) {
	i := strings.LastIndexByte(s, ' ')
	if i <= 0 {
		return statusAt{}, false
	}
	before := strings.TrimRight(s[:i], " \ufe0f")
	sign, n := utf8.DecodeLastRuneInString(before)
	if st := signStatus(sign); st != "" && exactStatus(strings.ToLower(s[i+1:])) == st {
		return statusAt{len(before) - n, len(s), st}, true
	}
	return statusAt{}, false
}

// saysWhere tells "done in the wiki", "fixed by #12".
func saysWhere(s string) bool {
	words := strings.Fields(s)
	if len(words) < 2 {
		return false
	}
	switch words[1] {
	case "in", "by", "on", "via", "with", "as":
		return true
	}
	return false
}

// tellsDone tells that a text says in its first sentence that something was
// done: "Added an alert", "We've raised the limit", "The role has been
// documented".
func tellsDone(s string) bool {
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
		return i+1 < len(words) && isParticiple(words[i+1:])
	}
	if isPastVerb(word) {
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
	if !isPastVerb(last) || isParticipleAdjective(last) {
		return false
	}
	for _, w := range words[:len(words)-1] {
		if w = strings.ToLower(w); notPassive.Has(w) || auxiliaries.Has(w) {
			return false
		}
	}
	return promise.Read(&promise.Text{Plain: strings.Join(words, " ")}).Verb == ""
}

// movesAway reports whether a passive past with a particle tells of what people
// did: "winched down", "put in", not "delayed by".
func movesAway(participle, particle string) bool {
	if !strings.HasSuffix(participle, "ed") && !pastIrregular.Has(participle) && !bareParticiples.Has(participle) {
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
	return isPastVerb(w) || w == "been" || strings.HasSuffix(w, "ed")
}

// isPassiveDone tells "X has been added", "Y was shut down" near the start,
// where no verb of an order precedes it.
func isPassiveDone(words []string) bool {
	if verb := strings.ToLower(words[0]); isPastVerb(verb+"ed") || isPastVerb(verb+"d") {
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
			return isPastVerb(n) || isDoneAdverb(n) && isParticiple(words[i+1:]) || i+2 < len(words) && movesAway(n, words[i+2])
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

// isPastVerb knows the past forms, in lower case, of what people do to close an
// action.
func isPastVerb(w string) bool {
	switch {
	case pastIrregular.Has(w):
		return true
	}
	if len(w) < 5 || !strings.HasSuffix(w, "ed") {
		return false
	}
	return pastRegular.Has(w)
}
