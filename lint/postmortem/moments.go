package postmortem

import (
	_ "embed"
	"strings"
	"sync"
)

// momentWords are the words that tell key moments; see the file.
//
//go:embed moments.txt
var momentWords string

// momentCue is a phrase that tells a key moment.
type momentCue struct {
	kind MomentKind
	// words are in lower case; a last '*' stands for any ending, a first '!' for
	// a word that must not follow.
	words []string
	label bool // tells the moment in the label of a milestone only
}

// cueKeyLen is how many letters of its first word find a cue.
const cueKeyLen = 3

// cueTable finds cues by the first letters of their first word.
var cueTable = sync.OnceValue(func() map[[cueKeyLen]byte][]momentCue {
	table := make(map[[cueKeyLen]byte][]momentCue, 256)
	var kind MomentKind
	label := false
	for line := range strings.Lines(momentWords) {
		line = strings.TrimSpace(line)
		switch {
		case line == "" || line[0] == '#':
		case strings.HasSuffix(line, ":"):
			name, found := strings.CutPrefix(strings.TrimSuffix(line, ":"), "label ")
			kind, label = MomentKind(name), found
		default:
			words := strings.Fields(line)
			key := cueKey(strings.TrimSuffix(words[0], "*"))
			table[key] = append(table[key], momentCue{kind: kind, words: words, label: label})
		}
	}
	return table
})

// cueKey is what a word is looked up by.
func cueKey(word string) (key [cueKeyLen]byte) {
	for i := 0; i < len(word) && i < cueKeyLen; i++ {
		key[i] = lowerByte(word[i])
	}
	return key
}

func lowerByte(c byte) byte {
	if c >= 'A' && c <= 'Z' {
		return c + 'a' - 'A'
	}
	return c
}

// maxMomentWords is how many words of an event are looked at: what it is about
// stands at its beginning.
const maxMomentWords = 28

// momentsOf tells which key moments an event is, from its words or, of a
// milestone, from its label.
func momentsOf(e *Event, label string) []MomentKind {
	var found [len(momentOrder)]bool
	if label != "" {
		matchCues(label, true, &found)
	} else {
		matchCues(e.Text.Plain, false, &found)
	}
	n := 0
	for _, f := range found {
		if f {
			n++
		}
	}
	if n == 0 {
		return nil
	}
	kinds := make([]MomentKind, 0, n)
	for i, kind := range momentOrder {
		if found[i] {
			kinds = append(kinds, kind)
		}
	}
	return kinds
}

// momentOrder are the moments in the order in which they are expected.
var momentOrder = [...]MomentKind{MomentTrigger, MomentSymptom, MomentDetected, MomentAcknowledged, MomentTriage, MomentCause,
	MomentMitigated, MomentRestored, MomentResolved}

func momentIndex(kind MomentKind) int {
	for i, k := range momentOrder {
		if k == kind {
			return i
		}
	}
	return 0
}

func matchCues(s string, label bool, found *[len(momentOrder)]bool) {
	var buf [maxMomentWords]string
	words := momentTokens(s, buf[:0])
	table := cueTable()
	for i, w := range words {
		if len(w) < 2 {
			continue
		}
		cues := table[cueKey(w)]
		for k := range cues {
			c := &cues[k]
			if c.label && !label || found[momentIndex(c.kind)] || !c.matches(words[i:]) {
				continue
			}
			if !denied(words[:i]) {
				found[momentIndex(c.kind)] = true
			}
		}
	}
}

func (c *momentCue) matches(words []string) bool {
	for i, w := range c.words {
		if not, ok := strings.CutPrefix(w, "!"); ok {
			return i >= len(words) || !foldsTo(words[i], not)
		}
		if i >= len(words) {
			return false
		}
		if stem, any := strings.CutSuffix(w, "*"); any {
			if len(words[i]) < len(stem) || !foldsTo(words[i][:len(stem)], stem) {
				return false
			}
		} else if !foldsTo(words[i], w) {
			return false
		}
	}
	return true
}

// foldsTo compares a word with one in lower case.
func foldsTo(word, lower string) bool {
	if len(word) != len(lower) {
		return false
	}
	for i := 0; i < len(word); i++ {
		if lowerByte(word[i]) != lower[i] {
			return false
		}
	}
	return true
}

// deniers before a cue make it untrue, not yet true or only intended.
var deniers = map[string]bool{
	"not": true, "never": true, "no": true, "without": true, "cannot": true, "can't": true, "didn't": true, "doesn't": true, "wasn't": true,
	"isn't": true, "weren't": true, "aren't": true, "hasn't": true, "haven't": true, "couldn't": true, "won't": true, "yet": true, "nothing": true,
	"unable": true, "fail": true, "fails": true, "failed": true, "failing": true, "unsuccessful": true, "unsuccessfully": true,
	"attempt": true, "attempts": true, "attempted": true, "attempting": true, "try": true, "tries": true, "tried": true, "trying": true,
	"will": true, "would": true, "should": true, "could": true, "might": true, "may": true, "if": true, "until": true, "before": true,
	"plan": true, "plans": true, "planned": true, "planning": true, "decided": true, "decide": true, "decides": true, "hoping": true, "whether": true,
	"preparing": true, "considered": true, "considering": true, "discussed": true, "expected": true, "waiting": true, "wait": true, "requested": true,
	"asked": true, "unsure": true, "partially": true, "once": true,
}

// passes are words that may stand between a denier and what it denies.
var passes = map[string]bool{
	"to": true, "be": true, "been": true, "being": true, "fully": true, "completely": true, "yet": true, "the": true, "a": true, "an": true, "have": true,
	"has": true, "had": true, "is": true, "was": true, "were": true, "are": true, "get": true, "it": true, "any": true, "on": true, "for": true, "that": true, "this": true,
	"service": true, "issue": true, "incident": true, "problem": true, "we": true, "all": true, "of": true, "still": true, "actually": true, "and": true,
}

// denied tells that the words before a cue deny it.
func denied(before []string) bool {
	for i := len(before) - 1; i >= 0 && i >= len(before)-6; i-- {
		w := strings.ToLower(before[i])
		if w == "." {
			return false
		}
		if deniers[w] {
			return true
		}
		if !passes[w] {
			return false
		}
	}
	return false
}

// momentTokens cuts a text into words; what ends a clause is ".".
func momentTokens(s string, words []string) []string {
	start := -1
	for i := 0; i <= len(s) && len(words) < maxMomentWords; i++ {
		inWord := i < len(s) && (isLetter(s[i]) || isDigit(s[i]) || start >= 0 && (s[i] == '\'' || s[i] == '-') && isWordAt(s, i+1))
		switch {
		case inWord && start < 0:
			start = i
		case !inWord && start >= 0:
			words = append(words, s[start:i])
			start = -1
			fallthrough
		default:
			if i < len(s) && strings.IndexByte(".;!?,:(", s[i]) >= 0 && len(words) > 0 && words[len(words)-1] != "." && len(words) < maxMomentWords {
				words = append(words, ".")
			}
		}
	}
	return words
}

// milestones begin the words of labels that stand before a stamp.
var milestones = [...]string{"detect", "start", "began", "begin", "end", "resol", "repair", "mitigat", "restor", "recover", "declar", "acknowledg",
	"report", "alert", "trigger", "identif", "impact", "symptom", "escalat", "deploy", "clos", "triag", "notif", "paged", "fix", "rolled", "rollback",
	"occur", "introduc", "discover", "open", "stabil", "contain", "cause", "first", "last", "incident", "outage", "create"}

// isMilestone tells the label of a key moment: a few words, one of which names
// one.
func isMilestone(label string) bool {
	if len(label) == 0 || len(label) > 60 || strings.Count(label, " ") > 6 {
		return false
	}
	var buf [maxMomentWords]string
	for _, w := range momentTokens(label, buf[:0]) {
		for _, m := range milestones {
			if len(w) >= len(m) && foldsTo(w[:len(m)], m) {
				return true
			}
		}
	}
	return false
}
