package actions

import (
	"fmt"
	"strings"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
)

var idDuplicate = &lint.Rule{
	Name:     "actions/id-duplicate",
	Summary:  "No two actions of a document have the same id",
	Severity: lint.Notice,
	Check:    checkIDDuplicate,
}

// actionID is an id within what it must be unique in: plain numbers count from
// one in each table, others in the document.
type actionID struct {
	table *postmortem.Block
	id    string
}

func checkIDDuplicate(p *lint.Pass) {
	first := map[actionID]*postmortem.Action{}
	for _, a := range p.Doc.Actions {
		if a.ID.IsZero() || p.Binding.IsPlaceholder(a) || p.Binding.Repeated(a.Section) {
			continue
		}
		key := actionID{id: strings.ToLower(a.ID.Plain)}
		if strings.Trim(key.id, "0123456789") == "" {
			if a.Columns == nil {
				continue
			}
			key.table = a.Columns.Table
		}
		before, ok := first[key]
		if !ok {
			first[key] = a
			continue
		}
		p.Report(lint.Diagnostic{
			Span:    a.ID.Span,
			Anchor:  anchor(a),
			Message: fmt.Sprintf("id %q is that of %q, too", a.ID.Plain, lint.Short(before.Text.Plain)),
			Hint:    "give one of them the next free id",
			Related: []lint.Related{{Span: before.ID.Span, Message: "the same id"}},
		})
	}
}
