package actions

import (
	"fmt"

	"github.com/pmlint/pmlint/lint"
)

var dueNotADate = &lint.Rule{
	Name:     "actions/due-not-a-date",
	Summary:  "A due date is a date",
	Severity: lint.Notice,
	Check:    checkDueNotADate,
}

func checkDueNotADate(p *lint.Pass) {
	for _, a := range open(p) {
		due := a.Due
		if due.Text.IsZero() || due.Known() || due.Relative || due.Blank() {
			continue
		}
		p.Report(lint.Diagnostic{
			Span:    due.Text.Span,
			Anchor:  anchor(a),
			Message: fmt.Sprintf("due date %q is not a date", due.Text.Plain),
			Hint: "write the day, month or quarter by which it is to be done, such as 2026-03-01 or Q2 2026: what is due " +
				"\"soon\" is never overdue",
		})
	}
}
