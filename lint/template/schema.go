// Package template reads a Markdown template as a schema: the sections,
// metadata, labelled fields and table columns that it asks for, and its own
// texts, so that what nobody edited can be told from what somebody wrote. A
// document is bound to the schema once; rules ask the binding.
package template

import (
	"slices"
	"strings"

	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/template/internal/words"
)

// Schema is what a template asks of a document. It does not change once it is
// derived and is safe for concurrent use. The nil schema asks for nothing: all
// queries work on it.
type Schema struct {
	Name string // "default", or the path of the team's own; "" for none
	// Title is the template's own title as written; empty where the template
	// has none, and documents then need none.
	Title string
	// Fields are the metadata that the template asks for, in its order.
	Fields []*Field
	// Sections are the top-level sections, in the template's order.
	Sections []*Section
	// Open tells that the template invites further sections ("Additional
	// sections as required"): what it does not name is not extra.
	Open bool
	// DateOrder is how the template writes numeric dates (DD/MM/YYYY): "dmy",
	// "mdy", or "" where it has none.
	DateOrder string

	all     []*Section
	titles  map[string][]*Section   // by normalised title
	aliases map[string][]*Section   // by normalised alias
	texts   map[string]struct{}     // the template's own texts, normalised
	heads   map[words.Head]struct{} // the starts of texts
	blanks  map[string]struct{}     // the words in its brackets, normalised
	open    []string                // the words to fill in, as written
	kept    []string                // its lines that stay in every document
	skips   bool                    // it leaves out heading levels itself
	source  *postmortem.Document
}

// Section is a section that the template asks for.
type Section struct {
	Title string // as written, less marks such as "(optional)" and its data
	Kind  postmortem.Kind
	Part  string
	Level int // of the heading, 1 to 6
	// Markup is how the template writes the title; documents may differ.
	Markup   postmortem.Markup
	Optional bool
	// Usual tells an optional section that most documents have ("Impact (usual)"):
	// that one lacks it is worth a word.
	Usual bool
	// Note tells a section that speaks to the writer ("Notes to the owner"): it
	// may stay, and nobody has to edit it.
	Note     bool
	Parent   *Section // nil at the top level
	Children []*Section
	// Fields are the labelled fields of the section's own content
	// ("**Users Affected:**"), in order.
	Fields []*Field
	// Columns are those of the section's table; nil without one. A section
	// with several tables has the columns of the first.
	Columns []Column
	// MinItems is how many list items or table rows the section needs: 1 where
	// the template shows a list or table, more where it says so ("at least 2").
	// 0 where the template shows neither.
	MinItems int
	// Entries tells that the headings below the section are examples of entries
	// ("### {{ hh:mm }}"), of which a document has as many as it needs.
	Entries bool
	// Guidance is what the template tells the writer here, as plain text.
	Guidance string

	aliases []string // further titles, normalised
	title   string   // Title normalised
	series  string   // what headings of its series have in common, normalised; "" for one that stands alone
	index   int      // in Schema.all
	source  *postmortem.Section
	// markdown is the source, for Insertion: of one section many documents lack.
	markdown string
}

// Field is a piece of metadata or a labelled field in a section.
type Field struct {
	Label string // as written, without colon and emphasis
	// Key is what the field means, where the model knows it; "" else.
	Key      postmortem.FieldKey
	Optional bool
	Usual    bool // an optional one that most documents have
	// Allowed are the values of a choice ("Draft | In Review | Final"), as
	// written; nil where any value will do.
	Allowed []string
	Format  Format
	// PerItem tells that each item of the section's list has the field (the
	// "Evidence" of each factor), not the section once.
	PerItem bool
	// Source is the dialect that the template writes the field in.
	Source postmortem.FieldSource

	label string // Label normalised
}

// Format is the form of a value that a placeholder asks for.
type Format string

// The forms of values.
const (
	FormatAny  Format = ""
	FormatDate Format = "date" // [YYYY-MM-DD]
	FormatTime Format = "time" // HH:MM
)

// Column is a column of a section's table.
type Column struct {
	Title    string // as written; may be empty
	Role     ColumnRole
	Optional bool
	Usual    bool // an optional one that most documents have
}

// ColumnRole is what a table column holds.
type ColumnRole string

// The roles of columns. A header that is none of these has ColumnOther.
const (
	ColumnOther    ColumnRole = ""
	ColumnID       ColumnRole = "id"
	ColumnAction   ColumnRole = "action"
	ColumnOwner    ColumnRole = "owner"
	ColumnDue      ColumnRole = "due"
	ColumnStatus   ColumnRole = "status"
	ColumnCategory ColumnRole = "category"
	ColumnPriority ColumnRole = "priority"
	ColumnLink     ColumnRole = "link"
	ColumnDate     ColumnRole = "date"
	ColumnTime     ColumnRole = "time"
	ColumnEvent    ColumnRole = "event"
	ColumnAuthor   ColumnRole = "author"
	ColumnChanges  ColumnRole = "changes"
)

// Placeholders are the words that the template has filled in, as written, each
// once, in its order.
func (s *Schema) Placeholders() []string {
	if s == nil {
		return nil
	}
	return slices.Clone(s.open)
}

// Constants are the lines of the template that stay in every document.
func (s *Schema) Constants() []string {
	if s == nil {
		return nil
	}
	return slices.Clone(s.kept)
}

// TitleUsual reports whether documents may do without a title, although most have
// one: "# [Title] (usual)".
func (s *Schema) TitleUsual() bool { return s != nil && words.IsUsual(s.Title) }

// Repeats reports whether the section stands for as many of its form as a document
// needs: "### Phase 1: [what]".
func (sec *Section) Repeats() bool { return sec.series != "" }

// Empty tells that the schema asks for nothing.
func (s *Schema) Empty() bool { return s == nil || len(s.all) == 0 && len(s.Fields) == 0 }

// All returns every section of the schema in the order of the template.
func (s *Schema) All() []*Section {
	if s == nil {
		return nil
	}
	return s.all
}

// Section returns the first section with the kind and, unless part is empty,
// the part; nil if the template has none.
func (s *Schema) Section(kind postmortem.Kind, part string) *Section {
	for _, sec := range s.All() {
		if sec.Kind == kind && (part == "" || sec.Part == part) {
			return sec
		}
	}
	return nil
}

// AsksField tells whether the template has the piece of metadata.
func (s *Schema) AsksField(key postmortem.FieldKey) bool { return s.Field(key) != nil }

// Field returns the template's piece of metadata with the key, or nil.
func (s *Schema) Field(key postmortem.FieldKey) *Field {
	if s == nil {
		return nil
	}
	for _, f := range s.Fields {
		if f.Key == key {
			return f
		}
	}
	return nil
}

// HasColumn tells whether a table in a section of the kind, or below one, has
// a column of the role. It is what decides whether a missing owner is reported
// for each action or once.
func (s *Schema) HasColumn(kind postmortem.Kind, role ColumnRole) bool {
	for _, sec := range s.All() {
		if !sec.Within(kind) {
			continue
		}
		for _, c := range sec.Columns {
			if c.Role == role {
				return true
			}
		}
	}
	return false
}

// HasLabel tells whether a section of the kind, or one below it, has a
// labelled field that is one of labels; case, emphasis and punctuation do not
// count.
func (s *Schema) HasLabel(kind postmortem.Kind, labels ...string) bool {
	return s.Label(kind, labels...) != nil
}

// Label returns the labelled field that HasLabel asks for, or nil.
func (s *Schema) Label(kind postmortem.Kind, labels ...string) *Field {
	for _, sec := range s.All() {
		if !sec.Within(kind) {
			continue
		}
		for _, f := range sec.Fields {
			for _, l := range labels {
				if strings.EqualFold(f.Label, l) || f.label == words.Normal(l) {
					return f
				}
			}
		}
	}
	return nil
}

// IsOwnText tells whether text, in any case and with any spacing and emphasis,
// is a whole text of the template itself: a paragraph, item, cell, comment or
// instruction that was left as it came. Such text says nothing of an incident.
func (s *Schema) IsOwnText(text string) bool {
	if s == nil || len(s.texts) == 0 {
		return false
	}
	if _, ok := s.heads[words.HeadOf(text)]; !ok {
		return false
	}
	_, ok := s.texts[words.Normal(text)]
	return ok
}

// SkipsLevels tells that the template itself leaves out heading levels ("#"
// followed by "###").
func (s *Schema) SkipsLevels() bool { return s != nil && s.skips }

// indexTitles makes the tables by which documents are bound.
func (s *Schema) indexTitles() {
	s.titles = make(map[string][]*Section, len(s.all))
	s.aliases = make(map[string][]*Section, 4*len(s.all))
	for _, sec := range s.all {
		s.titles[sec.title] = append(s.titles[sec.title], sec)
		for _, a := range sec.aliases {
			s.aliases[a] = append(s.aliases[a], sec)
		}
	}
}

// Within tells whether sec or a section above it is of the kind.
func (sec *Section) Within(kind postmortem.Kind) bool {
	for ; sec != nil; sec = sec.Parent {
		if sec.Kind == kind {
			return true
		}
	}
	return false
}

// Path is the titles from the top level down to sec, joined by " > ".
func (sec *Section) Path() string {
	if sec.Parent == nil {
		return sec.Title
	}
	return sec.Parent.Path() + " > " + sec.Title
}
