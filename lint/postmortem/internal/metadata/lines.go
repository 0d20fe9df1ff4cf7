package metadata

import (
	"bytes"
	"strings"

	"github.com/pmlint/pmlint/internal/ascii"
	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/postmortem/internal/outline"
	"github.com/pmlint/pmlint/lint/text"
)

// quoted reads the bold labels of a quotation at the head of the document, and lines
// that are made of labels.
func (m *metadataReader) quoted(quote *markdown.Block) {
	for _, b := range quote.Children {
		if b.Kind != markdown.BlockParagraph {
			continue
		}
		if c := m.src[b.Lines[0].Start]; c == '*' || c == '_' || len(b.Lines) > 1 && m.allLabels(b) {
			m.paragraph(b, false)
			continue
		}
		for _, line := range b.Lines {
			m.pieces(b, line)
		}
	}
}

// maxBelow is the length in bytes above which a paragraph below a label is text
// and no value.
const maxBelow = 60

// above reads a bold label that stands alone over its value.
func (m *metadataReader) above(b, next *markdown.Block) bool {
	if len(b.Lines) != 1 {
		return false
	}
	l, ok := outline.ScanLabel(m.src, b.Lines[0])
	if !ok || !l.Bold || !l.Alone {
		return false
	}
	key := m.key(l)
	switch {
	case key == "":
		return false
	case next.Kind == markdown.BlockList:
		if !isListKey(key) {
			return false
		}
	case next.Kind != markdown.BlockParagraph || len(next.Lines) != 1 || next.Span.Len() > maxBelow:
		return false
	default:
		if _, ok := outline.ScanLabel(m.src, next.Lines[0]); ok {
			return false
		}
	}
	f := m.field(l, key, text.Span{Start: l.Head.End, End: l.Head.End}, outline.SourceLine, b)
	m.below(&f, next)
	m.add(f)
	return true
}

// Add keeps a field; one whose label is not known only where it is bold.
func (m *metadataReader) add(f outline.Field) {
	if f.Key == outline.FieldDate && strings.EqualFold(f.Label.Plain, "data") && !ascii.HasDigit(f.Value.Plain) {
		f.Key = "" // "Data: none was lost", where "Data: 01/03/2026" is Portuguese
	}
	if f.Key == outline.FieldID && mayNameOther(f.Label.Plain) && !looksLikeID(f.Value.Plain) {
		f.Key = "" // "Incident: the cache was full", "Reference: the wiki"
	}
	if f.Key != "" || f.Source == outline.SourceLine || f.Source == outline.SourceBullet {
		m.fields = append(m.fields, f)
	}
}

// mayNameOther reports whether a label of an incident's key names as often the incident
// itself, or what else there is about it.
func mayNameOther(label string) bool {
	words := outline.TitleWords(label)
	return len(words) == 1 && weakKeys.Has(words[0])
}

// looksLikeID tells a key or number from a name.
func looksLikeID(s string) bool {
	return len(s) <= 40 && strings.ContainsAny(s, "0123456789X") && strings.Count(s, " ") < 2
}

// paragraph reads the lines "**Key:** value" and "Key: value".
func (m *metadataReader) paragraph(b *markdown.Block, top bool) {
	plain := top // labels that are not bold count
	for i := range b.Lines {
		if m.pieces(b, b.Lines[i]) || m.marked(b, i, top) {
			continue
		}
		l, ok := outline.ScanLabel(m.src, b.Lines[i])
		if top && (!ok || l.Alone) && m.italicLine(b, i) {
			continue
		}
		if !ok && top {
			l, ok = outline.ScanItalicLabel(m.src, b.Lines[i])
		}
		if !ok {
			continue
		}
		key := m.key(l)
		if i == 0 && !l.Bold && !top {
			plain = m.allLabels(b)
		}
		if key == "" && (!l.Bold || !top || l.Alone) || !l.Bold && !plain {
			continue
		}
		m.line(b, i, l, key)
	}
}

// italicLine reads "*Author: Ana Silva*", a field that is italic from end to end.
func (m *metadataReader) italicLine(b *markdown.Block, i int) bool {
	line := b.Lines[i]
	if line.Len() < 5 {
		return false
	}
	mark := m.src[line.Start]
	inner := text.Span{Start: line.Start + 1, End: line.End - 1}
	if mark != '*' && mark != '_' || m.src[line.End-1] != mark || bytes.IndexByte(m.src[inner.Start:inner.End], mark) >= 0 {
		return false
	}
	l, ok := outline.ScanPlainLabel(m.src, inner)
	if key := m.key(l); ok && key != "" && !l.Alone {
		m.add(m.field(l, key, m.trimValue(text.Span{Start: l.Head.End, End: inner.End}), outline.SourceLine, b))
		return true
	}
	return false
}

// Pieces reads "Status: Final | Severity: S1 | Date: 2026-03-01", each of which
// may be a code span of its own.
func (m *metadataReader) pieces(b *markdown.Block, line text.Span) bool {
	s := m.src[line.Start:line.End]
	if len(s) == 0 {
		return false
	}
	if c := s[0]; !ascii.IsLetter(c) && c != '`' && c != '*' && c != '_' || bytes.IndexByte(s[:min(len(s), outline.MaxLabelLen)], ':') < 0 {
		return false
	}
	if bar := pieceBar(s); bar != "" {
		return m.barred(b, line, bar)
	}
	return false
}

func (m *metadataReader) barred(b *markdown.Block, line text.Span, bar string) bool {
	var labels [8]outline.TitleLabel
	var values [8]text.Span
	n, known := 0, 0
	for rest := line; rest.Len() > 0 && n < len(labels); n++ {
		piece, next := rest, text.Span{Start: line.End, End: line.End}
		if i := bytes.Index(m.src[rest.Start:rest.End], []byte(bar)); i >= 0 {
			piece.End, next.Start = rest.Start+i, rest.Start+i+len(bar)
		}
		piece = m.trimCode(piece)
		l, ok := outline.TitleLabel{}, false
		if piece.Len() > 2 && ascii.IsLetter(m.src[piece.Start]) {
			l, ok = outline.ScanPlainLabel(m.src, piece)
		}
		if !ok {
			return false
		}
		known += outline.BoolInt(m.key(l) != "")
		labels[n], values[n], rest = l, text.Span{Start: l.Head.End, End: piece.End}, next
	}
	if known < 2 {
		return false
	}
	for i, l := range labels[:n] {
		if key := m.key(l); key != "" {
			m.add(m.field(l, key, m.trimValue(values[i]), outline.SourceLine, b))
		}
	}
	return true
}

// pieceBar is what stands between the pieces of a line; empty where it has none.
func pieceBar(line []byte) string {
	for _, bar := range [...]string{" | ", " · ", " • ", " // ", " / ", " ‖ ", " — ", " – "} {
		if bytes.Contains(line, []byte(bar)) {
			return bar
		}
	}
	return ""
}

// trimCode leaves out blanks and the marks of code and emphasis around a piece.
func (m *metadataReader) trimCode(s text.Span) text.Span {
	for s.Len() > 0 && bytes.IndexByte([]byte(" `*_"), m.src[s.Start]) >= 0 {
		s.Start++
	}
	for s.Len() > 0 && bytes.IndexByte([]byte(" `*_"), m.src[s.End-1]) >= 0 {
		s.End--
	}
	return s
}

// marked reads the labels of other markups: ":Date: 2026-03-01" at the head of a
// document, and the definition "Date" over ": 2026-03-01".
func (m *metadataReader) marked(b *markdown.Block, i int, top bool) bool {
	line := b.Lines[i]
	if line.Len() == 0 {
		return false
	}
	l := outline.TitleLabel{Title: line}
	switch {
	case m.src[line.Start] == ':':
		n := bytes.IndexByte(m.src[line.Start+1:line.End], ':')
		if !top || n < 2 || n > outline.MaxLabelLen {
			return false
		}
		l.Title = text.Span{Start: line.Start + 1, End: line.Start + 1 + n}
		l.Head.End = l.Title.End + 1
	case i+1 < len(b.Lines) && b.Lines[i+1].Len() > 2 && m.src[b.Lines[i+1].Start] == ':' && ascii.IsBlank(m.src[b.Lines[i+1].Start+1]):
		line = b.Lines[i+1]
		l.Head.End = line.Start + 1
	default:
		return false
	}
	key := m.key(l)
	if key == "" {
		return false
	}
	m.add(m.field(l, key, m.trimValue(text.Span{Start: l.Head.End, End: line.End}), outline.SourceLine, b))
	return true
}

// labelled tells that a line begins with a label.
func (m *metadataReader) labelled(line text.Span) bool {
	_, ok := outline.ScanLabel(m.src, line)
	return ok
}

// allLabels tells that each line of the paragraph begins with a label; where it
// has hard breaks, the lines behind these.
func (m *metadataReader) allLabels(b *markdown.Block) bool {
	wrapped, broken := false, 0
	for i, line := range b.Lines {
		hard := i > 0 && m.hardBreak(b.Lines[i-1])
		broken += outline.BoolInt(hard)
		if m.labelled(line) {
			continue
		}
		if i == 0 || hard {
			return false
		}
		wrapped = true
	}
	return !wrapped || broken > 0
}

// hardBreak tells that a line ends in a break that is shown.
func (m *metadataReader) hardBreak(line text.Span) bool {
	return m.src[line.End-1] == '\\' || bytes.HasPrefix(m.src[line.End:], []byte("  ")) || m.breakLen(line) > 0
}

// breakLen is the length of the <br> that a text ends with.
func (m *metadataReader) breakLen(s text.Span) int {
	b := m.src[s.Start:s.End]
	at := bytes.LastIndex(b, []byte("<br"))
	if at < 0 || len(b)-at > len("<br />") || b[len(b)-1] != '>' {
		return 0
	}
	return len(b) - at
}

func (m *metadataReader) key(l outline.TitleLabel) outline.FieldKey {
	return outline.FieldKeyOf(m.doc.File.Text(l.Title))
}

// line reads the fields of one line: several may stand on it, with bars or
// dots between them.
func (m *metadataReader) line(b *markdown.Block, i int, l outline.TitleLabel, key outline.FieldKey) {
	line := b.Lines[i]
	for {
		value := text.Span{Start: l.Head.End, End: line.End}
		next, more := m.nextLabel(value)
		switch {
		case more:
			value.End = next.Start
		case l.Alone && l.Bold && key != "" && i+1 < len(b.Lines) && !m.labelled(b.Lines[i+1]):
			value = b.Lines[i+1]
		case l.Bold && continues(key):
			value.End = m.valueEnd(b, i)
		}
		m.add(m.field(l, key, m.trimValue(value), outline.SourceLine, b))
		if !more {
			return
		}
		if l, more = outline.ScanLabel(m.src, text.Span{Start: next.Start, End: line.End}); !more {
			return
		}
		key = m.key(l)
	}
}

// nextLabel finds a further bold label with a colon on the line.
func (m *metadataReader) nextLabel(rest text.Span) (text.Span, bool) {
	for at := rest.Start; ; {
		n := bytes.Index(m.src[at:rest.End], []byte("**"))
		if n < 0 {
			return text.Span{}, false
		}
		s := text.Span{Start: at + n, End: rest.End}
		if l, ok := outline.ScanLabel(m.src, s); ok && (!l.Alone || m.src[l.Head.End-1] == ':' || m.src[l.Title.End] == ':') {
			return s, true
		}
		end := bytes.Index(m.src[s.Start+2:rest.End], []byte("**"))
		if end < 0 {
			return text.Span{}, false
		}
		at = s.Start + 2 + end + 2
	}
}

// continues tells the fields whose value may go on in the next line.
func continues(key outline.FieldKey) bool {
	switch key {
	case "", outline.FieldAuthors, outline.FieldCustomerImpact, outline.FieldServices, outline.FieldTitle:
		return true
	}
	return false
}

// valueEnd is the end of a value that begins in line i: the last line before
// the next label or a hard break.
func (m *metadataReader) valueEnd(b *markdown.Block, i int) int {
	for ; i+1 < len(b.Lines); i++ {
		end := b.Lines[i].End
		if m.hardBreak(b.Lines[i]) {
			return end
		}
		if _, ok := outline.ScanLabel(m.src, b.Lines[i+1]); ok {
			return end
		}
	}
	return b.Lines[i].End
}

// trimValue cuts separators and a hard break's backslash off a value.
func (m *metadataReader) trimValue(s text.Span) text.Span {
	s = text.TrimRight(m.src, text.TrimLeft(m.src, s))
	if n := m.breakLen(s); n > 0 {
		s.End -= n
		s = text.TrimRight(m.src, s)
	}
	for s.Len() > 0 && strings.IndexByte("|\\;,", m.src[s.End-1]) >= 0 {
		s.End--
		s = text.TrimRight(m.src, s)
	}
	if rest := m.src[s.Start:s.End]; bytes.HasSuffix(rest, []byte("·")) || bytes.HasSuffix(rest, []byte("•")) {
		s.End -= len("·")
		if s.End > s.Start && m.src[s.End-1] >= 0xc0 {
			s.End--
		}
		s = text.TrimRight(m.src, s)
	}
	return s
}

// Field makes a field; list values are split.
func (m *metadataReader) field(l outline.TitleLabel, key outline.FieldKey, value text.Span, source outline.FieldSource,
	b *markdown.Block) outline.Field {
	f := outline.Field{Key: key, Label: m.doc.Text(l.Title), Value: m.doc.Text(value), Source: source, Block: b}
	if f.Value.Plain == "" {
		return f
	}
	if isListKey(key) {
		f.Values = m.split(f.Value)
	} else {
		f.Values = []markdown.Text{f.Value}
	}
	return f
}

func isListKey(key outline.FieldKey) bool {
	return key == outline.FieldAuthors || key == outline.FieldServices || key == outline.FieldTags || key == outline.FieldOwner
}
