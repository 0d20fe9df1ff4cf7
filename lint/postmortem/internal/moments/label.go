package moments

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"
)

// ofLabel gives the moments that a milestone's label names: "First detected",
// "Start of impact", "Repaired".
func ofLabel(label string) set {
	if found, _ := named(label, false); found != 0 {
		return found
	}
	w := weigher{told: make([]set, 1)}
	w.weigh(&Entry{Text: label}, 0)
	if len(w.items) == 0 {
		return 0
	}
	return 1 << w.items[0].best()
}

// named gives the moments that the words of a label name, and whether it consists of
// nothing else; where that is asked for, the first other word ends the search.
func named(label string, strictly bool) (found set, strict bool) {
	t := words()
	var faint set
	joined := strings.ContainsAny(label, "/&+")
	strict = true
	some := false
	z := tokenizer{s: label}
	for n := 0; n < maxTokens; n++ {
		tok, ok := z.next()
		if !ok {
			break
		}
		some = true
		k, weight := t.names(tok.text)
		switch {
		case weight == sure:
			if !joined {
				found = 0 // "Alert acknowledged", "Incident declared"
			}
			found, joined = found|k, false
		case weight == unsure:
			faint |= k
		case tok.text == "and" || tok.text == "und":
			joined = true
		case t.fills(tok.text):
		case strictly:
			return 0, false
		default:
			strict = false
		}
	}
	if found == 0 {
		found = faint
	}
	return found, strict && some
}

// fills reports whether a word may stand beside those that name a moment.
func (t *table) fills(text string) bool {
	var buf [maxWord]byte
	return t.filler[string(lowered(&buf, text))]
}

// How surely a word of a label names a moment.
const (
	none = iota
	unsure
	sure
)

// names gives the moment that a word of a label names: "detection".
func (t *table) names(text string) (found set, weight int) {
	if k := t.within(text); k != 0 {
		return k, sure
	}
	var buf [maxWord]byte
	lower := lowered(&buf, text)
	if len(lower) < 2 {
		return 0, none
	}
	for _, l := range t.labels[[2]byte(lower[:2])] {
		if bytes.HasPrefix(lower, l.text) {
			return 1 << l.kind, l.weight
		}
	}
	return 0, none
}

// within gives the moments of the words inside a text that is written without blanks.
func (t *table) within(text string) (found set) {
	if text[0] < utf8.RuneSelf {
		return 0
	}
	for _, w := range t.signs {
		if strings.Contains(text, w.text) {
			found |= 1 << w.kind
			text = strings.ReplaceAll(text, w.text, "")
		}
	}
	return found
}

// maxLabel is the length of the longest label in front of an entry's text.
const maxLabel = 48

// maxBlanks is how many words it has, less one.
const maxBlanks = 5

// cutLabel gives the moments that a label in front of a text names, "Detected: ...",
// "OUTAGE BEGINS - ...", and where the rest begins; 0 where there is none.
func cutLabel(s string) (found set, rest int) {
	head := s[:min(len(s), maxLabel)]
	for _, mark := range [...]string{":", "：", " — ", " – ", " - ", "— "} {
		i := strings.Index(head, mark)
		if i < 2 || strings.Count(head[:i], " ") > maxBlanks {
			continue
		}
		if found, strict := named(head[:i], true); strict && found != 0 {
			return found, i + len(mark)
		}
		if mark != ":" && slices.Contains(words().lists["statuses"], strings.ToLower(head[:i])) {
			return 0, i + len(mark) // the state that an update of a status page gives
		}
	}
	if len(s) > maxLabel {
		return 0, 0
	}
	if found, strict := named(s, true); strict {
		return found, len(s)
	}
	return 0, 0
}

// lastIndex is strings.LastIndex of a mark whose second or first byte is rarer than a
// blank.
func lastIndex(s, mark string) int {
	at := 0 // of the rare byte
	if mark[0] == ' ' {
		at = 1
	}
	for end := len(s); ; {
		i := strings.LastIndexByte(s[:end], mark[at])
		if i < at {
			return -1
		}
		if strings.HasPrefix(s[i-at:], mark) {
			return i - at
		}
		end = i
	}
}

// tailLabel gives the moments that the last words of a text name behind a comma or a
// dash: "Workers restarted, mitigated".
func tailLabel(s string) set {
	s = strings.TrimRight(s, ". ")
	tail := s[max(0, len(s)-maxLabel):]
	for _, mark := range [...]string{", ", " - ", " – ", " — "} {
		if i := lastIndex(tail, mark); i >= 0 {
			if found, strict := named(tail[i+len(mark):], true); strict {
				return found
			}
		}
	}
	return 0
}
