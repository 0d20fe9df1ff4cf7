package actions

import (
	"fmt"

	"github.com/pmlint/pmlint/lint"
)

var linkOnly = &lint.Rule{
	Name:     "actions/link-only",
	Summary:  "An action says what its ticket is about",
	Severity: lint.Notice,
	Check:    checkLinkOnly,
}

func checkLinkOnly(p *lint.Pass) {
	for _, a := range promisesOf(p) {
		if !a.promise.OnlyLinks {
			continue
		}
		p.Report(lint.Diagnostic{
			Span:    a.Text.Span,
			Anchor:  anchor(a.Action),
			Message: fmt.Sprintf("the action is nothing but %q", lint.Short(a.Text.Plain)),
			Hint:    "say in a few words what the ticket will change: readers of the postmortem may not be able to open it",
		})
	}
}
