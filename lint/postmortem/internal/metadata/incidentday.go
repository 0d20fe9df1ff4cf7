package metadata

import (
	"time"

	"github.com/pmlint/pmlint/lint/chrono"
	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/postmortem/internal/outline"
)

// IncidentDay is the day of the incident that title, metadata or summary state, in
// UTC; zero where none does. begins reports whether it is one on which the incident
// began: from the title, or from a field that names the beginning.
func IncidentDay(doc *outline.Document, meta *Metadata, order chrono.Order) (day time.Time, begins bool) {
	if day := chrono.TitleDate(doc.Title.Plain, order); !day.IsZero() {
		return day, true
	}
	if day := meta.Date.Day; !day.IsZero() {
		return day, false
	}
	if f := meta.Get(outline.FieldStart); f != nil {
		if day := chrono.FullDate(f.Value.Plain, order); !day.IsZero() {
			return day, true
		}
	}
	for _, s := range doc.Sections {
		if s.Kind != outline.KindSummary {
			continue
		}
		for _, b := range s.Blocks {
			if day := chrono.FullDate(doc.Prose(b).Text, order); !day.IsZero() {
				return day, false
			}
		}
	}
	return introducedDay(doc, order), false
}

// introducedDay is the day that the words in front of the first section of a
// known kind state.
func introducedDay(doc *outline.Document, order chrono.Order) time.Time {
	if day := dayIn(doc, doc.Root, order); !day.IsZero() {
		return day
	}
	for _, s := range doc.Sections {
		if s.Kind != outline.KindOther {
			break
		}
		if day := chrono.FullDate(s.Title.Plain, order); !day.IsZero() {
			return day
		}
		if day := dayIn(doc, s, order); !day.IsZero() {
			return day
		}
	}
	return time.Time{}
}

// dayIn is the first full date in the paragraphs of a section's own.
func dayIn(doc *outline.Document, s *outline.Section, order chrono.Order) time.Time {
	for _, b := range s.Blocks {
		if b.Kind != markdown.BlockParagraph {
			continue
		}
		if day := chrono.FullDate(doc.Prose(b).Text, order); !day.IsZero() {
			return day
		}
	}
	return time.Time{}
}
