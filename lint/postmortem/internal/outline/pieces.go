package outline

import (
	"bytes"
	"strings"

	"github.com/pmlint/pmlint/internal/ascii"
	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/text"
)

// Piece is a unit of a section's text: a paragraph, the own text of an item,
// or one line of either where the lines are labelled ("**Evidence:** ...",
// "→ Because ...") although Markdown joins them to one paragraph.
type Piece struct {
	Prose *markdown.Prose
	Block *markdown.Block // the paragraph
	Item  *markdown.Block // the innermost item around it; nil outside lists
	First bool            // it is the first piece of its item
	Depth int             // lists around it
}

func (p *Piece) Text() string { return p.Prose.Text }

// Pieces lists the text of blocks in order. Code, HTML, quotations, footnotes
// and tables are left out.
func (d *Document) Pieces(blocks []*markdown.Block) []Piece {
	return d.addPieces(make([]Piece, 0, countParagraphs(blocks)), blocks, nil, 0)
}

// countParagraphs counts those that addPieces comes to.
func countParagraphs(blocks []*markdown.Block) int {
	n := 0
	for _, b := range blocks {
		switch b.Kind {
		case markdown.BlockParagraph:
			n++
		case markdown.BlockList:
			for _, c := range b.Children {
				n += countParagraphs(c.Children)
			}
		}
	}
	return n
}

func (d *Document) addPieces(out []Piece, blocks []*markdown.Block, item *markdown.Block, depth int) []Piece {
	for i, b := range blocks {
		switch b.Kind {
		case markdown.BlockParagraph:
			out = d.addLines(out, b, item, item != nil && i == 0, depth)
		case markdown.BlockList:
			for _, c := range b.Children {
				out = d.addPieces(out, c.Children, c, depth+1)
			}
		}
	}
	return out
}

// addLines adds a paragraph, split before each line that starts anew.
func (d *Document) addLines(out []Piece, b, item *markdown.Block, first bool, depth int) []Piece {
	src := d.File.Bytes()
	from := 0
	for n := 1; n < len(b.Lines); n++ {
		if startsAnew(src[b.Lines[n].Start:b.Lines[n].End]) {
			out = append(out, Piece{d.ProseOf(b.Lines[from:n]), b, item, first && from == 0, depth})
			from = n
		}
	}
	if from == 0 {
		return append(out, Piece{d.Prose(b), b, item, first, depth})
	}
	return append(out, Piece{d.ProseOf(b.Lines[from:]), b, item, false, depth})
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
		return ArrowLen(line) > 0
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

// ArrowLen is the length of an arrow at the start of s, or 0.
func ArrowLen(s []byte) int {
	for _, a := range [...]string{"→", "⇒", "➡", "↳", "->", "=>", "-->", "==>"} {
		if bytes.HasPrefix(s, []byte(a)) {
			return len(a)
		}
	}
	return 0
}

// Whole is all the text of a piece.
func (d *Document) Whole(p Piece) markdown.Text { return d.Within(p.Prose, 0, len(p.Prose.Text)) }

// Label is the name before a colon at the start of a text.
type Label struct {
	Start, End int // of the name, in the prose
	Value      int // where the value starts
	Bold       bool
}

// MaxFieldLabel is the greatest length of a label in bytes.
const MaxFieldLabel = 60

// LabelOf finds the label of "**Label:** value", "**Label**: value", "Label:
// value" and, for a bold one, "**Label** - value". A clause with a colon
// somewhere in a sentence is none.
func LabelOf(p *markdown.Prose) (Label, bool) {
	s := p.Text
	start := len(s) - len(strings.TrimLeft(s, " \t"))
	if m := StrongAt(p, start); m != nil {
		return boldLabelOf(s, start, m.End)
	}
	end := strings.IndexByte(s[:min(len(s), start+MaxFieldLabel+1)], ':')
	if end <= start || end+1 < len(s) && !ascii.IsSpace(s[end+1]) {
		return Label{}, false
	}
	name := s[start:end]
	if strings.ContainsAny(name, ".?!;,\"`") || strings.Count(strings.TrimSpace(name), " ") > 5 {
		return Label{}, false
	}
	return Label{start, end, end + 1, false}, true
}

// StrongAt is the bold stretch that starts at i, or nil.
func StrongAt(p *markdown.Prose, i int) *markdown.Mark {
	for n := range p.Marks {
		m := &p.Marks[n]
		if m.Start > i {
			break
		}
		if m.Kind == markdown.MarkStrong && m.Start == i {
			return m
		}
	}
	return nil
}

func boldLabelOf(s string, start, end int) (Label, bool) {
	for end > start && ascii.IsSpace(s[end-1]) {
		end--
	}
	if end-start > MaxFieldLabel || end == start {
		return Label{}, false
	}
	if s[end-1] == ':' {
		return Label{start, end - 1, end, true}, true
	}
	rest := strings.TrimLeft(s[end:], " ")
	value := len(s) - len(rest)
	for _, sep := range [...]string{":", "- ", "– ", "— "} {
		if strings.HasPrefix(rest, sep) {
			return Label{start, end, value + len(sep), true}, true
		}
	}
	return Label{}, false
}

// Field reads a labelled piece; ok is false where it has no label.
func (d *Document) Field(p Piece) (Field, bool) {
	l, ok := LabelOf(p.Prose)
	if !ok {
		return Field{}, false
	}
	f := Field{
		Label:  d.Within(p.Prose, l.Start, l.End),
		Value:  d.Within(p.Prose, l.Value, len(p.Prose.Text)),
		Source: SourceLine,
		Block:  p.Block,
	}
	if p.Item != nil {
		f.Source = SourceBullet
	}
	return f, true
}

// maxListed bounds the text that is read as a list of things: a longer one is
// prose.
const maxListed = 1000

// Parts splits a value at commas and semicolons, and at a last "and", into the
// things that it lists.
func (d *Document) Parts(t markdown.Text) []markdown.Text { return d.splitList(t, false) }

// Names splits a value like parts, and at every last "and": names of persons
// hold none.
func (d *Document) Names(t markdown.Text) []markdown.Text { return d.splitList(t, true) }

func (d *Document) splitList(t markdown.Text, names bool) []markdown.Text {
	if Unfilled(t.Plain) {
		return nil
	}
	if t.Span.Len() > maxListed {
		return []markdown.Text{t}
	}
	p := d.ProseAt(t.Span)
	var out []markdown.Text
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

// Fields splits a text at blanks.
func (d *Document) Fields(t markdown.Text) []markdown.Text {
	p := d.ProseAt(t.Span)
	var out []markdown.Text
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

func insideLink(p *markdown.Prose, i int) bool {
	return p.In(markdown.MarkLink, i) || p.In(markdown.MarkCode, i)
}

// splitLast splits the last part at "and" or "&": "a, b and c"; a lone part
// only where one word stands on either side, or names do.
func (d *Document) splitLast(parts []markdown.Text, names bool) []markdown.Text {
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

func BoolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

// OwnTitle tells the piece that carries the title of a label section.
func (d *Document) OwnTitle(s *Section, p Piece) bool {
	return s.Block != nil && s.Block.Kind != markdown.BlockHeading && p.Prose.Source(0, len(p.Text())).Overlaps(s.Title.Span)
}

// CellText is a cell read, or no text for an empty one.
func (d *Document) CellText(c text.Span) markdown.Text {
	if c.Len() <= 0 {
		return markdown.Text{}
	}
	return OrNone(d.Text(c))
}

// OrNone is the zero Text for an empty one.
func OrNone(t markdown.Text) markdown.Text {
	if t.Plain == "" {
		return markdown.Text{}
	}
	return t
}
