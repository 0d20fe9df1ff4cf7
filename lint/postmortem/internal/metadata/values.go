package metadata

import (
	"bytes"
	"slices"
	"strings"

	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/postmortem/internal/outline"
	"github.com/pmlint/pmlint/lint/postmortem/internal/placeholders"
	"github.com/pmlint/pmlint/lint/text"
)

// Item reads "- **Key**: value" and "- Key: value", with the items below it as
// further values.
func (m *metadataReader) item(item *markdown.Block, top bool) {
	first := item.First()
	if first == nil || first.Kind != markdown.BlockParagraph {
		return
	}
	l, ok := outline.ScanLabel(m.src, first.Lines[0])
	if !ok {
		if l, ok = m.outlined(item); !ok || !top {
			return
		}
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

// outlined reads an item that is a key over its values: "1. Date", with the day below.
func (m *metadataReader) outlined(item *markdown.Block) (outline.TitleLabel, bool) {
	first := item.First()
	if len(item.Children) != 2 || item.Children[1].Kind != markdown.BlockList || len(first.Lines) != 1 {
		return outline.TitleLabel{}, false
	}
	l := outline.TitleLabel{Title: first.Lines[0], Head: first.Lines[0], Alone: true}
	return l, l.Title.Len() < outline.MaxLabelLen && outline.FieldKeyOf(m.doc.File.Text(l.Title)) != ""
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
	if i := slices.IndexFunc(s.Blocks, isText); f.Value.Plain == "" && i >= 0 {
		m.below(&f, s.Blocks[i])
	}
	m.add(f)
	return true
}

// isText tells a block from a comment, which says what to write.
func isText(b *markdown.Block) bool { return b.Kind != markdown.BlockHTML }

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
