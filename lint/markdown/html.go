package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"

	"github.com/pmlint/pmlint/lint/text"
)

// html reads an HTML block. A line such as "<Your name goes here>" is one to
// CommonMark; it is a paragraph to people, and here.
func (b *blockReader) html(n *ast.HTMLBlock, parent *Block) *Block {
	blk := b.alloc(BlockHTML, parent)
	b.lines(blk, n)
	if n.HasClosure() {
		blk.Span.End = max(blk.Span.End, b.lineEnd(n.ClosureLine.Start+b.base))
		closing := b.trim(text.Span{Start: n.ClosureLine.Start + b.base, End: n.ClosureLine.Stop + b.base}, false)
		if len(blk.Lines) == 0 || closing.Start >= blk.Lines[len(blk.Lines)-1].End {
			blk.Lines = append(blk.Lines, closing)
		}
	}
	if n.HTMLBlockType == ast.HTMLBlockType7 && !startsKnownTag(b.src[blk.Span.Start:blk.Span.End]) {
		blk.Kind = BlockParagraph
	}
	return blk
}

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
	inItem := parent != nil && parent.Kind == BlockItem
	switch {
	case blk.Kind != BlockHTML:
	case n.HTMLBlockType == ast.HTMLBlockType2:
		return b.behindComment(out, blk, parent)
	case n.HTMLBlockType == ast.HTMLBlockType6 && (inItem || b.hasStructure(blk.Span)):
		return b.htmlParts(out, blk, parent)
	}
	return append(out, blk)
}

// behindComment appends the comment that a block begins with, and the text behind it
// on its last line, which is part of the comment's block to CommonMark.
func (b *blockReader) behindComment(out []*Block, blk, parent *Block) []*Block {
	i := bytes.Index(b.src[blk.Span.Start:blk.Span.End], []byte("-->"))
	if i < 0 {
		return append(out, blk)
	}
	end := blk.Span.Start + i + len("-->")
	behind := text.TrimSpace(b.src, text.Span{Start: end, End: blk.Span.End})
	if behind.Len() == 0 {
		return append(out, blk)
	}
	blk.Span.End = end
	blk.Lines = b.linesIn(blk.Span)
	p := b.alloc(BlockParagraph, parent)
	p.Span, p.Lines = behind, b.linesIn(behind)
	return append(out, blk, p)
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

// hasStructure tells HTML with headings, items, rows or the title of details in it.
func (b *blockReader) hasStructure(s text.Span) bool {
	src := b.src[s.Start:s.End]
	for at := 0; ; {
		i := bytes.IndexByte(src[at:], '<')
		if i < 0 {
			return false
		}
		at += i + 1
		switch name := tagName(src[at:min(len(src), at+8)]); {
		case name == "li", name == "tr", name == "dt", name == "summary", isHeadingTag(name):
			return true
		case name == "p":
			if i := bytes.IndexByte(src[at:], '>'); i > 0 && hasText(src[at+i+1:]) {
				return true
			}
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
		if isOpaque(t.name) {
			at = h.closing(t.name, at, s.End).End
			continue
		}
		blk := h.opened(t, s.End, parent)
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

// isOpaque reports whether what a tag holds is no text.
func isOpaque(name string) bool {
	return name == "script" || name == "style" || name == "pre" || name == "head" || name == "svg"
}

// opened is the block that a tag opens; nil where it opens none.
func (h *htmlReader) opened(t htmlTag, end int, parent *Block) *Block {
	switch {
	case isHeadingTag(t.name):
		blk := h.leafBlock(BlockHeading, t, end, parent)
		blk.Level = int(t.name[1] - '0')
		return blk
	case t.name == "p" || t.name == "dd":
		return h.leafBlock(BlockParagraph, t, end, parent)
	case t.name == "summary":
		blk := h.leafBlock(BlockParagraph, t, end, parent)
		blk.Summary = true
		return blk
	case t.name == "table":
		return h.tableBlock(t, end, parent)
	case h.depth >= maxHTMLDepth:
		return nil
	case t.name == "ul" || t.name == "ol":
		return h.listBlock(t, end, parent)
	case t.name == "li":
		return h.looseItems(t, end, parent)
	case t.name == "dt":
		return h.termList(t, end, parent)
	}
	return nil
}

// rest appends what stands between blocks: HTML, unless it is blank. In an item
// it is the item's text.
func (h *htmlReader) rest(out []*Block, s text.Span, parent *Block) []*Block {
	s = text.TrimSpace(h.src, s)
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

// leafBlock is the heading or paragraph that a tag opens.
func (h *htmlReader) leafBlock(kind BlockKind, t htmlTag, end int, parent *Block) *Block {
	to := h.leafEnd(t, end)
	blk := h.alloc(kind, parent)
	blk.Span = text.Span{Start: t.span.Start, End: to.End}
	if inner := text.TrimSpace(h.src, text.Span{Start: t.span.End, End: to.Start}); hasText(h.src[inner.Start:inner.End]) {
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
		case opensBlock(next.name):
			return text.Span{Start: next.span.Start, End: next.span.Start}
		}
	}
}

// opensBlock reports whether a tag of the name ends the paragraph before it.
func opensBlock(name string) bool {
	switch name {
	case "p", "ul", "ol", "li", "table", "tr", "td", "div", "section", "details", "pre", "blockquote":
		return true
	case "dl", "dt", "dd":
		return true
	}
	return isHeadingTag(name)
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
		if line := text.TrimSpace(b.src, text.Span{Start: at, End: end}); line.Len() > 0 {
			lines = append(lines, line)
		}
		at = end + 1
	}
	return lines
}
