package actions

import (
	"fmt"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/text"
)

var doneUnticked = &lint.Rule{
	Name:     "actions/done-unticked",
	Summary:  "Box and words agree on whether an action is done",
	Severity: lint.Warning,
	Check:    checkDoneUnticked,
}

func checkDoneUnticked(p *lint.Pass) {
	for _, a := range p.Doc.Actions {
		if a.Box.Len() == 0 || a.StatusText.IsZero() || p.Binding.IsPlaceholder(a) {
			continue
		}
		stated := a.StatedStatus()
		switch {
		case !a.Ticked && stated == postmortem.StatusDone:
			reportUnticked(p, a)
		case a.Ticked && (stated == postmortem.StatusOpen || stated == postmortem.StatusActive || stated == postmortem.StatusBlocked):
			p.Report(lint.Diagnostic{
				Span:    a.StatusText.Span,
				Anchor:  anchor(a),
				Message: fmt.Sprintf("the box is ticked, but the action is %q", a.StatusText.Plain),
				Hint:    "take the tick out until it is done, or update the words",
				Related: []lint.Related{{Span: a.Box, Message: "ticked here"}},
			})
		}
	}
}

func reportUnticked(p *lint.Pass, a *postmortem.Action) {
	inner := text.Span{Start: a.Box.Start + 1, End: a.Box.End - 1}
	p.Report(lint.Diagnostic{
		Span:    a.Box,
		Anchor:  anchor(a),
		Message: fmt.Sprintf("the action is %q, but its box is not ticked", a.StatusText.Plain),
		Hint:    "tick the box: lists of open work are made from boxes",
		Fixes:   []lint.Fix{{Message: "Tick the box", Safe: true, Edits: []text.Edit{{Span: inner, New: "x"}}}},
	})
}
