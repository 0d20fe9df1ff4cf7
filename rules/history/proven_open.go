package history

import (
	"fmt"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/text"
)

var provenOpen = &lint.Rule{
	Name:     "history/proven-open",
	Summary:  "An action that a commit says is done is marked as done",
	Severity: lint.Warning,
	Check:    checkProvenOpen,
}

func checkProvenOpen(p *lint.Pass) {
	if p.Shared.Record() == nil {
		return
	}
	for _, a := range p.Doc.Actions {
		proof := p.Shared.Record().Proven(p.Doc.Meta.ID.Plain, a.ID.Plain)
		if proof == nil || !a.Open() {
			continue
		}
		p.Report(lint.Diagnostic{
			Span: stateSpan(a), Anchor: lint.ActionAnchor(a.ID.Plain, a.Text.Plain),
			Message: fmt.Sprintf("action %s is %s, and commit %s says that it is done: %q", a.ID.Plain, a.Status, at(proof.Commit),
				proof.Commit.Subject),
			Hint:  "mark it as done; if more is left to do, make that an action of its own",
			Fixes: markDone(a),
		})
	}
}

// stateSpan is where the action's state stands, else its text.
func stateSpan(a *postmortem.Action) text.Span {
	switch {
	case a.StatusText.Span.Len() > 0:
		return a.StatusText.Span
	case a.Box.Len() > 0:
		return a.Box
	}
	return a.Text.Span
}

// markDone ticks the box, or writes the state where there is a place for it.
func markDone(a *postmortem.Action) []lint.Fix {
	var edits []text.Edit
	if a.Box.Len() > 0 && !a.Ticked {
		edits = append(edits, text.Edit{Span: a.Box, New: "[x]"})
	}
	if a.Columns != nil && a.StatusText.Span.Len() > 0 {
		edits = append(edits, text.Edit{Span: a.StatusText.Span, New: "Done"})
	}
	if len(edits) == 0 {
		return nil
	}
	return []lint.Fix{{Message: "mark the action as done", Edits: edits}}
}
