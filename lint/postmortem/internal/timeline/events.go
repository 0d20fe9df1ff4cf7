package timeline

import (
	"bytes"
	"slices"
	"strings"

	"github.com/pmlint/pmlint/lint/chrono"
	"github.com/pmlint/pmlint/lint/internal/ascii"
	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/postmortem/internal/metadata"
	"github.com/pmlint/pmlint/lint/postmortem/internal/outline"
	"github.com/pmlint/pmlint/lint/postmortem/internal/placeholders"
	"github.com/pmlint/pmlint/lint/text"
)

// Read reads the events of all timeline sections.
func Read(doc *outline.Document, meta *metadata.Metadata, opts Options) (timelines []*Timeline, unread []*outline.Unparsed) {
	work := scratches.Get().(*scratch)
	defer work.release()
	c := &collector{doc: doc, entries: &work.entries}
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

// entryForm is how an entry of a timeline is written.
type entryForm uint8

const (
	formLine entryForm = iota // a line or paragraph of its own
	formItem
	formHeading
	formRow
)

// entry is something in a timeline that begins with a stamp, or an item of a
// timeline that has none at all.
type entry struct {
	form  entryForm
	block *markdown.Block
	span  text.Span       // the whole entry
	prose *markdown.Prose // the text that begins with the stamp
	st    chrono.Stamp
	from  int // where the stamp was looked for in prose.Text
	next  int // where the entry's own text begins in prose.Text
	// body is the entry's own text where it stands apart from the stamp: in
	// another cell, or below a heading.
	body text.Span
	// dateText is a row's date where it has a cell of its own, chrono.DateAt its place;
	// stampCells is then both cells.
	dateText   string
	dateAt     text.Span
	stampCells text.Span
	zone       string        // of the table's column
	year       int           // of the table's column
	label      markdown.Text // of a milestone: "First detected"
	slot       bool
	trailing   bool // the stamp stands behind the text or a label
	extended   bool // further lines belong to a line
	divider    bool // a day that holds for the entries below
	phase      Phase
	section    *outline.Section
}

// run is a timeline before its dates are resolved.
type run struct {
	section *outline.Section
	span    text.Span
	entries []*entry
	untimed []*entry           // items without a stamp
	notes   []*markdown.Prose  // what stands between the entries: sentences on the zone or T+0
	titles  []*outline.Section // the headings that lead to the run
	table   *markdown.Block    // the table that the run consists of
	fence   *markdown.Block    // the only code block of the run
	zone    string             // of a table's header
	zoned   *markdown.Block    // the table whose header has the zone
	unread  []*outline.Unparsed
	damaged []*outline.Unparsed // what begins like a stamp and is none, where others are

	// quotesHold says that block quotes of the section quotesIn are the entries.
	quotesIn   *outline.Section
	quotesHold bool
	// counted entries hold clocked ones with a time, of which quoted stand in quotes.
	counted, clocked, quoted int
}

// collector finds the timeline sections and their entries in the order of the
// text.
type collector struct {
	doc    *outline.Document
	titles map[*markdown.Block]*outline.Section
	runs   []*run
	cur    *run
	root   *outline.Section // the timeline section that cur belongs to; nil outside
	folded bool             // inside <details> below entries: a pasted log or chat
	paused bool             // inside a section that is no timeline, below one
	phase  Phase
	style  chrono.ClockStyle
	depth  int

	timedTo []timedLines // by line, of it and those before; nil until it is needed

	headers []string // of the table that is read, in lower case
	entries *recycled[entry]
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
	return bytes.Contains(src, []byte("imeline")) || bytes.Contains(src, []byte("ey events"))
}

// blocks reads a run of sibling blocks.
func (c *collector) blocks(blocks []*markdown.Block) {
	for i, b := range blocks {
		if s := c.titles[b]; s != nil {
			c.title(s, b, blocks[i+1:])
			continue
		}
		c.content(b)
	}
}

// Title enters or leaves a timeline at a section's title, or reads the title
// as an entry.
func (c *collector) title(s *outline.Section, b *markdown.Block, after []*markdown.Block) {
	switch {
	case c.root != nil && c.continues(s) && isPhase(s.Part):
		c.phaseTitle(s)
	case s.Kind == outline.KindTimeline && !c.isEntryTitle(s):
		c.begin(s)
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
			c.content(b)
		}
	}
}

// below tells that s stands somewhere below root.
func below(s, root *outline.Section) bool {
	for up := s.Parent; up != nil; up = up.Parent {
		if up == root {
			return true
		}
	}
	return false
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
	c.root, c.paused, c.phase, c.style = sec, false, PhaseNone, chrono.ClockStyle{}
	c.open(sec)
	return true
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
	c.root, c.phase, c.style, c.paused, c.folded = s, PhaseNone, chrono.ClockStyle{Dotted: c.dottedLines(s.Span)}, false, false
	c.open(s)
}

// dottedLines tells that three lines or more begin with a time such as "8.48 ",
// and few with one such as "8:48".
func (c *collector) dottedLines(span text.Span) bool {
	n := c.timed(span)
	return n.dotted >= 3 && n.dotted >= n.colons
}

// timedLines is a number of lines that begin with a time written in either way.
type timedLines struct{ dotted, colons int }

// timed counts the lines of a span. A long one is counted by lines that were
// counted once for the whole document: many timelines may reach to its end.
func (c *collector) timed(span text.Span) timedLines {
	file := c.doc.File
	first, last := file.LineAt(span.Start), file.LineAt(span.End)
	if last-first < 100 {
		return countTimed(file.Bytes()[span.Start:span.End])
	}
	if c.timedTo == nil {
		c.timedTo = make([]timedLines, file.Lines()+1)
		for i := 1; i <= file.Lines(); i++ {
			line := file.LineSpan(i)
			n := countTimed(file.Bytes()[line.Start:min(line.End+1, file.Len())])
			c.timedTo[i] = timedLines{c.timedTo[i-1].dotted + n.dotted, c.timedTo[i-1].colons + n.colons}
		}
	}
	head := countTimed(file.Bytes()[span.Start:file.LineSpan(first+1).Start])
	tail := countTimed(file.Bytes()[file.LineSpan(last).Start:span.End])
	between := timedLines{c.timedTo[last-1].dotted - c.timedTo[first].dotted, c.timedTo[last-1].colons - c.timedTo[first].colons}
	return timedLines{head.dotted + between.dotted + tail.dotted, head.colons + between.colons + tail.colons}
}

func countTimed(src []byte) (t timedLines) {
	for line := range bytes.Lines(src) {
		n := 0
		for n < len(line) && n < 3 && ascii.IsDigit(line[n]) {
			n++
		}
		if n < 1 || n > 2 || len(line) < n+4 || !ascii.IsDigit(line[n+1]) || !ascii.IsDigit(line[n+2]) || line[n+1] > '5' ||
			line[n+3] != ' ' && line[n+3] != ':' {
			continue
		}
		switch line[n] {
		case '.':
			t.dotted++
		case ':':
			t.colons++
		}
	}
	return t
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
	_, next := chrono.ScanStamp(dropDayLabel(s.Title.Plain), chrono.OrderUnknown, c.style)
	if closesTimeline(s.Kind) {
		return false
	}
	if below(s, c.root) {
		return true
	}
	return next > 0 && s.Level >= c.root.Level || c.belowDay(s)
}

// belowDay tells that the section stands below a day that continued the
// timeline.
func (c *collector) belowDay(s *outline.Section) bool {
	for up := s.Parent; up != nil && up.Title.Plain != ""; up = up.Parent {
		if up.Level < c.root.Level {
			return false
		}
		if _, next := chrono.ScanStamp(dropDayLabel(up.Title.Plain), chrono.OrderUnknown, c.style); next > 0 {
			return true
		}
	}
	return false
}

// innerTitle reads a title within a timeline: an entry, a day, a phase.
func (c *collector) innerTitle(s *outline.Section, b *markdown.Block, after []*markdown.Block) {
	if b.Kind == markdown.BlockItem || b.Kind == markdown.BlockList || s.Inline.Span.Len() > 0 {
		c.content(b)
		return
	}
	p := c.doc.Prose(b)
	e := c.scan(p, 0, formHeading, b)
	if e == nil {
		c.phaseTitle(s)
		return
	}
	e.section, e.span = s, s.Span
	e.divider = e.divider || holdsTimeline(s)
	if len(s.Children) > 0 {
		e.span.End = ownEnd(s)
	}
	if e.next >= len(p.Text) {
		e.body = bodyBelow(after, c.titles)
	}
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

// content reads a block that is no title.
func (c *collector) content(b *markdown.Block) {
	switch {
	case (c.cur == nil || c.paused) && c.labelled(b):
	case c.cur == nil || c.paused:
		c.outside(b)
	default:
		c.inside(b)
	}
}

// outside looks for timelines that an item carries as its label ("- **Timeline**:").
func (c *collector) outside(b *markdown.Block) {
	if b.Kind != markdown.BlockList && b.Kind != markdown.BlockItem || c.depth > 8 {
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
		if c.namesTimeline(child) {
			c.begin(c.doc.SectionOf(child))
			c.itemContent(child)
			c.root, c.cur = nil, nil
			continue
		}
		c.outside(child)
	}
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

// quote reads the entries of a timeline that is written as block quotes. Beside
// entries that are none, a quotation is what somebody said.
func (c *collector) quote(b *markdown.Block) {
	if len(b.Children) == 0 || !c.beginsWithStamp(b.Children[0]) {
		return
	}
	if in := c.doc.SectionOf(b); in != nil && in != c.cur.quotesIn {
		c.cur.quotesIn = in
		c.cur.quotesHold = c.clocked() == c.cur.quoted && !slices.ContainsFunc(in.Blocks, c.beginsWithStamp)
	}
	if !c.cur.quotesHold {
		return
	}
	before := c.clocked()
	for _, child := range b.Children {
		if child.Kind == markdown.BlockParagraph || child.Kind == markdown.BlockList {
			c.inside(child)
		}
	}
	c.cur.quoted += c.clocked() - before
}

// clocked is the number of entries of the run that have a time.
func (c *collector) clocked() int {
	for ; c.cur.counted < len(c.cur.entries); c.cur.counted++ {
		if c.cur.entries[c.cur.counted].st.HasClock {
			c.cur.clocked++
		}
	}
	return c.cur.clocked
}

// beginsWithStamp reports whether the first text of a paragraph, a list or a table
// is a time or a day.
func (c *collector) beginsWithStamp(b *markdown.Block) bool {
	switch {
	case b.Kind == markdown.BlockTable && len(b.Table.Rows) > 0 && len(b.Table.Rows[0].Cells) > 0:
		_, next := chrono.ScanStamp(c.doc.ProseAt(b.Table.Rows[0].Cells[0]).Text, chrono.OrderUnknown, c.style)
		return next > 0
	case b.Kind == markdown.BlockList && len(b.Children) > 0, b.Kind == markdown.BlockParagraph:
		if b.Kind == markdown.BlockList {
			b = b.Children[0]
		}
		_, next := chrono.ScanStamp(c.doc.Prose(b).Text, chrono.OrderUnknown, c.style)
		return next > 0
	}
	return false
}

// list reads the items of a list.
func (c *collector) list(b *markdown.Block) {
	for _, item := range b.Children {
		c.item(item, false)
	}
}

// Item reads an item that begins with a stamp. Below an entry everything is
// continuation; below a day or an item without a stamp there may be entries.
func (c *collector) item(b *markdown.Block, nested bool) {
	if c.depth > 8 {
		return
	}
	p := c.doc.Prose(b)
	e := c.scan(p, 0, formItem, b)
	if e == nil {
		e = c.milestone(p, b)
	}
	if e == nil {
		e = c.update(p, formItem, b)
	}
	defer c.daysBehind(b)
	if e != nil {
		e.span = b.Span
		if e.next >= len(p.Text) && !e.slot {
			e.body = childText(b)
		}
		if e.slot || e.next < len(p.Text) || e.st.HasClock || e.st.IsRelative || !hasNestedStamps(c, b) {
			return
		}
	}
	before := len(c.cur.entries)
	c.depth++
	for _, child := range b.Children {
		if child.Kind == markdown.BlockList {
			for _, item := range child.Children {
				c.item(item, true)
			}
		}
	}
	c.depth--
	if e == nil && len(c.cur.entries) == before {
		c.note(p)
		c.untimedItem(b, p, nested)
	}
}

// daysBehind reads the bold stamps on lines that Markdown adds to the item above
// them, since no blank line stands between the two.
func (c *collector) daysBehind(item *markdown.Block) {
	first := item.First()
	if first == nil {
		return
	}
	for _, line := range first.Lines[min(1, len(first.Lines)):] {
		if !bytes.HasPrefix(c.doc.File.Bytes()[line.Start:line.End], []byte("**")) {
			continue
		}
		p := c.doc.ProseAt(line)
		if st, next := chrono.ScanStamp(p.Text, chrono.OrderUnknown, c.style); next >= len(p.Text) && st.HasDate && allStrong(p) {
			if e := c.add(p, st, 0, next, formLine, first); e != nil {
				e.span = line
			}
		}
	}
}

// childText is the first paragraph below an item's own text.
func childText(item *markdown.Block) text.Span {
	for _, child := range item.Children[min(1, len(item.Children)):] {
		if child.Kind == markdown.BlockParagraph {
			return child.Span
		}
	}
	return text.Span{}
}

// hasNestedStamps tells that items below b begin with times, so that b is a day.
func hasNestedStamps(c *collector, b *markdown.Block) bool {
	for _, child := range b.Children {
		if child.Kind != markdown.BlockList {
			continue
		}
		for _, item := range child.Children {
			st, next := chrono.ScanStamp(c.doc.Prose(item).Text, chrono.OrderUnknown, c.style)
			return next > 0 && st.HasClock
		}
	}
	return false
}

// untimedItem keeps an item without a stamp: it is an event where the timeline
// has no times at all.
func (c *collector) untimedItem(b *markdown.Block, p *markdown.Prose, nested bool) {
	if b.First() != nil && c.bodyOf(b.First().Span) {
		return
	}
	if nested || b.First() == nil || strings.TrimSpace(p.Text) == "" || c.wasUnreadable(b) {
		return
	}
	c.damaged(p)
	e := &entry{form: formItem, block: b, span: b.Span, prose: p, phase: c.phase, section: c.root}
	if st, from := trailingStamp(p.Text); from > 0 {
		e.st, e.from, e.next, e.trailing = st, from, len(p.Text), true
	} else if st, from, next := labelledStamp(p.Text); from > 0 {
		e.st, e.from, e.next, e.trailing = st, from, next, true
	}
	c.cur.untimed = append(c.cur.untimed, e)
}

// trailingStamp reads the stamp that a text ends with: "Alert fired (10:12
// UTC)", "Deploy began at 10:00". from is 0 where there is none.
func trailingStamp(s string) (st chrono.Stamp, from int) {
	s = strings.TrimRight(s, " .")
	low := max(0, len(s)-48)
	for _, sign := range [...]string{" (", " at ", " @ ", " - ", " – ", " — ", ": "} {
		i := strings.LastIndex(s[low:], sign)
		if i < 0 || low+i == 0 {
			continue
		}
		i += low + len(sign)
		st, next := chrono.ScanStamp(s[i:], chrono.OrderUnknown, chrono.ClockStyle{})
		if next > 0 && i+next >= len(s) && st.HasClock && st.Clock.Known() && !st.Clock.Bare && st.Bad == "" {
			return st, i
		}
	}
	return chrono.Stamp{}, 0
}

// labelledStamp reads the stamp behind a short label: "Detection (14:05 UTC):
// ...", "Ana - 14:05 - ...". from is 0 where there is none.
func labelledStamp(s string) (st chrono.Stamp, from, next int) {
	for _, sign := range [...]string{" (", " [", " - ", " – ", " — ", " | "} {
		i := strings.Index(s[:min(len(s), 48)], sign)
		if i <= 0 {
			continue
		}
		i += len(sign)
		st, n := chrono.ScanStamp(s[i:], chrono.OrderUnknown, chrono.ClockStyle{})
		if n == 0 || !st.HasClock || !st.Clock.Known() || st.Clock.Bare || st.Bad != "" || st.Lead {
			continue
		}
		if strings.ContainsAny(s[i+st.End:i+n], ":-–—])|") {
			return st, i, i + n
		}
	}
	return chrono.Stamp{}, 0, 0
}

// wasUnreadable tells that the item was kept as one that cannot be read.
func (c *collector) wasUnreadable(b *markdown.Block) bool {
	k := len(c.cur.unread)
	return k > 0 && b.Span.Contains(c.cur.unread[k-1].Text.Span)
}

func (c *collector) unread(span text.Span, reason string) {
	c.cur.unread = append(c.cur.unread, &outline.Unparsed{Text: c.doc.Text(span), As: "event", Reason: reason})
}

// paragraph reads a paragraph: one entry, several with one a line, a day, or a
// sentence about the timeline.
func (c *collector) paragraph(b *markdown.Block) {
	if b.Kind == markdown.BlockHeading || len(b.Lines) == 1 {
		c.single(b)
		return
	}
	if c.mayUpdate(b) {
		if e := c.update(c.doc.Prose(b), formLine, b); e != nil {
			e.span = b.Span
			return
		}
	}
	first := len(c.cur.entries)
	noted := false
	for i, line := range b.Lines {
		if c.isJump(line) {
			continue
		}
		p := c.doc.ProseAt(line)
		e := c.scanLine(p, b, lineBefore(c.doc, b, i), first)
		if e == nil && i == 0 {
			c.damaged(p)
		}
		if e == nil && !noted && len(c.cur.entries) == first {
			c.note(c.doc.Prose(b))
			c.bodyOf(b.Span)
			noted = true
		}
		if e != nil {
			e.span = line
		} else if len(c.cur.entries) > first {
			c.extend(line)
		}
	}
}

// isJump tells a line of a table of contents: a link to a place in the document,
// or to nowhere.
func (c *collector) isJump(line text.Span) bool {
	s := strings.TrimSpace(c.doc.File.Text(line))
	i := strings.Index(s, "](")
	return i > 0 && s[0] == '[' && s[len(s)-1] == ')' && strings.Count(s, "](") == 1 && (s[i+2] == '#' || s[i+2:] == ")")
}

// lineBefore is the line before line i of a paragraph; empty for the first.
func lineBefore(d *outline.Document, b *markdown.Block, i int) string {
	if i == 0 {
		return ""
	}
	return d.File.Text(b.Lines[i-1])
}

// runsOnInto tells a line whose last word goes on with a time on the next one.
func runsOnInto(line string) bool {
	line = strings.TrimRight(line, " \t\r")
	return runOns.Has(strings.ToLower(line[strings.LastIndexByte(line, ' ')+1:]))
}

// single reads a paragraph of one line.
func (c *collector) single(b *markdown.Block) {
	if b.Kind != markdown.BlockHeading && c.isJump(b.Span) {
		return
	}
	p := c.doc.Prose(b)
	e := c.scan(p, 0, formLine, b)
	if e != nil && c.speaksOfZone(e, p) {
		e.next = len(p.Text)
		c.note(p)
	}
	if e == nil {
		e = c.milestone(p, b)
	}
	if e == nil {
		e = c.update(p, formLine, b)
	}
	if e == nil {
		c.note(p)
		if !c.bodyOf(b.Span) {
			c.damaged(p)
		}
		return
	}
	e.span = b.Span
}

// speaksOfZone tells a day with nothing behind it but the zone of what follows:
// "2026-03-01 (all times UTC)".
func (c *collector) speaksOfZone(e *entry, p *markdown.Prose) bool {
	if !e.st.HasDate || e.st.HasClock || e.next >= len(p.Text) || len(p.Text)-e.st.End > 48 {
		return false
	}
	rest := strings.ToLower(strings.Trim(p.Text[e.st.End:], " -–—:,;"))
	if !placeholders.IsEnclosed([]byte(rest), '(', ')') && !placeholders.IsEnclosed([]byte(rest), '[', ']') &&
		!strings.HasPrefix(rest, "all times") {
		return false
	}
	name, _ := chrono.FindZone(p.Text[e.st.End:])
	return name != ""
}

// damaged keeps the stamp of a text that was meant to have one, for the case
// that its timeline has others.
func (c *collector) damaged(p *markdown.Prose) {
	if from, to := chrono.ScanDamaged(p.Text); to > 0 {
		c.cur.damaged = append(c.cur.damaged, &outline.Unparsed{Text: c.doc.Text(p.Source(from, to)), As: "event",
			Reason: "neither a date nor a time can be read"})
	}
}

// extend adds a line to the last entry.
func (c *collector) extend(line text.Span) {
	last := c.cur.entries[len(c.cur.entries)-1]
	last.span.End, last.extended = line.End, true
	if last.form == formLine && last.next >= len(last.prose.Text) {
		if last.body.Len() == 0 {
			last.body.Start = line.Start
		}
		last.body.End = line.End
	}
}

// bodyOf gives a stamp that stands alone on its line what follows it as text;
// false where the last entry is none.
func (c *collector) bodyOf(span text.Span) bool {
	n := len(c.cur.entries)
	if n == 0 {
		return false
	}
	last := c.cur.entries[n-1]
	if last.form != formLine || last.next < len(last.prose.Text) || last.body.Len() > 0 || !last.st.OK() || last.divider {
		return false
	}
	last.body, last.span.End = span, span.End
	return true
}

// scanLine reads a line of a paragraph. A later line is an entry only where
// the first one is and both begin alike: a wrapped line can begin with a time.
func (c *collector) scanLine(p *markdown.Prose, b *markdown.Block, before string, first int) *entry {
	st, next := chrono.ScanStamp(p.Text, chrono.OrderUnknown, c.style)
	if next == 0 {
		return c.milestone(p, b)
	}
	later := before != ""
	separated := strings.ContainsAny(p.Text[st.End:next], ":-–—])|")
	if later && !separated && runsOnInto(before) {
		return nil
	}
	if later && (st.Lead || st.HasDate && st.Date.Weak) {
		return nil
	}
	if later && len(c.cur.entries) == first && !separated && !(next >= len(p.Text) && allStrong(p)) {
		return nil
	}
	if later && len(c.cur.entries) > first {
		prev := c.cur.entries[len(c.cur.entries)-1].st
		if prev.HasClock && !st.HasClock && next < len(p.Text) || prev.Lead {
			return nil
		}
	}
	return c.add(p, st, 0, next, formLine, b)
}

// Scan reads the stamp at the start of p and adds an entry for it; nil where
// there is none.
func (c *collector) scan(p *markdown.Prose, from int, form entryForm, b *markdown.Block) *entry {
	from = len(p.Text) - len(dropDayLabel(p.Text[from:]))
	st, next := chrono.ScanStamp(p.Text[from:], chrono.OrderUnknown, c.style)
	if next == 0 {
		return c.dayLabel(p, form, b)
	}
	if st.Lead && form == formLine && !st.HasClock && from+next < len(p.Text) && p.Text[from+next-1] == ' ' && from+st.End == from+next-1 {
		return nil // "On March 5 we ..." is prose
	}
	if st.MonthOnly && (from+next >= len(p.Text) || form == formHeading) {
		return nil // the name of a group
	}
	if st.IsRelative && st.Relative == 0 && form == formLine {
		if _, ok := scanOrigin(p.Text, chrono.OrderUnknown); ok {
			return nil // "T+0 is 14:05" explains the times below
		}
	}
	return c.add(p, st, from, from+next, form, b)
}

// dayLabel reads a day that is named by its weekday or number alone:
// "Monday", "Day 2:".
func (c *collector) dayLabel(p *markdown.Prose, form entryForm, b *markdown.Block) *entry {
	name := strings.Trim(p.Text, " :_*.-–—")
	if len(name) > 12 || form == formRow {
		return nil
	}
	st := chrono.Stamp{End: len(p.Text)}
	switch n := len(name); {
	case n >= 3 && chrono.IsWeekday(name):
		st.Weekday = chrono.WeekdayNumber(name)
	case n > 4 && n < 7 && strings.EqualFold(name[:4], "day ") && ascii.CountDigits(name[4:]) == n-4:
		st.DayNumber = ascii.Atoi(name[4:])
	default:
		return nil
	}
	e := c.add(p, st, 0, len(p.Text), form, b)
	e.divider = true
	return e
}

// dropDayLabel drops what may lead to a day: "Day 2 - ", "Date: ".
func dropDayLabel(s string) string {
	if len(s) > 5 && strings.HasPrefix(s, "Day ") && ascii.IsDigit(s[4]) {
		rest := strings.TrimLeft(s[4:], "0123456789")
		return strings.TrimLeft(rest, " :-–—,(")
	}
	return s
}

func (c *collector) add(p *markdown.Prose, st chrono.Stamp, from, next int, form entryForm, b *markdown.Block) *entry {
	if st.Bad != "" {
		c.unread(p.Source(from+st.Start, from+st.End), st.Bad)
		return nil
	}
	if st.HasClock && st.Clock.Bare {
		c.style.Bare = true
	}
	if st.HasClock && st.Clock.Dotted {
		c.style.Dotted = true
	}
	e := c.entries.next()
	*e = entry{form: form, block: b, prose: p, st: st, from: from, next: next, phase: c.phase, section: c.root}
	c.cur.entries = append(c.cur.entries, e)
	return e
}

// note keeps a text between the entries that may speak of the zone or of T+0.
func (c *collector) note(p *markdown.Prose) {
	if len(p.Text) > 0 && len(c.cur.notes) < 64 {
		c.cur.notes = append(c.cur.notes, p)
	}
}

// mayUpdate tells a paragraph that begins with a state, whatever follows it.
func (c *collector) mayUpdate(b *markdown.Block) bool {
	s := c.doc.File.Text(b.Span)
	s = strings.TrimLeft(s[:min(len(s), 32)], "*_")
	return outline.StateLen(s, func(string) bool { return true }) > 0
}

// update reads what a status page publishes: a state, a text, and the time right
// behind the state or at the end.
func (c *collector) update(p *markdown.Prose, form entryForm, b *markdown.Block) *entry {
	n := outline.UpdateState(p.Text)
	if n == 0 && form == formLine && len(b.Lines) > 1 { // the state has a line of its own
		n = outline.UpdateState(c.doc.ProseAt(b.Lines[0]).Text + ":")
	}
	if n == 0 {
		return nil
	}
	s := strings.TrimRight(p.Text, " .\n")
	from := n + len(p.Text[n:]) - len(strings.TrimLeft(p.Text[n:], " -–—:([|\n"))
	if st, next := chrono.ScanStamp(p.Text[from:], chrono.OrderUnknown, chrono.ClockStyle{}); next > 0 && st.HasClock && st.Bad == "" {
		e := c.add(p, st, from, from+next, form, b)
		e.trailing = true
		return e
	}
	lastLine := ""
	if form == formLine && len(b.Lines) > 1 {
		lastLine = strings.TrimRight(c.doc.ProseAt(b.Lines[len(b.Lines)-1]).Text, " .")
	}
	for _, sign := range [...]string{lastLine, "\n", ". ", " - ", " – ", " — ", " (", " ["} {
		i := strings.LastIndex(s, sign)
		if sign == "" || i < n {
			continue
		}
		if sign != lastLine {
			i += len(sign)
		}
		st, next := chrono.ScanStamp(s[i:], chrono.OrderUnknown, chrono.ClockStyle{})
		if next > 0 && i+next >= len(s) && st.HasClock && st.Clock.Known() && !st.Clock.Bare && st.Bad == "" {
			e := c.add(p, st, i, len(p.Text), form, b)
			e.trailing = true
			return e
		}
	}
	return nil
}

// milestone reads a labelled stamp: "First detected: 2026-03-01 14:05".
func (c *collector) milestone(p *markdown.Prose, b *markdown.Block) *entry {
	colon := strings.IndexByte(p.Text, ':')
	if e := c.bareMilestone(p, b); e != nil {
		return e
	}
	if colon < 2 || colon > 48 || colon+2 >= len(p.Text) || strings.Count(p.Text[:colon], " ") > 5 {
		return nil
	}
	label := strings.Trim(p.Text[:colon], " *_")
	if !isMilestone(label) {
		return nil
	}
	from := colon + 1
	st, next := chrono.ScanStamp(p.Text[from:], chrono.OrderUnknown, chrono.ClockStyle{Dotted: c.style.Dotted})
	if next == 0 || !st.HasClock && !st.HasDate || st.Bad != "" {
		return nil
	}
	if rest := strings.TrimSpace(p.Text[from+next:]); rest != "" && rest[0] != '(' && !st.Whole() {
		return nil
	}
	e := c.add(p, st, from, from+next, formItem, b)
	if e != nil {
		e.slot = true
		e.label = markdown.Text{Span: p.Source(0, colon), Plain: p.Text[:colon]}
	}
	return e
}

// bareMilestone reads a milestone without its colon: "Resolved 2026-03-01 14:05".
func (c *collector) bareMilestone(p *markdown.Prose, b *markdown.Block) *entry {
	from := strings.IndexAny(p.Text, "0123456789")
	if from < 4 || from > 48 || p.Text[from-1] != ' ' {
		return nil
	}
	label := strings.TrimRight(p.Text[:from], " -–—")
	if strings.IndexByte(label, ':') >= 0 || strings.Count(label, " ") > 3 || !isMilestone(label) {
		return nil
	}
	st, next := chrono.ScanStamp(p.Text[from:], chrono.OrderUnknown, chrono.ClockStyle{})
	if next == 0 || !st.Whole() || st.Bad != "" || from+next < len(p.Text) {
		return nil
	}
	e := c.add(p, st, from, from+next, formItem, b)
	if e != nil {
		e.slot, e.label = true, markdown.Text{Span: p.Source(0, len(label)), Plain: label}
	}
	return e
}
