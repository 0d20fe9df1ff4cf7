package actions

import (
	"fmt"
	"time"

	"github.com/pmlint/pmlint/lint"
)

var overdue = &lint.Rule{
	Name:     "actions/overdue",
	Summary:  "No open action is past its due date",
	Severity: lint.Warning,
	Check:    checkOverdue,
}

func checkOverdue(p *lint.Pass) {
	if p.Now.IsZero() {
		return
	}
	for _, a := range open(p) {
		if !a.Due.Known() || p.Now.Before(a.Due.End.AddDate(0, 0, 1)) {
			continue
		}
		days := int(p.Now.Sub(a.Due.End) / (24 * time.Hour))
		f := lint.Finding{
			Span:    dueSpan(a),
			Anchor:  anchor(a),
			Message: fmt.Sprintf("%q was due %s, %s ago", shown(a.Text.Plain), isoDay(a.Due.End), lint.Count(days, "day")),
			Hint:    "tick it off if it is done, agree on a new date with its owner, or say that it will not be done and why",
		}
		if a.Due.Relative {
			f.Severity = lint.Notice
		}
		p.Report(f)
	}
}
