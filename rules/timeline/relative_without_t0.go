package timeline

import (
	"fmt"

	"github.com/pmlint/pmlint/lint"
)

var relativeWithoutT0 = &lint.Rule{
	Name:     "timeline/relative-without-t0",
	Summary:  "A timeline of relative times says when T+0 was",
	Severity: lint.Notice,
	Check:    checkRelative,
}

func checkRelative(p *lint.Pass) {
	for _, t := range p.Doc.Timelines {
		if !t.T0.IsZero() {
			continue
		}
		for _, e := range t.Events {
			if !e.IsRelative || e.Start.HasTime {
				continue
			}
			p.Report(lint.Diagnostic{
				Span:    place(e),
				Anchor:  "timeline:t0",
				Message: fmt.Sprintf("%q counts from a moment that the document does not state", e.Stamp.Plain),
				Hint:    `write it once, such as "T+0 is 2026-03-01 14:05 UTC"`,
			})
			return
		}
	}
}
