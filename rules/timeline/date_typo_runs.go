package timeline

import (
	"fmt"
	"strings"
	"time"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/text"
	"github.com/pmlint/pmlint/rules/internal/claims"
)

// slotTypos finds the milestones whose year is a slip: the others and the
// document's own day agree on another year, and in that the milestone stands beside
// one of them.
func slotTypos(p *lint.Pass, t *postmortem.Timeline) map[*postmortem.Event]*typo {
	if ambiguousDates(t) {
		return nil
	}
	var slots []*postmortem.Event
	for _, e := range t.Events {
		if e.Slot && e.Start.HasDate && e.Malformed == "" {
			slots = append(slots, e)
		}
	}
	labels := make(map[string]bool)
	for _, e := range slots {
		label := strings.ToLower(e.Text.Plain)
		if labels[label] {
			return nil // several incidents in one file
		}
		labels[label] = true
	}
	typos := make(map[*postmortem.Event]*typo)
	for _, e := range slots {
		if ty := yearSlip(e, slots, ownDays(p)); ty != nil {
			typos[e] = ty
		}
	}
	return typos
}

// ownDays are the days that the document's title and its file's name state.
func ownDays(p *lint.Pass) []time.Time {
	var days []time.Time
	for _, c := range claims.From(claims.Of(p), claims.Incident, claims.Title, claims.FileName) {
		days = append(days, c.Day())
	}
	return days
}

// besides is how far a milestone may lie from another one in the right year.
const besides = 3 * 24 * time.Hour

func yearSlip(e *postmortem.Event, slots []*postmortem.Event, days []time.Time) *typo {
	if !e.OwnDate {
		return nil
	}
	day := localDay(e)
	years := make(map[int]int)
	for _, d := range days {
		years[d.Year()]++
	}
	for _, s := range slots {
		if s != e {
			years[localDay(s).Year()]++
		}
	}
	for year, n := range years {
		if year == day.Year() || n < 2 || n <= years[day.Year()]+1 {
			continue
		}
		want := time.Date(year, day.Month(), day.Day(), 0, 0, 0, 0, time.UTC)
		for _, s := range slots {
			if s != e && localDay(s).Sub(want).Abs() <= besides {
				return &typo{want: want, near: s, part: "year"}
			}
		}
	}
	return nil
}

// run is a last part of a timeline whose entries all have one day that lies before
// that of the entries above.
type run struct {
	events []*postmortem.Event
	near   *postmortem.Event // the last entry above
}

// lastRun finds the run of a timeline that ends it, if its clock goes on from the
// entries above although its day goes back: then the day is a slip, copied from
// entry to entry. The day above must be the document's own, or share a figure.
func lastRun(p *lint.Pass, t *postmortem.Timeline) *run {
	if ambiguousDates(t) {
		return nil
	}
	var dated []*postmortem.Event
	for _, e := range t.Events {
		if e.Start.HasDate && e.Start.HasTime && !e.Slot && !e.IsRelative {
			dated = append(dated, e)
		}
	}
	k := len(dated) - 1
	for k > 0 && localDay(dated[k-1]).Equal(localDay(dated[len(dated)-1])) {
		k--
	}
	if k < 2 || !dated[k].OwnDate || !ascending(dated[:k]) || !ascending(dated[k:]) {
		return nil
	}
	above, first := dated[k-1], dated[k]
	if !localDay(dated[k-2]).Equal(localDay(above)) || sinceMidnight(first.Start.Local) < sinceMidnight(above.Start.Local) {
		return nil
	}
	if !slipsBack(localDay(first), localDay(above), ownDays(p)) {
		return nil
	}
	return &run{events: dated[k:], near: above}
}

// slipsBack reports whether a day before another one is a slip for it.
func slipsBack(day, above time.Time, own []time.Time) bool {
	if !day.Before(above) || day.Year() != above.Year() || day.Month() != above.Month() {
		return false
	}
	for _, d := range own {
		if d.Equal(above) {
			return true
		}
	}
	return daySlip(day, above)
}

func ascending(events []*postmortem.Event) bool {
	for i := 1; i < len(events); i++ {
		if events[i].Start.Local.Before(events[i-1].Start.Local) {
			return false
		}
	}
	return true
}

func reportRun(p *lint.Pass, r *run) {
	e, want := r.events[0], localDay(r.near)
	at := e.DateAt
	if at.Len() == 0 {
		at = place(e)
	}
	f := lint.Diagnostic{
		Severity: lint.Notice,
		Span:     at,
		Anchor:   anchor(e),
		Message: fmt.Sprintf("the day of %q lies before that of the entries above, %s, and its clock goes on from theirs",
			p.Doc.File.Text(at), want.Format(time.DateOnly)),
		Hint:    "is it " + want.Format(time.DateOnly) + "?",
		Related: []lint.Related{{Span: place(r.near), Message: "the entry above"}},
	}
	if n := len(r.events) - 1; n > 0 {
		f.Message += fmt.Sprintf("; %d more %s that day", n, map[bool]string{true: "has", false: "have"}[n == 1])
	}
	var edits []text.Edit
	for _, other := range r.events {
		if written, ok := rewriteDate(p.Doc.File.Text(other.DateAt), localDay(other), want); ok && other.OwnDate && other.DateAt.Len() > 0 {
			edits = append(edits, text.Edit{Span: other.DateAt, New: written})
		}
		if other != e {
			f.Related = append(f.Related, lint.Related{Span: place(other), Message: "of that day as well"})
		}
	}
	if len(edits) > 0 {
		f.Fixes = []lint.Fix{{Message: "Write " + edits[0].New, Edits: edits}}
	}
	p.Report(f)
}
