package markdown

import (
	"bytes"
	"unicode/utf8"

	"github.com/pmlint/pmlint/lint/text"
)

// Verdict is what somebody says about a line that may be a title.
type Verdict uint8

// What a line above "---" can be.
const (
	VerdictNone  Verdict = iota // its form decides
	VerdictTitle                // a title over its underline
	VerdictText                 // text over a rule
)

// mendSetext reads text directly above "---" as people mean it: as text above a
// rule, where it is not written as a title.
func (b *blockReader) mendSetext(judge func(src []byte, line text.Span) Verdict) {
	hashes, setext := false, false
	for _, blk := range b.doc.Blocks {
		hashes = hashes || blk.Kind == BlockHeading && !blk.Setext
		setext = setext || blk.Setext
	}
	if !setext {
		return
	}
	mended := make([]*Block, 0, len(b.doc.Blocks)+4)
	for _, blk := range b.doc.Blocks {
		if blk.Kind == BlockHeading && blk.Setext && b.isAccident(blk, hashes, judge) {
			mended = b.asText(mended, blk)
		} else {
			mended = append(mended, blk)
		}
	}
	b.doc.Blocks = mended
}

// asText appends the paragraph, or the paragraph and the table, that a heading
// really is, and the rule below it.
func (b *blockReader) asText(out []*Block, blk *Block) []*Block {
	file := b.doc.File
	rule := b.alloc(BlockBreak, blk.Parent)
	rule.Span = text.TrimSpace(b.src, file.LineSpan(file.LineAt(blk.Span.End)))
	blk.Kind, blk.Setext, blk.Level = BlockParagraph, false, 0
	blk.Span.End = blk.Lines[len(blk.Lines)-1].End
	b.doc.AccidentalSetext = append(b.doc.AccidentalSetext, blk)
	return append(b.text(out, blk, blk.Parent), rule)
}

// maxSetextTitle is the number of characters above which a line is no title.
const maxSetextTitle = 80

// isAccident tells text above a rule from a title above its underline: text has
// several lines, labels or bars in it, ends as a sentence, stands above a single
// dash, or is far longer than an underline of three dashes in a document that
// writes its headings with hashes.
func (b *blockReader) isAccident(blk *Block, hashes bool, judge func(src []byte, line text.Span) Verdict) bool {
	if blk.Level != 2 || len(blk.Lines) == 0 {
		return false
	}
	if len(blk.Lines) > 1 || b.underline(blk) == 1 { // one dash begins a list
		return true
	}
	line := b.src[blk.Lines[0].Start:blk.Lines[0].End]
	if bytes.IndexByte(line, '|') >= 0 || line[0] == '!' || utf8.RuneCount(line) > maxSetextTitle {
		return true
	}
	if judge != nil {
		if v := judge(b.src, blk.Lines[0]); v != VerdictNone {
			return v == VerdictText
		}
	}
	if bytes.HasSuffix(line, []byte(".")) || line[0] == '_' || line[0] == '*' {
		return true
	}
	return hashes && utf8.RuneCount(line) > 12 && b.underline(blk) == 3
}

// underline is the length of a setext heading's underline.
func (b *blockReader) underline(blk *Block) int {
	return bytes.Count(b.src[blk.Lines[len(blk.Lines)-1].End:blk.Span.End], []byte("-"))
}
