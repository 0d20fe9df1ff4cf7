package actions

import (
	"fmt"
	"slices"
	"strings"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/text"
	"github.com/pmlint/pmlint/rules/internal/actionterms"
)

var repeated = &lint.Rule{
	Name:     "actions/repeated",
	Summary:  "What an earlier postmortem promised is not promised again while it is open",
	Severity: lint.Notice,
	Collect:  collectPromises,
	Data:     promises{},
	CheckAll: checkRepeated,
}

// promises are the open actions of a document of a day, told by the words that
// carry their meaning: texts of all documents would take much memory.
type promises struct {
	Day   string      `json:"day"` // 2026-03-01, or empty
	Words []uint64    `json:"words"`
	At    lint.Places `json:"at"` // by Words
}

func collectPromises(p *lint.Pass) any {
	out := promises{Words: make([]uint64, 0, len(open(p)))}
	var spans []text.Span
	for i, words := range actionterms.Of(p) {
		if a := p.Doc.Actions[i]; isOpen(p, a) && len(words) >= 3 {
			out.Words = append(out.Words, words.Key())
			spans = append(spans, a.Text.Span)
		}
	}
	if len(spans) == 0 {
		return nil
	}
	out.At = p.Places(spans)
	if day := p.Doc.Meta.Date.Day; !day.IsZero() {
		out.Day = isoDay(day)
	}
	return out
}

// pledge is one of the promises of a document.
type pledge struct {
	doc *lint.Collected
	i   int
}

func (p pledge) words() uint64 { return p.doc.Data.(promises).Words[p.i] }

func (p pledge) place() lint.Place { return p.doc.Data.(promises).At.At(p.i) }

func checkRepeated(p *lint.CorpusPass) {
	docs := slices.Clone(p.Docs)
	slices.SortStableFunc(docs, func(a, b lint.Collected) int {
		return strings.Compare(a.Data.(promises).Day, b.Data.(promises).Day)
	})
	first := map[uint64]pledge{}
	for d := range docs {
		var again, before pledge // the first that is promised again, and where it was before
		n := 0
		for i, words := range docs[d].Data.(promises).Words {
			here := pledge{&docs[d], i}
			at, ok := first[words]
			if !ok {
				first[words] = here
			} else if at.doc != here.doc {
				if n++; n == 1 {
					again, before = here, at
				}
			}
		}
		if n > 0 {
			reportRepeated(p, again, n, before)
		}
	}
}

// reportRepeated reports all n repeated promises of a document as one: they have
// one cause, and a list that was copied has many.
func reportRepeated(p *lint.CorpusPass, again pledge, n int, before pledge) {
	what := "this action was promised in %s, too, and is still open there"
	if n > 1 {
		what = "this and " + lint.Count(n-1, "further action") + " were promised before and are still open; this one in %s"
	}
	p.ReportAt(again.doc.Path, again.place(), lint.Diagnostic{
		Anchor:  fmt.Sprintf("promise:%016x", again.words()),
		Message: fmt.Sprintf(what, before.doc.Path),
		Hint:    "link the one from the other, and ask what kept it from being done: it may have cost this incident",
		Related: []lint.Related{before.place().Related(before.doc.Path, "promised here before")},
	})
}
