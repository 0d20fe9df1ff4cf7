package timeline

import (
	"strings"
	"time"

	"github.com/pmlint/pmlint/lint/chrono"
	"github.com/pmlint/pmlint/lint/internal/ascii"
	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/postmortem/internal/outline"
)

// incidentDay is the day that title, metadata or summary state.
func (v *resolver) incidentDay() time.Time {
	if day := titleDate(v.doc.Title.Plain, v.order); !day.IsZero() {
		return day
	}
	if day := v.meta.Date.Day; !day.IsZero() {
		return day
	}
	if f := v.meta.Get(outline.FieldStart); f != nil {
		if day := fullDate(f.Value.Plain, v.order); !day.IsZero() {
			return day
		}
	}
	for _, s := range v.doc.Sections {
		if s.Kind != outline.KindSummary {
			continue
		}
		for _, b := range s.Blocks {
			if day := fullDate(v.doc.Prose(b).Text, v.order); !day.IsZero() {
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
		if day := fullDate(s.Title.Plain, v.order); !day.IsZero() {
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
		if day := fullDate(v.doc.Prose(b).Text, v.order); !day.IsZero() {
			return day
		}
	}
	return time.Time{}
}

// fullDate is the first full date of a text.
func fullDate(s string, order chrono.Order) time.Time {
	for len(s) > 0 {
		d, _, end := chrono.FindDate(s, order)
		if end == 0 {
			return time.Time{}
		}
		if d.Full() && d.Fault == "" {
			return d.Time()
		}
		s = s[end:]
	}
	return time.Time{}
}

// titleDate is the first full date of a title, where "5-26-21" is one too.
func titleDate(s string, order chrono.Order) time.Time {
	if day := fullDate(s, order); !day.IsZero() {
		return day
	}
	for i := 0; i < len(s); i++ {
		if !ascii.IsDigit(s[i]) || i > 0 && s[i-1] != ' ' && s[i-1] != '(' {
			continue
		}
		if d, n := chrono.ScanDate(s[i:], order); n > 0 && d.Full() && d.Fault == "" && !ascii.IsAlnumAt(s, i+n) {
			return d.Time()
		}
	}
	return time.Time{}
}

// partialDate is the first day of a text, with or without its year.
func partialDate(s string, order chrono.Order) (chrono.Date, bool) {
	d, _, end := chrono.FindDate(s, order)
	return d, end > 0 && d.Day > 0 && d.Fault == ""
}

// runDay is the day that a run starts on: of its headings, a sentence before
// it, or the incident's.
func (v *resolver) runDay(run *run) time.Time {
	for _, s := range run.titles {
		if d, ok := partialDate(s.Title.Plain, v.order); ok {
			return v.fillYear(d, v.base)
		}
	}
	for _, p := range run.notes {
		if !speaksOfTimes(p.Text) {
			continue
		}
		if d, ok := partialDate(p.Text, v.order); ok {
			return v.fillYear(d, v.base)
		}
	}
	return v.base
}

// statedDay is the day of a sentence such as "Unless noted, all events happened
// on 2026-03-01, all times are in UTC"; zero without one.
func (v *resolver) statedDay(run *run) time.Time {
	for _, p := range run.notes {
		if !speaksOfTimes(p.Text) || !strings.Contains(strings.ToLower(p.Text), "unless") {
			continue
		}
		if d, ok := partialDate(p.Text, v.order); ok {
			return v.fillYear(d, v.base)
		}
	}
	return time.Time{}
}

// fillYear is the day of d; a year that is not stated is the one that brings
// it closest to near. Zero where nothing gives a year.
func (v *resolver) fillYear(d chrono.Date, near time.Time) time.Time { return dayNear(d, near) }

// dayNear is fillYear without a document.
func dayNear(d chrono.Date, near time.Time) time.Time {
	if d.Year > 0 {
		return d.Time()
	}
	if near.IsZero() {
		return time.Time{}
	}
	var best time.Time
	for year := near.Year() - 1; year <= near.Year()+1; year++ {
		d.Year = year
		day := d.Time()
		if !day.IsZero() && (best.IsZero() || day.Sub(near).Abs() < best.Sub(near).Abs()) {
			best = day
		}
	}
	return best
}
