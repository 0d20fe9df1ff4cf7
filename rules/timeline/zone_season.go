package timeline

import (
	"fmt"
	"time"

	"github.com/pmlint/pmlint/lint"
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
			if right, _ := otherSeason(e); right != "" {
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
	right, season := otherSeason(e)
	p.Report(lint.Diagnostic{
		Span:    e.Zone.Span,
		Anchor:  lint.Anchor("zone", e.Zone.Plain),
		Message: fmt.Sprintf("%s is not in use on %s, which is in %s: the times may be off by an hour", e.Zone.Plain, e.Start.Local.Format("2006-01-02"), season),
		Hint:    fmt.Sprintf("write %s if that is what the clocks showed, or give all times in UTC", right),
	})
}

// seasonPlaces are places whose clocks follow a zone's two names; abbreviations
// that also hold all year round somewhere are left out.
var seasonPlaces = map[string]string{
	"PST": "America/Los_Angeles", "PDT": "America/Los_Angeles", "EST": "America/New_York", "EDT": "America/New_York", "CDT": "America/Chicago", "MDT": "America/Denver",
	"CET": "Europe/Berlin", "CEST": "Europe/Berlin", "EEST": "Europe/Helsinki",
}

// otherSeason gives the zone's name of the other season where that is the one
// in use on the day, and the season.
func otherSeason(e *postmortem.Event) (name, season string) {
	place, ok := seasonPlaces[e.Zone.Plain]
	if !ok {
		return "", ""
	}
	loc, err := time.LoadLocation(place)
	if err != nil {
		return "", ""
	}
	l := e.Start.Local
	noon := time.Date(l.Year(), l.Month(), l.Day(), 12, 0, 0, 0, loc)
	if name, _ := noon.Zone(); name != e.Zone.Plain {
		if noon.IsDST() {
			return name, "summer"
		}
		return name, "winter"
	}
	return "", ""
}
