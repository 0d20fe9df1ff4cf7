package timeline

import (
	"fmt"
	"time"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
)

var halfMissing = &lint.Rule{
	Name:     "timeline/half-missing",
	Summary:  "Of times on a 12-hour clock each says its half of the day",
	Severity: lint.Notice,
	Check:    checkHalves,
}

func checkHalves(p *lint.Pass) {
	for _, t := range p.Doc.Timelines {
		lacking, after := withoutHalf(t)
		if len(lacking) == 0 {
			continue
		}
		e := lacking[0]
		f := lint.Diagnostic{
			Span:   place(e),
			Anchor: anchor(e),
			Message: fmt.Sprintf("%q lacks its half of the day: it follows %q and would lie before it in the morning",
				e.Stamp.Plain, after.Stamp.Plain),
			Hint:    fmt.Sprintf("write \"pm\" behind it, or %s", e.Start.Local.Add(12*time.Hour).Format("15:04")),
			Related: []lint.Related{{Span: place(after), Message: "the entry above, with its half"}},
		}
		if n := len(lacking) - 1; n > 0 {
			f.Message += fmt.Sprintf("; so do%s %d more", map[bool]string{true: "es", false: ""}[n == 1], n)
		}
		for _, other := range lacking[1:] {
			f.Related = append(f.Related, lint.Related{Span: place(other), Message: "lacks its half as well"})
		}
		p.Report(f)
	}
}

// withoutHalf are the entries without a half of the day that break the order of
// one day in the morning and keep it in the afternoon, and the entry with a half
// that they follow. Where a time above noon is written by 24 hours, those without
// a half are right.
func withoutHalf(t *postmortem.Timeline) (lacking []*postmortem.Event, after *postmortem.Event) {
	var last *postmortem.Event
	var clock time.Time
	for _, e := range t.Events {
		switch {
		case e.Slot || !e.Start.HasTime || !e.Start.HasDate:
			continue
		case hasHalf(e.Stamp.Plain):
			last, clock = e, e.Start.Local
			continue
		case e.Start.Local.Hour() > 12:
			return nil, nil
		}
		pm := e.Start.Local.Add(12 * time.Hour)
		if last == nil || !localDay(e).Equal(localDay(last)) || !e.Start.Local.Before(clock) || pm.Before(clock) || e.Start.Local.Hour() == 12 {
			continue
		}
		if after == nil {
			after = last
		}
		lacking, clock = append(lacking, e), pm
	}
	return lacking, after
}
