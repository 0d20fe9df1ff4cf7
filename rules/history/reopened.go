package history

import (
	"fmt"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/history"
	"github.com/pmlint/pmlint/lint/postmortem"
)

var reopened = &lint.Rule{
	Name:     "history/reopened",
	Summary:  "An action that was done and is open again says what happened",
	Severity: lint.Notice,
	Check:    checkReopened,
}

func checkReopened(p *lint.Pass) {
	eachAction(p, func(a *postmortem.Action, l *history.ActionLife) {
		if !a.Open() || len(l.Reopens) == 0 || len(a.Notes) > 0 {
			return
		}
		last := l.Reopens[len(l.Reopens)-1]
		p.Report(lint.Diagnostic{
			Span: a.Text.Span, Anchor: lint.ActionAnchor(a.ID.Plain, a.Text.Plain),
			Message: fmt.Sprintf("action %s was done and is open again since commit %s", nameOf(a.ID.Plain, a.Text.Plain), at(last)),
			Hint:    "add a note below the action: what turned out to be missing?",
		})
	})
}
