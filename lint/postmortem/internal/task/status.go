package task

import (
	"strings"
	"unicode/utf8"

	"github.com/pmlint/pmlint/internal/ascii"
)

// StatusOf reads a text that states the state of an action and nothing else:
// a table cell, or what follows "Status:". An empty one says nothing; words
// that are not known give StatusUnknown.
func StatusOf(s string) Status {
	emoji, rest := SignStatus(s)
	words := withoutColour(strings.ToLower(strings.Trim(rest, " \t*_`[]().:!-–—")))
	if words == "" {
		return emoji
	}
	if st := WordStatus(words); st != "" {
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

// SignStatus reads the tick or sign that a text begins or ends with, also as
// a short code (":white_check_mark:"), and gives the text without it.
func SignStatus(s string) (Status, string) {
	s = strings.TrimSpace(s)
	if r, n := utf8.DecodeRuneInString(s); n > 1 {
		if st := statusOfSign(r); st != "" {
			return st, strings.TrimLeft(s[n:], "\ufe0f\ufe0e ")
		}
	}
	trimmed := strings.TrimRight(s, "\ufe0f\ufe0e ")
	if r, n := utf8.DecodeLastRuneInString(trimmed); n > 1 {
		if st := statusOfSign(r); st != "" {
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

// statusOfSign knows the signs that teams mark actions with.
func statusOfSign(r rune) Status {
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

// WordStatus reads a state in words, in lower case; "" for words that begin
// with no known state.
func WordStatus(s string) Status {
	if st := ExactStatus(s); st != "" {
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
		if st := ExactStatus(strings.TrimRight(s[:n], " ")); st != "" {
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

// ExactStatus knows the words for states, in lower case.
func ExactStatus(s string) Status {
	return exactStates.Of(s)
}

// StatusAt is a state written inside a text: its bytes [start, end) with the
// marks around them.
type StatusAt struct {
	Start, End int
	Status     Status
}

// LeadingStatus reads a state that a text begins with: a tick, "[DONE]",
// "DONE:", "(in progress)".
func LeadingStatus(s string) (StatusAt, bool) {
	if st, rest := SignStatus(s); st != "" && strings.HasSuffix(s, rest) && len(rest) < len(s) {
		return StatusAt{0, len(s) - len(rest), st}, true
	}
	if len(s) > 2 && (s[0] == '[' || s[0] == '(') {
		end := strings.IndexAny(s, "])")
		if end < 0 {
			return StatusAt{}, false
		}
		st := BracketStatus(s[1:end])
		if s[:end+1] == "[~]" { // GitLab's box of what does not apply
			st = StatusDropped
		}
		if st != "" {
			return StatusAt{0, end + 1, st}, true
		}
		return StatusAt{}, false
	}
	if rest, ok := strings.CutPrefix(s, "{{"); ok { // a template of a wiki
		if end := strings.Index(rest, "}}"); end > 0 {
			if st := BracketStatus(rest[:end]); st != "" {
				return StatusAt{0, len("{{}}") + end, st}, true
			}
		}
	}
	if i := strings.IndexByte(s, ':'); i > 0 && i < 20 {
		if st := BracketStatus(s[:i]); st != "" {
			return StatusAt{0, i + 1, st}, true
		}
	}
	if n := len(s); n > 5 {
		for _, w := range [...]string{"DONE ", "FIXED ", "WIP ", "TODO "} {
			if strings.HasPrefix(s, w) {
				return StatusAt{0, len(w) - 1, ExactStatus(strings.ToLower(w[:len(w)-1]))}, true
			}
		}
	}
	return StatusAt{}, false
}

// BracketStatus reads a state that stands apart from the text. Single letters
// and words that are as often something else are not read there.
func BracketStatus(s string) Status {
	low := strings.ToLower(strings.Trim(s, " *_.!"))
	switch {
	case unbracketed.Has(low):
		return ""
	}
	if st := ExactStatus(low); st != "" {
		return st
	}
	for _, w := range bracketedStates.All() {
		if strings.HasPrefix(low, w) && len(low) > len(w) && isStatusEnd(low, len(w)) {
			switch w {
			case "already":
				return WordStatus(strings.TrimSpace(low[len(w):]))
			case "currently blocking":
				return StatusBlocked
			}
			return ExactStatus(w)
		}
	}
	return ""
}

// TrailingStatus reads a state that a text ends with: " - DONE", "(done)",
// "[in progress]", a tick.
func TrailingStatus(s string) (StatusAt, bool) {
	trimmed := strings.TrimRight(s, " .\ufe0f")
	if st, rest := SignStatus(trimmed); st != "" && strings.HasPrefix(trimmed, rest) {
		return StatusAt{len(strings.TrimRight(rest, " -–—")), len(s), st}, true
	}
	if n := len(trimmed); n > 2 && (trimmed[n-1] == ')' || trimmed[n-1] == ']') {
		if open := strings.LastIndexAny(trimmed, "(["); open >= 0 {
			if st := BracketStatus(trimmed[open+1 : n-1]); st != "" {
				return StatusAt{open, len(s), st}, true
			}
		}
		return StatusAt{}, false
	}
	if st, ok := segmentStatus(trimmed); ok {
		st.End = len(s)
		return st, true
	}
	if st, ok := signedStatus(trimmed); ok {
		st.End = len(s)
		return st, true
	}
	if i := strings.LastIndexByte(trimmed, ' '); i > 0 {
		switch trimmed[i+1:] {
		case "DONE", "DONE!", "WIP", "WONTFIX", "FIXED", "COMPLETED":
			return StatusAt{i, len(s), ExactStatus(strings.ToLower(strings.Trim(trimmed[i+1:], "!")))}, true
		}
	}
	return StatusAt{}, false
}

// segmentStatus reads a state behind the last dash, colon or full stop of a text.
func segmentStatus(trimmed string) (StatusAt, bool) {
	for _, sep := range [...]string{" - ", " – ", " — ", " -- ", ": ", "; ", ". "} {
		i := strings.LastIndex(trimmed, sep)
		if i < 0 || len(trimmed)-i > 40 {
			continue
		}
		last := trimmed[i+len(sep):]
		if HasSeparator(sep) && saysWhere(last) && IsPastVerb(strings.ToLower(strings.Fields(last)[0])) {
			return StatusAt{i, len(trimmed), StatusDone}, true // "- written with this review"
		}
		if st := BracketStatus(last); st != "" && (sep != ". " || last == strings.ToUpper(last) || saysWhere(last)) {
			return StatusAt{i, len(trimmed), st}, true
		}
	}
	return StatusAt{}, false
}

// signedStatus reads a sign and a word for one state at the end: "✅ Done".
func signedStatus(s string) (StatusAt, bool) {
	i := strings.LastIndexByte(s, ' ')
	if i <= 0 {
		return StatusAt{}, false
	}
	before := strings.TrimRight(s[:i], " \ufe0f")
	sign, n := utf8.DecodeLastRuneInString(before)
	if st := statusOfSign(sign); st != "" && ExactStatus(strings.ToLower(s[i+1:])) == st {
		return StatusAt{len(before) - n, len(s), st}, true
	}
	return StatusAt{}, false
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

// StatusOfTitle reads what a heading or an introducing line says of the state of
// all that follows: "Immediate actions (completed)", "Still to do:".
func StatusOfTitle(s string) Status {
	low := strings.ToLower(s)
	if strings.Contains(low, "not yet") || strings.Contains(low, "not been") || strings.Contains(low, "to be ") ||
		strings.Contains(low, "incomplete") {
		return StatusOpen
	}
	state := Status("")
	words := strings.FieldsFunc(low, EndsWord)
	for i, w := range words {
		if w == "complete" && (i < len(words)-1 || i > 0 && words[i-1] == "to") {
			continue
		}
		switch w {
		case "completed", "complete", "done", "finished", "implemented", "closed", "shipped", "taken":
			if state == "" {
				state = StatusDone
			}
		case "planned", "todo", "remaining", "pending", "upcoming", "outstanding", "open", "in-progress", "progress", "proposed", "future":
			return StatusOpen
		case "rejected", "declined", "cancelled", "dropped", "abandoned", "won't":
			return StatusDropped
		}
	}
	return state
}
