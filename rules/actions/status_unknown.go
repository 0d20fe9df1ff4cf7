package actions

import (
	"fmt"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
)

var statusUnknown = &lint.Rule{
	Name:     "actions/status-unknown",
	Summary:  "The state of an action is one that its readers know",
	Severity: lint.Notice,
	Check:    checkStatusUnknown,
}

func checkStatusUnknown(p *lint.Pass) {
	for _, a := range p.Doc.Actions {
		if a.Status != postmortem.StatusUnknown || p.Binding.IsPlaceholder(a) {
			continue
		}
		p.Report(lint.Diagnostic{
			Span:    a.StatusText.Span,
			Anchor:  anchor(a),
			Message: fmt.Sprintf("status %q tells neither that the action is open nor that it is done", lint.Short(a.StatusText.Plain)),
			Hint:    "write Open, In progress, Blocked, Done or Won't do; what else there is to say can stand behind it",
		})
	}
}
