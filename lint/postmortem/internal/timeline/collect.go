package timeline

import (
	"bytes"
	"strings"
	"sync"
	"time"

	"github.com/pmlint/pmlint/internal/slab"
	"github.com/pmlint/pmlint/lint/chrono"
	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/postmortem/internal/metadata"
	"github.com/pmlint/pmlint/lint/postmortem/internal/outline"
	"github.com/pmlint/pmlint/lint/text"
)

// recycled are entries of documents that were read: none is part of a document.
var recycled = sync.Pool{New: func() any { return new(slab.Recycled[entry]) }}

// Read reads the events of all timeline sections.
func Read(doc *outline.Document, meta *metadata.Metadata, opts Options) (timelines []*Timeline, unread []*outline.Unparsed) {
	entries := recycled.Get().(*slab.Recycled[entry])
	defer func() {
		entries.Release()
		recycled.Put(entries)
	}()
	c := &collector{doc: doc, meta: meta, entries: entries}
	c.collect()
	if len(c.runs) == 0 {
		return nil, nil
	}
	v := &resolver{doc: doc, meta: meta, opts: opts}
	v.resolve(c.runs)
	for _, run := range c.runs {
		if t := v.timeline(run); len(t.Events) > 0 {
			timelines = append(timelines, t)
		}
	}
	return timelines, v.unread
}

// Options are what the options say about times.
type Options struct {
	Zone  string       // that holds for times that state none
	Order chrono.Order // of numeric dates that the document itself does not decide
}

// collector finds the timeline sections and their entries in the order of the
// text.
type collector struct {
	doc    *outline.Document
	meta   *metadata.Metadata
	titles map[*markdown.Block]*outline.Section
	runs   []*run
	cur    *run
	root   *outline.Section // the timeline section that cur belongs to; nil outside
	level  int              // of its title
	folded bool             // inside <details> below entries: a pasted log or chat
	paused bool             // inside a section that is no timeline, below one
	phase  Phase
	group  *group
	slots  bool // the list that is read holds milestones
	style  chrono.ClockStyle
	depth  int

	timedTo []chrono.TimedLines // by line, of it and those before; nil until it is needed

	// Of the runs outside timeline sections: the last one; what stands before the
	// block that is read; and the Index of the first paragraph not yet looked at.
	stray   *run
	lead    *markdown.Block
	refused int
	asked   *outline.Section // of which mayBe tells whether it may hold a course
	mayBe   bool
	// day is the day that the document states, where dayAsked.
	day      time.Time
	dayAsked bool

	headers []string // of the table that is read, in lower case
	entries *slab.Recycled[entry]
}

func (c *collector) collect() {
	if !c.mayHold() {
		return
	}
	c.titles = make(map[*markdown.Block]*outline.Section, len(c.doc.Sections))
	for _, s := range c.doc.Sections {
		if s.Block != nil {
			c.titles[s.Block] = s
		}
	}
	c.blocks(c.doc.Blocks)
}

// mayHold tells that the document has a timeline, or a label that names one.
func (c *collector) mayHold() bool {
	for _, s := range c.doc.Sections {
		if s.Kind == outline.KindTimeline {
			return true
		}
	}
	src := c.doc.File.Bytes()
	return bytes.Contains(src, []byte("imeline")) || bytes.Contains(src, []byte("ey events")) || chrono.StampedLines(src, fewestStamped)
}

// blocks reads a run of sibling blocks.
func (c *collector) blocks(blocks []*markdown.Block) {
	for i, b := range blocks {
		if s := c.titles[b]; s != nil {
			c.title(s, b, blocks[i+1:])
			continue
		}
		c.content(b, blocks[i+1:])
		c.lead = b
	}
}

// Title enters or leaves a timeline at a section's title, or reads the title
// as an entry.
func (c *collector) title(s *outline.Section, b *markdown.Block, after []*markdown.Block) {
	switch {
	case c.root != nil && c.continues(s) && isPhase(s.Part):
		c.phaseTitle(s)
	case c.opens(s) && !c.isEntryTitle(s):
		c.begin(s)
		c.cur.elsewhere = s.Kind != outline.KindTimeline || s.ToldByContent()
		if s.Inline.Span.Len() > 0 {
			c.inside(b)
		}
	case c.root != nil && c.continues(s):
		c.paused = false
		c.innerTitle(s, b, after)
	case c.root != nil && below(s, c.root):
		c.paused = true
	default:
		c.root, c.cur = nil, nil
		if b.Kind == markdown.BlockItem || b.Kind == markdown.BlockList {
			c.content(b, nil)
		}
	}
}

// opens tells a section that is a timeline by its title. Where its content alone tells
// so, it is one only outside of the timeline that is open.
func (c *collector) opens(s *outline.Section) bool {
	if s.Kind == outline.KindTimeline && !s.ToldByContent() {
		return true
	}
	return !c.isInside(s) && (s.Kind == outline.KindTimeline || c.holdsCourse(s))
}

// isInside tells a section of the timeline that is open.
func (c *collector) isInside(s *outline.Section) bool { return c.root != nil && c.continues(s) }

// below tells that s stands somewhere below root.
func below(s, root *outline.Section) bool {
	for up := s.Parent; up != nil; up = up.Parent {
		if up == root {
			return true
		}
	}
	return false
}

// isEntryTitle tells that the title of a timeline is an entry of the timeline
// that is already open.
func (c *collector) isEntryTitle(s *outline.Section) bool {
	if c.root == nil || s == c.root {
		return false
	}
	_, next := chrono.ScanStamp(s.Title.Plain, chrono.OrderUnknown, c.style)
	return next > 0
}

// begin opens the timeline of a section.
func (c *collector) begin(s *outline.Section) {
	c.group, c.level = nil, s.Level
	c.root, c.phase, c.style, c.paused, c.folded = s, PhaseNone, chrono.ClockStyle{Dotted: c.dottedLines(s.Span)}, false, false
	c.open(s)
}

func (c *collector) open(s *outline.Section) {
	c.cur = &run{section: s, span: s.Span}
	for up := s; up != nil && up.Title.Plain != ""; up = up.Parent {
		c.cur.titles = append(c.cur.titles, up)
	}
	c.runs = append(c.runs, c.cur)
}

// closed are the kinds of sections that end a timeline although they stand
// below its heading.
func closesTimeline(k outline.Kind) bool {
	switch k {
	case outline.KindActions, outline.KindLessons, outline.KindWentWell, outline.KindWentPoorly, outline.KindLucky,
		outline.KindPrevention, outline.KindParticipants, outline.KindAppendix, outline.KindHistory, outline.KindRootCause, outline.KindFactors:
		return true
	}
	return false
}

// continues tells that a section still belongs to the open timeline: it
// stands below it, or beside it with a date as title.
func (c *collector) continues(s *outline.Section) bool {
	_, next := chrono.ScanStamp(chrono.DropDayLabel(s.Title.Plain), chrono.OrderUnknown, c.style)
	if closesTimeline(s.Kind) {
		return false
	}
	if below(s, c.root) {
		return true
	}
	return next > 0 && s.Level >= c.level || c.belowDay(s)
}

// belowDay tells that the section stands below a day that continued the
// timeline.
func (c *collector) belowDay(s *outline.Section) bool {
	for up := s.Parent; up != nil && up.Title.Plain != ""; up = up.Parent {
		if up.Level < c.level {
			return false
		}
		if _, next := chrono.ScanStamp(chrono.DropDayLabel(up.Title.Plain), chrono.OrderUnknown, c.style); next > 0 {
			return true
		}
	}
	return false
}

// content reads a block that is no title, and is followed by others.
func (c *collector) content(b *markdown.Block, after []*markdown.Block) {
	switch {
	case (c.cur == nil || c.paused) && c.labelled(b):
	case c.cur == nil:
		c.outside(b, after)
	case c.paused:
		run, root, level, phase, style := c.cur, c.root, c.level, c.phase, c.style
		c.outside(b, after)
		c.cur, c.root, c.level, c.phase, c.style, c.paused = run, root, level, phase, style, true
	default:
		c.inside(b)
	}
}

// outside looks for timelines that an item carries as its label ("- **Timeline**:"),
// and for stamps in order wherever they stand.
func (c *collector) outside(b *markdown.Block, after []*markdown.Block) {
	if c.elsewhere(b, after) || b.Kind != markdown.BlockList && b.Kind != markdown.BlockItem || c.depth > 8 {
		return
	}
	c.depth++
	defer func() { c.depth-- }()
	for _, child := range b.Children {
		if s := c.itemTitle(child); s != nil && s.Kind == outline.KindTimeline {
			c.begin(s)
			c.itemContent(child)
			c.root, c.cur = nil, nil
			continue
		}
		if c.resumes(child) {
			continue
		}
		if c.namesTimeline(child) {
			c.begin(c.doc.SectionOf(child))
			c.itemContent(child)
			c.root, c.cur = nil, nil
			continue
		}
		if child.Kind != markdown.BlockParagraph {
			c.outside(child, nil)
		}
		c.lead = child
	}
}

// resumes reads an item that goes on with the timeline of a label, from which what
// stands at the margin cut it off. It returns false for any other block.
func (c *collector) resumes(item *markdown.Block) bool {
	s := c.doc.SectionOf(item)
	if item.Kind != markdown.BlockItem || s == nil || s.IsHeading() || s.Block == item || len(c.runs) == 0 ||
		c.runs[len(c.runs)-1].section != s {
		return false
	}
	c.root, c.cur = s, c.runs[len(c.runs)-1]
	c.item(item, true)
	c.root, c.cur = nil, nil
	return true
}

// labelled opens a timeline at a line such as "**Timeline:**" that is no
// section's title; ok is false for any other block.
func (c *collector) labelled(b *markdown.Block) bool {
	sec := c.doc.SectionOf(b)
	if b.Kind != markdown.BlockParagraph || len(b.Lines) != 1 || b.Span.Len() > 40 || sec == nil {
		return false
	}
	name := strings.TrimSpace(c.doc.Prose(b).Text)
	if !strings.HasSuffix(name, ":") && !strings.HasPrefix(c.doc.File.Text(b.Span), "**") {
		return false
	}
	name = strings.ToLower(strings.TrimSuffix(name, ":"))
	if name != "timeline" && name != "timeline of events" && name != "incident timeline" {
		return false
	}
	for _, run := range c.runs[max(0, len(c.runs)-2):] {
		for _, e := range run.entries[max(0, len(run.entries)-4):] {
			if e.form == formHeading && (e.section == sec || below(sec, e.section)) {
				e.divider = true
			}
		}
	}
	c.root, c.level, c.paused, c.phase, c.style = sec, sec.Level+1, false, PhaseNone, chrono.ClockStyle{}
	c.open(sec)
	return true
}

// namesTimeline tells an item such as "- **Key events**" over a list of stamps
// that is no section of its own.
func (c *collector) namesTimeline(item *markdown.Block) bool {
	first := item.First()
	if first == nil || len(item.Children) < 2 || c.doc.SectionOf(item) == nil || first.Span.Len() > 40 {
		return false
	}
	m, ok := outline.ClassifyTitle(strings.TrimRight(c.doc.Prose(first).Text, ": "), "", nil)
	return ok && m.Kind == outline.KindTimeline
}

// itemTitle is the section that an item carries as its label.
func (c *collector) itemTitle(item *markdown.Block) *outline.Section {
	if s := c.titles[item]; s != nil {
		return s
	}
	if first := item.First(); first != nil {
		return c.titles[first]
	}
	return nil
}

// itemContent reads what stands below an item's own text.
func (c *collector) itemContent(item *markdown.Block) {
	for _, b := range item.Children {
		if b != item.First() {
			c.inside(b)
		}
	}
}

// inside reads a block within a timeline.
func (c *collector) inside(b *markdown.Block) {
	if b.Kind == markdown.BlockHTML {
		html := c.doc.File.Text(b.Span)
		if strings.Contains(html, "<details") {
			c.folded = len(c.cur.entries) > 0
		}
		if strings.Contains(html, "</details") {
			c.folded = false
		}
	}
	if c.folded {
		return
	}
	switch b.Kind {
	case markdown.BlockHeading, markdown.BlockParagraph:
		c.paragraph(b)
	case markdown.BlockList:
		c.list(b)
	case markdown.BlockItem:
		c.item(b, false)
	case markdown.BlockTable:
		c.table(b)
	case markdown.BlockQuote:
		c.quote(b)
	case markdown.BlockCode:
		if c.cur.fence == nil && (b.Info == "" || b.Info == "text" || b.Info == "txt") {
			c.cur.fence = b
		}
	}
}

// note keeps a text between the entries that may speak of the zone or of T+0.
func (c *collector) note(p *markdown.Prose) {
	if len(p.Text) > 0 && len(c.cur.notes) < 64 {
		c.cur.notes = append(c.cur.notes, p)
	}
}

func (c *collector) unread(span text.Span, reason string) {
	c.cur.unread = append(c.cur.unread, &outline.Unparsed{Text: c.doc.Text(span), As: "event", Reason: reason})
}
