package timeline

import (
	"fmt"
	"strings"
	"time"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/chrono"
	"github.com/pmlint/pmlint/lint/chrono/zone"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/text"
)

var stampContradicted = &lint.Rule{
	Name:     "timeline/stamp-contradicted",
	Summary:  "What an entry says agrees with its own time",
	Severity: lint.Notice,
	Subsumes: []string{"timeline/zone-mixed", "timeline/order", "document/zone-pair"},
	Check:    checkStamps,
}

func checkStamps(p *lint.Pass) {
	for _, t := range p.Doc.Timelines {
		for _, e := range t.Events {
			if e.Start.HasTime && !e.IsRelative && !e.Ambiguous && !e.Slot && !e.Unsure && e.Malformed == "" {
				checkStamp(p, e)
			}
		}
	}
}

// checkStamp reports the first thing by which an entry contradicts its own time.
func checkStamp(p *lint.Pass, e *postmortem.Event) {
	report := func(at text.Span, message, hint string) {
		p.Report(lint.Diagnostic{
			Span: at, Anchor: anchor(e), Message: message, Hint: hint,
			Related: []lint.Related{{Span: place(e), Message: "the time of the entry"}},
		})
	}
	if endsBeforeItBegins(e) {
		report(place(e), fmt.Sprintf("the range %q ends before it begins", e.Stamp.Plain),
			"which of its two ends is wrong: the day, or the half of the day?")
		return
	}
	if message := otherZone(e); message != "" {
		report(place(e), message, "which of the two did the clock show?")
		return
	}
	if p.Doc.Language != "en" {
		return
	}
	clocks := clocksOf(p.Doc, e)
	if c := latest(e, clocks); c != nil {
		report(c.span, fmt.Sprintf("an entry of %s tells of %s", clockText(e), c.text), "split it, each part with its own time")
		return
	}
	if c := ownTime(e, clocks); c != nil {
		report(c.span, fmt.Sprintf("the entry is stamped %s, its text says %s", clockText(e), c.text), "at which of the two did it happen?")
	}
}

// clockText is the time of an entry as it is written, without its day.
func clockText(e *postmortem.Event) string {
	if e.Start.Seconds {
		return e.Start.Local.Format("15:04:05")
	}
	return e.Start.Local.Format("15:04")
}

// endsBeforeItBegins reports whether a range with both of its days written is turned
// round.
func endsBeforeItBegins(e *postmortem.Event) bool {
	if !e.Start.HasDate || !e.End.HasDate || !e.End.HasTime {
		return false
	}
	if !e.Start.UTC.IsZero() && !e.End.UTC.IsZero() {
		return e.End.UTC.Before(e.Start.UTC)
	}
	return e.End.Local.Before(e.Start.Local)
}

// otherZone says how a stamp that gives its time in two zones contradicts itself, as
// "06:30 JST (06:30 UTC)" does; empty for none.
func otherZone(e *postmortem.Event) string {
	if !e.End.IsZero() || e.Zone.Plain == "" || e.Approx {
		return ""
	}
	own, ok := zone.FixedOffset(e.Zone.Plain)
	if !ok {
		return ""
	}
	words := e.Stamp.Plain
	if open := strings.IndexByte(e.Text.Plain, '('); open == 0 {
		words = e.Text.Plain
	}
	open := strings.IndexByte(words, '(')
	if open < 0 {
		return ""
	}
	st, _ := chrono.ScanStamp(words[open+1:], chrono.OrderUnknown, chrono.ClockStyle{})
	other, ok := zone.FixedOffset(st.Zone)
	if !ok || !st.HasClock || !st.Clock.Known() || st.IsRange || st.Approx || st.Bad != "" || st.Fault != "" {
		return ""
	}
	there := e.Start.Local.Add(time.Duration(other-own) * time.Minute)
	if off := (sinceMidnight(there) - st.Clock.Offset()).Abs(); off < time.Minute || off > 24*time.Hour-time.Minute {
		return ""
	}
	return fmt.Sprintf("%s %s is %s %s, and not %s", clockText(e), e.Zone.Plain, there.Format("15:04"), st.Zone,
		time.Time{}.Add(st.Clock.Offset()).Format("15:04"))
}
