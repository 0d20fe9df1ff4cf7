package actions

import (
	"fmt"
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

// promise is an open action, told by the words that carry its meaning.
type promise struct {
	key, anchor, text string
	span              text.Span
}

// promises are those of a document of a day.
type promises struct {
	day   string // 2026-03-01, or empty
	items []promise
}

func collectPromises(p *lint.Pass) any {
	out := promises{}
	if day := p.Doc.Meta.Date.Day; !day.IsZero() {
		out.day = isoDay(day)
	}
	for _, a := range open(p) {
		words := terms.Of(a.Text.Plain)
		if len(words) < 3 {
			continue
		}
		out.items = append(out.items, promise{key: strings.Join(words, " "), anchor: anchor(a), text: strings.Clone(a.Text.Plain), span: a.Text.Span})
	}
	if len(out.items) == 0 {
		return nil
	}
	return out
}

func checkRepeated(p *lint.CorpusPass) {
	type place struct {
		path, day string
		promise
	}
	first := map[string]place{}
	for _, d := range p.Docs {
		c := d.Data.(promises)
		for _, it := range c.items {
			here := place{d.Path, c.day, it}
			before, ok := first[it.key]
			if !ok {
				first[it.key] = here
				continue
			}
			if before.path == here.path {
				continue
			}
			if here.day != "" && here.day < before.day { // report where it was promised again
				first[it.key], before, here = here, here, before
			}
			p.ReportAt(here.path, lint.Finding{
				Span:    here.span,
				Anchor:  here.anchor,
				Message: fmt.Sprintf("%q was promised in %s, too, and is still open there", shown(here.text), before.path),
				Hint:    "link the one from the other, and ask what kept it from being done: it may have cost this incident",
				Related: []lint.Related{{Path: before.path, Span: before.span, Message: "promised here before"}},
			})
		}
	}
}
