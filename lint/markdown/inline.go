package markdown

import (
	"bytes"
	"sort"
	"sync"
	"sync/atomic"

	"github.com/pmlint/pmlint/internal/ascii"
	"github.com/pmlint/pmlint/internal/slab"
	"github.com/pmlint/pmlint/lint/text"
)

// Prose reads the inline markup of a heading or paragraph, or of an item's own
// text. Other blocks have none, and give an empty Prose. It is never nil and is
// read once.
func (d *Doc) Prose(b *Block) *Prose {
	if b.Kind == BlockItem {
		if b = b.First(); b == nil {
			return &Prose{}
		}
	}
	p := b.prose.Load()
	if p == nil {
		p = &Prose{}
		if b.Kind == BlockHeading || b.Kind == BlockParagraph {
			p = d.ProseOf(b.Lines)
		}
		b.prose.Store(p)
	}
	return p
}

// ProseAt reads the inline markup of a part of the source, such as a table's
// cell or one line of a paragraph. Emphasis that only begins or ends in it is
// kept as written.
func (d *Doc) ProseAt(span text.Span) *Prose {
	if p := d.inline.at(span); p != nil {
		return p
	}
	d.inline.mu.Lock()
	defer d.inline.mu.Unlock()
	d.inline.line[0] = span
	p := d.readProse(d.inline.line[:])
	d.inline.keep(span, p)
	return p
}

// Verbatim is a part of the source as it stands, such as a line of code.
func (d *Doc) Verbatim(span text.Span) *Prose {
	p := &Prose{Text: d.File.Text(span)}
	p.copies(span)
	return p
}

// ProseOf reads lines of one block as one text, as Prose reads all of them.
func (d *Doc) ProseOf(lines []text.Span) *Prose {
	if len(lines) == 1 {
		return d.ProseAt(lines[0])
	}
	d.inline.mu.Lock()
	defer d.inline.mu.Unlock()
	p := d.readProse(lines)
	if p.piece.Len() > 0 {
		d.inline.keep(p.piece, p)
	}
	return p
}

// PlainAt is the text of ProseAt. Most cells and titles are plain; nothing is
// allocated for them.
func (d *Doc) PlainAt(span text.Span) string {
	if raw := d.File.Text(span); plainLen(raw) == len(raw) {
		return raw
	}
	return d.ProseAt(span).Text
}

// Text is the part of the source at the span, read. Blanks at the span's ends
// are cut off.
func (d *Doc) Text(span text.Span) Text {
	src := d.File.Bytes()
	for span.End > span.Start && ascii.IsSpace(src[span.End-1]) {
		span.End--
	}
	for span.Start < span.End && ascii.IsSpace(src[span.Start]) {
		span.Start++
	}
	if span.Len() == 0 {
		return Text{Span: span}
	}
	return Text{Span: span, Plain: d.PlainAt(span)}
}

// Within is the part [i, j) of prose as a Text, without blanks at its ends. The
// delimiters of markup that lies inside belong to it.
func (d *Doc) Within(p *Prose, i, j int) Text {
	for i < j && ascii.IsSpace(p.Text[i]) {
		i++
	}
	for i < j && ascii.IsSpace(p.Text[j-1]) {
		j--
	}
	span := p.Source(i, j)
	if i == j {
		return Text{Span: span}
	}
	for _, m := range p.Marks {
		if m.Start >= j {
			break
		}
		if m.Start >= i && m.End <= j && m.Start < m.End {
			span.Start = min(span.Start, m.Span.Start)
			span.End = max(span.End, m.Span.End)
		}
	}
	src := d.File.Bytes()[span.Start:span.End]
	if len(src) == j-i && !hasMarkup(src) {
		return Text{Span: span, Plain: p.Text[i:j]}
	}
	return d.Text(span)
}

func hasMarkup(b []byte) bool {
	for _, c := range b {
		if special[c] {
			return true
		}
	}
	return false
}

// plainLen is how much of a text comes before what could be markup.
func plainLen(s string) int {
	for i := 0; i < len(s); i++ {
		if special[s[i]] && (s[i] != ':' || i+1 < len(s) && s[i+1] == '/') {
			return i
		}
	}
	return len(s)
}

// special holds the bytes that can begin inline markup.
var special = func() (t [256]bool) {
	for _, c := range []byte("`*_~[]!<&\\\n:") {
		t[c] = true
	}
	return t
}()

// readProse reads lines of one block. The caller holds d.inline.mu.
func (d *Doc) readProse(lines []text.Span) *Prose {
	raw, at := joinLines(d.File.Bytes(), lines)
	p := d.inline.proses.Next()
	if len(raw) == 0 {
		return p
	}
	if at.starts == nil {
		p.piece = text.Span{Start: lines[0].Start, End: lines[0].Start + len(raw)}
		p.Text = d.File.Text(p.piece)
	} else {
		p.Text = string(raw)
	}
	if n := plainLen(p.Text); n == len(raw) || !d.readMarkup(p, raw, at, n) {
		start := at.source(0) // without any markup, as most cells and lines are
		p.copies(text.Span{Start: start, End: start + len(raw)})
	}
	markQuotes(p)
	return p
}

// readMarkup reads the markup from the byte n of raw on into p; ok is false where
// there is none.
func (d *Doc) readMarkup(p *Prose, raw []byte, at origin, n int) (ok bool) {
	s := scanners.Get().(*scanner)
	s.reset(raw, p.Text, d.refs)
	s.scan(n)
	if ok = len(s.toks) > 0; ok {
		s.matchEmphasis()
		s.emit(&d.inline, p, at)
	}
	s.release()
	return ok
}

// origin tells where the joined lines of a block come from in the source.
type origin struct {
	lines  []text.Span
	starts []int // of each line in the joined bytes; nil where they are one piece of the source
}

// source maps an offset of the joined bytes. End offsets are mapped through
// their last byte, by the caller.
func (o origin) source(i int) int {
	if o.starts == nil {
		return o.lines[0].Start + i
	}
	n := sort.Search(len(o.starts), func(n int) bool { return o.starts[n] > i }) - 1
	return min(o.lines[n].Start+i-o.starts[n], o.lines[n].End)
}

// joinLines gives the lines as one piece of text. Mostly they are one piece of
// the source, with blanks between them at most; where quote marks stand between
// them the lines are copied.
func joinLines(src []byte, lines []text.Span) ([]byte, origin) {
	if len(lines) == 0 {
		return nil, origin{}
	}
	last := len(lines) - 1
	for i := 0; i < last; i++ {
		if len(bytes.TrimSpace(src[lines[i].End:lines[i+1].Start])) != 0 {
			return copyLines(src, lines)
		}
	}
	return src[lines[0].Start:lines[last].End], origin{lines: lines}
}

func copyLines(src []byte, lines []text.Span) ([]byte, origin) {
	o := origin{lines: lines, starts: make([]int, len(lines))}
	var raw []byte
	for i, l := range lines {
		if i > 0 {
			raw = append(raw, '\n')
		}
		o.starts[i] = len(raw)
		raw = append(raw, src[l.Start:l.End]...)
	}
	return raw, o
}

// inlineReader remembers the inline markup that was read of one file. Any number
// of goroutines may ask it.
type inlineReader struct {
	recent [proseSlots]atomic.Pointer[Prose]

	mu       sync.Mutex // over all that follows
	proses   slab.Of[Prose]
	line     [1]text.Span // what ProseAt reads: a slice of its own would be one allocation a cell
	segments slab.Of[segment]
	marks    slab.Of[Mark]
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
