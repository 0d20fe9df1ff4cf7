package timetable

import (
	"slices"
	"strings"
	"time"

	"github.com/pmlint/pmlint/lint/chrono"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/record"
)

// Proposal is what events may have been for the incident, told by their words as
// for any document: a proposal, which people judge.
type Proposal struct {
	Moments   map[*record.Event][]postmortem.MomentKind
	events    []*record.Event
	durations []*postmortem.ComputedDuration
}

// Propose takes the moments and durations from a document that holds the events in a
// timeline written by Section.
func Propose(doc *postmortem.Document, events []*record.Event) *Proposal {
	p := &Proposal{Moments: map[*record.Event][]postmortem.MomentKind{}, events: events, durations: doc.Durations.Computed()}
	byKey := map[string]*record.Event{}
	for _, e := range events {
		byKey[e.Origin.Key()] = e
	}
	for _, e := range allEvents(doc) {
		if len(e.Moments()) == 0 {
			continue
		}
		if event := byComment(doc.File.Text(doc.File.LineSpan(e.Line)), byKey); event != nil {
			p.Moments[event] = e.Moments()
		}
	}
	return p
}

// moments are the key moments in the order in which an incident has them.
var moments = []postmortem.MomentKind{
	postmortem.MomentTrigger, postmortem.MomentSymptom, postmortem.MomentDetected, postmortem.MomentAcknowledged, postmortem.MomentTriage,
	postmortem.MomentCause, postmortem.MomentMitigated, postmortem.MomentRestored, postmortem.MomentResolved,
}

// At is the first event that was a moment, or nil.
func (p *Proposal) At(kind postmortem.MomentKind) *record.Event {
	for _, e := range p.events {
		if slices.Contains(p.Moments[e], kind) {
			return e
		}
	}
	return nil
}

// Ends are the instant that relative times count from, and that of the end; the end
// is zero where no event tells it.
func (p *Proposal) Ends() (begin, end time.Time) {
	begin = p.events[0].At
	for _, kind := range []postmortem.MomentKind{postmortem.MomentTrigger, postmortem.MomentSymptom, postmortem.MomentDetected} {
		if e := p.At(kind); e != nil {
			begin = e.At
			break
		}
	}
	for _, kind := range []postmortem.MomentKind{postmortem.MomentResolved, postmortem.MomentRestored} {
		if e := p.At(kind); e != nil {
			return begin, e.At
		}
	}
	return begin, time.Time{}
}

// Lines tell the proposal: the moments, and the lengths of time between them.
func (p *Proposal) Lines() []string {
	var told, open []string
	for _, kind := range moments {
		if e := p.At(kind); e != nil {
			told = append(told, string(kind)+" "+e.At.Format("15:04"))
		} else {
			open = append(open, string(kind))
		}
	}
	var out []string
	if len(told) > 0 {
		out = append(out, "moments, by their words (UTC): "+strings.Join(told, ", "))
	}
	if len(open) > 0 {
		out = append(out, "no event tells: "+strings.Join(open, ", "))
	}
	seen := map[postmortem.DurationKind]bool{}
	var lengths []string
	for _, d := range p.durations {
		if !seen[d.Kind] {
			seen[d.Kind] = true
			lengths = append(lengths, strings.ReplaceAll(string(d.Kind), "_", " ")+" "+chrono.FormatDuration(d.Value))
		}
	}
	if len(lengths) > 0 {
		out = append(out, strings.Join(lengths, ", "))
	}
	return out
}
