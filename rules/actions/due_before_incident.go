package actions

import (
	"fmt"

	"github.com/pmlint/pmlint/lint"
)

var dueBeforeIncident = &lint.Rule{
	Name:     "actions/due-before-incident",
	Summary:  "An open action is due after the incident",
	Severity: lint.Notice,
	Subsumes: []string{"actions/overdue"},
	Check:    checkDueBeforeIncident,
}

func checkDueBeforeIncident(p *lint.Pass) {
	incident := firstDay(p.Doc)
	if incident.IsZero() {
		return
	}
	for _, a := range open(p) {
		if !a.Due.Known() || a.Due.Relative || !a.Due.End.Before(incident) {
			continue
		}
		p.Report(lint.Diagnostic{
			Span:    dueSpan(a),
			Anchor:  anchor(a),
			Message: fmt.Sprintf("due date %q is before the incident of %s", a.Due.Text.Plain, isoDay(incident)),
			Hint:    "is it the year or the month that is wrong?",
		})
	}
}
