package actions

import (
	"fmt"
	"slices"
	"strings"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/text"
)

var repeated = &lint.Rule{
	Name:     "actions/repeated",
	Summary:  "What an earlier postmortem promised is not promised again while it is open",
	Severity: lint.Notice,
	Collect:  collectPromises,
	CheckAll: checkRepeated,
}

// promise is an open action, told by the words that carry its meaning: texts
// of all documents would take much memory.
type promise struct {
	words uint64
	span  text.Span
}

// promises are those of a document of a day.
type promises struct {
	day   string // 2026-03-01, or empty
	items []promise
}

func collectPromises(p *lint.Pass) any {
	out := promises{}
	for i, words := range p.ActionTerms() {
		if a := p.Doc.Actions[i]; isOpen(a) && len(words) >= 3 {
			out.items = append(out.items, promise{words.Key(), a.Text.Span})
		}
	}
	if len(out.items) == 0 {
		return nil
	}
	if day := p.Doc.Meta.Date.Day; !day.IsZero() {
		out.day = isoDay(day)
	}
	return out
}

func checkRepeated(p *lint.CorpusPass) {
	type place struct {
		path string
		span text.Span
	}
	docs := slices.Clone(p.Docs)
	slices.SortStableFunc(docs, func(a, b lint.Collected) int {
		return strings.Compare(a.Data.(promises).day, b.Data.(promises).day)
	})
	first := map[uint64]place{}
	for _, d := range docs {
		var again promise // the first that is promised again, and where it was before
		var before place
		n := 0
		for _, it := range d.Data.(promises).items {
			at, ok := first[it.words]
			if !ok {
				first[it.words] = place{d.Path, it.span}
			} else if at.path != d.Path {
				if n++; n == 1 {
					again, before = it, at
				}
			}
		}
		if n > 0 {
			reportRepeated(p, d.Path, again, n, lint.Related{Path: before.path, Span: before.span, Message: "promised here before"})
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
	p.ReportAt(path, lint.Finding{
		Span:    again.span,
		Anchor:  fmt.Sprintf("promise:%016x", again.words),
		Message: fmt.Sprintf(what, before.Path),
		Hint:    "link the one from the other, and ask what kept it from being done: it may have cost this incident",
		Related: []lint.Related{before},
	})
}
