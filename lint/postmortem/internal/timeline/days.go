package timeline

import (
	"strings"
	"time"

	"github.com/pmlint/pmlint/lint/chrono"
	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/postmortem/internal/outline"
)

// incidentDay is the day that title, metadata or summary state.
func (v *resolver) incidentDay() time.Time {
	if day := chrono.TitleDate(v.doc.Title.Plain, v.order); !day.IsZero() {
		v.titled = true
		return day
	}
	if day := v.meta.Date.Day; !day.IsZero() {
		return day
	}
	if f := v.meta.Get(outline.FieldStart); f != nil {
		if day := chrono.FullDate(f.Value.Plain, v.order); !day.IsZero() {
			v.titled = true
			return day
		}
	}
	for _, s := range v.doc.Sections {
		if s.Kind != outline.KindSummary {
			continue
		}
		for _, b := range s.Blocks {
			if day := chrono.FullDate(v.doc.Prose(b).Text, v.order); !day.IsZero() {
				return day
			}
		}
	}
	return v.introducedDay()
}

// introducedDay is the day that the words in front of the first section of a
// known kind state.
func (v *resolver) introducedDay() time.Time {
	if day := v.dayIn(v.doc.Root); !day.IsZero() {
		return day
	}
	for _, s := range v.doc.Sections {
		if s.Kind != outline.KindOther {
			break
		}
		if day := chrono.FullDate(s.Title.Plain, v.order); !day.IsZero() {
			return day
		}
		if day := v.dayIn(s); !day.IsZero() {
			return day
		}
	}
	return time.Time{}
}

// dayIn is the first full date in the paragraphs of a section's own.
func (v *resolver) dayIn(s *outline.Section) time.Time {
	for _, b := range s.Blocks {
		if b.Kind != markdown.BlockParagraph {
			continue
		}
		if day := chrono.FullDate(v.doc.Prose(b).Text, v.order); !day.IsZero() {
			return day
		}
	}
	return time.Time{}
}

// runDay is the day that a run starts on: of its headings, a sentence before
// it, or the incident's.
func (v *resolver) runDay(run *run) time.Time {
	for _, s := range run.titles {
		if d, ok := chrono.PartialDate(s.Title.Plain, v.order); ok {
			return d.Near(v.base)
		}
	}
	for _, p := range run.notes {
		if !chrono.SpeaksOfTimes(p.Text) {
			continue
		}
		if d, ok := chrono.PartialDate(p.Text, v.order); ok {
			return d.Near(v.base)
		}
	}
	return v.base
}

// statedDay is the day of a sentence such as "Unless noted, all events happened
// on 2026-03-01, all times are in UTC"; zero without one.
func (v *resolver) statedDay(run *run) time.Time {
	for _, p := range run.notes {
		if !chrono.SpeaksOfTimes(p.Text) || !strings.Contains(strings.ToLower(p.Text), "unless") {
			continue
		}
		if d, ok := chrono.PartialDate(p.Text, v.order); ok {
			return d.Near(v.base)
		}
	}
	return time.Time{}
}
