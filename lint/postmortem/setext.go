package postmortem

import (
	"bytes"
	"unicode/utf8"

	"github.com/pmlint/pmlint/lint/text"
)

// mendSetext reads text directly above "---" as people mean it: as text above a
// rule, where it is not written as a title.
func (r *reader) mendSetext(judge func(src []byte, line text.Span) Verdict) {
	d := r.doc
	hashes, setext := false, false
	for _, b := range d.Blocks {
		hashes = hashes || b.Kind == BlockHeading && !b.Setext
		setext = setext || b.Setext
	}
	if !setext {
		return
	}
	mended := make([]*Block, 0, len(d.Blocks)+4)
	for _, b := range d.Blocks {
		if b.Kind == BlockHeading && b.Setext && r.isAccident(b, hashes, judge) {
			mended = r.asText(mended, b)
		} else {
			mended = append(mended, b)
		}
	}
	d.Blocks = mended
}

// asText appends the paragraph, or the paragraph and the table, that a heading
// really is, and the rule below it.
func (r *reader) asText(out []*Block, b *Block) []*Block {
	file := r.doc.File
	underline := text.TrimRight(file.Bytes(), text.TrimLeft(file.Bytes(), file.LineSpan(file.LineAt(b.Span.End))))
	b.Kind, b.Setext, b.Level = BlockParagraph, false, 0
	b.Span.End = b.Lines[len(b.Lines)-1].End
	r.doc.AccidentalSetext = append(r.doc.AccidentalSetext, b)
	br := &blockReader{doc: r.doc, mem: &r.mem, src: file.Bytes()}
	rule := br.alloc(BlockBreak, b.Parent)
	rule.Span = underline
	return append(br.text(out, b, b.Parent), rule)
}

// Verdict is what somebody says about a line that may be a title.
type Verdict uint8

// What a line above "---" can be.
const (
	VerdictNone  Verdict = iota // its form decides
	VerdictTitle                // a title over its underline
	VerdictText                 // text over a rule
)

// maxSetextTitle is the number of characters above which a line is no title.
const maxSetextTitle = 80

// isAccident tells text above a rule from a title above its underline: text has
// several lines, labels or bars in it, ends as a sentence, stands above a single
// dash, or is far longer than an underline of three dashes in a document that
// writes its headings with hashes.
func (r *reader) isAccident(b *Block, hashes bool, judge func(src []byte, line text.Span) Verdict) bool {
	src := r.doc.File.Bytes()
	if b.Level != 2 || len(b.Lines) == 0 {
		return false
	}
	if len(b.Lines) > 1 || r.underline(b) == 1 { // one dash begins a list
		return true
	}
	line := src[b.Lines[0].Start:b.Lines[0].End]
	if bytes.IndexByte(line, '|') >= 0 || line[0] == '!' || utf8.RuneCount(line) > maxSetextTitle {
		return true
	}
	switch judge(src, b.Lines[0]) {
	case VerdictTitle:
		return false
	case VerdictText:
		return true
	}
	if bytes.HasSuffix(line, []byte(".")) || line[0] == '_' || line[0] == '*' {
		return true
	}
	return hashes && utf8.RuneCount(line) > 12 && r.underline(b) == 3
}

// underline is the length of a setext heading's underline.
func (r *reader) underline(b *Block) int {
	s := text.Span{Start: b.Lines[len(b.Lines)-1].End, End: b.Span.End}
	return bytes.Count(r.doc.File.Bytes()[s.Start:s.End], []byte("-"))
}
