package markdown

import (
	"sync/atomic"

	"github.com/pmlint/pmlint/lint/text"
)

// BlockKind is the sort of a block.
type BlockKind uint8

// The sorts of blocks.
const (
	BlockHeading   BlockKind = iota + 1 // leaf
	BlockParagraph                      // leaf
	BlockList                           // children are items
	BlockItem                           // children are blocks
	BlockTable                          // Table holds its cells
	BlockCode                           // fenced or indented; leaf
	BlockQuote                          // children are blocks
	BlockHTML                           // leaf; comments among them
	BlockBreak                          // thematic break
	BlockFootnote                       // a footnote's definition; children are blocks
)

// Block is a node of the document's block structure.
type Block struct {
	Kind    BlockKind
	Setext  bool // of a heading
	Ordered bool // of a list
	Ticked  bool // of an item: the box is ticked
	Summary bool // of a paragraph: it is the <summary> of details
	// Span covers the block from its first delimiter, or tag, to the last byte
	// of its last line or its closing tag, without the line's end.
	Span text.Span
	// Lines are the content lines of a leaf in the source, without line ends,
	// list indentation and quote marks; of a heading without its delimiters.
	Lines  []text.Span
	Level  int       // of a heading, 1 to 6
	Number int       // of an item in an ordered list
	Marker text.Span // of an item: "-", "12." or "<li>"; of an ATX heading: "##"
	Box    text.Span // of an item: "[ ]" or "[x]"
	Info   string    // of a fenced code block
	Table  *Table
	Parent *Block
	// Children of a list, item, quote or footnote.
	Children []*Block
	// Index is the number of the block, from 0, in the order in which the blocks
	// of a file were read; it is not that of the text.
	Index int
	prose atomic.Pointer[Prose] // see Doc.Prose
}

// First returns the first leaf of an item (its own text), behind a comment that it
// begins with, or nil for an item that starts with something else than text.
func (b *Block) First() *Block {
	for _, c := range b.Children {
		switch c.Kind {
		case BlockParagraph, BlockHeading:
			return c
		case BlockHTML:
		default:
			return nil
		}
	}
	return nil
}

// Walk calls visit for b and all below it in the order of the text; where
// visit returns false, what lies below is left out. The depth of a document is
// limited by the parser's guards.
func (b *Block) Walk(visit func(*Block) bool) {
	if !visit(b) {
		return
	}
	for _, c := range b.Children {
		c.Walk(visit)
	}
}

// Within reports whether b or a block above it is of the kind.
func (b *Block) Within(kind BlockKind) bool {
	for ; b != nil; b = b.Parent {
		if b.Kind == kind {
			return true
		}
	}
	return false
}

// Table is a pipe table, or one of HTML. Rows may have fewer or more cells than
// the header has.
type Table struct {
	Header Row
	// Delimiter is the row below the header; empty, behind the header, in HTML.
	Delimiter text.Span
	Rows      []Row
}

// Row is a row of a table.
type Row struct {
	Span  text.Span
	Cells []text.Span // trimmed; an empty cell is an empty span at its place
}

// Cell is the span of column i; ok is false where the row has no such cell.
func (r Row) Cell(i int) (s text.Span, ok bool) {
	if i < 0 || i >= len(r.Cells) {
		return text.Span{}, false
	}
	return r.Cells[i], true
}

// LeafAt finds the leaf of blocks that a line lies in; nil where there is none.
func LeafAt(blocks []*Block, line text.Span) *Block {
	for depth := 0; depth < 32; depth++ {
		lo, hi := 0, len(blocks)
		for lo < hi {
			if mid := (lo + hi) / 2; blocks[mid].Span.End < line.Start {
				lo = mid + 1
			} else {
				hi = mid
			}
		}
		for ; lo < len(blocks) && blocks[lo].Span.End <= line.Start; lo++ {
		}
		if lo == len(blocks) || !blocks[lo].Span.Overlaps(line) {
			return nil
		}
		if len(blocks[lo].Children) == 0 {
			return blocks[lo]
		}
		blocks = blocks[lo].Children
	}
	return nil
}
