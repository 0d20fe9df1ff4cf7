package timeline

import (
	"fmt"
	"strings"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
)

var duplicate = &lint.Rule{
	Name:     "timeline/duplicate",
	Summary:  "No entry of a timeline stands there twice",
	Severity: lint.Warning,
	Check:    checkDuplicate,
}

func checkDuplicate(p *lint.Pass) {
	for _, t := range p.Doc.Timelines {
		seen := make(map[string]*postmortem.Event, len(t.Events))
		for _, e := range t.Events {
			words := strings.ToLower(strings.Join(strings.Fields(e.Text.Plain), " "))
			if len(words) < 12 || e.Start.IsZero() || strings.HasPrefix(words, "[") {
				continue // placeholders of a template are equal by nature
			}
			key := e.Start.String() + "\x00" + words
			first := seen[key]
			if first == nil {
				seen[key] = e
				continue
			}
			p.Report(lint.Finding{
				Span:    place(e),
				Anchor:  anchor(e),
				Message: fmt.Sprintf("the entry of %q stands in the timeline twice", e.Stamp.Plain),
				Hint:    "remove one, or correct the one that was meant to say something else",
				Related: []lint.Related{{Span: place(first), Message: "the same entry"}},
			})
		}
	}
}
