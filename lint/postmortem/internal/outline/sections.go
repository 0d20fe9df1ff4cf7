package outline

import (
	"strings"

	"github.com/pmlint/pmlint/internal/ascii"
	"github.com/pmlint/pmlint/internal/slab"
	"github.com/pmlint/pmlint/lint/chrono"
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
	last    *Section              // of the last label of a list that is over
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
		case b.Kind == markdown.BlockList && (o.underlined(b, next) || o.list(b)):
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
	o.last = nil
	if line := o.timeline(); line != nil && StartsWithStamp(s.Title.Plain) && (line.IsHeading() || b.Level > line.depth()) {
		for parent != line && (parent.Level >= b.Level || !parent.IsHeading()) {
			parent = parent.Parent
		}
		s.Kind, s.basis = KindOther, basisPlace
		o.open(parent, s)
		return
	}
	for parent.Parent != nil && (parent.Level >= b.Level || !parent.IsHeading()) {
		parent = parent.Parent
	}
	m, known := o.headingMeaning(s.Title.Plain, parent.Effective())
	s.Kind, s.Part = m.Kind, m.Part
	if !known && o.headsUpdates(s.Title.Plain, next) || o.mayHeadEntries(s, parent, known) && o.headsEntries(next) {
		s.Become(KindTimeline)
	}
	if StartsWithStamp(s.Title.Plain) && parent.Within(KindTimeline) {
		s.Kind, s.Part, s.basis = KindOther, "", basisPlace
	}
	o.open(parent, s)
}

// depth is the level of the heading that a section stands below, 0 for none.
func (s *Section) depth() int {
	for s = s.Parent; s != nil && !s.IsHeading(); s = s.Parent {
	}
	if s == nil {
		return 0
	}
	return s.Level
}

// mayHeadEntries reports whether a section is a timeline if entries stand below its
// title: one that says nothing of it, or as often means something else.
func (o *outliner) mayHeadEntries(s, parent *Section, known bool) bool {
	switch {
	case !known:
		return parent.Effective() == KindOther
	case s.Kind == KindSummary:
		return tellsStory(s.Title.Plain)
	case s.Kind == KindAppendix:
		words := TitleWords(s.Title.Plain)
		return len(words) > 0 && words[len(words)-1] == "log"
	}
	return false
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
