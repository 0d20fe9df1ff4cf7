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
	var order []actionID
	same := map[actionID][]*postmortem.Action{}
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
		if same[key] == nil {
			order = append(order, key)
		}
		same[key] = append(same[key], a)
	}
	for _, key := range order {
		reportSameID(p, same[key])
	}
}

// reportSameID reports each action whose id another one has already; an id that
// many have is one mistake: mostly the ticket of the incident.
func reportSameID(p *lint.Pass, with []*postmortem.Action) {
	first := with[0]
	if len(with) <= mostSame {
		for _, a := range with[1:] {
			p.Report(lint.Diagnostic{
				Span:    a.ID.Span,
				Anchor:  anchor(a),
				Message: fmt.Sprintf("id %q is that of %q, too", a.ID.Plain, lint.Short(first.Text.Plain)),
				Hint:    "give one of them the next free id",
				Related: []lint.Related{{Span: first.ID.Span, Message: "the same id"}},
			})
		}
		return
	}
	d := lint.Diagnostic{
		Span:    first.ID.Span,
		Anchor:  lint.Anchor("id", first.ID.Plain),
		Message: fmt.Sprintf("%d actions have the id %q", len(with), first.ID.Plain),
		Hint:    "give each an id of its own; a ticket of them all belongs above the table",
	}
	for _, a := range with[1:] {
		d.Related = append(d.Related, lint.Related{Span: a.ID.Span, Message: "the same id"})
	}
	p.Report(d)
}

// mostSame is how many actions with one id are told one by one.
const mostSame = 2
