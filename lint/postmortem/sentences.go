package postmortem

import (
	"bytes"
	"sort"
	"strings"
	"unicode"

	"github.com/pmlint/pmlint/internal/ascii"
	"github.com/pmlint/pmlint/internal/english"
	"github.com/pmlint/pmlint/lint/postmortem/internal/outline"
	"github.com/pmlint/pmlint/lint/text"
)

// Sentences are the sentences of the prose, in the order of the text. They are
// computed once, when first asked for.
func (d *Document) Sentences() []Sentence {
	d.split.Do(func() {
		s := &sentenceReader{doc: d, src: d.File.Bytes()}
		s.out = make([]Sentence, 0, len(s.src)/bytesOfSentence)
		for _, b := range d.Blocks {
			s.block(b)
		}
		d.sentences = s.out
	})
	return d.sentences
}

// SentencesIn are the places, from and up to, of those Sentences that a span of the
// source holds or cuts.
func (d *Document) SentencesIn(at text.Span) (from, to int) {
	all := d.Sentences()
	from = sort.Search(len(all), func(i int) bool { return all[i].Span().End > at.Start })
	return from, from + sort.Search(len(all)-from, func(i int) bool { return all[from+i].Span().Start >= at.End })
}

// bytesOfSentence is about how many bytes of a document there are for each sentence.
const bytesOfSentence = 64

type sentenceReader struct {
	doc *Document
	src []byte
	out []Sentence
}

func (s *sentenceReader) block(b *Block) {
	switch b.Kind {
	case BlockParagraph:
		if sec := s.doc.SectionOf(b); sec == nil || sec.Block != b || sec.Markup == outline.MarkupLabel && sec.Inline.Plain != "" {
			s.paragraph(b)
		}
	case BlockList, BlockItem:
		for _, c := range b.Children {
			s.block(c)
		}
	case BlockQuote:
		s.alert(b)
	case BlockHTML:
		s.html(b)
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

// alert reads a box that GitHub draws around the author's own words, which is
// written as a quotation: "> [!IMPORTANT]".
func (s *sentenceReader) alert(b *Block) {
	if len(b.Children) == 0 || b.Children[0].Kind != BlockParagraph {
		return
	}
	p := s.doc.Prose(b.Children[0])
	kind, ok := strings.CutPrefix(p.Text, "[!")
	end := strings.IndexByte(kind, ']')
	if !ok || end <= 0 || strings.ToUpper(kind[:end]) != kind[:end] {
		return
	}
	s.prose(p, len("[!]")+end, b.Children[0])
	for _, c := range b.Children[1:] {
		s.block(c)
	}
}

// html reads the words that stand between the tags of HTML, which readers see, and
// no code.
func (s *sentenceReader) html(b *Block) {
	src := bytes.ToLower(s.src[b.Span.Start:b.Span.End])
	for _, tag := range [...]string{"<script", "<style", "<pre", "<code", "<svg", "<!doctype"} {
		if bytes.Contains(src, []byte(tag)) {
			return
		}
	}
	if p := s.doc.ProseAt(b.Span); strings.IndexByte(p.Text, ' ') > 0 {
		s.prose(p, 0, b)
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
		if at := p.Offset(line.Start); at > from {
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
		l, ok := outline.ScanBoldLabel(s.src, b.Lines[sort.Search(len(b.Lines), func(i int) bool { return b.Lines[i].Start >= start })])
		return ok && l.Bold
	case ascii.IsDigit(c), c == '[', c == '~':
		return outline.StartsWithStamp(string(s.src[start:min(end, start+40)]))
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
		for i < next && !english.MayEnd[p.Text[i]] {
			i++
		}
		if i == to {
			break
		}
		if end := opaque(p, mark, i); end > i {
			i = end
			if said := strings.TrimRight(p.Text[start:i], "\"”"); i < to && endsInStop(said) && english.MayBegin(p.Text[:to], i) {
				start = s.add(p, start, i, b)
			}
			continue
		}
		n, ends := english.Boundary(p.Text[:to], start, i)
		i += n
		if ends {
			start = s.add(p, start, i, b)
		}
	}
	s.add(p, start, to, b)
}

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

// Add keeps a sentence that has a letter, without the blanks around it, and
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
