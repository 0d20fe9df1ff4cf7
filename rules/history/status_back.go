package history

import (
	"fmt"

	"github.com/pmlint/pmlint/lint"
)

var statusBack = &lint.Rule{
	Name:     "history/status-back",
	Summary:  "A document that was final does not silently become a draft again",
	Severity: lint.Notice,
	Check:    checkStatusBack,
}

func checkStatusBack(p *lint.Pass) {
	life := lifeOf(p)
	if life == nil || p.Status == lint.Final {
		return
	}
	for i := len(life.Statuses) - 1; i > 0; i-- {
		c := life.Statuses[i]
		if statusOf(p, c.From) != lint.Final || statusOf(p, c.To) == lint.Final {
			continue
		}
		p.Report(lint.Diagnostic{
			Span: statusSpan(p), Anchor: "field:status",
			Message: fmt.Sprintf("the status went back from %q to %q in commit %s", c.From, c.To, at(c.Commit)),
			Hint:    "say in the document history why it was opened again",
		})
		return
	}
}
