package timeline

import (
	"fmt"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/chrono/zone"
	"github.com/pmlint/pmlint/lint/postmortem"
)

var zoneSeason = &lint.Rule{
	Name:     "timeline/zone-season",
	Summary:  "A zone that is named for winter or summer fits the day",
	Severity: lint.Notice,
	Check:    checkZoneSeason,
}

func checkZoneSeason(p *lint.Pass) {
	for _, t := range p.Doc.Timelines {
		var first *postmortem.Event
		wrong, total := 0, 0
		for _, e := range t.Events {
			if !e.Start.HasTime || !e.Start.HasDate || e.Zone.Span.Len() == 0 {
				continue
			}
			total++
			if right, _ := zone.OtherSeason(e.Zone.Plain, e.Start.Local); right != "" {
				if wrong++; first == nil {
					first = e
				}
			}
		}
		if first != nil && wrong == total { // else the change lies between the entries
			reportSeason(p, first)
			return
		}
	}
}

func reportSeason(p *lint.Pass, e *postmortem.Event) {
	right, season := zone.OtherSeason(e.Zone.Plain, e.Start.Local)
	p.Report(lint.Diagnostic{
		Span:   e.Zone.Span,
		Anchor: lint.Anchor("zone", e.Zone.Plain),
		Message: fmt.Sprintf("%s is not in use on %s, which is in %s: the times may be off by an hour", e.Zone.Plain,
			e.Start.Local.Format("2006-01-02"), season),
		Hint: fmt.Sprintf("write %s if that is what the clocks showed, or give all times in UTC", right),
	})
}
