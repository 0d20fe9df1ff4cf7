package timeline

import (
	"fmt"
	"time"

	"github.com/pmlint/pmlint/internal/ascii"
	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/chrono"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/text"
)

var dateInText = &lint.Rule{
	Name:     "timeline/date-in-text",
	Summary:  "A date in the text is not that of an entry with another month or year",
	Severity: lint.Notice,
	Check:    checkDateInText,
}

func checkDateInText(p *lint.Pass) {
	checkInstants(p)
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
	if !holdsDigits(words, 3) { // of a day and a year
		return
	}
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

// checkInstants looks in the prose for a day and a time of which an entry has the very
// time, to the minute, and no entry the day.
func checkInstants(p *lint.Pass) {
	days, clocks := entryTimes(p.Doc)
	if len(clocks) == 0 {
		return
	}
	for _, s := range p.Doc.Sentences() {
		if s.Section == nil || s.Section.Within(postmortem.KindTimeline) {
			continue
		}
		words, from := s.Text(), 0
		if !holdsDigits(words, 4) { // of a date, an hour and a minute
			continue
		}
		for from < len(words) {
			_, at, end := chrono.FindDate(words[from:], chrono.OrderUnknown)
			if end == 0 {
				break
			}
			st, _ := chrono.ScanStamp(words[from+at:], chrono.OrderUnknown, chrono.ClockStyle{})
			if e := sameClock(&st, days, clocks); e != nil {
				reportInstant(p, s.Prose.Source(s.Start+from+at, s.Start+from+end), words[from+at:from+at+st.ClockEnd], e)
			}
			from += end
		}
	}
}

// holdsDigits reports whether a text has n digits at least.
func holdsDigits(s string, n int) bool {
	for i := 0; i < len(s) && n > 0; i++ {
		if ascii.IsDigit(s[i]) {
			n--
		}
	}
	return n <= 0
}

// entryTimes are the days of the entries, and the entries by their time of day. Times of
// full hours and halves are no sign that the same is meant.
func entryTimes(doc *postmortem.Document) (map[int64]bool, map[time.Duration]*postmortem.Event) {
	days, clocks := map[int64]bool{}, map[time.Duration]*postmortem.Event{}
	for _, t := range doc.Timelines {
		for _, e := range t.Events {
			if !e.Start.HasDate || !e.Start.HasTime || e.Ambiguous || e.Slot {
				continue
			}
			day := localDay(e)
			days[day.Unix()] = true
			if clock := e.Start.Local.Sub(day).Truncate(time.Minute); clock%(30*time.Minute) != 0 {
				clocks[clock] = e
			}
		}
	}
	return days, clocks
}

func sameClock(st *chrono.Stamp, days map[int64]bool, clocks map[time.Duration]*postmortem.Event) *postmortem.Event {
	if !st.HasDate || !st.HasClock || !st.Date.Full() || st.Date.Ambiguous || !st.Clock.Known() || days[st.Date.Time().Unix()] {
		return nil
	}
	return clocks[st.Clock.Offset().Truncate(time.Minute)]
}

func reportInstant(p *lint.Pass, at text.Span, written string, e *postmortem.Event) {
	p.Report(lint.Diagnostic{
		Span:    at,
		Anchor:  lint.Anchor("instant", written),
		Message: fmt.Sprintf("no entry of the timeline is of %q, and the one of that time is of %s", written, localDay(e).Format(time.DateOnly)),
		Hint:    "which of the two is right?",
		Related: []lint.Related{{Span: place(e), Message: "the entry of the timeline"}},
	})
}
