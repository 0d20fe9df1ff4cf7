package history

import (
	"fmt"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
)

var vanished = &lint.Rule{
	Name:     "history/vanished",
	Summary:  "An open action is closed or dropped with a reason, not deleted",
	Severity: lint.Notice,
	Check:    checkVanished,
}

func checkVanished(p *lint.Pass) {
	life := lifeOf(p)
	if life == nil {
		return
	}
	here := map[string]bool{}
	for _, a := range p.Doc.Actions {
		here[lint.ActionAnchor(a.ID.Plain, a.Text.Plain)] = true // put back, and not committed yet
	}
	for _, a := range life.Actions {
		if a.Vanished == nil || here[lint.ActionAnchor(a.ID, a.Text)] {
			continue
		}
		p.Report(lint.Diagnostic{
			Span: sectionOr(p, postmortem.KindActions), Anchor: lint.ActionAnchor(a.ID, a.Text),
			Message: fmt.Sprintf("action %s vanished while %s, in commit %s", nameOf(a.ID, a.Text), a.Status, at(*a.Vanished)),
			Hint:    "put it back; if it will not be done, keep it with the state \"dropped\" and the reason",
		})
	}
}
