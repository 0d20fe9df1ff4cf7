package summary

import (
	"strings"
	"sync"
	"unicode"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
)

var resolution = &lint.Rule{
	Name:     "summary/resolution",
	Summary:  "The summary says how the incident ended",
	Severity: lint.Notice,
	Check:    checkResolution,
}

func checkResolution(p *lint.Pass) {
	s, sentences := told(p)
	if s == nil || p.Doc.Language == "" || len(sentences) == 0 {
		return
	}
	if says(sentences, resolutionStems()) || saysHowLong(sentences) || answersHarm(sentences) {
		return
	}
	for _, c := range s.Children {
		if c.Kind == postmortem.KindResolution {
			return
		}
	}
	p.Report(lint.Diagnostic{
		Span: s.Title.Span, Anchor: "section:summary/resolution",
		Message: "the summary does not say how the incident ended",
		Hint:    "one sentence: what stopped the harm, and when; or that it goes on",
	})
}

// resolutionStems begin the words that speak of an end.
var resolutionStems = sync.OnceValue(func() *stems { return newStems(ends.All()) })

// answersHarm tells a sentence behind the first that says what was done about it: by how
// it begins ("In response, ..."), or in the perfect ("she has been paid back").
func answersHarm(sentences []postmortem.Sentence) bool {
	for _, s := range sentences[1:] {
		low := strings.ToLower(s.Text())
		for _, lead := range answers.All() {
			if strings.HasPrefix(low, lead+" ") || strings.HasPrefix(low, lead+",") {
				return true
			}
		}
		if strings.Contains(low, " has been ") || strings.Contains(low, " have been ") {
			return true
		}
	}
	return false
}

// saysHowLong tells a length that the incident had, which tells its end as well:
// "for 47 minutes", "a two-hour outage", "within an hour".
func saysHowLong(sentences []postmortem.Sentence) bool {
	for _, s := range sentences {
		words := strings.FieldsFunc(strings.ToLower(s.Text()), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
		for i, w := range words {
			if isUnit(w) && boundsIt(words, i) {
				return true
			}
		}
	}
	return false
}

func isUnit(w string) bool {
	switch w {
	case "second", "seconds", "minute", "minutes", "min", "mins", "hour", "hours", "hrs", "day", "days":
		return true
	}
	return false
}

// boundsIt tells that the unit at i belongs to a length of time and not to a
// rate or an age: "for" or "within" stands shortly before it, or it is the
// length of what follows.
func boundsIt(words []string, i int) bool {
	if i+1 < len(words) {
		switch words[i+1] {
		case "outage", "period", "window", "downtime", "interruption", "incident", "degradation", "disruption", "gap", "later":
			return true
		}
	}
	for _, w := range words[max(0, i-5):i] {
		if w == "for" || w == "within" || w == "during" {
			return true
		}
	}
	return false
}
