package actions

import (
	"fmt"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/text"
)

var dueRelative = &lint.Rule{
	Name:     "actions/due-relative",
	Summary:  "A due date says the same on every day it is read",
	Severity: lint.Notice,
	Check:    checkDueRelative,
}

func checkDueRelative(p *lint.Pass) {
	for _, a := range open(p) {
		if !a.Due.Relative || !ownDue(a) {
			continue
		}
		f := lint.Diagnostic{
			Span:    a.Due.Text.Span,
			Anchor:  anchor(a),
			Message: fmt.Sprintf("due date %q counts from a day that the reader has to guess", a.Due.Text.Plain),
			Hint:    "write the date, such as 2026-03-01",
		}
		if a.Due.Known() {
			day := isoDay(a.Due.End)
			f.Hint = "write the date: counted from the incident it is " + day
			if a.Due.Loose { // which day it is to be nobody has decided
				f.Hint = "write the date: counted from the incident it is " + day + " at the latest"
				p.Report(f)
				continue
			}
			f.Fixes = []lint.Fix{{Message: "Write " + day, Edits: []text.Edit{{Span: a.Due.Text.Span, New: day}}}}
		}
		p.Report(f)
	}
}
