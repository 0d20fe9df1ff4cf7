package timeline

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/text"
)

var dateTypo = &lint.Rule{
	Name:     "timeline/date-typo",
	Summary:  "The date of an entry does not differ from its neighbours' by one slip",
	Severity: lint.Notice,
	Check:    checkDateTypo,
}

func checkDateTypo(p *lint.Pass) {
	for _, t := range p.Doc.Timelines {
		typos, slots := typosOf(t), slotTypos(p, t)
		for _, e := range t.Events {
			if typo := cmp.Or(typos[e], slots[e]); typo != nil {
				reportTypo(p, e, typo)
			}
		}
		if run := lastRun(p, t); run != nil && typos[run.events[0]] == nil {
			reportRun(p, run)
		}
	}
}

// typo is a date that a neighbour's shows to be a slip.
type typo struct {
	want time.Time // the day that fits
	near *postmortem.Event
	part string // "year", "month" or "day"
}

func reportTypo(p *lint.Pass, e *postmortem.Event, t *typo) {
	at := e.DateAt
	if at.Len() == 0 {
		at = place(e)
	}
	want := t.want.Format("2006-01-02")
	f := lint.Diagnostic{
		Span:   at,
		Anchor: anchor(e),
		Message: fmt.Sprintf("the %s of %q does not fit between the entries around it, which are of %s", t.part, p.Doc.File.Text(at),
			localDay(t.near).Format("2006-01-02")),
		Hint:    "is it " + want + "?",
		Related: []lint.Related{{Span: place(t.near), Message: "the entry beside it"}},
	}
	if e.Slot {
		f.Message = fmt.Sprintf("the year of %q does not fit to the milestones beside it, which are of %d", p.Doc.File.Text(at), t.want.Year())
		f.Related[0].Message = "the milestone beside it"
	}
	if written, ok := rewriteDate(p.Doc.File.Text(at), localDay(e), t.want); ok {
		f.Fixes = []lint.Fix{{Message: "Write " + written, Edits: []text.Edit{{Span: at, New: written}}}}
	}
	p.Report(f)
}

// rewriteDate writes a date with the parts that differ replaced, in the form in
// which it stands.
func rewriteDate(written string, have, want time.Time) (string, bool) {
	for _, layout := range [...]string{"2006-01-02", "2006/01/02", "2006.01.02", "20060102", "2006-1-2"} {
		if have.Format(layout) == written {
			return want.Format(layout), true
		}
	}
	for _, part := range [...]struct {
		have, want int
		width      int
	}{{have.Year(), want.Year(), 4}, {int(have.Month()), int(want.Month()), 2}, {have.Day(), want.Day(), 2}} {
		if part.have == part.want {
			continue
		}
		old, repl := pad(part.have, part.width), pad(part.want, part.width)
		if n := strings.Count(written, old); n == 0 {
			old, repl = strconv.Itoa(part.have), strconv.Itoa(part.want)
		}
		if strings.Count(written, old) != 1 {
			return "", false
		}
		written = strings.Replace(written, old, repl, 1)
	}
	return written, true
}

func pad(n, width int) string { return fmt.Sprintf("%0*d", width, n) }

// typosOf finds the entries whose own date is a slip: it breaks the order that
// the entries on both sides keep, and differs from theirs in one part.
func typosOf(t *postmortem.Timeline) map[*postmortem.Event]*typo {
	if withoutTypos(t) || ambiguousDates(t) {
		return nil
	}
	var dated []*postmortem.Event
	for _, e := range t.Events {
		if e.Start.HasDate && !e.Slot && !e.IsRelative {
			dated = append(dated, e)
		}
	}
	var typos map[*postmortem.Event]*typo
	for i, e := range dated {
		if !e.OwnDate || e.Malformed != "" {
			continue
		}
		if ty := typoAt(dated, i); ty != nil {
			if typos == nil {
				typos = make(map[*postmortem.Event]*typo)
			}
			typos[e] = ty
		}
	}
	return typos
}

// withoutTypos tells that the dates of a timeline ascend within one year, as most
// do: none of them can be a slip.
func withoutTypos(t *postmortem.Timeline) bool {
	var first, last time.Time
	for _, e := range t.Events {
		if !e.Start.HasDate || e.Slot || e.IsRelative {
			continue
		}
		at := e.Start.Local
		if first.IsZero() {
			first, last = at, at
		}
		if at.Before(last) {
			return false
		}
		last = at
	}
	return last.Sub(first) < 300*24*time.Hour
}

func typoAt(dated []*postmortem.Event, i int) *typo {
	e := dated[i]
	switch {
	case len(dated) < 3:
		return nil
	case i == 0:
		return edgeTypo(e, dated[1], dated[2], true)
	case i == len(dated)-1:
		return edgeTypo(e, dated[i-1], dated[i-2], false)
	}
	prev, next := dated[i-1], dated[i+1]
	day, a, b := localDay(e), localDay(prev), localDay(next)
	if b.Before(a) || b.Sub(a) > 60*24*time.Hour || !day.Before(a) && !day.After(b) {
		return nil
	}
	together := b.Sub(a) <= 3*24*time.Hour
	for _, near := range [...]*postmortem.Event{prev, next} {
		part := onePart(day, localDay(near))
		if part == "" || part != "year" && !together || part == "day" && !daySlip(day, localDay(near)) {
			continue
		}
		want := withPart(day, localDay(near), part)
		if fits(e, want, prev, next) {
			return &typo{want: want, near: near, part: part}
		}
	}
	return nil
}

// edgeTypo judges the first or the last entry: only a wrong year that breaks the
// order is a slip there, as causes long before and work long after are real.
func edgeTypo(e, near, further *postmortem.Event, first bool) *typo {
	day, n := localDay(e), localDay(near)
	if localDay(further).Sub(n).Abs() > 30*24*time.Hour {
		return nil
	}
	if localDay(further).Sub(n).Abs() <= 3*24*time.Hour && sameDayOtherYear(e, near) {
		return &typo{want: time.Date(n.Year(), day.Month(), day.Day(), 0, 0, 0, 0, time.UTC), near: near, part: "year"}
	}
	wrong := first && day.Sub(n) >= 300*24*time.Hour || !first && n.Sub(day) >= 300*24*time.Hour
	if !wrong {
		return nil
	}
	best := time.Time{}
	for year := n.Year() - 1; year <= n.Year()+1; year++ {
		want := time.Date(year, day.Month(), day.Day(), 0, 0, 0, 0, time.UTC)
		inOrder := first && !want.After(n) || !first && !want.Before(n)
		if inOrder && want.Sub(n).Abs() < 60*24*time.Hour {
			best = want
		}
	}
	if best.IsZero() {
		return nil
	}
	return &typo{want: best, near: near, part: "year"}
}

// sameDayOtherYear tells two times of day on the same day of neighbouring years:
// hardly ever a coincidence.
func sameDayOtherYear(a, b *postmortem.Event) bool {
	x, y := a.Start.Local, b.Start.Local
	years := x.Year() - y.Year()
	return a.Start.HasTime && b.Start.HasTime && (years == 1 || years == -1) && x.Month() == y.Month() && x.Day() == y.Day()
}

// onePart names the part of the date in which two days differ, if it is one.
func onePart(a, b time.Time) string {
	y, m, d := a.Year() != b.Year(), a.Month() != b.Month(), a.Day() != b.Day()
	switch {
	case y && !m && a.Sub(b).Abs() >= 300*24*time.Hour:
		return "year"
	case m && !y && !d:
		return "month"
	case d && !y && !m:
		return "day"
	}
	return ""
}

// daySlip tells a slip of the hand from an entry that is out of place: a day
// that shares a figure with the right one and lies days away.
func daySlip(a, b time.Time) bool {
	x, y := pad(a.Day(), 2), pad(b.Day(), 2)
	return a.Sub(b).Abs() >= 5*24*time.Hour && (x[0] == y[0] || x[1] == y[1] || x[0] == y[1] && x[1] == y[0])
}

func withPart(day, near time.Time, part string) time.Time {
	switch part {
	case "year":
		return time.Date(near.Year(), day.Month(), day.Day(), 0, 0, 0, 0, time.UTC)
	case "month":
		return time.Date(day.Year(), near.Month(), day.Day(), 0, 0, 0, 0, time.UTC)
	}
	return near
}

// fits tells that e on the day want stands in order between its neighbours.
func fits(e *postmortem.Event, want time.Time, prev, next *postmortem.Event) bool {
	moved := *e
	moved.Start.Local = want.Add(e.Start.Local.Sub(localDay(e)))
	moved.Start.UTC = time.Time{}
	a, b := *prev, *next
	a.Start.UTC, b.Start.UTC = time.Time{}, time.Time{}
	m := interval(&moved, moved.Start.Local)
	return !m.before(interval(&a, a.Start.Local)) && !interval(&b, b.Start.Local).before(m)
}
