package actions

import (
	"fmt"

	"github.com/pmlint/pmlint/lint"
)

var dueAmbiguous = &lint.Rule{
	Name:     "actions/due-ambiguous",
	Summary:  "A due date can be read in one way only",
	Severity: lint.Notice,
	Check:    checkDueAmbiguous,
}

func checkDueAmbiguous(p *lint.Pass) {
	for _, a := range open(p) {
		if !a.Due.Ambiguous || !ownDue(a) {
			continue
		}
		hint := "write year, month and day, such as 2026-03-01"
		if a.Due.Known() {
			hint = fmt.Sprintf("write %s or %s; date-order in .pmlint.yaml settles it for all documents", isoDay(a.Due.Start), isoDay(a.Due.End))
		}
		p.Report(lint.Diagnostic{
			Span:    a.Due.Text.Span,
			Anchor:  anchor(a),
			Message: fmt.Sprintf("due date %q can be read day first or month first", a.Due.Text.Plain),
			Hint:    hint,
		})
	}
}
