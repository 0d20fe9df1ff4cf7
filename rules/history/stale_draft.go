package history

import (
	"fmt"

	"github.com/pmlint/pmlint/lint"
)

type staleOptions struct {
	Days int `yaml:"days" doc:"days without a commit after which a draft counts as left behind" min:"1"`
}

var staleDraft = &lint.Rule{
	Name:     "history/stale-draft",
	Summary:  "A draft is finished, not left behind",
	Severity: lint.Notice,
	Options:  &staleOptions{Days: 30},
	Check:    checkStaleDraft,
}

func checkStaleDraft(p *lint.Pass) {
	life := lifeOf(p)
	if life == nil || p.Status == lint.Final || p.Doc.Meta.Status.Plain == "" {
		return
	}
	if lint.ReadStatus(p.Doc.Meta.Status.Plain, p.Shared.Statuses()).OfIncident {
		return // it says nothing of the document
	}
	last := life.Latest().Commit
	days := int(p.Now.Sub(last.When).Hours() / 24)
	if days <= p.Options.(*staleOptions).Days {
		return
	}
	p.Report(lint.Diagnostic{
		Span: statusSpan(p), Anchor: "field:status",
		Message: fmt.Sprintf("the status is %q, and the last commit to this document, %s, is %s old", p.Doc.Meta.Status.Plain,
			at(last), lint.Count(days, "day")),
		Hint: "what is left to do before it can be final, and who does it?",
	})
}
