package metadata

import (
	"fmt"
	"strings"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/template"
)

var idDuplicate = &lint.Rule{
	Name:     "metadata/id-duplicate",
	Summary:  "No two documents have the same incident id",
	Severity: lint.Error,
	Collect:  collectID,
	Data:     statedID{},
	CheckAll: checkIDDuplicate,
}

// statedID is the id of a document.
type statedID struct {
	ID string     `json:"id"`
	At lint.Place `json:"at"`
}

func collectID(p *lint.Pass) any {
	id := p.Doc.Meta.ID
	if id.Span.Len() == 0 || p.Binding.Value(id) != template.Written {
		return nil
	}
	return statedID{ID: strings.Clone(id.Plain), At: p.Place(id.Span)}
}

func checkIDDuplicate(p *lint.CorpusPass) {
	first := make(map[string]lint.Collected, len(p.Docs))
	for _, d := range p.Docs {
		stated := d.Data.(statedID)
		key := strings.ToLower(stated.ID)
		before, ok := first[key]
		if !ok {
			first[key] = d
			continue
		}
		p.ReportAt(d.Path, stated.At, lint.Diagnostic{
			Anchor:  "field:id",
			Message: fmt.Sprintf("incident id %q is that of %s too", stated.ID, before.Path),
			Hint: "give each incident its own id; if the two documents tell of one incident, link one from the other and let " +
				"one of them have the id",
			Related: []lint.Related{before.Data.(statedID).At.Related(before.Path, "the same id")},
		})
	}
}
