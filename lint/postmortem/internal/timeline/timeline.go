// Package timeline reads the course of events: it collects entries from every form
// of list, table and prose, resolves their days, clocks and zones to instants, tells
// key moments, and computes durations.
package timeline

import (
	"time"

	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/postmortem/internal/moments"
	"github.com/pmlint/pmlint/lint/postmortem/internal/outline"
	"github.com/pmlint/pmlint/lint/text"
)

// Timeline is one run of events that belong together: order is only judged
// within it.
type Timeline struct {
	Section *outline.Section
	Span    text.Span
	Events  []*Event
	// Zone is what the heading, the table's header or a sentence says for all
	// the entries ("All times in UTC"); empty where nothing does.
	Zone markdown.Text
	// Elsewhere tells that the heading names no timeline: stamps in order make it one.
	Elsewhere bool
	// DayFirst tells how numeric dates were read: day/month or month/day.
	DayFirst bool
	// T0 is the instant that relative entries ("T+5m") count from; zero if the
	// document does not state it.
	T0 time.Time
}

// Event is an entry of a timeline.
type Event struct {
	Span text.Span // the whole entry
	Line int       // of its first line, from 1
	// Stamp is the date and time as written; empty where the entry has none.
	Stamp markdown.Text
	// DateAt and TimeAt are where the date and the time stand within the stamp;
	// zero where the entry states none.
	DateAt, TimeAt text.Span
	Text           markdown.Text // the rest of the entry
	Start          Moment
	// End is the end of a range ("14:05 to 14:20"); zero otherwise.
	End Moment
	// Approx tells "about", "~", "circa".
	Approx bool
	// Relative is the offset from T+0 of an entry such as "T+15m".
	Relative   time.Duration
	IsRelative bool
	Zone       markdown.Text // the zone that holds for the entry, as written where it is stated
	tell       func()        // tells the moments of the timeline's events, once; nil for no timeline
	moments    []MomentKind  // once they are told
	measured   []MomentKind  // those of moments that durations are measured by
	Phase      Phase
	// Slot marks a labelled milestone ("First detected: ...") that stands
	// outside the order of entries.
	Slot bool
	// Malformed says what is wrong with a stamp that was read in spite of a
	// mistake ("17:14pm", "20202-01-16"); empty otherwise.
	Malformed string
	// Ambiguous tells that day and month could be swapped and nothing in the
	// document decides it.
	Ambiguous bool
	// HalfAssumed tells that the clock was taken for one of the afternoon, as the
	// entries around it demand, though no half of the day is written; Unsure that
	// another half or day fits as well.
	HalfAssumed, Unsure bool
	// Later is how many days the entry lies behind the first one where no date is
	// known: "Feb 4th" behind "Feb 3rd", "Sun" behind "Sat", 00:10 behind 23:50.
	Later int
	// OwnDate tells that the entry states its date itself and did not inherit it.
	OwnDate bool
	Block   *markdown.Block
}

// Moment is an instant as precisely as it is known.
type Moment struct {
	// Local is the clock reading as written, in no zone (held in time.UTC);
	// only the parts that HasDate and HasTime name count.
	Local   time.Time
	HasDate bool
	HasTime bool
	Seconds bool // written with seconds
	// UTC is the instant; zero where date, time or zone is not known.
	UTC time.Time
}

// IsZero tells that neither date nor time is known.
func (m Moment) IsZero() bool { return !m.HasDate && !m.HasTime }

// String writes m as the export does: YYYY-MM-DDTHH:MM[:SS], a date alone or
// a time alone.
func (m Moment) String() string {
	clock := "15:04"
	if m.Seconds {
		clock = "15:04:05"
	}
	switch {
	case m.HasDate && m.HasTime:
		return m.Local.Format("2006-01-02T" + clock)
	case m.HasDate:
		return m.Local.Format("2006-01-02")
	case m.HasTime:
		return m.Local.Format(clock)
	}
	return ""
}

// MomentKind is a key moment of an incident.
type MomentKind = moments.Kind

// The key moments, in the order in which they are expected.
const (
	MomentTrigger      = moments.Trigger
	MomentSymptom      = moments.Symptom
	MomentDetected     = moments.Detected
	MomentAcknowledged = moments.Acknowledged
	MomentTriage       = moments.Triage
	MomentCause        = moments.Cause
	MomentMitigated    = moments.Mitigated
	MomentRestored     = moments.Restored
	MomentResolved     = moments.Resolved
)

// Moments are the key moments that the event is. They are told for the whole timeline
// when they are first asked for, since weighing every clause is a large part of what
// reading a document costs. The caller must not change them.
func (e *Event) Moments() []MomentKind {
	if e.tell != nil {
		e.tell()
	}
	return e.moments
}

// measures are the moments that durations are measured by.
func (e *Event) measures() []MomentKind {
	e.Moments()
	return e.measured
}

// Is tells whether the event is the key moment.
func (e *Event) Is(kind MomentKind) bool {
	for _, m := range e.Moments() {
		if m == kind {
			return true
		}
	}
	return false
}

// Phase is the part of the incident that an event belongs to.
type Phase string

// The phases of a detailed timeline.
const (
	PhaseNone   Phase = ""
	PhaseBefore Phase = "pre-incident"
	PhaseActive Phase = "active"
	PhaseAfter  Phase = "post-incident"
)

// Durations are the lengths of time that the document states and those that
// its timeline gives.
type Durations struct {
	Stated   []*StatedDuration
	computed func() []*ComputedDuration // nil where there is no timeline
}

// Computed are the durations that the timeline gives. They are computed when they are
// first asked for; the caller must not change them.
func (d *Durations) Computed() []*ComputedDuration {
	if d.computed == nil {
		return nil
	}
	return d.computed()
}

// DurationKind names a length of time.
type DurationKind string

// The durations of an incident.
const (
	TimeToDetect      DurationKind = "time_to_detect"
	TimeToAcknowledge DurationKind = "time_to_acknowledge"
	TimeToMitigate    DurationKind = "time_to_mitigate"
	TimeToResolve     DurationKind = "time_to_resolve"
	TotalDuration     DurationKind = "total"
	ImpactDuration    DurationKind = "impact"
)

// StatedDuration is a duration in a labelled field.
type StatedDuration struct {
	Kind  DurationKind
	Label markdown.Text
	Text  markdown.Text // the value as written
	Value time.Duration
	// Unit is the smallest unit written: the rounding to allow for.
	Unit   time.Duration
	Approx bool // "~", "about"
	// Qualified tells that the value counts something else than elapsed time
	// ("support hours", "business hours", "active"): it is not to be compared.
	Qualified bool
	// From and To are set where the field gives a range of times.
	From, To Moment
	// Known is false where no duration could be read.
	Known bool
}

// ComputedDuration is the time between two events of a timeline.
type ComputedDuration struct {
	Kind     DurationKind
	Value    time.Duration
	From, To *Event
}
