// Package metadata reads what a document says about itself, in front matter, lines,
// lists, tables and titles: its date, authors, status and severity, and who took part.
package metadata

import (
	"time"

	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/postmortem/internal/outline"
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
