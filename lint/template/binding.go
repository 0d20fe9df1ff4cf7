package template

import (
	"sync"

	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/template/internal/words"
)

// Binding is a document held against a schema: what of the document answers
// what of the template. The schema's queries can be asked of it directly
// (binding.HasColumn). It is never nil in a Pass; with no template its Schema
// is nil and its lists are empty, but for Duplicates and Placeholders. Several
// goroutines may ask it; it writes nothing into the document.
type Binding struct {
	*Schema
	Doc *postmortem.Document
	// Sections holds one entry for each section of the schema, in the
	// template's order.
	Sections []SectionBinding
	// Foreign tells that the document lacks most of what the template requires:
	// it follows another form, or none. That is one thing to say, and single
	// deviations mean nothing.
	Foreign bool
	// Extra are the document's sections that the template does not know, the
	// outermost of each tree. Titles that stand in a missing section's place
	// are not among them.
	Extra []*postmortem.Section
	// Duplicates are the second and further sections for one of the template.
	Duplicates []Duplicate
	// Fields holds one entry for each piece of metadata of the schema.
	Fields []FieldBinding
	// Placeholders are the document's own and, beside them, words in brackets
	// that stand in the template too, in the order of the text. Most words in
	// brackets are none: they are an editor's notes.
	Placeholders []postmortem.Placeholder

	wants      map[*postmortem.Section]*Section
	title      *postmortem.Section         // the template's title, left as it was; mostly nil
	ownActions map[*postmortem.Action]bool // those that are the template's own words

	mu        sync.Mutex
	substance map[*postmortem.Section]Substance // as far as it was asked for
}

// How tells by what a section was recognised.
type How uint8

// The ways to recognise a section, best first.
const (
	ByNothing How = iota // the section is missing
	ByTitle              // the same title
	ByAlias              // a title that is data of pmlint or of the config
	ByKind               // the same kind and part
)

// SectionBinding is what the document has for a section of the template.
type SectionBinding struct {
	Want *Section
	Got  *postmortem.Section // nil where the document has none
	How  How
	// Instead is, for a missing section, an unknown one that stands in its
	// place or is nearly called the same; nil if there is none.
	Instead *postmortem.Section
	// ParentMissing tells that the section is missing because the one that
	// would hold it is: only that one is reported.
	ParentMissing bool
	// Moved tells that the section stands elsewhere than the template has it:
	// after a section that it should precede, or under another one. Of two that
	// changed places only one is moved.
	Moved bool
	// Before is, for a moved section, the section of the document that it
	// should stand before; nil if it should be the last.
	Before *postmortem.Section
	// After is, for a moved section, the section that it should stand after; nil
	// if it should be the first.
	After *postmortem.Section
	// Under is, for a moved section, the section that it wrongly stands under;
	// nil if only the order is wrong.
	Under *postmortem.Section
	// Fields holds one entry for each labelled field of Want; nil where the
	// section is missing.
	Fields []FieldBinding
	// MissingColumns are the required columns that no table of the section has;
	// nil where the section has no table.
	MissingColumns []Column
	// LackingColumns are the usual columns that it does not have.
	LackingColumns []Column
	// Table is the section's table that the columns were looked for in.
	Table *postmortem.Block
}

// Missing tells that the document lacks a section that the template requires
// and that this is not the consequence of another one missing.
func (b *SectionBinding) Missing() bool {
	return b.Got == nil && !b.Want.Optional && !b.ParentMissing
}

// Duplicate is a further section for one of the template.
type Duplicate struct {
	Want          *Section
	First, Second *postmortem.Section
}

// FieldBinding is what the document has for a field of the template.
type FieldBinding struct {
	Want *Field
	// Got is the field as stated; nil where it is missing. It may be empty.
	Got *postmortem.Field
	// Item is, for a field that each factor has, the factor; nil else.
	Item *postmortem.Factor
}

// SectionOf returns what the template asks of a section of the document, or
// nil for one that it does not know.
func (b *Binding) SectionOf(sec *postmortem.Section) *Section { return b.wants[sec] }

// Section returns the binding of the schema's first section of the kind and,
// unless empty, the part; nil if the template has no such section.
func (b *Binding) Section(kind postmortem.Kind, part string) *SectionBinding {
	want := b.Schema.Section(kind, part)
	if want == nil {
		return nil
	}
	return &b.Sections[want.index]
}

// Lead is the first paragraph that somebody wrote below the title, before any
// section, or nil: it can be a summary that lacks its heading.
func (b *Binding) Lead() *postmortem.Block {
	for _, blk := range b.Doc.Root.Blocks {
		if blk.Kind != postmortem.BlockParagraph || len(blk.Lines) == 0 {
			continue
		}
		r := labelReader{doc: b.Doc}
		if _, label := r.line(blk.Lines[0]); !label && b.paragraph(blk) == Written {
			return blk
		}
	}
	return nil
}

// Repeated tells that a section, or one that holds it, stands in the document
// for the second time: what it holds was copied with it.
func (b *Binding) Repeated(sec *postmortem.Section) bool {
	if sec == nil {
		return false
	}
	for _, d := range b.Duplicates {
		if d.Second.Span.Contains(sec.Head) {
			return true
		}
	}
	return false
}

// Of returns the binding of a section of the schema.
func (b *Binding) Of(want *Section) *SectionBinding { return &b.Sections[want.index] }

// MissingSections are the missing sections of the top level, and how many of
// them the template requires.
func (b *Binding) MissingSections() (missing []*SectionBinding, required int) {
	for i := range b.Sections {
		sb := &b.Sections[i]
		if sb.Want.Parent != nil || sb.Want.Optional {
			continue
		}
		required++
		if sb.Missing() {
			missing = append(missing, sb)
		}
	}
	return missing, required
}

// LacksAllChildren tells that the document has the section but none of at least
// two sections that the template requires below it: it is divided otherwise, or
// not at all.
func (b *Binding) LacksAllChildren(want *Section) bool {
	if want == nil || b.Of(want).Got == nil {
		return false
	}
	required := 0
	for _, child := range want.Children {
		if b.Of(child).Got != nil || b.Of(child).Instead != nil {
			return false
		}
		if !child.Optional {
			required++
		}
	}
	return required > 1
}

// OpenTitle is the document's title where it is the template's, or still holds
// a placeholder; ok is false for any other title and for none.
func (b *Binding) OpenTitle() (title postmortem.Text, ok bool) {
	title = b.Doc.Title
	switch {
	case b.title != nil:
		return b.title.Title, true
	case title.Plain == "":
		return title, false
	case b.Schema != nil && b.Schema.Title != "" && words.Normal(title.Plain) == words.Normal(b.Schema.Title):
		return title, true
	}
	return title, b.placeholderIn(title.Span)
}
