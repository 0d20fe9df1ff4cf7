// Package terms tells whether two short texts speak of the same thing: by the
// stems of the words that carry their meaning. It is a guess, good enough to
// ask a question by and never to accuse.
package terms

import (
	"slices"
	"strings"
	"sync"
)

// Set is the stems of a text's content words, sorted and without repetition.
type Set []string

// Of gives the content words of s: of four letters or more, or identifiers with
// figures, capitals within, dots or underscores. Words that any postmortem is
// full of ("incident", "because", "should") are left out.
func Of(s string) Set {
	var out Set
	for _, w := range strings.FieldsFunc(s, separates) {
		w = strings.Trim(w, "-_./'’")
		if t := stemOf(w); t != "" {
			out = append(out, t)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func separates(r rune) bool {
	return !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r >= 0x80 && r != '→' && r != '–' && r != '—' ||
		r == '_' || r == '\'' || r == '.' || r == '/')
}

// Shares tells whether the two sets have a stem in common.
func (s Set) Shares(other Set) bool {
	for i, j := 0, 0; i < len(s) && j < len(other); {
		switch strings.Compare(s[i], other[j]) {
		case 0:
			return true
		case -1:
			i++
		default:
			j++
		}
	}
	return false
}

// Union is the stems of both sets.
func (s Set) Union(other Set) Set {
	out := append(slices.Clone(s), other...)
	slices.Sort(out)
	return slices.Compact(out)
}

// stemOf is the stem of a content word, or "".
func stemOf(w string) string {
	low := strings.ToLower(w)
	if isIdentifier(w) {
		return low
	}
	stop := stopWords()
	if len(low) < 4 && !isAcronym(w) || stop[low] {
		return ""
	}
	s := Stem(low)
	if stop[s] {
		return ""
	}
	return s
}

func isIdentifier(w string) bool {
	if len(w) < 2 {
		return false
	}
	digits, letters, inner := false, false, false
	for i := 0; i < len(w); i++ {
		switch c := w[i]; {
		case c >= '0' && c <= '9':
			digits = true
		case c == '_' || c == '.' || c == '/':
			inner = true
		case c >= 'A' && c <= 'Z':
			inner = inner || i > 0 && w[i-1] >= 'a' && w[i-1] <= 'z'
			letters = true
		default:
			letters = true
		}
	}
	return letters && (digits || inner)
}

// isAcronym tells short names in capitals: "DNS", "TLS", "CDN".
func isAcronym(w string) bool {
	return len(w) >= 2 && len(w) <= 5 && w == strings.ToUpper(w) && w != strings.ToLower(w)
}

// suffixes are cut off in this order, the longest first, where at least four
// letters stay.
var suffixes = [...]string{
	"ations", "ation", "ingly", "ments", "ment", "ities", "ions", "ings", "ance", "ence", "able", "ible", "ness", "less", "ies", "ied", "ity",
	"ion", "ing", "ers", "ful", "ous", "ive", "es", "ed", "er", "or", "ly", "al", "s", "e", "y",
}

// Stem cuts the endings of an English word in lower case, so that "retries",
// "retried" and "retry", "deployment" and "deployed" become one.
func Stem(w string) string {
	for range 2 {
		for _, s := range suffixes {
			if len(w)-len(s) >= 4 && strings.HasSuffix(w, s) {
				w = w[:len(w)-len(s)]
				break
			}
		}
	}
	if len(w) >= 6 { // "migrate" like "migration"
		w = strings.TrimSuffix(w, "at")
	}
	if n := len(w); n > 4 && w[n-1] == w[n-2] && w[n-1] != 's' { // "stopped"
		w = w[:n-1]
	}
	return w
}

// stopWords are words without a subject of their own, and those that stand in
// every postmortem.
var stopWords = sync.OnceValue(func() map[string]bool {
	return wordSet(`
that this these those there their them then than with without within from into onto over under about after before during
while when where which what whom whose have having been being were will would could should might must shall does doing done
because since until also only just more most less least very much many some several other another each every both such same
they your ours here again once even though although however therefore thus still already never always often sometimes
make made makes take took taken takes give given gave gets getting used uses using need needs needed able
like well good better best poor poorly lucky luck happen happened happens occur occurred cause caused causes causing
incident incidents outage issue issues problem problems failure fail failed fails failing error errors service services system systems
time times team teams people user users customer customers production change changes changed impact impacted affected
add added ensure improve improved improvement fixed missing lack lacked absence none nothing anything something everything
first last next late early long short high able unable enough quickly quick soon between through across against upon
`)
})

func wordSet(list string) map[string]bool {
	words := strings.Fields(list)
	out := make(map[string]bool, len(words))
	for _, w := range words {
		out[w] = true
	}
	return out
}
