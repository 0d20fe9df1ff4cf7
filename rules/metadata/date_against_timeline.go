package metadata

import (
	"fmt"
	"time"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/rules/internal/claims"
)

var dateAgainstTimeline = &lint.Rule{
	Name:     "metadata/date-against-timeline",
	Summary:  "The timeline has entries of the days that the incident is said to have lasted",
	Severity: lint.Notice,
	Check:    checkAgainstTimeline,
}

func checkAgainstTimeline(p *lint.Pass) {
	days := entryDays(p.Doc)
	if len(days) == 0 {
		return
	}
	if start, end, ok := pair(p, claims.Start, claims.End); ok {
		if !touches(days, start.Day(), end.Day()) {
			reportForeign(p, start, days[0], "no entry of the timeline is of the days of the incident")
		}
		return
	}
	for _, date := range claims.From(claims.Of(p), claims.Incident, claims.Field, claims.FrontMatter) {
		if slipped(date.Day(), days) {
			reportForeign(p, date, days[0], "the timeline has the same day with another month or year")
			return
		}
	}
}

// entryDays are the days of the entries of the timelines.
func entryDays(doc *postmortem.Document) []time.Time {
	var days []time.Time
	for _, t := range doc.Timelines {
		for _, e := range t.Events {
			if e.Start.HasDate && !e.Ambiguous && e.Malformed == "" && e.Start.Local.Year() > 1 {
				days = append(days, claims.DayOf(e.Start.Local))
			}
		}
	}
	return days
}

// touches reports whether any day lies in a stretch, or next to it: zones differ.
func touches(days []time.Time, from, to time.Time) bool {
	for _, d := range days {
		if !d.Before(from.AddDate(0, 0, -1)) && !d.After(to.AddDate(0, 0, 1)) {
			return true
		}
	}
	return false
}

// slipped reports whether all entries are of one day, which differs from the date in
// the month or the year alone: a bare date may be that of publication.
func slipped(date time.Time, days []time.Time) bool {
	for _, d := range days {
		if !d.Equal(days[0]) {
			return false
		}
	}
	d := days[0]
	return d.Day() == date.Day() && (d.Month() == date.Month()) != (d.Year() == date.Year())
}

func reportForeign(p *lint.Pass, c claims.Claim, day time.Time, what string) {
	p.Report(lint.Diagnostic{
		Span:    c.Span,
		Anchor:  "field:" + string(c.About),
		Message: fmt.Sprintf("%s: %q, and the first entry is of %s", what, c.Text, day.Format(time.DateOnly)),
		Hint:    "which of the two is right?",
	})
}
