package timeline

import (
	"fmt"
	"time"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/chrono"
	"github.com/pmlint/pmlint/lint/postmortem"
)

var dateInText = &lint.Rule{
	Name:     "timeline/date-in-text",
	Summary:  "A date in an entry's words is not the entry's own of another year",
	Severity: lint.Notice,
	Check:    checkDateInText,
}

func checkDateInText(p *lint.Pass) {
	for _, t := range p.Doc.Timelines {
		if ambiguousDates(t) {
			continue
		}
		for _, e := range t.Events {
			if e.Start.HasDate && e.Start.Local.Year() > 1 {
				checkWords(p, e)
			}
		}
	}
}

// checkWords looks for the entry's month and day with another year.
func checkWords(p *lint.Pass, e *postmortem.Event) {
	words, own := e.Text.Plain, localDay(e)
	for len(words) > 0 {
		d, from, to := chrono.FindDate(words, chrono.OrderUnknown)
		if to == 0 {
			return
		}
		written := words[from:to]
		words = words[to:]
		if !d.Full() || d.Ambiguous || d.Year == own.Year() || d.Month != int(own.Month()) || d.Day != own.Day() {
			continue
		}
		p.Report(lint.Diagnostic{
			Span:    e.Text.Span,
			Anchor:  anchor(e),
			Message: fmt.Sprintf("%q is the day of the entry in another year", written),
			Hint:    fmt.Sprintf("is it %s?", own.Format(time.DateOnly)),
			Related: []lint.Related{{Span: place(e), Message: "the time of the entry"}},
		})
		return
	}
}
