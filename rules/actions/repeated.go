package actions

import (
	"fmt"
	"slices"
	"strings"

	"github.com/pmlint/pmlint/lint"
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

// promise is an open action, told by the words that carry its meaning: texts
// of all documents would take much memory.
type promise struct {
	Words uint64     `json:"words"`
	At    lint.Place `json:"at"`
}

// promises are those of a document of a day.
type promises struct {
	Day   string    `json:"day"` // 2026-03-01, or empty
	Items []promise `json:"items"`
}

func collectPromises(p *lint.Pass) any {
	out := promises{}
	for i, words := range actionterms.Of(p) {
		if a := p.Doc.Actions[i]; isOpen(p, a) && len(words) >= 3 {
			out.Items = append(out.Items, promise{words.Key(), p.Place(a.Text.Span)})
		}
	}
	if len(out.Items) == 0 {
		return nil
	}
	if day := p.Doc.Meta.Date.Day; !day.IsZero() {
		out.Day = isoDay(day)
	}
	return out
}

func checkRepeated(p *lint.CorpusPass) {
	type place struct {
		path string
		at   lint.Place
	}
	docs := slices.Clone(p.Docs)
	slices.SortStableFunc(docs, func(a, b lint.Collected) int {
		return strings.Compare(a.Data.(promises).Day, b.Data.(promises).Day)
	})
	first := map[uint64]place{}
	for _, d := range docs {
		var again promise // the first that is promised again, and where it was before
		var before place
		n := 0
		for _, it := range d.Data.(promises).Items {
			at, ok := first[it.Words]
			if !ok {
				first[it.Words] = place{d.Path, it.At}
			} else if at.path != d.Path {
				if n++; n == 1 {
					again, before = it, at
				}
			}
		}
		if n > 0 {
			reportRepeated(p, d.Path, again, n, before.at.Related(before.path, "promised here before"))
		}
	}
}

// reportRepeated reports all n repeated promises of a document as one: they have
// one cause, and a list that was copied has many.
func reportRepeated(p *lint.CorpusPass, path string, again promise, n int, before lint.Related) {
	what := "this action was promised in %s, too, and is still open there"
	if n > 1 {
		what = "this and " + lint.Count(n-1, "further action") + " were promised before and are still open; this one in %s"
	}
	p.ReportAt(path, again.At, lint.Diagnostic{
		Anchor:  fmt.Sprintf("promise:%016x", again.Words),
		Message: fmt.Sprintf(what, before.Path),
		Hint:    "link the one from the other, and ask what kept it from being done: it may have cost this incident",
		Related: []lint.Related{before},
	})
}
