package analysis

import (
	"fmt"
	"slices"
	"strings"

	"github.com/pmlint/pmlint/internal/earlier"
	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/text"
)

var earlierOpen = &lint.Rule{
	Name:     "analysis/earlier-open",
	Summary:  "Of an earlier postmortem that is named, the actions are closed, or it is said why not",
	Severity: lint.Notice,
	Collect:  collectEarlier,
	Data:     kept{},
	CheckAll: checkEarlier,
}

// kept is what is kept of a document: no more than a report needs, since a run keeps
// it of each.
type kept struct {
	ID    string      `json:"id"`
	Day   string      `json:"day"`
	Open  int         `json:"open"`  // actions
	First string      `json:"first"` // of them, in short
	Due   string      `json:"due"`   // of that one, as written
	Names []string    `json:"names"` // of others: ids, and paths behind a slash, each once
	At    lint.Places `json:"at"`    // by Names
}

func collectEarlier(p *lint.Pass) any {
	d := earlier.Of(p.Doc, promised(p))
	k := kept{ID: d.ID, Day: d.Day}
	if open := d.Open(); len(open) > 0 {
		k.Open, k.First, k.Due = len(open), strings.Clone(lint.Short(open[0].Text)), open[0].Due
	}
	var at []text.Span
	for _, n := range d.Names {
		name := "/" + n.Path
		if n.ID != "" {
			name = strings.Clone(n.ID)
		}
		if !slices.Contains(k.Names, name) { // a second mention says nothing new
			k.Names, at = append(k.Names, name), append(at, n.At)
		}
	}
	if len(k.Names) == 0 && k.Open == 0 {
		return nil
	}
	if len(at) > 0 {
		k.At = p.Places(at)
	}
	return k
}

func promised(p *lint.Pass) []*postmortem.Action {
	var out []*postmortem.Action
	for _, a := range p.Doc.Actions {
		if !p.Binding.IsPlaceholder(a) {
			out = append(out, a)
		}
	}
	return out
}

func checkEarlier(p *lint.CorpusPass) {
	byID, byPath := map[string]*lint.Collected{}, map[string]*lint.Collected{}
	for i := range p.Docs {
		d := &p.Docs[i]
		byPath[d.Path] = d
		if id := strings.ToLower(d.Data.(kept).ID); id != "" {
			byID[id] = d
		}
	}
	for i := range p.Docs {
		d := &p.Docs[i]
		said := map[string]bool{d.Path: true}
		for i, name := range d.Data.(kept).Names {
			of := byID[name]
			if path, ok := strings.CutPrefix(name, "/"); ok {
				of = byPath[path]
			}
			if of != nil && !said[of.Path] {
				said[of.Path] = true
				reportEarlier(p, d, i, of)
			}
		}
	}
}

// reportEarlier reports that an earlier document, the name of which is given by its
// number, has open actions.
func reportEarlier(p *lint.CorpusPass, d *lint.Collected, name int, of *lint.Collected) {
	before := of.Data.(kept)
	if before.Open == 0 || before.Day == "" || before.Day >= d.Data.(kept).Day {
		return
	}
	what := fmt.Sprintf("%q", before.First)
	if before.Due != "" {
		what += " (due " + before.Due + ")"
	}
	if more := before.Open - 1; more > 0 {
		what += fmt.Sprintf(" and %d more", more)
	}
	p.ReportAt(d.Path, d.Data.(kept).At.At(name), lint.Diagnostic{
		Anchor:  lint.Anchor("earlier", of.Path),
		Message: fmt.Sprintf("%s, which is named here, has %s that nobody closed: %s", of.Path, lint.Count(before.Open, "action"), what),
		Hint:    "would it have kept this incident away, or shortened it? Say why it waited, and take it over or drop it",
	})
}
