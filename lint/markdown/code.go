package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
)

func (b *blockReader) fence(n *ast.FencedCodeBlock, parent *Block) *Block {
	blk := b.alloc(BlockCode, parent)
	b.lines(blk, n)
	blk.Info = string(n.Language(b.src[b.base:]))
	open := blk.Span.Start
	last := blk.Span.End
	if len(blk.Lines) == 0 {
		last = b.lineEnd(open)
		blk.Span.End = last
	}
	if next := b.nextLine(last); next >= 0 && open < len(b.src) {
		line := b.src[next:b.lineEnd(next)]
		lead := line[:len(line)-len(bytes.TrimLeft(line, " \t>"))]
		line = line[len(lead):]
		if goesOn(parent, lead) && len(line) >= 3 && line[0] == b.src[open] && len(bytes.Trim(line, string(line[:1]))) == 0 {
			blk.Span.End = b.lineEnd(next)
		}
	}
	return blk
}

// goesOn reports whether a line that begins with these blanks and quote marks goes on
// in the container: its items are indented by two columns at least.
func goesOn(container *Block, lead []byte) bool {
	quotes := bytes.Count(lead, []byte(">"))
	columns := len(lead) - 2*quotes + 3*bytes.Count(lead, []byte("\t")) // a blank belongs to each mark
	for ; container != nil; container = container.Parent {
		switch container.Kind {
		case BlockQuote:
			quotes--
		case BlockItem:
			columns -= 2
		}
	}
	return quotes >= 0 && columns >= 0
}
