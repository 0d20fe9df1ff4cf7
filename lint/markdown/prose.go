package markdown

import (
	"sort"

	"github.com/pmlint/pmlint/lint/text"
)

// Prose is a piece of the document as it reads once inline markup is gone:
// soft-wrapped lines are joined by a space, emphasis and link syntax is
// dropped, entities and backslash escapes are decoded, HTML tags and comments
// and image texts are left out. It keeps a map to the source.
type Prose struct {
	Text  string
	Marks []Mark // by Start; marks of different kinds may nest
	segs  []segment
	whole [1]segment // what segs is where one segment is all
	piece text.Span  // what was read, where that is one piece of the source
}

// segment maps Text[out:outEnd] to the source bytes [src, srcEnd). The two
// lengths are equal but where something was decoded or joined.
type segment struct {
	out, outEnd, src, srcEnd int32 // a file is below 2 GiB
}

func (s segment) literal() bool { return s.outEnd-s.out == s.srcEnd-s.src }

// copies maps all of p.Text to the span, which reads the same.
func (p *Prose) copies(span text.Span) {
	p.whole[0] = segment{0, int32(span.Len()), int32(span.Start), int32(span.End)}
	p.segs = p.whole[:]
}

// MarkKind is a sort of inline markup.
type MarkKind uint8

// The sorts of inline markup.
const (
	MarkCode    MarkKind = iota + 1 // `code`
	MarkLink                        // [text](target), [text][ref], [ref]
	MarkURL                         // a bare or <bracketed> address
	MarkImage                       // empty range: the text of an image is left out
	MarkComment                     // empty range
	MarkStrong
	MarkEmphasis
	MarkStrike
	MarkQuote    // "..." or “...”, with the quotation marks
	MarkFootnote // empty range: [^1]
)

// Mark is a stretch of inline markup.
type Mark struct {
	Kind       MarkKind
	Start, End int       // in Prose.Text, without delimiters
	Span       text.Span // in the source, with delimiters
	Target     string    // of links, addresses and images
}

// Source maps the bytes [start, end) of p.Text to the span of the source that
// they come from.
func (p *Prose) Source(start, end int) text.Span {
	if len(p.segs) == 0 {
		return text.Span{}
	}
	first := sort.Search(len(p.segs), func(i int) bool { return int(p.segs[i].outEnd) > start })
	if first == len(p.segs) {
		e := int(p.segs[len(p.segs)-1].srcEnd)
		return text.Span{Start: e, End: e}
	}
	s := p.segs[first]
	span := text.Span{Start: int(s.src)}
	if s.literal() {
		span.Start += max(start-int(s.out), 0)
	}
	if end <= start {
		span.End = span.Start
		return span
	}
	last := sort.Search(len(p.segs), func(i int) bool { return int(p.segs[i].outEnd) >= end })
	if last == len(p.segs) {
		span.End = int(p.segs[len(p.segs)-1].srcEnd)
		return span
	}
	e := p.segs[last]
	span.End = int(e.srcEnd)
	if e.literal() {
		span.End = int(e.src) + end - int(e.out)
	}
	return span
}

// In reports whether the byte at i of p.Text lies inside markup of the kind.
func (p *Prose) In(kind MarkKind, i int) bool {
	for _, m := range p.Marks {
		if m.Start > i {
			return false
		}
		if m.Kind == kind && i < m.End {
			return true
		}
	}
	return false
}

// Offset is the place in p.Text of the source offset: that of the first text at
// or behind it.
func (p *Prose) Offset(src int) int {
	i := sort.Search(len(p.segs), func(i int) bool { return int(p.segs[i].srcEnd) > src })
	if i == len(p.segs) {
		return len(p.Text)
	}
	s := p.segs[i]
	if s.literal() && src > int(s.src) {
		return int(s.out) + src - int(s.src)
	}
	return int(s.out)
}

// Enclosing is the source of [start, end) with the delimiters of markup that
// begins or ends just there, so that none is cut in two.
func (p *Prose) Enclosing(start, end int) text.Span {
	span := p.Source(start, end)
	for _, m := range p.Marks {
		if m.Start == m.End || m.Span.Len() == 0 {
			continue
		}
		if m.Start >= start && m.End <= end {
			span.Start = min(span.Start, m.Span.Start)
			span.End = max(span.End, m.Span.End)
		}
	}
	return span
}
