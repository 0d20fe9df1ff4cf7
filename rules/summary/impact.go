package summary

import (
	"strings"
	"sync"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
)

var impact = &lint.Rule{
	Name:     "summary/impact",
	Summary:  "The summary says what the incident did to users or services",
	Severity: lint.Notice,
	Check:    checkImpact,
}

func checkImpact(p *lint.Pass) {
	s, sentences := told(p)
	if s == nil || p.Doc.Language == "" || len(sentences) == 0 || p.Doc.Meta.Get(postmortem.FieldCustomerImpact) != nil ||
		says(sentences, impactStems()) {
		return
	}
	p.Report(lint.Diagnostic{
		Span: s.Title.Span, Anchor: "section:summary",
		Message: "the summary does not say what the incident did to users or services",
		Hint:    "one sentence: who could not do what, how many, for how long",
	})
}

// impactStems begin the words that speak of harm, or of those who felt it.
var impactStems = sync.OnceValue(func() *stems { return newStems(harm.All()) })

// stems are beginnings of words, by their first letter.
type stems ['z' - 'a' + 1][]string

func newStems(list []string) *stems {
	var s stems
	for _, stem := range list {
		s[stem[0]-'a'] = append(s[stem[0]-'a'], stem)
	}
	return &s
}

// says tells that a sentence holds a word that begins with one of the stems, or
// the stem itself where it is of two words.
func says(sentences []postmortem.Sentence, stems *stems) bool {
	for _, s := range sentences {
		low := strings.ToLower(s.Text())
		for i := range len(low) {
			if c := low[i]; c >= 'a' && c <= 'z' && startsWord(low, i) && stems.begin(low[i:]) {
				return true
			}
		}
	}
	return false
}

// startsWord tells that a word begins at a byte, or that "un" stands before it.
func startsWord(low string, at int) bool {
	return at == 0 || !isLetter(low[at-1]) || low[at-1] == 'n' && at >= 2 && low[at-2] == 'u'
}

func (s *stems) begin(word string) bool {
	for _, stem := range s[word[0]-'a'] {
		if strings.HasPrefix(word, stem) {
			return true
		}
	}
	return false
}

func isLetter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 0x80 }
