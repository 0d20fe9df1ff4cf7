package timetable

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/pmlint/pmlint/lint/chrono"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/record"
)

// DriftKind is how a document differs from the record.
type DriftKind string

// The kinds of drift.
const (
	DriftOff       DriftKind = "off"       // an entry's time is not that of the event
	DriftUnwritten DriftKind = "unwritten" // nobody wrote an event down
	DriftEarlier   DriftKind = "earlier"   // an alert fired before the incident was detected, as the document says
)

// Drift is a difference between a document and the record.
type Drift struct {
	Kind  DriftKind
	Line  int // of the entry, from 1; of the timeline's heading where there is none
	Entry *postmortem.Event
	Event *record.Event
	By    time.Duration // how much later the document says it was; negative for earlier
}

// Compare says what differs, and how far.
type Compare struct {
	// Tolerance is how far times may differ; entries are compared as precisely as they
	// are written.
	Tolerance time.Duration
	// Unwritten is the level from which an event has to be in the document.
	Unwritten record.Level
	// Zone is that of times without one.
	Zone string
}

// reach is how far an entry may be from the event that it is about.
const reach = time.Hour

// Against holds a document against what was recorded, in the order of the events.
func Against(doc *postmortem.Document, events []*record.Event, o Compare) ([]Drift, error) {
	p := find(doc, o.Zone)
	if p == nil {
		return nil, ErrNoTimeline
	}
	matched := p.match(events)
	var out []Drift
	for _, e := range events {
		row := matched[e]
		if row == nil {
			if e.Level >= o.Unwritten {
				out = append(out, Drift{Kind: DriftUnwritten, Line: doc.File.LineAt(p.section.Head.Start), Event: e})
			}
			continue
		}
		if by, ok := p.off(row, e, o.Tolerance); ok {
			out = append(out, Drift{Kind: DriftOff, Line: row.event.Line, Entry: row.event, Event: e, By: by})
		}
	}
	for _, d := range p.earlier(events, o.Tolerance) {
		if !slices.ContainsFunc(out, func(o Drift) bool { return o.Kind == DriftOff && o.Entry == d.Entry && o.Event == d.Event }) {
			out = append(out, d)
		}
	}
	return out, nil
}

// off reports whether an entry's time is another than the event's, and by how much.
func (p *place) off(row *entry, e *record.Event, tolerance time.Duration) (time.Duration, bool) {
	if row.at.IsZero() {
		return 0, false
	}
	unit := time.Minute
	if row.event.Start.Seconds {
		unit = time.Second
	}
	by := row.at.Sub(e.At.Truncate(unit))
	if row.event.Approx {
		tolerance *= 5
	}
	return by, by.Abs() > tolerance
}

// pair is an entry that may be about an event.
type pair struct {
	row   *entry
	event *record.Event
	apart time.Duration
}

// match finds the entry that tells of each event: the one that names it, else the
// nearest that speaks of it and of no nearer event.
func (p *place) match(events []*record.Event) map[*record.Event]*entry {
	matched, taken := map[*record.Event]*entry{}, map[*entry]bool{}
	known := Known(p.doc.File.Bytes())
	for _, e := range events {
		line := lineOf(known, e)
		for _, row := range p.entries {
			if row.event != nil && line > 0 && p.holds(row, line) {
				matched[e], taken[row] = row, true
			}
		}
	}
	var pairs []pair
	for _, e := range events {
		if matched[e] != nil {
			continue
		}
		for _, row := range p.entries {
			if row.event == nil || row.at.IsZero() || row.empty || taken[row] || !about(row, e) {
				continue
			}
			pairs = append(pairs, pair{row, e, row.at.Sub(e.At).Abs()})
		}
	}
	slices.SortStableFunc(pairs, func(a, b pair) int { return cmp.Compare(a.apart, b.apart) })
	for _, c := range pairs {
		// A row may tell of several things at a time; far from it, it tells of one.
		if matched[c.event] == nil && (!taken[c.row] || c.apart <= told) {
			matched[c.event], taken[c.row] = c.row, true
		}
	}
	return matched
}

// holds reports whether a line of the document, from 1, is one of an entry's.
func (p *place) holds(row *entry, line int) bool {
	at := p.doc.File.LineSpan(line).Start
	return row.line.Start <= at && at < row.line.End
}

// about reports whether an entry may speak of an event; far from it, it has to say the
// same act of the same subject.
func about(row *entry, e *record.Event) bool {
	apart := row.at.Sub(e.At).Abs()
	if apart > reach || !similar(row.event.Text.Plain, e) {
		return false
	}
	return apart <= told || e.Act != "" && says(plainly(row.event.Text.Plain), e.Act) && subjectIn(row.event.Text.Plain, e)
}

// earlier is the first alert, where the document says that the incident was detected
// after it.
func (p *place) earlier(events []*record.Event, tolerance time.Duration) []Drift {
	var detected *postmortem.Event
	for _, t := range p.doc.Timelines {
		for _, e := range t.Events {
			if e.Is(postmortem.MomentDetected) && e.Start.HasTime && (detected == nil || e.Slot) {
				detected = e
			}
		}
	}
	if detected == nil {
		return nil
	}
	at := p.moment(detected.Start)
	for _, e := range events {
		if e.Act != record.Fired || at.IsZero() {
			continue
		}
		if by := at.Sub(e.At.Truncate(time.Minute)); by > tolerance {
			return []Drift{{Kind: DriftEarlier, Line: detected.Line, Entry: detected, Event: e, By: by}}
		}
		return nil // of events in order the first alert counts
	}
	return nil
}

// What says what differs, for people; times are in UTC.
func (d Drift) What() string {
	e := d.Event
	from := []string{}
	for _, o := range e.Origins() {
		at := o.Kind + " (" + o.File
		if o.Line > 0 {
			at += fmt.Sprintf(":%d", o.Line)
		}
		from = append(from, at+")")
	}
	source := strings.Join(from, ", ")
	when := e.At.Format("15:04:05")
	switch d.Kind {
	case DriftOff:
		return fmt.Sprintf("%s, %s than %s UTC by %s: %s", clockText(d.Entry), later(d.By), when, source, e.Text)
	case DriftEarlier:
		return fmt.Sprintf("detected %s, %s than an alert of %s UTC by %s: %s", clockText(d.Entry), later(d.By), when, source, e.Text)
	}
	return fmt.Sprintf("%s UTC, %s, by %s: %s", e.At.Format("2006-01-02 15:04:05"), e.Level, source, e.Text)
}

func clockText(e *postmortem.Event) string {
	if e.Stamp.Plain != "" {
		return e.Stamp.Plain
	}
	return e.Start.String()
}

func later(by time.Duration) string {
	if by < 0 {
		return chrono.FormatDuration(-by) + " earlier"
	}
	return chrono.FormatDuration(by) + " later"
}
