// Package timeline checks that the timeline of an incident can be true and can
// be read: its order, dates, times, zones and key moments.
package timeline

import (
	"embed"
	"time"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/text"
)

//go:embed *.md
var pages embed.FS

// Pack is the rules about timelines.
var Pack = &lint.Pack{
	Name:    "timeline",
	Summary: "The timeline can be true and can be read: order, dates, times, zones, key moments",
	Rules: []*lint.Rule{
		order, dateTypo, malformedTime, unreadable, future, duplicate, zoneMissing, zoneMixed, zoneSeason,
		momentsMissing, momentsOrder, milestoneMismatch, detectionGap, relativeWithoutT0, dateInText, halfMissing, silence, onsetMissing,
		stampContradicted, lateResponse,
	},
	Pages:   pages,
	BaseURL: lint.BaseURL + "/timeline",
}

// approxTolerance is how much an approximate time may be off.
const approxTolerance = 15 * time.Minute

// anchor names an event for fingerprints: its words, or its stamp where it has
// none.
func anchor(e *postmortem.Event) string {
	if e.Text.Plain != "" {
		return lint.Anchor("event", e.Text.Plain)
	}
	return lint.Anchor("event", e.Stamp.Plain)
}

// place is the smallest part of an event that a finding on its time can point at.
func place(e *postmortem.Event) text.Span {
	if e.Stamp.Span.Len() > 0 {
		return e.Stamp.Span
	}
	return e.Span
}

// head is where a timeline as a whole is reported: the title of its section.
func head(t *postmortem.Timeline) text.Span {
	if t.Section != nil && t.Section.Title.Span.Len() > 0 {
		return t.Section.Title.Span
	}
	return place(t.Events[0])
}

// timed counts the events that state a time of day.
func timed(t *postmortem.Timeline) int {
	n := 0
	for _, e := range t.Events {
		if e.Start.HasTime && !e.IsRelative {
			n++
		}
	}
	return n
}
