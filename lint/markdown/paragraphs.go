package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"

	"github.com/pmlint/pmlint/internal/ascii"
	"github.com/pmlint/pmlint/lint/text"
)

// paragraph appends a paragraph, a table, a footnote's definition, or a
// paragraph and the table that it runs into.
func (b *blockReader) paragraph(out []*Block, n ast.Node, parent *Block) []*Block {
	return b.text(out, b.leaf(BlockParagraph, n, parent), parent)
}

// text appends a paragraph as what its lines are.
func (b *blockReader) text(out []*Block, blk, parent *Block) []*Block {
	if len(blk.Lines) == 0 {
		return out
	}
	blk.Span.Start = blk.Lines[0].Start
	if head := b.tableHead(blk.Lines); head >= 0 {
		table := b.table(blk.Lines[head:], parent)
		if head == 0 {
			return append(out, table)
		}
		blk.Lines = blk.Lines[:head]
		blk.Span.End = blk.Lines[head-1].End
		blk.Lines = b.splitBreaks(blk.Lines)
		return append(out, blk, table)
	}
	blk.Lines = b.splitBreaks(blk.Lines)
	if isFootnote(b.src[blk.Lines[0].Start:blk.Lines[0].End]) {
		note := b.alloc(BlockFootnote, parent)
		note.Span, note.Children = blk.Span, []*Block{blk}
		blk.Parent = note
		return append(out, note)
	}
	return append(out, blk)
}

// splitBreaks takes lines apart at <br>: what is shown on a line of its own is
// one, wherever the source is wrapped. The <br> stays with the line it ends.
func (b *blockReader) splitBreaks(lines []text.Span) []text.Span {
	at := 0
	for at < len(lines) && b.breakIn(lines[at]).Len() == 0 {
		at++
	}
	if at == len(lines) {
		return lines
	}
	out := append([]text.Span(nil), lines[:at]...)
	for _, line := range lines[at:] {
		for br := b.breakIn(line); br.Len() > 0 && br.End < line.End; br = b.breakIn(line) {
			out = append(out, text.Span{Start: line.Start, End: br.End})
			line = b.trim(text.Span{Start: br.End, End: line.End}, false)
		}
		out = append(out, line)
	}
	return out
}

// breakIn finds the first <br>, <br/> or <br /> that is not in a code span; of
// length 0 for none.
func (b *blockReader) breakIn(line text.Span) text.Span {
	s := b.src[line.Start:line.End]
	for at := 0; ; {
		i := bytes.Index(s[at:], []byte("<br"))
		if i < 0 {
			return text.Span{}
		}
		at += i
		end := at + len("<br")
		for end < len(s) && (ascii.IsBlank(s[end]) || s[end] == '/') {
			end++
		}
		if end < len(s) && s[end] == '>' && bytes.Count(s[:at], []byte("`"))%2 == 0 {
			return text.Span{Start: line.Start + at, End: line.Start + end + 1}
		}
		at += len("<br")
	}
}

// isFootnote tells a footnote's definition: "[^label]: text".
func isFootnote(line []byte) bool {
	if !bytes.HasPrefix(line, []byte("[^")) {
		return false
	}
	end := bytes.Index(line, []byte("]:"))
	return end > 2 && bytes.IndexByte(line[2:end], ']') < 0
}
