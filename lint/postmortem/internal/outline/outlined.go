// Package outline makes the tree of sections from every markup that people use
// for titles, and says what each section is about. It reads labels and the pieces
// of text that the other rooms of the model look at.
package outline

import (
	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/text"
)

// Document is a file with its title and its sections.
type Document struct {
	*markdown.Doc // front matter, blocks, prose

	// Title is the body's first heading of level 1 (or of a lower one that all
	// other headings are below), else the front matter's title; its span is
	// empty where the document has none.
	Title    markdown.Text
	Root     *Section   // the document itself; the sections are its Children
	Sections []*Section // all of them, in the order of the text, without Root

	home    []*Section      // the section of each block, by its Index
	aliases map[string]Kind // the team's own titles, normalised
}

// Classify reads a title as the document's titles are read: it may be one of the
// team's own.
func (d *Document) Classify(title string, under Kind) (meaning, bool) {
	return ClassifyTitle(title, under, d.aliases)
}

// SectionOf is the section that a block belongs to; for a block that carries a
// section's title it is that section. It is nil where the block has none.
func (d *Document) SectionOf(b *markdown.Block) *Section {
	if b.Index < len(d.home) {
		return d.home[b.Index]
	}
	return nil
}

// Top is the place of what the document as a whole lacks: its title, else the
// first line of its front matter, else its first line with text.
func (d *Document) Top() text.Span {
	switch {
	case d.Title.Span.Len() > 0:
		return d.Title.Span
	case d.Front.Span.Len() > 0:
		return d.File.LineSpan(d.File.LineAt(d.Front.Span.Start))
	case len(d.Blocks) > 0:
		return d.File.LineSpan(d.File.LineAt(d.Blocks[0].Span.Start))
	}
	return d.File.LineSpan(1)
}

// Field is one stated value with its label.
type Field struct {
	Key    FieldKey        // what it is, or "" when the label is not known
	Label  markdown.Text   // as written, without colon and emphasis
	Value  markdown.Text   // as written; empty for an empty field
	Values []markdown.Text // the items of a list value (authors, tags); else Value alone
	Source FieldSource
	Block  *markdown.Block // nil in front matter
}

// FieldKey names a piece of metadata.
type FieldKey string

// The metadata that the model knows by name.
const (
	FieldID             FieldKey = "id"
	FieldTitle          FieldKey = "title"
	FieldDate           FieldKey = "date"
	FieldAuthors        FieldKey = "authors"
	FieldStatus         FieldKey = "status"
	FieldSeverity       FieldKey = "severity"
	FieldStart          FieldKey = "start"
	FieldEnd            FieldKey = "end"
	FieldDuration       FieldKey = "duration"
	FieldTimeToDetect   FieldKey = "time_to_detect"
	FieldTimeToAck      FieldKey = "time_to_acknowledge"
	FieldTimeToMitigate FieldKey = "time_to_mitigate"
	FieldTimeToResolve  FieldKey = "time_to_resolve"
	FieldCustomerImpact FieldKey = "customer_impact"
	FieldServices       FieldKey = "services"
	FieldTags           FieldKey = "tags"
	FieldOwner          FieldKey = "owner"
)

// FieldSource is the dialect that a field is written in.
type FieldSource string

// The dialects of metadata.
const (
	SourceFrontMatter FieldSource = "front matter" // YAML, TOML or JSON
	SourceLine        FieldSource = "line"         // **Key:** value, or Key: value near the top
	SourceBullet      FieldSource = "bullet"       // - **Key**: value
	SourceTable       FieldSource = "table"        // a two-column table, or a header row with one row
	SourceHeading     FieldSource = "heading"      // "## Date" with its text, "## Owner: @name"
	SourceTitle       FieldSource = "title"        // a date or id inside the title
)

// Unparsed is a line that looks like an event or an action and could not be
// read as one. It is kept, never dropped.
type Unparsed struct {
	Text   markdown.Text
	As     string // "event" or "action"
	Reason string // why it could not be read, in a few words
}

// Items are the values of a list field, or the value alone; none for an empty
// field.
func (f *Field) Items() []markdown.Text {
	if len(f.Values) > 0 || f.Value.Plain == "" {
		return f.Values
	}
	return []markdown.Text{f.Value}
}
