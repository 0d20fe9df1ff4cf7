package postmortem

import (
	"sort"
	"sync"
	"sync/atomic"

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

// inlineReader reads the inline markup of one document, and remembers what it
// read. Any number of goroutines may ask it.
type inlineReader struct {
	recent [proseSlots]atomic.Pointer[Prose]

	mu       sync.Mutex // over all that follows
	proses   slab[Prose]
	line     [1]text.Span // what ProseAt reads: a slice of its own would be one allocation a cell
	segments slab[segment]
	marks    slab[Mark]
}

// proseSlots is how many texts are remembered: a power of two, about as many as
// a document has. Two texts that share a slot displace each other.
const proseSlots = 512

// slot is where the text of a span is remembered: stages and rules ask for the
// same cells and lines again and again.
func (r *inlineReader) slot(span text.Span) *atomic.Pointer[Prose] {
	const spread = 0x9E3779B1 // 2^32 over the golden ratio
	return &r.recent[(uint32(span.Start)*31+uint32(span.End))*spread>>23%proseSlots]
}

// at is the text of the span, if it is remembered.
func (r *inlineReader) at(span text.Span) *Prose {
	if p := r.slot(span).Load(); p != nil && p.piece == span {
		return p
	}
	return nil
}

func (r *inlineReader) keep(span text.Span, p *Prose) {
	if p.piece == span {
		r.slot(span).Store(p)
	}
}

// segment maps Text[out:outEnd] to the source bytes [src, srcEnd). The two
// lengths are equal but where something was decoded or joined.
type segment struct {
	out, outEnd, src, srcEnd int32 // a file is below 2 GiB
}

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

func (s segment) literal() bool { return s.outEnd-s.out == s.srcEnd-s.src }

// In tells whether the byte at i of p.Text lies inside markup of the kind.
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
