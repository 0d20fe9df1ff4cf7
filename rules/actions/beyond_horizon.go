package actions

import (
	"fmt"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
)

var beyondHorizon = &lint.Rule{
	Name:     "actions/beyond-horizon",
	Summary:  "An action is due within the bound that its heading states",
	Severity: lint.Notice,
	Check:    checkBeyondHorizon,
}

func checkBeyondHorizon(p *lint.Pass) {
	base := lastDay(p.Doc)
	if base.IsZero() {
		return
	}
	for _, a := range open(p) {
		if a.HorizonDays == 0 || !a.Due.Known() || a.Due.Ambiguous {
			continue
		}
		bound := base.AddDate(0, 0, a.HorizonDays)
		if !a.Due.Start.After(bound) {
			continue
		}
		p.Report(lint.Diagnostic{
			Span:    dueSpan(a),
			Anchor:  anchor(a),
			Message: fmt.Sprintf("due date %q is later than its heading %q allows, which is %s", a.Due.Text.Plain, horizonTitle(a), isoDay(bound)),
			Hint:    "move the action to the heading that it keeps to, or give it an earlier date",
		})
	}
}

// horizonTitle is the heading that states the action's horizon.
func horizonTitle(a *postmortem.Action) string {
	if a.Section != nil {
		return a.Section.Title.Plain
	}
	return string(a.Horizon)
}
