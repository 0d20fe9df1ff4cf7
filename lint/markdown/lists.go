package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"

	"github.com/pmlint/pmlint/internal/ascii"
	"github.com/pmlint/pmlint/lint/text"
)

func (b *blockReader) list(n *ast.List, parent *Block) *Block {
	blk := b.alloc(BlockList, parent)
	blk.Ordered = n.IsOrdered()
	blk.Children = b.nodes.Take(n.ChildCount())[:0]
	number := n.Start
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		item := b.item(c, blk)
		if blk.Ordered {
			item.Number = number
			number++
		}
		blk.Children = append(blk.Children, item)
	}
	blk.Span = b.around(n, blk.Children)
	return blk
}

func (b *blockReader) item(n ast.Node, parent *Block) *Block {
	blk := b.alloc(BlockItem, parent)
	blk.Children = b.children(n, blk)
	blk.Span = b.around(n, blk.Children)
	at := blk.Span.Start
	end := at
	for end < len(b.src) && b.src[end] >= '0' && b.src[end] <= '9' {
		end++
	}
	blk.Marker = text.Span{Start: at, End: min(end+1, len(b.src))}
	blk.Span.End = max(blk.Span.End, blk.Marker.End)
	b.taskBox(blk)
	return blk
}

// taskBox takes the box off the start of a task item: "[ ]", "[x]", and "[]",
// which people write though it renders as text.
func (b *blockReader) taskBox(item *Block) {
	first := item.First()
	if first == nil || first.Kind != BlockParagraph || len(first.Lines) == 0 {
		return
	}
	line := b.src[first.Lines[0].Start:first.Lines[0].End]
	n := 0
	switch {
	case bytes.HasPrefix(line, []byte("[]")):
		n = 2
	case len(line) >= 3 && line[0] == '[' && line[2] == ']' && strings.IndexByte(" xX", line[1]) >= 0:
		n = 3
	}
	if n == 0 || n < len(line) && !ascii.IsBlank(line[n]) {
		return
	}
	start := first.Lines[0].Start
	item.Box = text.Span{Start: start, End: start + n}
	item.Ticked = n == 3 && line[1] != ' '
	first.Lines[0] = b.trim(text.Span{Start: start + n, End: first.Lines[0].End}, false)
	first.Span.Start = first.Lines[0].Start
	if len(first.Lines) == 1 {
		first.Span.End = first.Lines[0].End
	}
}
