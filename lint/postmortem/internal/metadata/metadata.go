// Package metadata reads what a document says about itself, in front matter, lines,
// lists, tables and titles: its date, authors, status and severity, and who took part.
package metadata

import (
	"bytes"
	"strings"
	"time"

	"github.com/pmlint/pmlint/lint/chrono"
	"github.com/pmlint/pmlint/lint/internal/ascii"
	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/postmortem/internal/outline"
	"github.com/pmlint/pmlint/lint/postmortem/internal/placeholders"
	"github.com/pmlint/pmlint/lint/text"
)

// Read collects what the document says about itself, from every
// dialect: front matter, lines, bullets, tables, headings, the title.
func Read(doc *outline.Document, order *OrderFinder) Metadata {
	m := &metadataReader{doc: doc, order: order, src: doc.File.Bytes()}
	m.frontMatter()
	m.section(doc.Root, true)
	for _, s := range doc.Sections {
		m.read(s)
	}
	m.fromTitle()
	m.meta.All = m.fields
	m.summarise()
	return m.meta
}

type metadataReader struct {
	doc    *outline.Document
	order  *OrderFinder
	src    []byte
	fields []outline.Field
	meta   Metadata
}

func (m *metadataReader) frontMatter() {
	for _, f := range m.doc.Front.Fields {
		m.fields = append(m.fields, outline.Field{
			Key: outline.FieldKeyOf(f.Label.Plain), Label: f.Label, Value: f.Value, Values: f.Values, Source: outline.SourceFrontMatter,
		})
	}
}

// Read takes the fields of a section that may hold some: of one that speaks of
// the document, and of the summary. Labels in other sections belong to what
// those are about, such as an action's owner.
func (m *metadataReader) read(s *outline.Section) {
	switch {
	case s.Kind == outline.KindOther && s.Effective() != outline.KindOther && isMetadataTitle(s.Title.Plain):
		m.section(s, true)
	case s.Kind == outline.KindSummary:
		m.section(s, false)
	case s.Kind == outline.KindParticipants:
		m.only(s, outline.FieldAuthors)
	case s.Kind == outline.KindImpact:
		m.only(s, outline.FieldSeverity)
	case s.Effective() == outline.KindOther:
		if !m.heading(s) {
			m.section(s, isMetadataTitle(s.Title.Plain))
		}
	}
}

// only takes the fields with the key of a section.
func (m *metadataReader) only(s *outline.Section, key outline.FieldKey) {
	from := len(m.fields)
	m.section(s, false)
	kept := m.fields[:from]
	for _, f := range m.fields[from:] {
		if f.Key == key {
			kept = append(kept, f)
		}
	}
	m.fields = kept
}

// isMetadataTitle tells a section that holds nothing but metadata.
func isMetadataTitle(title string) bool {
	words := outline.WithoutWords(outline.WithoutWords(outline.TitleWords(title), outline.SubjectWords), outline.DecorationWords)
	if len(words) != 1 {
		return false
	}
	switch words[0] {
	case "metadata", "detail", "info", "information", "fact", "data", "property", "header", "stat", "statistic", "status", "basic":
		return true
	}
	return false
}

// section reads the section's own blocks. In the head of a document ("top")
// labels count also where they are not bold or not known.
func (m *metadataReader) section(s *outline.Section, top bool) {
	m.blocks(s.Blocks, top)
}

func (m *metadataReader) blocks(blocks []*markdown.Block, top bool) {
	for i, b := range blocks {
		switch b.Kind {
		case markdown.BlockParagraph:
			if i+1 == len(blocks) || !m.above(b, blocks[i+1]) {
				m.paragraph(b, top)
			}
			if top {
				m.byline(b)
			}
		case markdown.BlockList:
			for _, item := range b.Children {
				m.item(item, top)
			}
		case markdown.BlockItem:
			m.item(b, top)
		case markdown.BlockTable:
			m.table(b)
		case markdown.BlockQuote:
			if top {
				m.quoted(b)
			}
		}
	}
}

// quoted reads the bold labels of a quotation at the head of the document.
func (m *metadataReader) quoted(quote *markdown.Block) {
	for _, b := range quote.Children {
		if b.Kind == markdown.BlockParagraph && (m.src[b.Lines[0].Start] == '*' || m.src[b.Lines[0].Start] == '_') {
			m.paragraph(b, false)
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
	if f.Key == outline.FieldID && strings.EqualFold(strings.TrimSuffix(f.Label.Plain, "s"), "incident") && !looksLikeID(f.Value.Plain) {
		f.Key = "" // "Incident: the cache was full"
	}
	if f.Key != "" || f.Source == outline.SourceLine || f.Source == outline.SourceBullet {
		m.fields = append(m.fields, f)
	}
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
	for _, bar := range [...]string{" | ", " · ", " • "} {
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

// maxByline is the length in bytes of the longest line that says no more than who
// wrote the document, and when.
const maxByline = 120

// byline reads "*By Ana Silva · March 1, 2026*" and "Posted by the network team".
func (m *metadataReader) byline(b *markdown.Block) {
	if len(b.Lines) != 1 || b.Span.Len() > maxByline {
		return
	}
	span := m.trimCode(b.Lines[0])
	s := m.doc.File.Text(span)
	n := 0
	for _, lead := range [...]string{"by ", "posted by ", "written by ", "published by ", "report by ", "postmortem by "} {
		if ascii.HasPrefixFold(s, lead) {
			n = len(lead)
		}
	}
	if n == 0 {
		return
	}
	name, rest := cutByline(s[n:])
	if !isByline(name) || rest != "" && !ascii.HasDigit(rest) {
		return
	}
	value := m.doc.Text(text.Span{Start: span.Start + n, End: span.Start + n + len(name)})
	m.add(outline.Field{Key: outline.FieldAuthors, Value: value, Values: m.split(value), Source: outline.SourceLine, Block: b})
}

// cutByline parts the names from what follows them.
func cutByline(s string) (name, rest string) {
	for i := 1; i < len(s); i++ {
		for _, sep := range [...]string{" · ", " | ", " • ", " — ", " – ", " - ", " on ", " ("} {
			if strings.HasPrefix(s[i:], sep) {
				return s[:i], s[i+len(sep):]
			}
		}
		if s[i] == ',' {
			after := strings.TrimLeft(s[i+1:], " ")
			if _, n := chrono.ScanDate(after, chrono.OrderDMY); n > 0 {
				return s[:i], after
			}
		}
	}
	return s, ""
}

// isByline tells names from the start of a sentence.
func isByline(s string) bool {
	if s == "" || ascii.HasDigit(s) || strings.Count(s, " ") > 5 || strings.ContainsAny(s[len(s)-1:], ".:!?") {
		return false
	}
	capitals := 0
	for w := range strings.FieldsSeq(s) {
		capitals += outline.BoolInt(ascii.IsUpper(w[0]) || w[0] == '@' || w[0] == '[')
	}
	w := ascii.CountLetters(s)
	return capitals > 0 && 2*capitals >= strings.Count(s, " ") && chrono.MonthOf(s[:w]) == 0 && !chrono.IsWeekday(s[:w])
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

// Item reads "- **Key**: value" and "- Key: value", with the items below it as
// further values.
func (m *metadataReader) item(item *markdown.Block, top bool) {
	first := item.First()
	if first == nil || first.Kind != markdown.BlockParagraph {
		return
	}
	l, ok := outline.ScanLabel(m.src, first.Lines[0])
	if !ok {
		return
	}
	key := m.key(l)
	if key == "" && (!l.Bold || !top) {
		return
	}
	value := m.trimValue(text.Span{Start: l.Head.End, End: first.Lines[len(first.Lines)-1].End})
	f := m.field(l, key, value, outline.SourceBullet, first)
	if len(f.Values) == 0 {
		f.Values = m.nested(item)
		if n := len(f.Values); n > 0 {
			f.Value = m.doc.Text(f.Values[0].Span)
		}
	}
	m.add(f)
}

// nested are the texts of the items of the list below an item.
func (m *metadataReader) nested(item *markdown.Block) []markdown.Text {
	var values []markdown.Text
	for _, list := range item.Children[1:] {
		if list.Kind == markdown.BlockList {
			values = append(values, m.items(list)...)
		}
	}
	return values
}

func (m *metadataReader) items(list *markdown.Block) []markdown.Text {
	var values []markdown.Text
	for _, item := range list.Children {
		if p := item.First(); p != nil && len(p.Lines) > 0 {
			if t := m.doc.Text(text.Span{Start: p.Lines[0].Start, End: p.Lines[len(p.Lines)-1].End}); t.Plain != "" {
				values = append(values, t)
			}
		}
	}
	return values
}

// table reads a table of labels and values, or a header row over one row of
// values.
func (m *metadataReader) table(b *markdown.Block) {
	t := b.Table
	known := 0
	for _, c := range t.Header.Cells {
		if m.cellKey(c) != "" {
			known++
		}
	}
	if len(t.Rows) == 1 && known >= 2 && len(t.Header.Cells) > 2 || len(t.Rows) == 1 && known == 2 && len(t.Header.Cells) == 2 {
		for i, c := range t.Header.Cells {
			if value, ok := t.Rows[0].Cell(i); ok {
				m.cell(c, value, b)
			}
		}
		return
	}
	if len(t.Header.Cells) != 2 {
		return
	}
	for _, row := range append([]markdown.Row{t.Header}, t.Rows...) {
		if len(row.Cells) == 2 {
			m.cell(row.Cells[0], row.Cells[1], b)
		}
	}
}

func (m *metadataReader) cellKey(c text.Span) outline.FieldKey {
	if c.Len() == 0 || c.Len() > outline.MaxLabelLen {
		return ""
	}
	return outline.FieldKeyOf(string(bytes.Trim(m.src[c.Start:c.End], "*_ :")))
}

func (m *metadataReader) cell(label, value text.Span, b *markdown.Block) {
	if key := m.cellKey(label); key != "" {
		l := outline.TitleLabel{Title: label}
		m.add(m.field(l, key, value, outline.SourceTable, b))
	}
}

// heading reads a heading that is a key: "## Date" over its text, "## Owner:
// @name".
func (m *metadataReader) heading(s *outline.Section) bool {
	if !s.IsHeading() || s.Title.Span.Len() == 0 {
		return false
	}
	raw := m.src[s.Title.Span.Start:s.Title.Span.End]
	name := s.Title.Span
	if colon := bytes.IndexByte(raw, ':'); colon > 0 {
		name.End = name.Start + colon
	}
	key := outline.FieldKeyOf(strings.Trim(m.doc.File.Text(name), "*_ "))
	if key == "" || key == outline.FieldTitle || key == outline.FieldID && !strings.Contains(strings.ToLower(string(raw)), "id") {
		return false
	}
	value := text.Span{Start: min(name.End+1, s.Title.Span.End), End: s.Title.Span.End}
	f := m.field(outline.TitleLabel{Title: name}, key, m.trimValue(value), outline.SourceHeading, s.Block)
	if f.Value.Plain == "" && len(s.Blocks) > 0 {
		m.below(&f, s.Blocks[0])
	}
	m.add(f)
	return true
}

// below takes the text under a heading as its value.
func (m *metadataReader) below(f *outline.Field, b *markdown.Block) {
	switch {
	case b.Kind == markdown.BlockList:
		f.Values = m.items(b)
		if len(f.Values) > 0 {
			f.Value = f.Values[0]
		}
	case b.Kind == markdown.BlockParagraph && len(b.Lines) > 0:
		span := text.Span{Start: b.Lines[0].Start, End: b.Lines[len(b.Lines)-1].End}
		if !isListKey(f.Key) && f.Key != outline.FieldCustomerImpact {
			span.End = b.Lines[0].End
		}
		f.Value = m.doc.Text(span)
		f.Values = []markdown.Text{f.Value}
		if isListKey(f.Key) {
			f.Values = m.split(f.Value)
		}
	}
}

// split takes the items of a list value apart at commas, semicolons, "and",
// "&" and line breaks.
func (m *metadataReader) split(value markdown.Text) []markdown.Text {
	p := m.doc.ProseAt(value.Span)
	var items []markdown.Text
	at := 0
	for i := 0; i <= len(p.Text); i++ {
		n := listSeparator(p.Text, i)
		if n == 0 && i < len(p.Text) {
			continue
		}
		if t := m.listItem(p, at, i); t.Plain != "" {
			items = append(items, t)
		}
		at = i + n
		i = max(i, at-1)
	}
	return items
}

// listSeparator is the length of a separator of list items at i.
func listSeparator(s string, i int) int {
	if i >= len(s) {
		return 0
	}
	switch s[i] {
	case ',', ';', '\n', '&', '|':
		return 1
	case ' ':
		for _, w := range [...]string{" and ", " / ", " + ", " - ", " with help from ", " with help of "} {
			if strings.HasPrefix(s[i:], w) {
				return len(w)
			}
		}
	case '/':
		if i+1 < len(s) && s[i+1] == '@' {
			return 1
		}
	}
	return 0
}

// listItem is a piece of a list value without blanks and e-mail address.
func (m *metadataReader) listItem(p *markdown.Prose, start, end int) markdown.Text {
	s := p.Text[start:end]
	if i := strings.IndexAny(s, "<("); i > 0 && strings.IndexByte(s[i:], '@') > 0 && strings.IndexByte(s[i:], '.') > 0 {
		s = s[:i]
	} else if i := strings.LastIndexByte(strings.TrimSpace(s), ' '); i > 0 && isMail(strings.TrimSpace(s)[i+1:]) {
		s = s[:strings.LastIndexByte(strings.TrimRight(s, " "), ' ')]
	}
	left := len(s) - len(strings.TrimLeft(s, " *_"))
	s = strings.Trim(s, " *_")
	if placeholders.IsEnclosed([]byte(s), '[', ']') && !placeholders.IsInstruction([]byte(s[1:len(s)-1])) &&
		!placeholders.IsNounHolder([]byte(s[1:len(s)-1])) {
		s, left = s[1:len(s)-1], left+1 // a link without its definition
	}
	if rest, ok := strings.CutPrefix(s, "and "); ok {
		s, left = rest, left+len("and ")
	}
	if s == "" {
		return markdown.Text{}
	}
	start += left
	return m.doc.Text(p.Source(start, start+len(s)))
}

// isMail tells an e-mail address.
func isMail(s string) bool {
	at := strings.IndexByte(s, '@')
	return at > 0 && strings.IndexByte(s[at:], '.') > 0
}

// fromTitle takes a date and an id from the document's title.
func (m *metadataReader) fromTitle() {
	title := m.doc.Title
	if title.Plain == "" {
		return
	}
	p := m.doc.ProseAt(title.Span)
	if p.Text != title.Plain {
		return // a title of the front matter that YAML decodes
	}
	if date, start, end := m.order.titleDate(p.Text); date.Full() {
		t := m.doc.Text(p.Source(start, end))
		m.add(outline.Field{Key: outline.FieldDate, Value: t, Values: []markdown.Text{t}, Source: outline.SourceTitle})
	}
	if start, end := titleID(p.Text); end > 0 {
		t := m.doc.Text(p.Source(start, end))
		m.add(outline.Field{Key: outline.FieldID, Value: t, Values: []markdown.Text{t}, Source: outline.SourceTitle})
	}
}

// titleDate finds a full date in a title; a date with dashes and two digits
// ("5-26-21") is one there.
func (r *OrderFinder) titleDate(s string) (d chrono.Date, start, end int) {
	if d, start, end = r.findFullDate(s); d.Full() {
		return d, start, end
	}
	for i := 0; i < len(s); i++ {
		if ascii.IsDigit(s[i]) && (i == 0 || !ascii.IsDigit(s[i-1]) && s[i-1] != '.' && s[i-1] != '-') {
			if d, n := chrono.ScanDate(s[i:], r.Get()); n > 0 && d.Full() && !strings.Contains(s[i:i+n], ".") {
				return d, i, i + n
			}
		}
	}
	return chrono.Date{}, 0, 0
}

// titleID finds an incident's key in a title: "INC-42", "PM2022-006",
// "Incident #42".
func titleID(s string) (start, end int) {
	for i := 0; i < len(s); i++ {
		if i > 0 && (ascii.IsLetter(s[i-1]) || ascii.IsDigit(s[i-1]) || s[i-1] == '-' || s[i-1] == '_') {
			continue
		}
		if s[i] == '#' {
			before := strings.ToLower(strings.TrimRight(s[:i], " "))
			if n := ascii.CountDigits(s[i+1:]); n > 0 && (strings.HasSuffix(before, "incident") || strings.HasSuffix(before,
				"postmortem") || strings.HasSuffix(before, "post-mortem")) {
				return i, i + 1 + n
			}
			continue
		}
		if n := incidentKey(s[i:]); n > 0 {
			return i, i + n
		}
	}
	return 0, 0
}

// incidentPrefixes begin the keys that teams give to incidents.
var incidentPrefixes = [...]string{"INC", "INCIDENT", "PM", "IR", "PIR", "IM", "RCA", "COE", "OUTAGE", "SEV", "POSTMORTEM", "PROD"}

// incidentKey is the length of an incident's key at the start of s.
func incidentKey(s string) int {
	w := ascii.CountLetters(s)
	ok := false
	for _, p := range incidentPrefixes {
		ok = ok || s[:w] == p
	}
	if !ok {
		return 0
	}
	n, dash := w, false
	for n < len(s) && (ascii.IsDigit(s[n]) || s[n] == '-' && n+1 < len(s) && ascii.IsDigit(s[n+1])) {
		dash = dash || s[n] == '-'
		n++
	}
	if !dash || ascii.IsAlnumAt(s, n) || s[:w] == "SEV" && n <= w+2 {
		return 0
	}
	return n
}

// summarise picks the first stated value of each key.
func (m *metadataReader) summarise() {
	meta := &m.meta
	for i := range meta.All {
		f := &meta.All[i]
		switch {
		case f.Value.Plain == "":
		case f.Key == outline.FieldID && meta.ID.Plain == "":
			meta.ID = f.Value
		case f.Key == outline.FieldStatus && meta.Status.Plain == "":
			meta.Status = f.Value
		case f.Key == outline.FieldSeverity && meta.Severity.Plain == "":
			meta.Severity = f.Value
		case f.Key == outline.FieldAuthors && len(meta.Authors) == 0:
			meta.Authors = f.Values
			if f.Source == outline.SourceFrontMatter && len(f.Values) == 1 {
				meta.Authors = m.frontAuthors(f.Values[0])
			}
		}
	}
	meta.Date = m.date()
}

// frontAuthors takes "Ana, Bo" in front matter apart.
func (m *metadataReader) frontAuthors(v markdown.Text) []markdown.Text {
	if m.doc.File.Text(v.Span) != v.Plain {
		return []markdown.Text{v}
	}
	return m.split(v)
}

// Date is the incident's day: the first date field with a full date, else the
// start, what the duration or the end tells, else a date in the title; the first
// date field as it is where none is full.
func (m *metadataReader) date() Date {
	var first Date
	for _, key := range [...]outline.FieldKey{outline.FieldDate, outline.FieldStart, outline.FieldDuration, outline.FieldEnd} {
		for i := range m.meta.All {
			f := &m.meta.All[i]
			if f.Key != key || f.Value.Plain == "" {
				continue
			}
			d := m.order.parseDate(f.Value)
			if !d.Day.IsZero() {
				return d
			}
			if key == outline.FieldDate && first.Text.Plain == "" {
				first = d
			}
		}
	}
	return first
}

// parseDate reads the day that a value states; a range gives its first day.
func (r *OrderFinder) parseDate(value markdown.Text) Date {
	date := Date{Text: value}
	d, _, end := r.findFullDate(value.Plain)
	if end == 0 { // a lone numeric date of any form
		if lone, n := chrono.ScanDate(value.Plain, r.Get()); n > 0 && lone.Full() {
			d, end = lone, n
		}
	}
	if end > 0 && d.Full() && d.Fault == "" {
		date.Day, date.Ambiguous = d.Time(), d.Ambiguous
	}
	return date
}

// findFullDate finds the first date of s; where it lacks the year, as in "28 Feb -
// 2 March 2026", the next date's year is taken.
func (r *OrderFinder) findFullDate(s string) (d chrono.Date, start, end int) {
	d, start, end = chrono.FindDate(s, chrono.OrderUnknown)
	if d.Ambiguous {
		d, start, end = chrono.FindDate(s, r.Get())
	}
	if end > 0 && d.Year == 0 && d.Day > 0 {
		if later, _, n := chrono.FindDate(s[end:], chrono.OrderUnknown); n > 0 && later.Year > 0 {
			d.Year = later.Year
			if later.Month > 0 && later.Month < d.Month {
				d.Year--
			}
			end += n
		}
	}
	return d, start, end
}

// OrderFinder finds the order of day and month of a document's numeric dates:
// what they prove, else what the options say. It looks when first asked.
type OrderFinder struct {
	src    []byte
	stated string // of Options
	order  chrono.Order
	known  bool
}

// NewOrderFinder finds the order of the dates in src; stated is the order that
// the options give.
func NewOrderFinder(src []byte, stated string) *OrderFinder {
	return &OrderFinder{src: src, stated: stated}
}

// Get is the order, unknown where neither the document nor the options decide.
func (r *OrderFinder) Get() chrono.Order {
	if r.known {
		return r.order
	}
	r.known = true
	r.order = numericOrder(string(r.src))
	if r.order == chrono.OrderUnknown {
		r.order = StatedOrder(r.stated)
	}
	return r.order
}

// StatedOrder is the order that the options give: "dmy", "mdy", or "" for unknown.
func StatedOrder(stated string) chrono.Order {
	switch stated {
	case "dmy":
		return chrono.OrderDMY
	case "mdy":
		return chrono.OrderMDY
	}
	return chrono.OrderUnknown
}

// numericOrder looks for numeric dates that can only be read in one order;
// where they contradict each other, none is proven.
func numericOrder(s string) chrono.Order {
	proven := chrono.OrderUnknown
	for i := 0; i+5 < len(s); i++ {
		if !ascii.IsDigit(s[i]) {
			continue
		}
		n := ascii.CountDigits(s[i:])
		if n <= 2 && (s[i+n] == '/' || s[i+n] == '-') && chrono.MayStartDate(s, i) {
			d, _ := chrono.ScanDate(s[i:min(len(s), i+12)], chrono.OrderUnknown)
			if d.Proves != chrono.OrderUnknown && d.Year > 0 {
				if proven != chrono.OrderUnknown && proven != d.Proves {
					return chrono.OrderUnknown
				}
				proven = d.Proves
			}
		}
		i += n
	}
	return proven
}

// Metadata is what the document says about itself. For each key the first
// stated field counts; All holds every one.
type Metadata struct {
	All      []outline.Field
	Date     Date            // of the incident: a range gives its first day
	ID       markdown.Text   // such as INC-42
	Status   markdown.Text   // as written
	Severity markdown.Text   // as written
	Authors  []markdown.Text // link text only, without e-mail address
}

// Get returns the first field with the key, or nil.
func (m *Metadata) Get(key outline.FieldKey) *outline.Field {
	for i := range m.All {
		if m.All[i].Key == key {
			return &m.All[i]
		}
	}
	return nil
}

// Date is a calendar day as stated somewhere.
type Date struct {
	Text markdown.Text
	// Day is midnight UTC of the day; zero where the text is no full date.
	Day time.Time
	// Ambiguous tells that day and month could be swapped and nothing in the
	// document decides it.
	Ambiguous bool
}
