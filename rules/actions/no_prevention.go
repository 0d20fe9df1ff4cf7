package actions

import (
	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
)

var noPrevention = &lint.Rule{
	Name:     "actions/no-prevention",
	Summary:  "Among the actions is one that prevents or softens the next incident",
	Severity: lint.Notice,
	Check:    checkNoPrevention,
}

func checkNoPrevention(p *lint.Pass) {
	doc := p.Doc
	if len(doc.Actions) < 2 || len(doc.Controls) > 0 || anyPlaceholder(p.Binding) {
		return
	}
	for _, a := range doc.Actions {
		switch a.Category {
		case postmortem.CategoryDetect, postmortem.CategoryRespond, postmortem.CategoryInvestigate, postmortem.CategoryRepair:
		default:
			return
		}
	}
	p.Report(lint.Diagnostic{
		Span:    setSpan(doc),
		Anchor:  "actions",
		Message: "the actions help to notice, to respond or to understand; none keeps it from happening again or makes it hurt less",
		Hint:    "which check, limit, gate or fallback would have stopped it, or kept it small?",
	})
}
