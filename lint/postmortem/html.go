package postmortem

import (
	"bytes"

	"github.com/yuin/goldmark/ast"

	"github.com/pmlint/pmlint/lint/internal/ascii"
	"github.com/pmlint/pmlint/lint/text"
)

// htmlReader reads the headings, lists, tables and paragraphs of a block of
// HTML as the blocks that they are to a reader. What lies between them stays
// HTML.
type htmlReader struct {
	*blockReader
	depth  int
	budget int // of tags that may still be looked at
}

// maxHTMLDepth bounds how deep lists of HTML are followed, maxTag the length of a
// tag in bytes.
const (
	maxHTMLDepth = 8
	maxTag       = 2048
)

// htmlBlocks appends what an HTML block holds: the block as it is, or the blocks
// that its tags make.
func (b *blockReader) htmlBlocks(out []*Block, n *ast.HTMLBlock, parent *Block) []*Block {
	blk := b.html(n, parent)
	if blk.Kind == BlockHTML {
		b.afterHTML = n.NextSibling()
	}
	if blk.Kind != BlockHTML || n.HTMLBlockType != ast.HTMLBlockType6 || !b.hasStructure(blk.Span) {
		return append(out, blk)
	}
	return b.htmlParts(out, blk, parent)
}

// indentedHTML appends a block that is code to CommonMark only because a blank
// line stands before its indented tags, inside of HTML that goes on.
func (b *blockReader) indentedHTML(out []*Block, n ast.Node, parent *Block) []*Block {
	blk := b.leaf(BlockCode, n, parent)
	if b.afterHTML != n || !b.hasStructure(blk.Span) || !startsKnownTag(bytes.TrimLeft(b.src[blk.Span.Start:blk.Span.End], " \t")) {
		return append(out, blk)
	}
	b.afterHTML = n.NextSibling()
	return b.htmlParts(out, blk, parent)
}

func (b *blockReader) htmlParts(out []*Block, blk, parent *Block) []*Block {
	// Tags that nothing closes would be looked for again and again.
	h := &htmlReader{blockReader: b, budget: 1000 + 64*bytes.Count(b.src[blk.Span.Start:blk.Span.End], []byte("<"))}
	return h.blocks(out, blk.Span, parent)
}

// hasStructure tells HTML with headings, items or rows in it.
func (b *blockReader) hasStructure(s text.Span) bool {
	src := b.src[s.Start:s.End]
	for at := 0; ; {
		i := bytes.IndexByte(src[at:], '<')
		if i < 0 {
			return false
		}
		at += i + 1
		switch name := tagName(src[at:min(len(src), at+8)]); {
		case name == "li", name == "tr", isHeadingTag(name):
			return true
		}
	}
}

func isHeadingTag(name string) bool {
	return len(name) == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6'
}

// htmlTag is a tag of the source.
type htmlTag struct {
	name   string
	closes bool
	span   text.Span
}

// tag finds the first tag in [at, end), leaving out comments; ok is false
// where there is none.
func (h *htmlReader) tag(at, end int) (t htmlTag, ok bool) {
	for at < end && h.budget > 0 {
		h.budget--
		i := bytes.IndexByte(h.src[at:end], '<')
		if i < 0 {
			return htmlTag{}, false
		}
		at += i
		if bytes.HasPrefix(h.src[at:end], []byte("<!--")) {
			n := bytes.Index(h.src[at:end], []byte("-->"))
			if n < 0 {
				return htmlTag{}, false
			}
			at += n + 3
			continue
		}
		n := bytes.IndexByte(h.src[at:min(end, at+maxTag)], '>')
		if n < 0 {
			at++
			continue
		}
		if name := tagName(h.src[at+1 : at+n]); name != "" {
			return htmlTag{name: name, closes: h.src[at+1] == '/', span: text.Span{Start: at, End: at + n + 1}}, true
		}
		at++
	}
	return htmlTag{}, false
}

// closing finds the tag that closes the one named, passing over pairs of the
// same name inside. Where there is none, what is open ends with the block.
func (h *htmlReader) closing(name string, at, end int) text.Span {
	open := 1
	for {
		t, ok := h.tag(at, end)
		if !ok {
			return text.Span{Start: end, End: end}
		}
		at = t.span.End
		if t.name != name {
			continue
		}
		if !t.closes {
			open++
		} else if open--; open == 0 {
			return t.span
		}
	}
}

// blocks appends the blocks of a part of the source.
func (h *htmlReader) blocks(out []*Block, s text.Span, parent *Block) []*Block {
	from := s.Start // of what is not yet in a block
	for at := s.Start; ; {
		t, ok := h.tag(at, s.End)
		if !ok {
			return h.rest(out, text.Span{Start: from, End: s.End}, parent)
		}
		at = t.span.End
		if t.closes {
			continue
		}
		var blk *Block
		switch {
		case t.name == "script" || t.name == "style" || t.name == "pre" || t.name == "head" || t.name == "svg":
			at = h.closing(t.name, at, s.End).End
			continue
		case isHeadingTag(t.name):
			blk = h.leafBlock(BlockHeading, t, s.End, parent)
			blk.Level = int(t.name[1] - '0')
		case t.name == "p":
			blk = h.leafBlock(BlockParagraph, t, s.End, parent)
		case (t.name == "ul" || t.name == "ol") && h.depth < maxHTMLDepth:
			blk = h.listBlock(t, s.End, parent)
		case t.name == "li" && h.depth < maxHTMLDepth:
			blk = h.looseItems(t, s.End, parent)
		case t.name == "table":
			blk = h.tableBlock(t, s.End, parent)
		}
		if blk == nil {
			continue
		}
		out = h.rest(out, text.Span{Start: from, End: blk.Span.Start}, parent)
		at, from = blk.Span.End, blk.Span.End
		if len(blk.Lines)+len(blk.Children) > 0 { // not for "<p></p>"
			out = append(out, blk)
		}
	}
}

// rest appends what stands between blocks: HTML, unless it is blank. In an item
// it is the item's text.
func (h *htmlReader) rest(out []*Block, s text.Span, parent *Block) []*Block {
	s = trimSpace(h.src, s)
	if s.Len() == 0 {
		return out
	}
	kind := BlockHTML
	if parent != nil && parent.Kind == BlockItem {
		kind = BlockParagraph
		if !hasText(h.src[s.Start:s.End]) {
			return out
		}
	}
	blk := h.alloc(kind, parent)
	blk.Span, blk.Lines = s, h.linesIn(s)
	return append(out, blk)
}

// hasText tells that something stands beside the tags.
func hasText(s []byte) bool {
	for len(s) > 0 {
		if s[0] == '<' {
			n := bytes.IndexByte(s, '>')
			if n < 0 {
				return true
			}
			s = s[n+1:]
			continue
		}
		if !ascii.IsSpace(s[0]) {
			return true
		}
		s = s[1:]
	}
	return false
}

// leafBlock is the heading or paragraph that a tag opens.
func (h *htmlReader) leafBlock(kind BlockKind, t htmlTag, end int, parent *Block) *Block {
	to := h.leafEnd(t, end)
	blk := h.alloc(kind, parent)
	blk.Span = text.Span{Start: t.span.Start, End: to.End}
	if inner := trimSpace(h.src, text.Span{Start: t.span.End, End: to.Start}); hasText(h.src[inner.Start:inner.End]) {
		blk.Lines = h.linesIn(inner)
	}
	return blk
}

// leafEnd finds the end of a heading or paragraph: its closing tag or, since
// that of a paragraph may be left out, the next tag that opens a block.
func (h *htmlReader) leafEnd(t htmlTag, end int) text.Span {
	for at := t.span.End; ; {
		next, ok := h.tag(at, end)
		if !ok {
			return text.Span{Start: end, End: end}
		}
		at = next.span.End
		switch {
		case next.closes && next.name == t.name:
			return next.span
		case isHeadingTag(next.name), next.name == "p", next.name == "ul", next.name == "ol", next.name == "li", next.name == "table", next.name == "tr", next.name == "td",
			next.name == "div", next.name == "section", next.name == "details", next.name == "pre", next.name == "blockquote":
			return text.Span{Start: next.span.Start, End: next.span.Start}
		}
	}
}

// listBlock is the list that <ul> or <ol> opens; nil for one without items.
func (h *htmlReader) listBlock(t htmlTag, end int, parent *Block) *Block {
	to := h.closing(t.name, t.span.End, end)
	blk := h.alloc(BlockList, parent)
	blk.Ordered = t.name == "ol"
	blk.Span = text.Span{Start: t.span.Start, End: to.End}
	h.items(blk, t.span.End, to.Start)
	if len(blk.Children) == 0 {
		return nil
	}
	return blk
}

// looseItems is the list of items whose list was opened in an earlier block.
func (h *htmlReader) looseItems(t htmlTag, end int, parent *Block) *Block {
	blk := h.alloc(BlockList, parent)
	to := h.items(blk, t.span.Start, end)
	blk.Span = text.Span{Start: t.span.Start, End: to}
	return blk
}

// items reads the items in [at, end) into a list and gives the end of the last.
func (h *htmlReader) items(list *Block, at, end int) int {
	last := at
	for {
		t, ok := h.tag(at, end)
		if !ok || t.name != "li" && list.Span.Len() == 0 && len(list.Children) > 0 {
			return last
		}
		at = t.span.End
		if t.name != "li" || t.closes {
			continue
		}
		to := h.itemEnd(at, end)
		item := h.alloc(BlockItem, list)
		item.Span = text.Span{Start: t.span.Start, End: to.End}
		item.Marker = t.span
		item.Number = len(list.Children) + 1
		h.depth++
		item.Children = h.blocks(nil, text.Span{Start: t.span.End, End: to.Start}, item)
		h.depth--
		h.taskBox(item)
		list.Children = append(list.Children, item)
		at, last = to.End, to.End
	}
}

// itemEnd finds the end of an item: its closing tag or, since that may be left
// out, the next item of the same list.
func (h *htmlReader) itemEnd(at, end int) text.Span {
	depth := 0
	for {
		t, ok := h.tag(at, end)
		if !ok {
			return text.Span{Start: end, End: end}
		}
		switch {
		case t.name == "ul" || t.name == "ol":
			if !t.closes {
				depth++
			} else if depth--; depth < 0 {
				return text.Span{Start: t.span.Start, End: t.span.Start}
			}
		case t.name == "li" && depth == 0 && t.closes:
			return t.span
		case t.name == "li" && depth == 0:
			return text.Span{Start: t.span.Start, End: t.span.Start}
		}
		at = t.span.End
	}
}

// tableBlock is the table that a tag opens; nil for one of less than two rows.
func (h *htmlReader) tableBlock(t htmlTag, end int, parent *Block) *Block {
	to := h.closing(t.name, t.span.End, end)
	var rows []Row
	for at := t.span.End; at < to.Start; {
		tr, ok := h.tag(at, to.Start)
		if !ok {
			break
		}
		at = tr.span.End
		if tr.name != "tr" || tr.closes {
			continue
		}
		stop := h.closing("tr", at, to.Start)
		if row := h.row(at, stop.Start); len(row.Cells) > 0 {
			row.Span = text.Span{Start: tr.span.Start, End: stop.End}
			rows = append(rows, row)
		}
		at = stop.End
	}
	if len(rows) < 2 {
		return nil
	}
	blk := h.alloc(BlockTable, parent)
	blk.Span = text.Span{Start: t.span.Start, End: to.End}
	blk.Lines = h.linesIn(blk.Span)
	blk.Table = &Table{Header: rows[0], Delimiter: text.Span{Start: rows[0].Span.End, End: rows[0].Span.End}, Rows: rows[1:]}
	return blk
}

// row reads the cells in [at, end).
func (h *htmlReader) row(at, end int) (row Row) {
	for at < end {
		t, ok := h.tag(at, end)
		if !ok {
			break
		}
		at = t.span.End
		if t.name != "td" && t.name != "th" || t.closes {
			continue
		}
		to := h.closing(t.name, at, end)
		row.Cells = append(row.Cells, trimSpace(h.src, text.Span{Start: at, End: to.Start}))
		at = max(to.End, at)
	}
	return row
}

// linesIn splits a part of the source into lines without blanks around them,
// and without those that are blank.
func (b *blockReader) linesIn(s text.Span) []text.Span {
	var lines []text.Span
	for at := s.Start; at < s.End; {
		end := s.End
		if n := bytes.IndexByte(b.src[at:s.End], '\n'); n >= 0 {
			end = at + n
		}
		if line := trimSpace(b.src, text.Span{Start: at, End: end}); line.Len() > 0 {
			lines = append(lines, line)
		}
		at = end + 1
	}
	return lines
}

// trimSpace takes white space off both ends of a span.
func trimSpace(src []byte, s text.Span) text.Span {
	for s.Start < s.End && ascii.IsSpace(src[s.Start]) {
		s.Start++
	}
	for s.End > s.Start && ascii.IsSpace(src[s.End-1]) {
		s.End--
	}
	return s
}
