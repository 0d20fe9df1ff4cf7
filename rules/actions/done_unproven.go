package actions

import (
	"fmt"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/chrono"
	"github.com/pmlint/pmlint/lint/postmortem"
)

var doneUnproven = &lint.Rule{
	Name:     "actions/done-unproven",
	Summary:  "Where done actions show what did them, all of them do",
	Severity: lint.Notice,
	Check:    checkDoneUnproven,
	Merge: func(members []lint.Finding) (message, hint string) {
		message = members[0].Message
		if n := len(members) - 1; n > 0 {
			message += fmt.Sprintf("; so are %d more", n)
		}
		return message, members[0].Hint
	},
}

// leastProven is how many done actions make a habit.
const leastProven = 2

// checkDoneUnproven goes by the list's own habit: who never links what was done
// has another one.
func checkDoneUnproven(p *lint.Pass) {
	var bare []*postmortem.Action
	proven := 0
	for _, a := range p.Doc.Actions {
		switch {
		case a.Status != postmortem.StatusDone || a.SameAs != nil || p.Binding.IsPlaceholder(a):
		case isProven(a):
			proven++
		default:
			bare = append(bare, a)
		}
	}
	if proven < leastProven || len(bare) > proven {
		return
	}
	for _, a := range bare {
		p.Report(lint.Diagnostic{
			Span: a.Text.Span, Anchor: anchor(a), Group: "done",
			Message: fmt.Sprintf("%q is done, and nothing shows by what or when", lint.Short(a.Text.Plain)),
			Hint:    "link the change, the ticket or the run, as the other done actions do",
		})
	}
}

// isProven reports whether a done action names a change, a ticket or a day.
func isProven(a *postmortem.Action) bool {
	if a.Tracked || len(a.Links) > 0 || len(a.Keys) > 0 {
		return true
	}
	texts := []string{a.Text.Plain, a.StatusText.Plain}
	for _, n := range a.Notes {
		texts = append(texts, n.Plain)
	}
	for _, s := range texts {
		if _, _, end := chrono.FindDate(s, chrono.OrderUnknown); end > 0 {
			return true
		}
	}
	return false
}
