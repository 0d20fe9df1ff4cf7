package postmortem

import (
	"bytes"
	"strings"

	"github.com/pmlint/pmlint/lint/internal/ascii"
	"github.com/pmlint/pmlint/lint/text"
)

// piece is a unit of a section's text: a paragraph, the own text of an item,
// or one line of either where the lines are labelled ("**Evidence:** ...",
// "→ Because ...") although Markdown joins them to one paragraph.
type piece struct {
	prose *Prose
	block *Block // the paragraph
	item  *Block // the innermost item around it; nil outside lists
	first bool   // it is the first piece of its item
	depth int    // lists around it
}

func (p *piece) text() string { return p.prose.Text }

// pieces lists the text of blocks in order. Code, HTML, quotations, footnotes
// and tables are left out.
func (d *outlined) pieces(blocks []*Block) []piece {
	return d.addPieces(make([]piece, 0, countParagraphs(blocks)), blocks, nil, 0)
}

// countParagraphs counts those that addPieces comes to.
func countParagraphs(blocks []*Block) int {
	n := 0
	for _, b := range blocks {
		switch b.Kind {
		case BlockParagraph:
			n++
		case BlockList:
			for _, c := range b.Children {
				n += countParagraphs(c.Children)
			}
		}
	}
	return n
}

func (d *outlined) addPieces(out []piece, blocks []*Block, item *Block, depth int) []piece {
	for i, b := range blocks {
		switch b.Kind {
		case BlockParagraph:
			out = d.addLines(out, b, item, item != nil && i == 0, depth)
		case BlockList:
			for _, c := range b.Children {
				out = d.addPieces(out, c.Children, c, depth+1)
			}
		}
	}
	return out
}

// addLines adds a paragraph, split before each line that starts anew.
func (d *outlined) addLines(out []piece, b, item *Block, first bool, depth int) []piece {
	src := d.File.Bytes()
	from := 0
	for n := 1; n < len(b.Lines); n++ {
		if startsAnew(src[b.Lines[n].Start:b.Lines[n].End]) {
			out = append(out, piece{d.ProseOf(b.Lines[from:n]), b, item, first && from == 0, depth})
			from = n
		}
	}
	if from == 0 {
		return append(out, piece{d.Prose(b), b, item, first, depth})
	}
	return append(out, piece{d.ProseOf(b.Lines[from:]), b, item, false, depth})
}

// startsAnew tells a line inside a paragraph that its author meant as a line:
// a bold label or question, an arrow, a question or an answer.
func startsAnew(line []byte) bool {
	line = bytes.TrimLeft(line, " \t")
	if len(line) < 2 {
		return false
	}
	switch line[0] {
	case '*', '_':
		return boldLabel(line)
	case '-', '=', 0xe2:
		return arrowLen(line) > 0
	case 'W':
		return bytes.HasPrefix(line, []byte("Why ")) || bytes.HasPrefix(line, []byte("Why?"))
	case 'B':
		return bytes.HasPrefix(line, []byte("Because "))
	case 'A', 'Q':
		return line[1] == ':' || bytes.HasPrefix(line, []byte("Answer:"))
	}
	return false
}

// boldLabel tells "**Label:**", "**Label**:" and "**Question?**".
func boldLabel(line []byte) bool {
	if line[0] != line[1] {
		return false
	}
	end := bytes.Index(line[2:], line[:2])
	if end < 1 {
		return false
	}
	last, after := line[1+end], line[4+end:]
	return last == ':' || last == '?' || len(after) > 0 && after[0] == ':'
}

// arrowLen is the length of an arrow at the start of s, or 0.
func arrowLen(s []byte) int {
	for _, a := range [...]string{"→", "⇒", "➡", "↳", "->", "=>", "-->", "==>"} {
		if bytes.HasPrefix(s, []byte(a)) {
			return len(a)
		}
	}
	return 0
}

// whole is all the text of a piece.
func (d *outlined) whole(p piece) Text { return d.Within(p.prose, 0, len(p.prose.Text)) }

// label is the name before a colon at the start of a text.
type label struct {
	start, end int // of the name, in the prose
	value      int // where the value starts
	bold       bool
}

// maxFieldLabel is the greatest length of a label in bytes.
const maxFieldLabel = 60

// labelOf finds the label of "**Label:** value", "**Label**: value", "Label:
// value" and, for a bold one, "**Label** - value". A clause with a colon
// somewhere in a sentence is none.
func labelOf(p *Prose) (label, bool) {
	s := p.Text
	start := len(s) - len(strings.TrimLeft(s, " \t"))
	if m := strongAt(p, start); m != nil {
		return boldLabelOf(s, start, m.End)
	}
	end := strings.IndexByte(s[:min(len(s), start+maxFieldLabel+1)], ':')
	if end <= start || end+1 < len(s) && !ascii.IsSpace(s[end+1]) {
		return label{}, false
	}
	name := s[start:end]
	if strings.ContainsAny(name, ".?!;,\"`") || strings.Count(strings.TrimSpace(name), " ") > 5 {
		return label{}, false
	}
	return label{start, end, end + 1, false}, true
}

// strongAt is the bold stretch that starts at i, or nil.
func strongAt(p *Prose, i int) *Mark {
	for n := range p.Marks {
		m := &p.Marks[n]
		if m.Start > i {
			break
		}
		if m.Kind == MarkStrong && m.Start == i {
			return m
		}
	}
	return nil
}

func boldLabelOf(s string, start, end int) (label, bool) {
	for end > start && ascii.IsSpace(s[end-1]) {
		end--
	}
	if end-start > maxFieldLabel || end == start {
		return label{}, false
	}
	if s[end-1] == ':' {
		return label{start, end - 1, end, true}, true
	}
	rest := strings.TrimLeft(s[end:], " ")
	value := len(s) - len(rest)
	for _, sep := range [...]string{":", "- ", "– ", "— "} {
		if strings.HasPrefix(rest, sep) {
			return label{start, end, value + len(sep), true}, true
		}
	}
	return label{}, false
}

// field reads a labelled piece; ok is false where it has no label.
func (d *outlined) field(p piece) (Field, bool) {
	l, ok := labelOf(p.prose)
	if !ok {
		return Field{}, false
	}
	f := Field{
		Label:  d.Within(p.prose, l.start, l.end),
		Value:  d.Within(p.prose, l.value, len(p.prose.Text)),
		Source: SourceLine,
		Block:  p.block,
	}
	if p.item != nil {
		f.Source = SourceBullet
	}
	return f, true
}

// maxListed bounds the text that is read as a list of things: a longer one is
// prose.
const maxListed = 1000

// parts splits a value at commas and semicolons, and at a last "and", into the
// things that it lists.
func (d *outlined) parts(t Text) []Text { return d.splitList(t, false) }

// names splits a value like parts, and at every last "and": names of persons
// hold none.
func (d *outlined) names(t Text) []Text { return d.splitList(t, true) }

func (d *outlined) splitList(t Text, names bool) []Text {
	if unfilled(t.Plain) {
		return nil
	}
	if t.Span.Len() > maxListed {
		return []Text{t}
	}
	p := d.ProseAt(t.Span)
	var out []Text
	from := 0
	for i := 0; i <= len(p.Text); i++ {
		if i < len(p.Text) && (!separates(p.Text, i) || insideLink(p, i)) {
			continue
		}
		if part := d.Within(p, from, i); part.Plain != "" {
			out = append(out, part)
		}
		from = i + 1
	}
	return d.splitLast(out, names)
}

// fields splits a text at blanks.
func (d *outlined) fields(t Text) []Text {
	p := d.ProseAt(t.Span)
	var out []Text
	from := 0
	for i := 0; i <= len(p.Text); i++ {
		if i == len(p.Text) || ascii.IsSpace(p.Text[i]) {
			if part := d.Within(p, from, i); part.Plain != "" {
				out = append(out, part)
			}
			from = i + 1
		}
	}
	return out
}

func separates(s string, i int) bool {
	if s[i] != ',' && s[i] != ';' {
		return false
	}
	return i+1 == len(s) || !ascii.IsDigit(s[i+1])
}

func insideLink(p *Prose, i int) bool { return p.In(MarkLink, i) || p.In(MarkCode, i) }

// splitLast splits the last part at "and" or "&": "a, b and c"; a lone part
// only where one word stands on either side, or names do.
func (d *outlined) splitLast(parts []Text, names bool) []Text {
	if len(parts) == 0 {
		return parts
	}
	last := parts[len(parts)-1]
	p := d.ProseAt(last.Span)
	if rest, ok := strings.CutPrefix(p.Text, "and "); ok {
		parts[len(parts)-1] = d.Within(p, len(p.Text)-len(rest), len(p.Text))
		return parts
	}
	for _, sep := range [...]string{" and ", " & "} {
		at := strings.Index(p.Text, sep)
		if at < 0 {
			continue
		}
		a, b := p.Text[:at], p.Text[at+len(sep):]
		if len(parts) == 1 && !names && (strings.ContainsAny(a, " ") || strings.ContainsAny(b, " ")) {
			continue
		}
		return append(parts[:len(parts)-1], d.Within(p, 0, at), d.Within(p, at+len(sep), len(p.Text)))
	}
	return parts
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

// ownTitle tells the piece that carries the title of a label section.
func (d *outlined) ownTitle(s *Section, p piece) bool {
	return s.block != nil && s.block.Kind != BlockHeading && p.prose.Source(0, len(p.text())).Overlaps(s.Title.Span)
}

// cellText is a cell read, or no text for an empty one.
func (d *outlined) cellText(c text.Span) Text {
	if c.Len() <= 0 {
		return Text{}
	}
	return orNone(d.Text(c))
}

// orNone is the zero Text for an empty one.
func orNone(t Text) Text {
	if t.Plain == "" {
		return Text{}
	}
	return t
}
