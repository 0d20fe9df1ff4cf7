package claims

import (
	_ "embed"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pmlint/pmlint/internal/ascii"
	"github.com/pmlint/pmlint/internal/lexicon"
	"github.com/pmlint/pmlint/lint/postmortem"
)

//go:embed words.txt
var wordsFile string

var (
	lists       = lexicon.New("rules/internal/claims/words.txt", wordsFile)
	labelNoun   = lists.Set("label-noun")
	labelStart  = lists.Set("start")
	labelEnd    = lists.Set("end")
	labelReview = lists.Set("review")
	labelFiller = lists.Set("label-filler")
	incident    = lists.Set("incident")
	undone      = lists.Set("undone")
	reporter    = lists.Set("reporter")
	reports     = lists.Set("reports")

	done = lexicon.NewTable(lists, "", map[string]About{
		"done-detected": Detected, "done-declared": Declared, "done-repaired": Repaired, "done-resolved": Resolved,
	})
)

// wordsOf are the words of a text in lower case.
func wordsOf(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && r != '\'' && r != '’' })
}

// aboutField tells what a labelled field states.
func aboutField(f *postmortem.Field) (About, bool) {
	switch f.Key {
	case postmortem.FieldStart:
		return Start, true
	case postmortem.FieldEnd:
		return End, true
	case postmortem.FieldDate:
		return Incident, true
	case "":
		return aboutLabel(wordsOf(f.Label.Plain))
	}
	return "", false
}

// aboutLabel reads a label by its parts: "Outage until", "Reviewed on". A word
// of another kind makes it something else ("Start of support").
func aboutLabel(words []string) (about About, ok bool) {
	for _, w := range words {
		var now About
		switch {
		case labelStart.Has(w):
			now = Start
		case labelEnd.Has(w):
			now = End
		case labelReview.Has(w):
			now = Review
		case labelNoun.Has(w), labelFiller.Has(w):
			continue
		default:
			return "", false
		}
		if about != "" && about != now {
			return "", false
		}
		about = now
	}
	return about, about != ""
}

// nearby is how many words may stand between an incident and what was done to it.
const nearby = 4

// momentsIn are the moments that the words of a milestone or an entry name. A
// milestone is named by the participle alone, an entry has to say that it was
// the incident to which it was done.
func momentsIn(s string, milestone bool) []About {
	if !milestone && !maySayMoment(s) {
		return nil
	}
	words := wordsOf(s)
	if !milestone && userReports(words) {
		return []About{Detected}
	}
	var out []About
	at := -1
	for i, w := range words {
		if undone.Has(w) {
			return nil
		}
		if incident.Has(w) {
			at = i
		}
		about, ok := done.Find(w)
		if !ok || !milestone && !isNear(words, i, at) {
			continue
		}
		if n := len(out); n > 0 && out[n-1] == Declared && about != Declared { // "declared resolved"
			out = out[:n-1]
		}
		out = append(out, about)
	}
	return out
}

// maySayMoment reports whether a word of an entry is one without which it names no
// moment: few entries have any.
func maySayMoment(s string) bool {
	for len(s) > 0 {
		if s[0] >= utf8.RuneSelf {
			return true // a letter or a sign: it is not worth asking which
		}
		n := 0
		for n < len(s) && (ascii.IsLetter(s[n]) || s[n] == '\'') {
			n++
		}
		if n > 0 {
			w := strings.ToLower(s[:n])
			if _, ok := done.Find(w); ok || reports.Has(w) {
				return true
			}
		}
		s = s[max(n, 1):]
	}
	return false
}

// isNear reports whether an incident stands before word i, or close behind it.
func isNear(words []string, i, at int) bool {
	if at >= 0 && i-at <= nearby {
		return true
	}
	for j := i + 1; j < len(words) && j <= i+nearby; j++ {
		if incident.Has(words[j]) {
			return true
		}
	}
	return false
}

// userReports reports whether an entry begins with users who report something.
func userReports(words []string) bool {
	for i, w := range words[:min(len(words), 2)] {
		if reporter.Has(w) && i+1 < len(words) && reports.Has(words[i+1]) {
			return true
		}
	}
	return false
}
