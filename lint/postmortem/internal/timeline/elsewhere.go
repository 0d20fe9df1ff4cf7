package timeline

import (
	"bytes"
	"slices"
	"strings"
	"time"

	"github.com/pmlint/pmlint/lint/chrono"
	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/postmortem/internal/outline"
	"github.com/pmlint/pmlint/lint/text"
)

// fewestStamped is how many siblings must begin with stamps to be a timeline
// under a heading that names none.
const fewestStamped = 3

// sighting is what siblings begin with: the items of a list, the rows of a table,
// lines, paragraphs or headings.
type sighting struct {
	stamps []chrono.Stamp
	total  int // of the siblings, with those that begin with no stamp
}

// see notes what a sibling begins with; a stamp without a word behind it tells
// of nothing.
func (s *sighting) see(st chrono.Stamp, next int, prose string) bool {
	s.total++
	usable := next > 0 && st.Bad == "" && !st.MonthOnly && (st.HasClock && st.Clock.Known() || st.HasDate || st.IsRelative)
	if !usable || st.HasClock && st.Clock.Bare && !st.HasDate || len(strings.TrimSpace(prose[next:])) < 3 {
		return false
	}
	s.stamps = append(s.stamps, st)
	return true
}

// mayBeStamped looks at the bytes that a text begins with: a figure stands among
// them where it begins with a stamp.
func (c *collector) mayBeStamped(span text.Span) bool {
	src := c.doc.File.Bytes()[span.Start:min(span.End, span.Start+24)]
	return bytes.ContainsAny(src, "0123456789")
}

// sightList looks at the items of a list.
func (c *collector) sightList(b *markdown.Block) (s sighting) {
	for _, item := range b.Children {
		first := item.First()
		if first == nil || !c.mayBeStamped(first.Span) {
			if s.total++; s.total > 2*fewestStamped && len(s.stamps) == 0 {
				return s
			}
			continue
		}
		p := c.doc.Prose(item)
		st, next := chrono.ScanStamp(p.Text, chrono.OrderUnknown, chrono.ClockStyle{})
		s.see(st, next, p.Text)
	}
	return s
}

// sightLines looks at the lines of a paragraph.
func (c *collector) sightLines(s *sighting, b *markdown.Block) {
	for _, line := range b.Lines {
		if !c.mayBeStamped(line) {
			continue // goes on with the line above
		}
		p := c.doc.ProseAt(line)
		st, next := chrono.ScanStamp(p.Text, chrono.OrderUnknown, chrono.ClockStyle{})
		s.see(st, next, p.Text)
	}
}

// sightTable looks at the rows of a table: the stamps stand in one of its columns
// and most rows tell something in words.
func (c *collector) sightTable(b *markdown.Block) (s sighting) {
	cols, ok := c.columnsOf(b.Table)
	if !ok || cols.body < 0 {
		return s
	}
	for _, row := range b.Table.Rows {
		cell, _ := row.Cell(max(cols.time, cols.date))
		st, _ := c.cellStamp(c.doc.PlainAt(cell))
		if date, ok := row.Cell(cols.date); ok && cols.time >= 0 {
			if day, whole := c.cellStamp(c.doc.PlainAt(date)); whole && day.HasDate {
				st.Date, st.HasDate = day.Date, true
			}
		}
		body := ""
		if cell, ok := row.Cell(cols.body); ok {
			body = c.doc.PlainAt(cell)
		}
		if strings.IndexByte(strings.TrimSpace(body), ' ') < 0 { // a name or a figure
			body = ""
		}
		s.see(st, min(st.End, 1), " "+body)
	}
	return s
}

// elsewhere reads a block outside the timelines as one, where it is a run of
// stamps of the incident's days: a list, a table, or paragraphs among those that
// stand beside it. ok is false where it is none.
func (c *collector) elsewhere(b *markdown.Block, beside []*markdown.Block) bool {
	in := c.doc.SectionOf(b)
	if in == nil {
		in = c.doc.Root
	}
	if !c.mayHoldCourse(in) {
		return false
	}
	var s sighting
	last := 0 // the last of the blocks that belong to the run
	switch b.Kind {
	case markdown.BlockList:
		s = c.sightList(b)
	case markdown.BlockTable:
		s = c.sightTable(b)
	case markdown.BlockParagraph:
		if b.Index < c.refused || !c.mayBeStamped(b.Span) {
			return false
		}
		s, last = c.sightParagraphs(b, beside)
	}
	fewest, goesOn := fewestStamped, c.stray != nil && c.stray.section == in
	if goesOn {
		fewest = 1
	}
	if len(s.stamps) < fewest || !c.isCourse(s, in, b) {
		return false
	}
	c.openStray(in, b, goesOn)
	c.inside(b)
	for _, more := range beside[:last] {
		c.inside(more)
	}
	c.stray, c.root, c.cur = c.cur, nil, nil
	return true
}

// sightParagraphs looks at a paragraph and at what stands beside it up to the next
// title; last is the number of the blocks beside it up to the last stamp.
func (c *collector) sightParagraphs(b *markdown.Block, beside []*markdown.Block) (s sighting, last int) {
	c.sightLines(&s, b)
	c.refused = b.Index + 1
	for i, next := range beside {
		if c.titles[next] != nil {
			break
		}
		c.refused = next.Index + 1
		if next.Kind != markdown.BlockParagraph {
			continue
		}
		if !c.mayBeStamped(next.Span) {
			s.total++
			continue
		}
		before := len(s.stamps)
		if c.sightLines(&s, next); len(s.stamps) > before {
			last = i + 1
		}
	}
	return s, last
}

// openStray opens the run of a block outside the timelines, or goes on with the
// one that the section has. What leads to the block may state its day and zone.
func (c *collector) openStray(in *outline.Section, b *markdown.Block, goesOn bool) {
	if goesOn {
		c.cur, c.root, c.level = c.stray, in, in.Level
		return
	}
	c.level = in.Level
	c.root, c.phase, c.group, c.paused, c.folded = in, PhaseNone, nil, false, false
	c.style = chrono.ClockStyle{Dotted: c.dottedLines(b.Span)}
	c.open(in)
	c.cur.elsewhere = true
	if lead := c.lead; lead != nil && c.doc.SectionOf(lead) == in && lead.Kind == markdown.BlockParagraph && len(lead.Lines) <= 3 {
		if len(lead.Lines) == 1 {
			c.single(lead)
		} else {
			c.note(c.doc.Prose(lead))
		}
	}
}

// holdsCourse tells a section of another kind whose sub-headings begin with stamps,
// or are days over lists that do: "### 2026-05-11T19:43Z - opened by ...", "### Day 2".
func (c *collector) holdsCourse(s *outline.Section) bool {
	if len(s.Children) < 2 || c.holdsNone(s.Kind) || namesNoCourse(s.Title.Plain) {
		return false
	}
	var all sighting
	timed := 0
	for _, child := range s.Children {
		title := child.Title.Plain
		st, next := chrono.ScanStamp(chrono.DropDayLabel(title), chrono.OrderUnknown, chrono.ClockStyle{})
		if next == 0 && !chrono.IsDayLabel(title) {
			all.total++
			continue
		}
		if st.HasClock {
			timed++
			all.see(st, next, title+"   ")
			continue
		}
		for _, b := range child.Blocks {
			if b.Kind == markdown.BlockList {
				below := c.sightList(b)
				all.stamps, all.total, timed = append(all.stamps, below.stamps...), all.total+below.total, timed+len(below.stamps)
			}
		}
	}
	return timed >= fewestStamped && 3*len(all.stamps) >= 2*all.total && c.ofTheIncident(all.stamps)
}

// noCourse are words of headings and of sentences that lead to stamps which tell
// of something else than the incident's course.
var noCourse = Words.Set("no course")

// isCourse decides whether siblings are a timeline, under whatever heading: most
// begin with stamps, these are in order and of the incident's days, and nothing
// says that they are releases, plans or other incidents.
func (c *collector) isCourse(s sighting, in *outline.Section, b *markdown.Block) bool {
	n := len(s.stamps)
	if 3*n < 2*s.total || !inOrder(s.stamps) || !c.ofTheIncident(s.stamps) {
		return false
	}
	lead := c.lead
	if lead == nil || lead.Kind != markdown.BlockParagraph || c.doc.SectionOf(lead) != in || lead.Span.End > b.Span.Start {
		return true
	}
	return !namesNoCourse(c.doc.Prose(lead).Text)
}

// mayHoldCourse reports whether stamps below the titles of a section can be a
// timeline. It remembers the last section, since blocks are asked for in order.
func (c *collector) mayHoldCourse(in *outline.Section) bool {
	if c.asked == in {
		return c.mayBe
	}
	c.asked, c.mayBe = in, true
	for up := in; up != nil && up.Title.Plain != ""; up = up.Parent {
		if c.holdsNone(up.Kind) || namesNoCourse(up.Title.Plain) {
			c.mayBe = false
		}
	}
	return c.mayBe
}

// holdsNone tells a kind of section in which stamps are no course of events: in an
// appendix they are a log that was pasted, where the document has a timeline.
func (c *collector) holdsNone(k outline.Kind) bool {
	switch k {
	case outline.KindRootCause, outline.KindFactors:
		return false
	case outline.KindAppendix:
		return slices.ContainsFunc(c.doc.Sections, func(s *outline.Section) bool { return s.Kind == outline.KindTimeline })
	}
	return closesTimeline(k)
}

func namesNoCourse(s string) bool {
	for _, w := range strings.FieldsFunc(strings.ToLower(s[:min(len(s), 200)]), func(r rune) bool { return r < 'a' || r > 'z' }) {
		if noCourse.Has(w) {
			return true
		}
	}
	return false
}

// inOrder tells that stamps ascend, or descend as in updates of which the newest
// stands first; a few may stand out of place.
func inOrder(stamps []chrono.Stamp) bool {
	up, down := 0, 0
	for i := range stamps[1:] {
		switch d := chrono.CompareStamps(&stamps[i], &stamps[i+1]); {
		case d < 0:
			up++
		case d > 0:
			down++
		}
	}
	return min(up, down) <= (len(stamps)+1)/5
}

const (
	nearBefore = 4 * 24 * time.Hour  // how long before its day an incident can begin
	nearAfter  = 15 * 24 * time.Hour // and how long after it, it can end
)

// ofTheIncident tells that the dates among stamps are of the incident's days. Where
// nothing states these, times of day within a few days are.
func (c *collector) ofTheIncident(stamps []chrono.Stamp) bool {
	clocks, dated := 0, make([]time.Time, 0, len(stamps))
	day := c.incidentDay()
	for i := range stamps {
		st := &stamps[i]
		if st.HasClock || st.IsRelative {
			clocks++
		}
		if st.HasDate {
			dated = append(dated, st.Date.Near(day))
		}
	}
	timed := 2*clocks >= len(stamps)
	if len(dated) == 0 || !timed && day.IsZero() {
		return timed
	}
	if day.IsZero() {
		slices.SortFunc(dated, time.Time.Compare)
		day = dated[len(dated)/2]
	}
	near := 0
	for _, d := range dated {
		if d.IsZero() || !d.Before(day.Add(-nearBefore)) && !d.After(day.Add(nearAfter)) {
			near++
		}
	}
	if timed {
		return 3*near >= 2*len(dated)
	}
	return near == len(dated)
}

// incidentDay is the day that the document states, asked once.
func (c *collector) incidentDay() time.Time {
	if !c.dayAsked {
		c.day, c.dayAsked = (&resolver{doc: c.doc, meta: c.meta}).incidentDay(), true
	}
	return c.day
}
