package status

import (
	"fmt"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
)

var overdue = &lint.Rule{
	Name:     "status/final-overdue",
	Summary:  "A final document has no immediate action that is open past its date",
	Severity: lint.Warning,
	Check:    checkOverdue,
}

func checkOverdue(p *lint.Pass) {
	if p.Status != lint.Final {
		return
	}
	var late []*postmortem.Action
	for _, a := range p.Doc.Actions {
		if a.Horizon == postmortem.HorizonImmediate && isOpen(a) && a.Due.Known() && !a.Due.Relative && a.Due.End.AddDate(0, 0, 1).Before(p.Now) {
			late = append(late, a)
		}
	}
	if len(late) == 0 {
		return
	}
	f := lint.Diagnostic{
		Span: stated(p), Anchor: "status:final",
		Message: fmt.Sprintf("the document is final, and %s past the due date", counted(len(late))),
		Hint:    "finish, move or drop what was promised at once, or take the document back into review",
	}
	for _, a := range late {
		f.Related = append(f.Related, lint.Related{Span: a.Due.Text.Span, Message: fmt.Sprintf("due %s", a.Due.Text.Plain)})
	}
	p.Report(f)
}

func isOpen(a *postmortem.Action) bool {
	return a.Status == postmortem.StatusOpen || a.Status == postmortem.StatusActive
}

func counted(n int) string {
	if n == 1 {
		return "an immediate action is open"
	}
	return fmt.Sprintf("%d immediate actions are open", n)
}
