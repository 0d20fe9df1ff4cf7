package template

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/template/internal/words"
	"github.com/pmlint/pmlint/lint/text"
)

// labelled is a labelled field as it stands somewhere in a document.
type labelled struct {
	label postmortem.Text // without colon and emphasis
	key   string          // label as labels are compared
	value postmortem.Text // on the label's line; empty where nothing follows
	// below tells that what follows the label's line belongs to it: a list or
	// paragraph under "Involved:".
	below  bool
	plain  bool // the label has no emphasis
	nested bool // the label stands in an item below another item
	table  bool // the label is the first cell of a row
	block  *postmortem.Block
}

// maxLabel is the length in bytes of the longest text that is read as a label.
const maxLabel = 60

// readLabels reads the labelled fields of blocks: "**Label:** value" and
// "Label: value" lines, items of either form, and the rows of tables with two
// columns.
func readLabels(doc *postmortem.Document, blocks []*postmortem.Block) []labelled {
	r := labelReader{doc: doc}
	r.blocks(blocks, false)
	return r.found
}

// ownBlocks are the blocks of a section and of those below it that are only a
// label: "Involved:" among other fields.
func ownBlocks(sec *postmortem.Section) []*postmortem.Block {
	blocks := sec.Blocks
	for _, child := range sec.Children {
		if isLabel(child) {
			blocks = slices.Concat(blocks, ownBlocks(child))
		}
	}
	return blocks
}

// isLabel tells a section whose title is a label or a bold line and no heading.
func isLabel(sec *postmortem.Section) bool {
	return sec.Markup == postmortem.MarkupLabel || sec.Markup == postmortem.MarkupBold
}

type labelReader struct {
	doc   *postmortem.Document
	found []labelled
}

func (r *labelReader) blocks(blocks []*postmortem.Block, nested bool) {
	for i, b := range blocks {
		switch b.Kind {
		case postmortem.BlockParagraph:
			more := i+1 < len(blocks) && r.carriesOn(blocks[i+1])
			r.paragraph(b, nested, more)
		case postmortem.BlockList:
			r.list(b, nested)
		case postmortem.BlockItem: // beside one that is the section's title
			r.item(b, nested)
		case postmortem.BlockTable:
			r.table(b)
		}
	}
}

// carriesOn tells whether a block can be the value of a label that ends the
// line before it: it is text, and has no label itself.
func (r *labelReader) carriesOn(b *postmortem.Block) bool {
	switch b.Kind {
	case postmortem.BlockHeading, postmortem.BlockBreak:
		return false
	case postmortem.BlockParagraph:
		if len(b.Lines) > 0 {
			_, label := r.line(b.Lines[0])
			return !label
		}
	}
	return true
}

func (r *labelReader) list(list *postmortem.Block, nested bool) {
	for _, item := range list.Children {
		r.item(item, nested)
	}
}

func (r *labelReader) item(item *postmortem.Block, nested bool) {
	first := item.First()
	rest := item.Children
	if first != nil {
		r.paragraph(first, nested, len(item.Children) > 1)
		rest = rest[1:]
	}
	r.blocks(rest, true)
}

func (r *labelReader) paragraph(b *postmortem.Block, nested, more bool) {
	for i, line := range b.Lines {
		l, ok := r.line(line)
		if !ok {
			continue
		}
		l.block, l.nested = b, nested
		last := i == len(b.Lines)-1
		if !last {
			_, next := r.line(b.Lines[i+1])
			l.below = !next
		} else {
			l.below = more
		}
		r.found = append(r.found, l)
	}
}

// line reads the label that a line begins with.
func (r *labelReader) line(span text.Span) (labelled, bool) {
	src := r.doc.File.Bytes()[span.Start:span.End]
	if !mayHoldLabel(src) {
		return labelled{}, false
	}
	p := r.doc.ProseAt(span)
	end, colon, plain := labelEnd(p)
	if colon < 0 {
		return labelled{}, false
	}
	label := piece(p, 0, end)
	return labelled{
		label: label,
		key:   words.TitleKey(label.Plain),
		value: piece(p, colon+1, len(p.Text)),
		plain: plain,
	}, true
}

// mayHoldLabel tells cheaply that a line cannot begin with a label: it has no
// colon near its start.
func mayHoldLabel(line []byte) bool {
	for i := 0; i < len(line) && i < maxLabel+8; i++ {
		if line[i] == ':' {
			return true
		}
	}
	return false
}

// labelEnd finds where the label of a line ends and where its colon stands;
// colon is -1 where the line has no label.
func labelEnd(p *postmortem.Prose) (end, colon int, plain bool) {
	for _, m := range p.Marks {
		if m.Start > 0 {
			break
		}
		if m.Kind != postmortem.MarkStrong && m.Kind != postmortem.MarkEmphasis || m.End > maxLabel {
			continue
		}
		inside := strings.TrimRight(p.Text[:m.End], " ")
		if n := len(inside) - 1; n > 0 && inside[n] == ':' {
			return n, n, false
		}
		if rest := strings.TrimLeft(p.Text[m.End:], " "); strings.HasPrefix(rest, ":") {
			return m.End, len(p.Text) - len(rest), false
		}
	}
	colon = strings.IndexByte(p.Text, ':')
	if colon <= 0 || colon > maxLabel || !looksLikeLabel(p.Text[:colon]) {
		return 0, -1, false
	}
	if rest := p.Text[colon+1:]; rest != "" && rest[0] != ' ' {
		return 0, -1, false
	}
	return colon, colon, true
}

// looksLikeLabel tells a plain label: a few words that start with a capital and
// hold no punctuation of a sentence.
func looksLikeLabel(s string) bool {
	first, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(first) && strings.Count(s, " ") < 6 && !strings.ContainsAny(s, ".,;!?`")
}

// piece is the trimmed stretch [start, end) of p as a text of the document.
func piece(p *postmortem.Prose, start, end int) postmortem.Text {
	for start < end && p.Text[start] == ' ' {
		start++
	}
	for end > start && p.Text[end-1] == ' ' {
		end--
	}
	return postmortem.Text{Span: p.Source(start, end), Plain: p.Text[start:end]}
}

// table reads the rows of a table with two columns as labels with values.
func (r *labelReader) table(b *postmortem.Block) {
	if b.Table == nil || len(b.Table.Header.Cells) != 2 {
		return
	}
	for _, row := range b.Table.Rows {
		label, ok := row.Cell(0)
		if !ok || label.Len() == 0 || label.Len() > maxLabel {
			continue
		}
		l := labelled{label: r.doc.Text(label), table: true, block: b}
		l.label.Plain = strings.TrimRight(l.label.Plain, ": ")
		l.key = words.TitleKey(l.label.Plain)
		l.value = postmortem.Text{Span: text.Span{Start: row.Span.End, End: row.Span.End}}
		if value, ok := row.Cell(1); ok {
			l.value = r.doc.Text(value)
		}
		r.found = append(r.found, l)
	}
}

// Label is a labelled field of a section, without its colon.
type Label struct {
	Title string
	// Beside tells one that stands beside the item that is the section's title, and
	// not below it.
	Beside bool
}

// Labels are the labelled fields of a section's own content, in order.
func Labels(doc *postmortem.Document, sec *postmortem.Section) []Label {
	var list []Label
	for _, l := range readLabels(doc, ownBlocks(sec)) {
		if !l.nested || isLabel(sec) {
			item := l.block.Parent
			list = append(list, Label{l.label.Plain, !l.nested && item != nil && slices.Contains(sec.Blocks, item)})
		}
	}
	return list
}
