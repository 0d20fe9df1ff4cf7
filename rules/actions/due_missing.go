package actions

import (
	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/template"
)

var dueMissing = &lint.Rule{
	Name:     "actions/due-missing",
	Summary:  "Every open action has a due date",
	Severity: lint.Warning,
	ByStatus: true,
	Merge:    mergeMissing,
	Check:    checkDueMissing,
}

func checkDueMissing(p *lint.Pass) {
	reportMissing(p, lacking{
		what: "due date", role: template.ColumnDue,
		has:    func(a *postmortem.Action) bool { return !a.Due.Text.IsZero() && !a.Due.Blank() },
		column: func(c *postmortem.ActionColumns) bool { return !c.Due.IsZero() },
		item:   "%q has no due date",
		hint:   "write the day by which somebody will look whether it is done, such as 2026-03-01",
		list:   lint.Notice,
	})
}
