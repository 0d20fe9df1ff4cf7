package timeline

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"github.com/pmlint/pmlint/lint/internal/ascii"
	"github.com/pmlint/pmlint/lint/lexicon"
	"github.com/pmlint/pmlint/lint/postmortem/internal/outline"
)

// MomentsData are the words that tell key moments; see the file.
//
//go:embed moments.txt
var MomentsData string

// momentCue is a phrase that tells a key moment.
type momentCue struct {
	moment int // index of momentOrder
	words  []cueWord
	label  bool // tells the moment in the label of a milestone only
}

// cueWord is a word of a cue, in lower case.
type cueWord struct {
	text string
	stem bool // any ending may follow ("*" behind the word)
	not  bool // the word must not follow ("!" before it)
}

// cueTable finds cues by the first letters of their first word.
type cueTable struct {
	index [1 << (5 * outline.CueKeyLen)]uint16 // by outline.BeginBit: the list in cues; 0 for none
	cues  [][]momentCue
}

var momentCues = sync.OnceValue(func() *cueTable { return lexicon.Must(ReadMoments(MomentsData)) })

func ReadMoments(data string) (*cueTable, error) {
	table := &cueTable{cues: make([][]momentCue, 1, 160)}
	return table, lexicon.Each("lint/postmortem/internal/timeline/moments.txt", data, func(e lexicon.Entry) error {
		name, label := strings.CutPrefix(e.Head, "label ")
		moment := slices.Index(momentOrder[:], MomentKind(name))
		if moment < 0 {
			return e.Errorf("unknown moment %q; known are %q", name, momentOrder)
		}
		for _, phrase := range e.Phrases() {
			table.add(momentCue{moment: moment, words: cueWords(phrase), label: label})
		}
		return nil
	})
}

func cueWords(line string) []cueWord {
	fields := strings.Fields(line)
	words := make([]cueWord, len(fields))
	for i, f := range fields {
		f, not := strings.CutPrefix(f, "!")
		f, stem := strings.CutSuffix(f, "*")
		words[i] = cueWord{f, stem, not}
	}
	return words
}

func (t *cueTable) add(c momentCue) {
	first := c.words[0].text
	at := &t.index[outline.BeginBit(first)]
	if *at == 0 {
		*at = uint16(len(t.cues))
		t.cues = append(t.cues, nil)
	}
	t.cues[*at] = append(t.cues[*at], c)
}

// beginningLike gives the cues that can begin with the word.
func (t *cueTable) beginningLike(word string) []momentCue {
	return t.cues[t.index[outline.BeginBit(word)]]
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
	n, last := 0, 0
	for i, f := range found {
		if f {
			n, last = n+1, i
		}
	}
	switch n {
	case 0:
		return nil
	case 1: // as of most events: a part of the list, which costs nothing
		return momentOrder[last : last+1 : last+1]
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

func matchCues(s string, label bool, found *[len(momentOrder)]bool) {
	var buf [maxMomentWords]string
	words := momentTokens(s, buf[:0])
	table := momentCues()
	for i, w := range words {
		if len(w) < 2 {
			continue
		}
		cues := table.beginningLike(w)
		for k := range cues {
			c := &cues[k]
			if c.label && !label || found[c.moment] || !c.matches(words[i:]) {
				continue
			}
			if !denied(words[:i]) {
				found[c.moment] = true
			}
		}
	}
}

func (c *momentCue) matches(words []string) bool {
	for i, w := range c.words {
		if w.not {
			return i >= len(words) || !ascii.EqualFold(words[i], w.text)
		}
		if i >= len(words) {
			return false
		}
		word := words[i]
		if w.stem {
			word = word[:min(len(word), len(w.text))]
		}
		if !ascii.EqualFold(word, w.text) {
			return false
		}
	}
	return true
}

// deniers before a cue make it untrue, not yet true or only intended.
var deniers = Words.Set("denier")

// passes are words that may stand between a denier and what it denies.
var passes = Words.Set("passing")

// denied tells that the words before a cue deny it.
func denied(before []string) bool {
	for i := len(before) - 1; i >= 0 && i >= len(before)-6; i-- {
		w := strings.ToLower(before[i])
		if w == "." {
			return false
		}
		if deniers.Has(w) {
			return true
		}
		if !passes.Has(w) {
			return false
		}
	}
	return false
}

// momentTokens cuts a text into words; what ends a clause is ".".
func momentTokens(s string, words []string) []string {
	for i := 0; i < len(s) && len(words) < maxMomentWords; {
		if n := momentWordLen(s[i:]); n > 0 {
			words = append(words, s[i:i+n])
			i += n
			continue
		}
		switch s[i] {
		case '.', ';', '!', '?', ',', ':', '(':
			if len(words) > 0 && words[len(words)-1] != "." {
				words = append(words, ".")
			}
		}
		i++
	}
	return words
}

// momentWordLen is the length of the word at the start of s, with the hyphens
// and apostrophes inside it.
func momentWordLen(s string) int {
	n := 0
	for n < len(s) && (wordBytes[s[n]] || n > 0 && (s[n] == '\'' || s[n] == '-') && ascii.IsAlnumAt(s, n+1)) {
		n++
	}
	return n
}

// wordBytes are the letters and digits of ASCII.
var wordBytes = func() (t [256]bool) {
	for c := range t {
		t[c] = ascii.IsLetter(byte(c)) || ascii.IsDigit(byte(c))
	}
	return t
}()

// milestones begin the words of labels that stand before a stamp.
var milestones = Words.Set("milestone")

// isMilestone tells the label of a key moment: a few words, one of which names
// one.
func isMilestone(label string) bool {
	if len(label) == 0 || len(label) > 60 || strings.Count(label, " ") > 6 {
		return false
	}
	var buf [maxMomentWords]string
	for _, w := range momentTokens(label, buf[:0]) {
		for _, m := range milestones.All() {
			if len(w) >= len(m) && ascii.EqualFold(w[:len(m)], m) {
				return true
			}
		}
	}
	return false
}
