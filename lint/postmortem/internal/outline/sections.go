package outline

import (
	"bytes"
	"strings"

	"github.com/pmlint/pmlint/lint/chrono"
	"github.com/pmlint/pmlint/lint/internal/ascii"
	"github.com/pmlint/pmlint/lint/internal/slab"
	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/text"
)

// Read makes the section tree from every markup that people use for
// titles, and finds the document's title.
func Read(file *markdown.Doc, aliases map[string]Kind) *Document {
	d := &Document{Doc: file, Root: &Section{Kind: KindOther, Span: text.Span{Start: file.Body, End: file.File.Len()}}}
	d.aliases = titleAliases(aliases)
	o := &outliner{doc: d, src: d.File.Bytes(), cur: d.Root, aliases: d.aliases}
	o.survey()
	title := o.findTitle()
	d.Blocks = o.blocks(d.Blocks, title)
	o.finish(d.Root)
	d.Root.Span.Start = file.Body
	d.Root.Span.End = d.File.Len()
	return d
}

// titleAliases are the team's own titles in the form that titles are compared in.
func titleAliases(own map[string]Kind) map[string]Kind {
	aliases := make(map[string]Kind, len(own))
	for alias, kind := range own {
		aliases[strings.Join(TitleWords(alias), " ")] = kind
	}
	return aliases
}

// outliner is the section tree in the making.
type outliner struct {
	doc     *Document
	src     []byte
	nodes   slab.Of[*markdown.Block]
	made    slab.Of[Section]
	aliases map[string]Kind
	parts   map[string][][]string // of titles, by their text
	floor   *Section              // the item's section that inner titles stay within; nil outside items
	cur     *Section              // the section that content goes to
	// headed are the kinds that have a heading; labelled those that have only
	// a label with text behind it. A label is no section where a heading is.
	headed   map[Kind]bool
	labelled map[Kind]bool
	h1       int // headings of level 1
}

// survey counts what the titles are written in, before any is believed.
func (o *outliner) survey() {
	o.headed, o.labelled = make(map[Kind]bool, 8), make(map[Kind]bool, 8)
	for _, b := range o.doc.Blocks {
		switch b.Kind {
		case markdown.BlockHeading:
			if b.Level == 1 {
				o.h1++
			}
			if m, ok := o.meaning(o.doc.Prose(b).Text, ""); ok {
				o.headed[m.Kind] = true
			}
		case markdown.BlockParagraph:
			for i := range b.Lines {
				if l, ok := o.label(b, i, ""); ok {
					o.count(l)
				}
			}
		case markdown.BlockList:
			for _, item := range b.Children {
				if l, ok := o.itemLabel(item, ""); ok {
					o.labelled[l.Kind] = true
				}
			}
		}
	}
	for k := range o.headed {
		delete(o.labelled, k)
	}
}

func (o *outliner) count(l TitleLabel) {
	if l.Alone {
		o.headed[l.Kind] = true
	} else {
		o.labelled[l.Kind] = true
	}
}

// meaning classifies a title. Titles are asked about more than once, below
// different sections; their words are kept.
func (o *outliner) meaning(title string, parent Kind) (meaning, bool) {
	parts, ok := o.parts[title]
	if !ok {
		parts = TitleParts(title)
		if o.parts == nil {
			o.parts = make(map[string][][]string, 16)
		}
		o.parts[title] = parts
	}
	return classifyParts(parts, parent, o.aliases)
}

// headingMeaning classifies the title of a heading.
func (o *outliner) headingMeaning(title string, parent Kind) (meaning, bool) {
	if m, known := o.meaning(title, parent); known {
		return m, true
	}
	return classifyByHead(title, o.parts[title], parent)
}

// wordCount is the number of words of a title that meaning was asked about.
func (o *outliner) wordCount(title string) int {
	n := 0
	for _, part := range o.parts[title] {
		n = max(n, len(part))
	}
	return n
}

// findTitle sets the document's title and returns the block that carries it,
// if any.
func (o *outliner) findTitle() *markdown.Block {
	var found *markdown.Block
	for i, b := range o.doc.Blocks {
		if b.Kind != markdown.BlockHeading {
			continue
		}
		if b.Level == 1 && o.isTitle(b) {
			found = b
		}
		if next := o.below(i); b.Level == 1 && next != nil && o.isTitleLabel(b) && !o.names(next) {
			o.doc.Title = o.titleText(next)
			o.assign(b, o.doc.Root)
			o.assign(next, o.doc.Root)
			return next
		}
		if b.Level == 1 || o.startsContent(b) {
			break
		}
	}
	front := o.frontTitle()
	if found == nil && front.Plain == "" && o.h1 == 0 {
		if found = o.lowerTitle(); found == nil {
			found = o.firstLine()
		}
	}
	switch {
	case found != nil && (front.Plain == "" || o.h1 <= 1 || sharesWord(front.Plain, o.doc.Prose(found).Text)):
		o.doc.Title = o.titleText(found)
		o.assign(found, o.doc.Root)
		return found
	case front.Plain != "":
		o.doc.Title = front
	}
	return nil
}

// lowerTitle finds the title of a document without headings of level 1: its
// first heading, if all the others are below it.
func (o *outliner) lowerTitle() *markdown.Block {
	var first *markdown.Block
	below := 0
	for _, b := range o.doc.Blocks {
		switch {
		case b.Kind != markdown.BlockHeading:
		case first == nil:
			first = b
		case b.Level <= first.Level:
			return nil
		default:
			below++
		}
	}
	if below < 2 || o.startsContent(first) || !o.isTitle(first) || StartsWithStamp(o.doc.Prose(first).Text) {
		return nil
	}
	return first
}

// firstLine is a paragraph of one line in front of everything else that names
// the incident though no markup makes it a heading.
func (o *outliner) firstLine() *markdown.Block {
	if len(o.doc.Blocks) < 2 {
		return nil
	}
	b := o.doc.Blocks[0]
	if b.Kind != markdown.BlockParagraph || len(b.Lines) != 1 || b.Span.Len() > 2*maxLabelLine {
		return nil
	}
	name := o.doc.Prose(b).Text
	words := TitleWords(name)
	if len(words) > maxTitleWords || strings.ContainsAny(name[max(0, len(name)-1):], ".:;,") || !namesIncident(words) ||
		StartsWithStamp(name) || strings.Contains(name, "://") {
		return nil
	}
	if l, ok := ScanLabel(o.src, b.Lines[0]); ok && !l.Alone {
		if key := FieldKeyOf(o.doc.File.Text(l.Title)); key != "" && key != FieldTitle {
			return nil
		}
	}
	if m, known := o.meaning(name, ""); known && m.Kind != KindOther && len(words) <= 3 {
		return nil
	}
	return b
}

// namesIncident tells the words that a title without markup has: those of a
// report.
func namesIncident(words []string) bool {
	for _, w := range words {
		switch w {
		case "postmortem", "incident", "outage", "rca", "report", "retrospective", "downtime", "disruption", "autopsy":
			return true
		}
	}
	return false
}

// isTitleLabel tells the heading "Title:" over the title itself.
func (o *outliner) isTitleLabel(b *markdown.Block) bool {
	title := o.doc.Prose(b).Text
	return len(title) < MaxLabelLen && FieldKeyOf(title) == FieldTitle
}

// Names tells a heading that names a section or a piece of metadata: it is no
// title, though it stands below "Title" in an unfilled template.
func (o *outliner) names(b *markdown.Block) bool {
	return b.Kind == markdown.BlockHeading && (o.startsContent(b) || FieldKeyOf(o.doc.Prose(b).Text) != "")
}

// below is the heading or paragraph of one line that follows block i.
func (o *outliner) below(i int) *markdown.Block {
	if i+1 == len(o.doc.Blocks) {
		return nil
	}
	b := o.doc.Blocks[i+1]
	if len(b.Lines) != 1 || b.Kind != markdown.BlockHeading && b.Kind != markdown.BlockParagraph {
		return nil
	}
	return b
}

// frontTitle is the title that the front matter states, if any.
func (o *outliner) frontTitle() markdown.Text {
	for _, f := range o.doc.Front.Fields {
		if f.Value.Plain != "" && FieldKeyOf(f.Label.Plain) == FieldTitle {
			return f.Value
		}
	}
	return markdown.Text{}
}

// isTitle tells a title from a heading of level 1 that names a section or a
// piece of metadata.
func (o *outliner) isTitle(b *markdown.Block) bool {
	title := o.doc.Prose(b).Text
	if strings.TrimSpace(title) == "" {
		return false
	}
	if name, value, ok := strings.Cut(title, ":"); ok && isFieldHeading(FieldKeyOf(name), value) {
		return false
	}
	words := TitleWords(title)
	if len(words) == 1 && (words[0] == "metadata" || FieldKeyOf(title) != "" && words[0] != "incident") {
		return false
	}
	_, known := o.meaning(title, "")
	return !known || o.h1 == 1 && (len(words) > 3 || namesDocument(title))
}

// namesDocument tells a title that begins with the kind of the document and goes
// on with a name: "Incident retro - mail lost".
func namesDocument(title string) bool {
	i, n := titleCut(title)
	if i == 0 || len(TitleWords(title[i+n:])) == 0 {
		return false
	}
	for _, w := range TitleWords(title[:i]) {
		switch w {
		case "postmortem", "retro", "retrospective", "rca", "incident", "outage", "report":
			return true
		}
	}
	return false
}

// isFieldHeading tells "Owner: Ana" and "Date: 2026-03-01" from titles such as
// "Date: 2026-03-01, cache down".
func isFieldHeading(key FieldKey, value string) bool {
	switch key {
	case "", FieldID, FieldTitle:
		return false
	case FieldDate:
		value = strings.TrimSpace(value)
		_, n := chrono.ScanDate(value, chrono.OrderDMY)
		return n == len(value)
	}
	return true
}

// startsContent tells that a heading opens a section of a known kind: a title
// does not follow it.
func (o *outliner) startsContent(b *markdown.Block) bool {
	_, known := o.meaning(o.doc.Prose(b).Text, "")
	return known
}

// sharesWord tells that two titles have a word of some length in common.
func sharesWord(a, b string) bool {
	words := TitleWords(b)
	for _, w := range TitleWords(a) {
		for _, v := range words {
			if len(w) > 3 && w == v && w != "postmortem" && w != "incident" {
				return true
			}
		}
	}
	return false
}

// titleText is a title's text without an attribute block ("{#anchor}").
func (o *outliner) titleText(b *markdown.Block) markdown.Text {
	lines := b.Lines
	if len(lines) == 0 {
		return markdown.Text{Span: text.Span{Start: b.Span.End, End: b.Span.End}}
	}
	span := text.Span{Start: lines[0].Start, End: lines[len(lines)-1].End}
	if b.Kind == markdown.BlockParagraph { // "Subject: mail was lost"
		if l, ok := ScanLabel(o.src, span); ok && FieldKeyOf(o.doc.File.Text(l.Title)) == FieldTitle {
			span = text.TrimLeft(o.src, text.Span{Start: l.Head.End, End: span.End})
		}
	}
	if span.Len() > 0 && o.src[span.End-1] == '}' {
		if i := bytes.LastIndexByte(o.src[span.Start:span.End], '{'); i > 0 && (o.src[span.Start+i+1] == '#' || o.src[span.Start+i+1] == ':') {
			span.End = span.Start + i
		}
	}
	return o.doc.Text(span)
}

// blocks hands out the blocks to the sections; skip is the title's block. It
// returns the blocks, of which paragraphs may have been split.
func (o *outliner) blocks(blocks []*markdown.Block, skip *markdown.Block) []*markdown.Block {
	out := o.nodes.Take(len(blocks))[:0]
	for i, b := range blocks {
		var next *markdown.Block
		if i+1 < len(blocks) {
			next = blocks[i+1]
		}
		switch {
		case b == skip, next != nil && next == skip && o.doc.SectionOf(b) != nil:
			out = append(out, b)
		case b.Kind == markdown.BlockHeading && b.Parent == nil:
			o.heading(b, next)
			out = append(out, b)
		case b.Kind == markdown.BlockParagraph:
			out = o.paragraph(out, b, next)
		case b.Kind == markdown.BlockList && o.list(b):
			out = append(out, b)
		default:
			o.cur.Blocks = append(o.cur.Blocks, b)
			out = append(out, b)
		}
	}
	return out
}

// open begins a section below parent.
func (o *outliner) open(parent *Section, s *Section) {
	s.Parent = parent
	parent.Children = append(parent.Children, s)
	if s.Block != nil {
		o.assign(s.Block, s)
	}
	o.doc.Sections = append(o.doc.Sections, s)
	o.cur = s
}

func (o *outliner) heading(b, next *markdown.Block) {
	s := o.made.Next()
	s.Title, s.Level, s.Markup, s.Head, s.Block = o.titleText(b), b.Level, MarkupATX, b.Span, b
	if b.Setext {
		s.Markup = MarkupSetext
	}
	parent := o.cur
	if line := o.timeline(); line != nil && StartsWithStamp(s.Title.Plain) {
		for parent != line && (parent.Level >= b.Level || !parent.IsHeading()) {
			parent = parent.Parent
		}
		s.Kind = KindOther
		o.open(parent, s)
		return
	}
	for parent.Parent != nil && (parent.Level >= b.Level || !parent.IsHeading()) {
		parent = parent.Parent
	}
	m, known := o.headingMeaning(s.Title.Plain, parent.Effective())
	s.Kind, s.Part = m.Kind, m.Part
	if !known && o.headsUpdates(s.Title.Plain, next) || s.Kind == KindSummary && tellsStory(s.Title.Plain) && o.headsEntries(next) {
		s.Kind, s.Part = KindTimeline, ""
	}
	if StartsWithStamp(s.Title.Plain) && parent.Within(KindTimeline) {
		s.Kind, s.Part = KindOther, ""
	}
	o.open(parent, s)
}

// tellsStory tells a title under which a summary stands as often as a timeline:
// "What happened", "The long story".
func tellsStory(title string) bool {
	if !strings.Contains(title, "appened") && !strings.Contains(title, "tory") {
		return false
	}
	words := TitleWords(title)
	return len(words) > 1 && words[0] == "what" && words[1] == "happened" || len(words) > 0 && len(words) < 4 && words[len(words)-1] == "story"
}

// headsEntries tells that a list follows, or a table, of entries with a time.
func (o *outliner) headsEntries(next *markdown.Block) bool {
	const least = 3
	if next == nil {
		return false
	}
	if next.Table != nil {
		n := 0
		for _, row := range next.Table.Rows {
			cell, _ := row.Cell(0)
			n += BoolInt(beginsWithClock(o.doc.File.Text(cell)))
		}
		return n >= least && n == len(next.Table.Rows)
	}
	if next.Kind != markdown.BlockList || len(next.Children) < least {
		return false
	}
	for _, item := range next.Children {
		if first := item.First(); first == nil || !beginsWithClock(o.doc.Prose(first).Text) {
			return false
		}
	}
	return true
}

// beginsWithClock tells a text that begins with a stamp that has a time of day.
func beginsWithClock(s string) bool {
	st, n := chrono.ScanStamp(s, chrono.OrderUnknown, chrono.ClockStyle{})
	return n > 0 && st.HasClock
}

// headsUpdates tells "Updates" over what a status page published.
func (o *outliner) headsUpdates(title string, next *markdown.Block) bool {
	if len(title) > 24 || next == nil || !strings.Contains(title, "pdate") {
		return false
	}
	for next.Kind == markdown.BlockList && len(next.Children) > 0 || next.Kind == markdown.BlockItem && len(next.Children) > 0 {
		next = next.Children[0]
	}
	s := o.doc.Prose(next).Text
	return UpdateState(s) > 0 && ascii.HasDigit(s)
}

// timeline is the innermost open section that is a timeline.
func (o *outliner) timeline() *Section {
	for s := o.cur; s != nil; s = s.Parent {
		if s.Kind == KindTimeline {
			return s
		}
	}
	return nil
}

// IsHeading tells that the section's title is a heading of Markdown.
func (s *Section) IsHeading() bool {
	return s.Parent == nil || s.Markup == MarkupATX || s.Markup == MarkupSetext
}

// paragraph adds a paragraph to the current section, or splits it at the lines
// that are titles.
func (o *outliner) paragraph(out []*markdown.Block, b, next *markdown.Block) []*markdown.Block {
	from := 0
	var run *Section // the section whose title stands in front of its text
	flush := func(to int) {
		if to == from {
			return
		}
		part := o.part(b, from, to)
		if run != nil {
			run.Block = part
			o.assign(part, run)
			o.inline(run, part)
		}
		o.cur.Blocks = append(o.cur.Blocks, part)
		out = append(out, part)
		from, run = to, nil
	}
	for i := range b.Lines {
		l, ok := o.label(b, i, o.base(MarkupBold).Effective())
		if !ok || !o.accept(l, b, i, next) {
			continue
		}
		flush(i)
		s := o.section(l)
		if !l.Alone {
			s.Markup = MarkupLabel
			o.open(o.labelBase(l), s)
			run = s
			continue
		}
		s.Block = o.part(b, i, i+1)
		o.open(o.base(s.Markup), s)
		out = append(out, s.Block)
		from = i + 1
	}
	flush(len(b.Lines))
	return out
}

// Part is a paragraph of some of the lines of b; b itself for all of them.
func (o *outliner) part(b *markdown.Block, from, to int) *markdown.Block {
	if from == 0 && to == len(b.Lines) {
		return b
	}
	p := &markdown.Block{}
	p.Kind, p.Parent, p.Lines, p.Index = markdown.BlockParagraph, b.Parent, b.Lines[from:to:to], o.doc.Count
	o.doc.Count++
	p.Span = text.Span{Start: p.Lines[0].Start, End: p.Lines[len(p.Lines)-1].End}
	return p
}

// inline sets the text that follows the title in its block.
func (o *outliner) inline(s *Section, b *markdown.Block) {
	s.Inline = o.doc.Text(text.Span{Start: s.Head.End, End: b.Lines[len(b.Lines)-1].End})
}

// Base is the section that a title of the markup stands under: titles that are
// no headings are siblings of each other, labels stand below bold lines.
func (o *outliner) base(markup Markup) *Section {
	s := o.cur
	for s != o.floor && !s.IsHeading() && (s.Markup != MarkupBold || markup == MarkupBold) {
		s = s.Parent
	}
	return s
}

// lineAfter is the text behind a title line: the paragraph's next line, else
// the next block's first.
func (o *outliner) lineAfter(b *markdown.Block, i int, next *markdown.Block) string {
	if i+1 < len(b.Lines) {
		return o.doc.File.Text(b.Lines[i+1])
	}
	for next != nil && len(next.Lines) == 0 && len(next.Children) > 0 {
		next = next.Children[0]
	}
	if next == nil || len(next.Lines) == 0 {
		return ""
	}
	if next.Table != nil && len(next.Table.Rows) > 0 {
		return o.doc.File.Text(next.Table.Rows[0].Span)
	}
	return o.doc.File.Text(next.Lines[0])
}

// accept decides whether a line that could be a title is one.
func (o *outliner) accept(l TitleLabel, b *markdown.Block, i int, next *markdown.Block) bool {
	if !l.Alone {
		return o.acceptLabel(l)
	}
	switch base := o.base(MarkupBold); base.Effective() {
	case KindTimeline:
		return !StartsWithStamp(o.lineAfter(b, i, next)) // a group of events
	case KindActions, KindPrevention:
		if l.Kind == KindParticipants {
			return false // those who owe the actions below
		}
		if l.Kind == KindActions && l.Part == "" && !l.Bold {
			return false // "Still to do:" above some of the actions
		}
		list := i+1 == len(b.Lines) && next != nil && (next.Kind == markdown.BlockList || next.Kind == markdown.BlockTable)
		return !list || !isTheme(l.Kind) // a group of actions
	}
	return true
}

// isTheme tells the kinds that actions are grouped by.
func isTheme(k Kind) bool {
	switch k {
	case KindImpact, KindDetection, KindResponse, KindResolution, KindRootCause, KindParticipants, KindBackground, KindTrigger:
		return true
	}
	return false
}

// maxFieldText is the length in bytes above which the text behind a label is more
// than a value.
const maxFieldText = 60

// acceptLabel decides about "**Impact:** text": a section where the document
// is made of such labels, else a field.
func (o *outliner) acceptLabel(l TitleLabel) bool {
	base := o.labelBase(l)
	if base.Kind == KindLessons && isLesson(l.Kind) {
		return true
	}
	if o.headed[l.Kind] || l.field {
		return false
	}
	if base == o.doc.Root && isTooLong(o.src[l.Title.Start:l.Title.End]) {
		return true // never a field
	}
	if base.Kind == KindSummary && base.IsHeading() {
		return l.Bold && l.rest > maxFieldText && l.Kind != KindSummary && len(o.labelled) >= 3
	}
	if base.Effective() != KindOther {
		return false
	}
	least := 3
	if l.Bold && base == o.doc.Root {
		least = 2
		if l.rest > maxFieldText {
			least = 1 // text, not a field such as "**Impact:** high"
		}
	}
	return len(o.labelled) >= least
}

// labelBase is the section that a label with text behind it stands under.
// "**Impact:**" over a list is one label among others: those of other kinds that
// follow are its siblings.
func (o *outliner) labelBase(l TitleLabel) *Section {
	base := o.base(MarkupLabel)
	if l.Bold && base.Markup == MarkupBold && base.colon && base.Kind != l.Kind {
		return o.base(MarkupBold)
	}
	return base
}

func isLesson(k Kind) bool { return k == KindWentWell || k == KindWentPoorly || k == KindLucky }

// list makes sections of a list whose items are labels. It returns false where
// the list is one.
func (o *outliner) list(b *markdown.Block) bool {
	base := o.base(MarkupLabel)
	parent := base.Effective()
	if parent != KindOther && base.Kind != KindLessons {
		return false
	}
	known, accepted := 0, 0
	for _, item := range b.Children {
		if l, ok := o.itemLabel(item, parent); ok {
			known++
			if o.acceptLabel(l) {
				accepted++
			}
		}
	}
	if accepted == 0 || known*2 < len(b.Children) && known < 3 {
		return false
	}
	o.cur = base
	for _, item := range b.Children {
		if l, ok := o.itemLabel(item, parent); ok && o.acceptLabel(l) {
			o.item(l, item, base)
			continue
		}
		o.cur.Blocks = append(o.cur.Blocks, item)
	}
	o.cur = base
	return true
}

// Item makes a section of a list item that begins with a label.
func (o *outliner) item(l TitleLabel, item *markdown.Block, base *Section) {
	s := o.section(l)
	s.Markup = MarkupLabel
	if item.Parent.Ordered {
		s.Markup = MarkupNumbered
	}
	s.Head.Start = item.Marker.Start
	s.Block = item
	o.open(base, s)
	first := item.Children[0]
	rest := []*markdown.Block{first}
	if l.Alone {
		if len(first.Lines) > 1 {
			more := o.part(first, 1, len(first.Lines))
			rest = []*markdown.Block{o.part(first, 0, 1), more}
			s.Blocks = append(s.Blocks, more)
		}
	} else {
		o.inline(s, first)
		s.Blocks = append(s.Blocks, first)
	}
	outer := o.floor
	o.floor = s
	item.Children = append(rest, o.blocks(item.Children[1:], nil)...)
	o.cur, o.floor = s, outer
}

// section is the section that a label opens.
func (o *outliner) section(l TitleLabel) *Section {
	level := o.base(MarkupBold).Level + 1
	if level == 1 && o.doc.Title.Span.Len() > 0 {
		level = 2
	}
	s := o.made.Next()
	s.Title, s.Kind, s.Part, s.Level, s.Markup, s.Head = o.doc.Text(l.Title), l.Kind, l.Part, min(level, 6), MarkupLabel, l.Head
	if l.Alone && l.Bold {
		s.Markup, s.colon = MarkupBold, l.Head.Len() > l.Title.Len()+len("****")
	}
	return s
}

// assign says which section a block belongs to.
func (o *outliner) assign(b *markdown.Block, s *Section) {
	if n := b.Index + 1 - len(o.doc.home); n > 0 {
		o.doc.home = append(o.doc.home, make([]*Section, max(n, o.doc.Count-len(o.doc.home)))...)
	}
	o.doc.home[b.Index] = s
}

// settle assigns a block that has no section yet.
func (o *outliner) settle(b *markdown.Block, s *Section) {
	if o.doc.SectionOf(b) == nil {
		o.assign(b, s)
	}
}

// finish sets the spans of the sections and the section of each block.
func (o *outliner) finish(s *Section) {
	s.Span = s.Head
	for _, b := range s.Blocks {
		b.Walk(func(b *markdown.Block) bool {
			o.settle(b, s)
			return true
		})
		s.Span.End = max(s.Span.End, b.Span.End)
	}
	for _, c := range s.Children {
		o.finish(c)
		s.Span.End = max(s.Span.End, c.Span.End)
	}
	if s.Block != nil {
		s.Block.Walk(func(b *markdown.Block) bool {
			o.settle(b, s)
			return true
		})
	}
}
