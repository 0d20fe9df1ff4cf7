package timeline

import (
	"cmp"
	"strings"
	"time"

	"github.com/pmlint/pmlint/lint/chrono"
	"github.com/pmlint/pmlint/lint/postmortem/internal/metadata"
)

// incidentDay is the day that title, metadata or summary state.
func (v *resolver) incidentDay() (day time.Time) {
	day, v.titled = metadata.IncidentDay(v.doc, v.meta, v.order)
	return day
}

// runDay is the day that a run starts on: of its headings, a sentence before it, or the incident's.
func (v *resolver) runDay(run *run) time.Time {
	for _, s := range run.titles {
		if d, ok := chrono.PartialDate(s.Title.Plain, v.order); ok {
			return d.Near(v.base)
		}
	}
	return cmp.Or(v.noteDay(run, ""), v.base)
}

// statedDay is the day of a sentence such as "Unless noted, all events happened
// on 2026-03-01, all times are in UTC"; zero without one.
func (v *resolver) statedDay(run *run) time.Time { return v.noteDay(run, "unless") }

// noteDay is the day of the first sentence before a run that speaks of times, with a word.
func (v *resolver) noteDay(run *run, word string) time.Time {
	for _, p := range run.notes {
		if chrono.SpeaksOfTimes(p.Text) && strings.Contains(strings.ToLower(p.Text), word) {
			if d, ok := chrono.PartialDate(p.Text, v.order); ok {
				return d.Near(v.base)
			}
		}
	}
	return time.Time{}
}
