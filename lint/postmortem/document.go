// Package postmortem reads an incident postmortem, written in any of the
// Markdown dialects that teams use, into one typed model. The variety ends
// here: rules ask the model and never search the text.
package postmortem

import (
	"sync"
	"time"

	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/text"
)

// Document is one postmortem. It is a value: whatever reads it may do so from
// several goroutines and for as long as it likes, and nobody writes into it.
// Slices of events, actions and so on are in the order of the text.
type Document struct {
	*markdown.Doc // the file: front matter, blocks, prose

	// Title is the body's first heading of level 1 (or of a lower one that all
	// other headings are below), else the front matter's title; its span is
	// empty where the document has none.
	Title    Text
	Meta     Metadata
	Root     *Section   // the document itself; the sections are its Children
	Sections []*Section // all of them, in the order of the text, without Root

	Timelines []*Timeline // one for each timeline section or separate table
	Actions   []*Action
	Factors   []*Factor
	Chains    []*WhyChain
	RootCause Text // the root cause as stated (its first paragraph); empty if none
	Impact    Impact
	Lessons   []*Lesson
	Controls  []*Control // prevention measures
	People    []*Participant
	History   []*Revision // document history rows
	Links     []*Link     // supporting links of the appendix
	Durations Durations

	Placeholders []Placeholder
	Unparsed     []*Unparsed // what looks like an event or an action but cannot be read
	// Language is "en", or "" when the prose is evidently not English: wording
	// rules then keep silent.
	Language string

	home      []*Section // the section of each block, by its Index
	split     sync.Once  // sentences are computed when first asked for
	sentences []Sentence
}

// SectionOf is the section that a block belongs to; for a block that carries a
// section's title it is that section. It is nil where the block has none.
func (d *Document) SectionOf(b *Block) *Section {
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
	Key    FieldKey // what it is, or "" when the label is not known
	Label  Text     // as written, without colon and emphasis
	Value  Text     // as written; empty for an empty field
	Values []Text   // the items of a list value (authors, tags); else Value alone
	Source FieldSource
	Block  *Block // nil in front matter
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

// Metadata is what the document says about itself. For each key the first
// stated field counts; All holds every one.
type Metadata struct {
	All      []Field
	Date     Date   // of the incident: a range gives its first day
	ID       Text   // such as INC-42
	Status   Text   // as written
	Severity Text   // as written
	Authors  []Text // link text only, without e-mail address
}

// Get returns the first field with the key, or nil.
func (m *Metadata) Get(key FieldKey) *Field {
	for i := range m.All {
		if m.All[i].Key == key {
			return &m.All[i]
		}
	}
	return nil
}

// Date is a calendar day as stated somewhere.
type Date struct {
	Text Text
	// Day is midnight UTC of the day; zero where the text is no full date.
	Day time.Time
	// Ambiguous tells that day and month could be swapped and nothing in the
	// document decides it.
	Ambiguous bool
}

// Placeholder is a spot of the template that nobody filled in.
type Placeholder struct {
	Text Text
	Kind PlaceholderKind
}

// PlaceholderKind is the syntax of a placeholder.
type PlaceholderKind string

// The syntaxes of placeholders.
const (
	PlaceholderBracket   PlaceholderKind = "bracket"   // [Incident Title]
	PlaceholderAngle     PlaceholderKind = "angle"     // <Your name>
	PlaceholderMoustache PlaceholderKind = "moustache" // {{ date }}
	PlaceholderPattern   PlaceholderKind = "pattern"   // YYYY-MM-DD, HH:MM
	PlaceholderUnknown   PlaceholderKind = "unknown"   // TBD, TODO, ???, XXX
	PlaceholderChoice    PlaceholderKind = "choice"    // Draft | In Review | Final
)

// Unparsed is a line that looks like an event or an action and could not be
// read as one. It is kept, never dropped.
type Unparsed struct {
	Text   Text
	As     string // "event" or "action"
	Reason string // why it could not be read, in a few words
}

// Participant is a person or team with a role in the incident.
type Participant struct {
	Role Text // "Incident Commander"; empty where the list names none
	Name Text
}

// Revision is a row of the document's own history.
type Revision struct {
	Span    text.Span
	Date    Date
	Author  Text
	Changes Text
}

// Link is a link as written; Target is resolved through reference definitions.
type Link struct {
	Text   Text
	Target string
	Span   text.Span // of the whole link
}
