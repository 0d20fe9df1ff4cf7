package postmortem

import (
	"bytes"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pmlint/pmlint/lint/internal/ascii"
)

// Sentences are the sentences of the prose, in the order of the text. They are
// computed once, when first asked for.
func (d *Document) Sentences() []Sentence {
	d.split.Do(func() {
		s := &sentenceReader{doc: d, src: d.File.Bytes()}
		for _, b := range d.Blocks {
			s.block(b)
		}
		d.sentences = s.out
	})
	return d.sentences
}

type sentenceReader struct {
	doc *Document
	src []byte
	out []Sentence
}

func (s *sentenceReader) block(b *Block) {
	switch b.Kind {
	case BlockParagraph:
		if sec := s.doc.SectionOf(b); sec == nil || sec.block != b || sec.Markup == MarkupLabel && sec.Inline.Plain != "" {
			s.paragraph(b)
		}
	case BlockList, BlockItem:
		for _, c := range b.Children {
			s.block(c)
		}
	case BlockTable:
		for _, row := range b.Table.Rows {
			for _, cell := range row.Cells {
				if bytes.IndexByte(s.src[cell.Start:cell.End], ' ') > 0 {
					s.prose(s.doc.ProseAt(cell), 0, b)
				}
			}
		}
	}
}

// paragraph splits a paragraph; a line that begins with a label or a stamp
// begins a sentence.
func (s *sentenceReader) paragraph(b *Block) {
	p := s.doc.Prose(b)
	from := 0
	for _, line := range b.Lines[1:] {
		if !s.beginsAnew(b, line.Start, line.End) {
			continue
		}
		if at := p.offset(line.Start); at > from {
			s.span(p, from, at, b)
			from = at
		}
	}
	s.prose(p, from, b)
}

// beginsAnew tells a line that goes on with something new: "**Date:** ...",
// "13:05 ...".
func (s *sentenceReader) beginsAnew(b *Block, start, end int) bool {
	switch c := s.src[start]; {
	case c == '*' || c == '_':
		l, ok := scanBoldLabel(s.src, b.Lines[sort.Search(len(b.Lines), func(i int) bool { return b.Lines[i].Start >= start })])
		return ok && l.bold
	case ascii.IsDigit(c), c == '[', c == '~':
		return startsWithStamp(string(s.src[start:min(end, start+40)]))
	}
	return false
}

func (s *sentenceReader) prose(p *Prose, from int, b *Block) {
	s.span(p, from, len(p.Text), b)
}

// span splits Text[from:to] into sentences.
func (s *sentenceReader) span(p *Prose, from, to int, b *Block) {
	start := from
	mark := sort.Search(len(p.Marks), func(m int) bool { return p.Marks[m].Start >= from })
	for i := from; i < to; {
		for mark < len(p.Marks) && p.Marks[mark].Start < i {
			mark++
		}
		next := to
		if mark < len(p.Marks) {
			next = min(next, p.Marks[mark].Start)
		}
		for i < next && !mayEnd[p.Text[i]] {
			i++
		}
		if i == to {
			break
		}
		if end := opaque(p, mark, i); end > i {
			i = end
			if said := strings.TrimRight(p.Text[start:i], "\"”"); i < to && endsInStop(said) && endsSentence(p.Text[:to], i) {
				start = s.add(p, start, i, b)
			}
			continue
		}
		n, ends := boundary(p.Text[:to], start, i)
		i += n
		if ends {
			start = s.add(p, start, i, b)
		}
	}
	s.add(p, start, to, b)
}

// mayEnd are the bytes that boundary looks at.
var mayEnd = func() (t [256]bool) {
	t['\n'], t['.'], t['!'], t['?'] = true, true, true, true
	for c := firstWideStop; c < len(t); c++ {
		t[c] = true
	}
	return t
}()

// firstWideStop begins the first of the stops that are not ASCII: "…".
const firstWideStop = 0xe2

// endsInStop tells that a quotation brought its own full stop.
func endsInStop(s string) bool {
	return s != "" && strings.IndexByte(".!?", s[len(s)-1]) >= 0
}

// opaque is the end of the code, address or quotation that begins at i, in which
// no sentence ends; else i.
func opaque(p *Prose, mark, i int) int {
	for m := mark; m < len(p.Marks) && p.Marks[m].Start == i; m++ {
		switch p.Marks[m].Kind {
		case MarkCode, MarkURL, MarkQuote:
			if p.Marks[m].End > i {
				return p.Marks[m].End
			}
		}
	}
	return i
}

// boundary looks at what stands at i: how many bytes to go on, and whether a
// sentence that began at start ends behind them.
func boundary(s string, start, i int) (n int, ends bool) {
	switch c := s[i]; {
	case c == '\n':
		return 1, true
	case c == '.' || c == '!' || c == '?':
		n = 1
		for i+n < len(s) && strings.IndexByte(".!?", s[i+n]) >= 0 {
			n++
		}
		for i+n < len(s) && strings.IndexByte(`"')]`, s[i+n]) >= 0 {
			n++
		}
		for i+n < len(s) && (strings.HasPrefix(s[i+n:], "”") || strings.HasPrefix(s[i+n:], "’")) {
			n += len("”")
		}
		if !endsSentence(s, i+n) {
			return n, false
		}
		return n, c != '.' || !endsAbbreviation(s, start, i)
	case c >= firstWideStop:
		if strings.HasPrefix(s[i:], "。") || strings.HasPrefix(s[i:], "！") || strings.HasPrefix(s[i:], "？") {
			return 3, true
		}
		if strings.HasPrefix(s[i:], "…") {
			return 3, endsSentence(s, i+3)
		}
	}
	return 1, false
}

// endsSentence tells that what follows a full stop at i can begin a sentence:
// blanks, then no small letter.
func endsSentence(s string, i int) bool {
	if i >= len(s) {
		return true
	}
	rest := strings.TrimLeft(s[i:], " \t\n")
	if len(rest) == len(s)-i {
		return false
	}
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(rest, "\"'([“‘"))
	return !unicode.IsLower(r)
}

// endsAbbreviation tells that the full stop at i belongs to the word before it.
func endsAbbreviation(s string, start, i int) bool {
	from := i
	for from > start && (ascii.IsLetter(s[from-1]) || ascii.IsDigit(s[from-1]) || s[from-1] == '.') {
		from--
	}
	word := s[from:i]
	switch {
	case word == "":
		return false
	case len(word) == 1 && word[0] >= 'A' && word[0] <= 'Z' && word != "I":
		return true // an initial
	case ascii.CountDigits(word) == len(word):
		return from == start // "1." in front of a sentence
	}
	switch w := strings.ToLower(word); {
	case abbreviations.Has(w):
		return true
	case numbered.Has(w):
		next := strings.TrimLeft(s[i+1:], " ")
		return next != "" && ascii.IsDigit(next[0])
	}
	return false
}

// add keeps a sentence that has a letter, without the blanks around it, and
// returns where the next one starts.
func (s *sentenceReader) add(p *Prose, start, end int, b *Block) int {
	next := end
	for start < end && ascii.IsSpace(p.Text[start]) {
		start++
	}
	for end > start && ascii.IsSpace(p.Text[end-1]) {
		end--
	}
	if strings.IndexFunc(p.Text[start:end], unicode.IsLetter) >= 0 {
		s.out = append(s.out, Sentence{Prose: p, Start: start, End: end, Block: b, Section: s.doc.SectionOf(b)})
	}
	return next
}

// Offset is the place in p.Text of the source offset: that of the first text at
// or behind it.
func (p *Prose) offset(src int) int {
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
