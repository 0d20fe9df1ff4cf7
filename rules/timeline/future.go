package timeline

import (
	"fmt"
	"strings"
	"time"

	"github.com/pmlint/pmlint/lint"
)

var future = &lint.Rule{
	Name:     "timeline/future",
	Summary:  "No entry of a timeline lies in the future",
	Severity: lint.Warning,
	Check:    checkFuture,
}

func checkFuture(p *lint.Pass) {
	limit := p.Now.Add(24 * time.Hour) // somewhere on earth it is tomorrow
	for _, t := range p.Doc.Timelines {
		typos := typosOf(t)
		for _, e := range t.Events {
			if !e.Start.HasDate || !e.Start.Local.After(limit) || e.Ambiguous || typos[e] != nil || isPlan(e.Text.Plain) {
				continue
			}
			if d := p.Doc.Meta.Date.Day; !e.OwnDate && d.After(limit) {
				continue // the date of the metadata is wrong, and said to be so there
			}
			p.Report(lint.Diagnostic{
				Span:    place(e),
				Anchor:  anchor(e),
				Message: fmt.Sprintf("%s lies in the future", quoteTime(e)),
				Hint:    "is the year right? what is still to come belongs to the action items",
			})
			break // what follows inherits the date
		}
	}
}

// isPlan tells an entry on what is planned.
func isPlan(s string) bool {
	s = strings.ToLower(s)
	for _, w := range [...]string{"plan", "schedul", "will ", "to be ", "expected", "upcoming", "deadline", "due"} {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}
