package analysis

import (
	"fmt"
	"strings"

	"github.com/pmlint/pmlint/internal/earlier"
	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
)

var earlierOpen = &lint.Rule{
	Name:     "analysis/earlier-open",
	Summary:  "Of an earlier postmortem that is named, the actions are closed, or it is said why not",
	Severity: lint.Notice,
	Collect:  collectEarlier,
	Data:     kept{},
	CheckAll: checkEarlier,
}

// kept is what is kept of a document.
type kept struct {
	earlier.Document
	Names []keptName `json:"names"`
}

// keptName is a place at which it names another one, by path or by id.
type keptName struct {
	Path string     `json:"path,omitempty"`
	ID   string     `json:"id,omitempty"`
	At   lint.Place `json:"at"`
}

func collectEarlier(p *lint.Pass) any {
	k := kept{Document: earlier.Of(p.Doc, promised(p))}
	k.Actions = k.Open()
	for _, n := range k.Document.Names {
		k.Names = append(k.Names, keptName{n.Path, n.ID, p.Place(n.At)})
	}
	k.Document.Names = nil
	if len(k.Names) == 0 && len(k.Actions) == 0 {
		return nil
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
		for _, n := range d.Data.(kept).Names {
			of := byPath[n.Path]
			if n.ID != "" {
				of = byID[n.ID]
			}
			if of != nil && !said[of.Path] {
				said[of.Path] = true
				reportEarlier(p, d, n, of)
			}
		}
	}
}

// reportEarlier reports that an earlier document which another one names has open
// actions.
func reportEarlier(p *lint.CorpusPass, d *lint.Collected, n keptName, of *lint.Collected) {
	before := of.Data.(kept)
	if len(before.Actions) == 0 || before.Day == "" || before.Day >= d.Data.(kept).Day {
		return
	}
	first := before.Actions[0]
	what := fmt.Sprintf("%q", lint.Short(first.Text))
	if first.Due != "" {
		what += " (due " + first.Due + ")"
	}
	if more := len(before.Actions) - 1; more > 0 {
		what += fmt.Sprintf(" and %d more", more)
	}
	p.ReportAt(d.Path, n.At, lint.Diagnostic{
		Anchor:  lint.Anchor("earlier", of.Path),
		Message: fmt.Sprintf("%s, which is named here, has %s that nobody closed: %s", of.Path, lint.Count(len(before.Actions), "action"), what),
		Hint:    "would it have kept this incident away, or shortened it? Say why it waited, and take it over or drop it",
	})
}
