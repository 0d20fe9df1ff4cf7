package actions

import (
	"fmt"
	"slices"
	"strings"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/terms"
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
	for _, a := range open(p) {
		if words := terms.Of(a.Text.Plain); len(words) >= 3 {
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
		var again []promise
		var before []lint.Related
		for _, it := range d.Data.(promises).items {
			at, ok := first[it.words]
			if !ok {
				first[it.words] = place{d.Path, it.span}
			} else if at.path != d.Path {
				again = append(again, it)
				before = append(before, lint.Related{Path: at.path, Span: at.span, Message: "promised here before"})
			}
		}
		if len(again) > 0 {
			reportRepeated(p, d.Path, again, before)
		}
	}
}

// maxRelated is how many earlier promises a finding shows.
const maxRelated = 3

// reportRepeated reports all repeated promises of a document as one: they have
// one cause, and a list that was copied has many.
func reportRepeated(p *lint.CorpusPass, path string, again []promise, before []lint.Related) {
	what := "this action was promised in %s, too, and is still open there"
	if n := len(again) - 1; n > 0 {
		what = "this and " + lint.Count(n, "further action") + " were promised before and are still open; this one in %s"
	}
	p.ReportAt(path, lint.Finding{
		Span:    again[0].span,
		Anchor:  fmt.Sprintf("promise:%016x", again[0].words),
		Message: fmt.Sprintf(what, before[0].Path),
		Hint:    "link the one from the other, and ask what kept it from being done: it may have cost this incident",
		Related: before[:min(len(before), maxRelated)],
	})
}
