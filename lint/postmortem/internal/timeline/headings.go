package timeline

import (
	"strings"
	"time"

	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/postmortem/internal/outline"
	"github.com/pmlint/pmlint/lint/text"
)

// innerTitle reads a title within a timeline: an entry, a day, a phase.
func (c *collector) innerTitle(s *outline.Section, b *markdown.Block, after []*markdown.Block) {
	if b.Kind == markdown.BlockItem || b.Kind == markdown.BlockList || s.Inline.Span.Len() > 0 {
		c.content(b, nil)
		return
	}
	p := c.doc.Prose(b)
	c.group = nil
	e := c.scan(p, 0, formHeading, b)
	if e == nil {
		c.group = partOfDay(s.Title.Plain)
		c.phaseTitle(s)
		return
	}
	e.section, e.span = s, s.Span
	if c.leadsGroup(e, after) {
		return
	}
	e.divider = e.divider || holdsTimeline(s)
	if len(s.Children) > 0 {
		e.span.End = ownEnd(s)
	}
	if e.next >= len(p.Text) {
		e.body = bodyBelow(after, c.titles)
		if e.body.Len() > 0 && !e.st.HasClock && !e.st.IsRelative {
			e.span = e.body // what happened is the entry, and the heading its day
		}
	}
}

// leadsGroup takes a heading with a range of times over entries that state their
// own for what holds for these: "1:30-4:20 PM: Back to normal". It is no entry.
func (c *collector) leadsGroup(e *entry, after []*markdown.Block) bool {
	st := &e.st
	if !st.IsRange || !st.HasClock || !st.Clock.Known() || !st.EndClock.Known() || !c.stampedBelow(after) {
		return false
	}
	from, to := st.Clock.Offset(), st.EndClock.Offset()
	if from < to && (st.EndClock.HasHalf() || to >= 13*time.Hour) {
		c.group = &group{from, to}
	}
	if st.HasDate {
		st.HasClock, st.IsRange, e.divider = false, false, true
		return true
	}
	c.cur.entries = c.cur.entries[:len(c.cur.entries)-1]
	return true
}

// stampedBelow tells that the first thing below a heading is a list of entries.
func (c *collector) stampedBelow(after []*markdown.Block) bool {
	if len(after) == 0 || c.titles[after[0]] != nil || after[0].Kind != markdown.BlockList {
		return false
	}
	s := c.sightList(after[0])
	return len(s.stamps) > 0 && 2*len(s.stamps) >= s.total
}

// holdsTimeline tells that a section below s is a timeline of its own.
func holdsTimeline(s *outline.Section) bool {
	for _, child := range s.Children {
		if child.Kind == outline.KindTimeline || holdsTimeline(child) {
			return true
		}
	}
	return false
}

// ownEnd is where the section's own blocks end.
func ownEnd(s *outline.Section) int {
	if n := len(s.Blocks); n > 0 {
		return s.Blocks[n-1].Span.End
	}
	return s.Head.End
}

// bodyBelow is the first text below a heading that is an entry.
func bodyBelow(after []*markdown.Block, titles map[*markdown.Block]*outline.Section) text.Span {
	for _, b := range after {
		if titles[b] != nil {
			break
		}
		switch b.Kind {
		case markdown.BlockParagraph:
			return b.Span
		case markdown.BlockList:
			if len(b.Children) > 0 && b.Children[0].First() != nil {
				return b.Children[0].First().Span
			}
		}
	}
	return text.Span{}
}

// maxRunTitles bounds how many headings are asked for a run's day and zone.
const maxRunTitles = 12

// phaseTitle takes the phase from a heading within a timeline.
func (c *collector) phaseTitle(s *outline.Section) {
	switch s.Part {
	case "pre_incident":
		c.phase = PhaseBefore
	case "incident_active":
		c.phase = PhaseActive
	case "post_incident":
		c.phase = PhaseAfter
	default:
		c.phase = phaseOf(s.Title.Plain, c.phase)
	}
	if len(c.cur.titles) < maxRunTitles {
		c.cur.titles = append([]*outline.Section{s}, c.cur.titles...)
	}
}

// isPhase tells the finer kind of a section that is a phase of a timeline.
func isPhase(part string) bool {
	return part == "pre_incident" || part == "incident_active" || part == "post_incident"
}

func phaseOf(title string, before Phase) Phase {
	t := strings.ToLower(title)
	switch {
	case strings.Contains(t, "pre-incident") || strings.Contains(t, "before the incident") || strings.Contains(t, "prior to") ||
		strings.Contains(t, "lead-up") || strings.Contains(t, "leadup") || strings.Contains(t, "lead up") || strings.Contains(t, "preincident"):
		return PhaseBefore
	case strings.Contains(t, "post-incident") || strings.Contains(t, "after the incident") || strings.Contains(t, "follow-up") ||
		strings.Contains(t, "aftermath"):
		return PhaseAfter
	case strings.Contains(t, "active") || strings.Contains(t, "during") || t == "incident" || strings.Contains(t, "the incident"):
		return PhaseActive
	}
	return before
}
