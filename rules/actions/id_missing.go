package actions

import (
	"fmt"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
)

var idMissing = &lint.Rule{
	Name:     "actions/id-missing",
	Summary:  "Every row of a table with ids has one",
	Severity: lint.Warning,
	Check:    checkIDMissing,
}

func checkIDMissing(p *lint.Pass) {
	named := map[*postmortem.Block]bool{}
	for _, a := range p.Doc.Actions {
		if a.Columns != nil && !a.ID.IsZero() {
			named[a.Columns.Table] = true
		}
	}
	once := map[*postmortem.Block]bool{}
	for _, a := range p.Doc.Actions {
		if a.Columns == nil || a.Columns.ID.IsZero() || !a.ID.IsZero() || p.Binding.IsPlaceholder(a) || once[a.Columns.Table] {
			continue
		}
		message := fmt.Sprintf("%q has no id, though its table has a column for it", lint.Short(a.Text.Plain))
		if !named[a.Columns.Table] {
			once[a.Columns.Table] = true
			message = "no action of the table has an id, though there is a column for it"
		}
		p.Report(lint.Diagnostic{
			Span:    a.Text.Span,
			Anchor:  anchor(a),
			Message: message,
			Hint:    "give it the next free id, such as A3: other places can then refer to it when the words change",
		})
	}
}
