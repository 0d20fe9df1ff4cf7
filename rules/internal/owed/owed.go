// Package owed tells which documents owe what a postmortem owes. Status notes are
// too short, and disclosures and pages of other sorts owe other things.
package owed

import (
	_ "embed"
	"strings"

	"github.com/pmlint/pmlint/internal/lexicon"
	"github.com/pmlint/pmlint/lint/postmortem"
)

//go:embed words.txt
var wordsFile string

var (
	lists      = lexicon.New("rules/internal/owed/words.txt", wordsFile)
	otherPages = lists.Set("other page")
	intrusions = lists.Set("intrusion")
	called     = lists.Set("called")
)

// leastWords is the length of the prose below which a document without the
// sections of a postmortem is a note.
const leastWords = 150

// By reports whether a document is a postmortem: by two sections of one at least,
// or by a text of some length, given in words, that is called one.
func By(doc *postmortem.Document, words int) bool {
	title := strings.ToLower(doc.Title.Plain)
	if otherPages.Begins(title) {
		return false
	}
	kinds := map[postmortem.Kind]bool{}
	for _, s := range doc.Sections {
		if k := s.Kind; k != "" && k != postmortem.KindOther && k != postmortem.KindAppendix && k != postmortem.KindBackground {
			kinds[k] = true
		}
	}
	return len(kinds) >= 2 || words >= leastWords && called.In(title)
}

// Intrusion reports whether a document's title tells that somebody got, or might have
// got, where nobody should.
func Intrusion(doc *postmortem.Document) bool {
	return intrusions.Begins(strings.ToLower(doc.Title.Plain))
}
