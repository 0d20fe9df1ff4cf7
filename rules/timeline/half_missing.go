package timeline

import (
	"fmt"
	"strings"

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
			Hint:    fmt.Sprintf("write \"pm\" behind it, or %s", e.Start.Local.Format("15:04")),
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

// withoutHalf are the entries that are read as of the afternoon though no half of
// the day is written, where they follow one that has it, and that one.
func withoutHalf(t *postmortem.Timeline) (lacking []*postmortem.Event, after *postmortem.Event) {
	var last *postmortem.Event
	for _, e := range t.Events {
		switch {
		case e.Slot || !e.Start.HasTime || !e.Start.HasDate:
		case hasHalf(e.Stamp.Plain):
			last = e
		case e.HalfAssumed && last != nil && localDay(e).Equal(localDay(last)):
			if after == nil {
				after = last
			}
			lacking = append(lacking, e)
		}
	}
	return lacking, after
}

func hasHalf(stamp string) bool {
	s := strings.ToLower(stamp)
	return strings.Contains(s, "am") || strings.Contains(s, "pm") || strings.Contains(s, "a.m") || strings.Contains(s, "p.m")
}
