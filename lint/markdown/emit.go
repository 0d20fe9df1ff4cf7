package markdown

import (
	"bytes"
	"slices"

	"github.com/pmlint/pmlint/internal/ascii"
	"github.com/pmlint/pmlint/lint/text"
)

// emitter writes the prose while the tokens go by.
type emitter struct {
	s     *scanner
	segs  []segment
	marks []Mark
	out   []byte
	at    origin
	open  []int // mark index by emphasis id
}

// emit writes the prose of the scanned text into p.
func (s *scanner) emit(r *inlineReader, p *Prose, at origin) {
	e := emitter{s: s, at: at, out: s.out[:0], segs: s.segs[:0], marks: s.made[:0]}
	for range s.marks {
		s.opened = append(s.opened, -1) // stays so where the opening run was left out with an image
	}
	e.open = s.opened
	pos := 0
	for i := 0; i < len(s.toks); i++ {
		t := &s.toks[i]
		e.literal(pos, t.start)
		pos = t.end
		if t.kind == tokBracket && t.mark == MarkImage && t.partner >= 0 {
			end := &s.toks[t.partner]
			e.drop(t.start, end.end, MarkImage, t.target)
			pos, i = end.end, t.partner
			continue
		}
		e.token(t)
	}
	e.literal(pos, len(s.raw))
	p.Text = string(e.out)
	p.segs = append(r.segments.Take(len(e.segs))[:0], e.segs...) // copies: the buffers stay
	if len(e.marks) > 0 {
		p.Marks = append(r.marks.Take(len(e.marks))[:0], e.marks...)
	}
	s.out, s.segs, s.made = e.out, e.segs, e.marks
	sortMarks(p.Marks)
}

func (e *emitter) token(t *token) {
	switch t.kind {
	case tokDrop:
		e.drop(t.start, t.end, t.mark, t.target)
	case tokDecode:
		e.decode(t.start, t.end, t.text)
	case tokCode:
		e.code(t)
	case tokURL:
		e.address(t)
	case tokDelim:
		e.delimiter(t)
	case tokBracket:
		if t.partner < 0 {
			e.literal(t.start, t.end)
			return
		}
		e.s.toks[t.partner].used = len(e.marks)
		e.begin(MarkLink, t.start, t.target)
	case tokLinkEnd:
		e.finish(t.used, t.end)
	}
}

// span maps a stretch of the joined text to the source.
func (e *emitter) span(start, end int) text.Span {
	if end <= start {
		at := e.at.source(start)
		return text.Span{Start: at, End: at}
	}
	return text.Span{Start: e.at.source(start), End: e.at.source(end-1) + 1}
}

// literal writes a stretch that stands for itself.
func (e *emitter) literal(start, end int) {
	if start >= end {
		return
	}
	e.segment(start, end, len(e.out)+end-start)
	e.out = append(e.out, e.s.raw[start:end]...)
}

func (e *emitter) decode(start, end int, s string) {
	e.segment(start, end, len(e.out)+len(s))
	e.out = append(e.out, s...)
}

func (e *emitter) segment(start, end, outEnd int) {
	span := e.span(start, end)
	e.segs = append(e.segs, segment{int32(len(e.out)), int32(outEnd), int32(span.Start), int32(span.End)})
}

func (e *emitter) begin(kind MarkKind, start int, target string) {
	at := e.at.source(start)
	e.marks = append(e.marks, Mark{Kind: kind, Start: len(e.out), End: len(e.out), Span: text.Span{Start: at, End: at}, Target: target})
}

func (e *emitter) finish(mark, end int) {
	m := &e.marks[mark]
	m.End = len(e.out)
	m.Span.End = e.at.source(end-1) + 1
}

func (e *emitter) drop(start, end int, kind MarkKind, target string) {
	if kind != 0 {
		e.begin(kind, start, target)
		e.finish(len(e.marks)-1, end)
	}
}

func (e *emitter) code(t *token) {
	start, end := t.start+t.used, t.end-t.used
	body := e.s.raw[start:end]
	if len(body) > 2 && ascii.IsSpace(body[0]) && ascii.IsSpace(body[len(body)-1]) && len(bytes.TrimSpace(body)) > 0 {
		start, end = start+1, end-1
	}
	e.begin(MarkCode, t.start, "")
	for start < end {
		n := bytes.IndexByte(e.s.raw[start:end], '\n')
		if n < 0 {
			e.literal(start, end)
			break
		}
		e.literal(start, start+n)
		e.decode(start+n, start+n+1, " ")
		start += n + 1
	}
	e.finish(len(e.marks)-1, t.end)
}

func (e *emitter) address(t *token) {
	start, end := t.start+t.used, t.end-t.used
	e.begin(MarkURL, t.start, e.s.str[start:end])
	e.literal(start, end)
	e.finish(len(e.marks)-1, t.end)
}

// delimiter closes what ends at the run, writes what no match used, and opens
// what begins.
func (e *emitter) delimiter(t *token) {
	at := t.start
	for _, c := range t.shuts[:t.nShut] {
		at += delimLen(c.kind)
		if mark := e.open[c.id]; mark >= 0 {
			e.finish(mark, at)
		}
	}
	rest := t.end - t.start - t.used
	e.literal(at, at+rest)
	at += rest
	for _, o := range t.opens[:t.nOpen] {
		e.open[o.id] = len(e.marks)
		e.begin(o.kind, at, "")
		at += delimLen(o.kind)
	}
}

func sortMarks(marks []Mark) {
	if len(marks) > 1 {
		slices.SortStableFunc(marks, func(a, b Mark) int { return a.Start - b.Start })
	}
}
