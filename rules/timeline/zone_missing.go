package timeline

import (
	"fmt"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
)

var zoneMissing = &lint.Rule{
	Name:     "timeline/zone-missing",
	Summary:  "A timeline says in which time zone its times are",
	Severity: lint.Notice,
	Options:  &zoneMissingOptions{Times: 3},
	Check:    checkZoneMissing,
}

type zoneMissingOptions struct {
	Times int `yaml:"times" doc:"How many times of day a timeline holds before it needs a zone." min:"1"`
}

func checkZoneMissing(p *lint.Pass) {
	if p.Shared.Zone() != "" {
		return
	}
	opts := p.Options.(*zoneMissingOptions)
	for _, t := range p.Doc.Timelines {
		if n := timed(t); n < opts.Times || statesZone(t) {
			continue
		}
		p.Report(lint.Diagnostic{
			Span:    head(t),
			Anchor:  "section:timeline",
			Message: fmt.Sprintf("the timeline does not say in which time zone its %d times are", timed(t)),
			Hint:    `write it once for all, such as "All times are in UTC"; in a team with one zone, set zone in .pmlint.yaml`,
			Related: []lint.Related{{Span: place(firstTimed(t)), Message: "the first of them"}},
		})
		return // one sentence mends all timelines of the document
	}
}

// firstTimed is the first event of a timeline with a time of day, else its first.
func firstTimed(t *postmortem.Timeline) *postmortem.Event {
	for _, e := range t.Events {
		if e.Start.HasTime && !e.IsRelative {
			return e
		}
	}
	return t.Events[0]
}

func statesZone(t *postmortem.Timeline) bool {
	for _, e := range t.Events {
		if e.Zone.Plain != "" || e.IsRelative {
			return true
		}
	}
	return false
}
