package template

import (
	"sort"
	"strings"

	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/template/internal/words"
	"github.com/pmlint/pmlint/lint/text"
)

// Substance is what a section, or a value, says of the incident.
type Substance uint8

// The degrees of substance, least first.
const (
	Nothing     Substance = iota // no text at all, or none that is shown
	Placeholder                  // only placeholders and unedited words of the template
	Written                      // somebody wrote something
)

// Progress counts the sections that somebody wrote and those that still hold only
// the template's words.
func (b *Binding) Progress() (written, left int) {
	for _, sec := range b.Doc.Sections {
		switch b.Substance(sec) {
		case Written:
			written++
		case Placeholder:
			left++
		}
	}
	return written, left
}

// Substance tells what a section's own text says; what stands in the sections
// below it does not count. A table without rows and a comment say nothing; a
// picture and code do.
func (b *Binding) Substance(sec *postmortem.Section) Substance {
	b.mu.Lock()
	defer b.mu.Unlock()
	if known, ok := b.substance[sec]; ok {
		return known
	}
	if b.substance == nil {
		b.substance = make(map[*postmortem.Section]Substance, len(b.Doc.Sections))
	}
	b.substance[sec] = b.blocks(sec)
	return b.substance[sec]
}

func (b *Binding) blocks(sec *postmortem.Section) Substance {
	best := Nothing
	for _, blk := range sec.Blocks {
		best = max(best, b.block(blk))
		if best == Written {
			break
		}
	}
	return best
}

func (b *Binding) block(blk *postmortem.Block) Substance {
	switch blk.Kind {
	case postmortem.BlockParagraph, postmortem.BlockHeading:
		return b.paragraph(blk)
	case postmortem.BlockTable:
		return b.table(blk)
	case postmortem.BlockHTML:
		return b.html(blk)
	case postmortem.BlockCode:
		if len(blk.Lines) > 0 {
			return Written
		}
	case postmortem.BlockList, postmortem.BlockItem, postmortem.BlockQuote, postmortem.BlockFootnote:
		best := Nothing
		for _, c := range blk.Children {
			best = max(best, b.block(c))
		}
		return best
	}
	return Nothing
}

func (b *Binding) paragraph(blk *postmortem.Block) Substance {
	p := b.Doc.Prose(blk)
	if !words.HasWords(p.Text) {
		if len(p.Marks) > 0 && p.Marks[0].Kind == postmortem.MarkImage {
			return Written
		}
		if b.placeholderIn(blk.Span) {
			return Placeholder
		}
		return Nothing
	}
	if b.IsOwnText(p.Text) {
		return Placeholder
	}
	if !b.placeholderIn(blk.Span) && !mayHoldLabel(b.Doc.File.Bytes()[blk.Lines[0].Start:blk.Lines[0].End]) {
		return Written
	}
	best := Nothing
	for _, line := range blk.Lines {
		best = max(best, b.line(line))
	}
	return best
}

// line judges one line of a paragraph; the label of a labelled field says
// nothing by itself.
func (b *Binding) line(span text.Span) Substance {
	p := b.Doc.ProseAt(span)
	if b.IsOwnText(p.Text) {
		return Placeholder
	}
	if _, colon, _ := labelEnd(p); colon >= 0 {
		return b.Value(piece(p, colon+1, len(p.Text)))
	}
	return b.Value(piece(p, 0, len(p.Text)))
}

// Value tells what a value says: of a labelled field, a cell, a line.
func (b *Binding) Value(t postmortem.Text) Substance {
	if t.Plain == "" {
		return Nothing
	}
	rest, found := b.cut(t)
	switch {
	case words.HasWords(rest) && !b.IsOwnText(t.Plain):
		return Written
	case found || words.HasWords(t.Plain):
		return Placeholder
	case strings.ContainsAny(t.Plain, "-–—→"):
		return Nothing
	}
	return Written // an emoji, a sign
}

// cut takes the placeholders out of a text and tells whether there were any.
func (b *Binding) cut(t postmortem.Text) (rest string, found bool) {
	in := b.placeholdersIn(t.Span)
	if len(in) > manyPlaceholders {
		return cutInOrder(t.Plain, in), true
	}
	rest = t.Plain
	for _, p := range in {
		rest = strings.Replace(rest, p.Text.Plain, " ", 1)
		found = true
	}
	return rest, found
}

// manyPlaceholders is the number of placeholders in one text from which on each
// is looked for behind the one before it only.
const manyPlaceholders = 50

func cutInOrder(s string, in []postmortem.Placeholder) string {
	var rest strings.Builder
	for _, p := range in {
		before, after, ok := strings.Cut(s, p.Text.Plain)
		if !ok {
			continue
		}
		rest.WriteString(before)
		rest.WriteByte(' ')
		s = after
	}
	rest.WriteString(s)
	return rest.String()
}

func (b *Binding) placeholderIn(span text.Span) bool { return len(b.placeholdersIn(span)) > 0 }

// placeholdersIn are the placeholders within a span.
func (b *Binding) placeholdersIn(span text.Span) []postmortem.Placeholder {
	from := sort.Search(len(b.Placeholders), func(i int) bool { return b.Placeholders[i].Text.Span.Start >= span.Start })
	to := from
	for to < len(b.Placeholders) && b.Placeholders[to].Text.Span.End <= span.End {
		to++
	}
	return b.Placeholders[from:to]
}

func (b *Binding) table(blk *postmortem.Block) Substance {
	best := Nothing
	for _, row := range blk.Table.Rows {
		for _, cell := range row.Cells {
			if t := b.Doc.Text(cell); words.HasWords(t.Plain) {
				best = max(best, b.Value(t))
			}
		}
		if best == Written {
			break
		}
	}
	return best
}

func (b *Binding) html(blk *postmortem.Block) Substance {
	source := b.Doc.File.Text(blk.Span)
	if !strings.HasPrefix(strings.TrimSpace(source), "<!--") {
		return Written
	}
	if b.IsOwnText(commentText(source)) {
		return Placeholder
	}
	return Nothing
}
