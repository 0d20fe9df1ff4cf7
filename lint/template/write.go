package template

import (
	"strings"

	"github.com/pmlint/pmlint/internal/ascii"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/template/internal/words"
	"github.com/pmlint/pmlint/lint/text"
)

// Facts are what is known of an incident before anybody writes about it. Empty
// ones leave the template's placeholder in place.
type Facts struct {
	Title    string // without the template's own words ("Postmortem: ")
	ID       string
	Date     string // YYYY-MM-DD
	Author   string
	Severity string
	Status   string // as the template has it; the first of its choices if empty
	Zone     string // of the timeline, such as "UTC"
}

// Write returns a new document: the template's own text with the facts in the
// places of their placeholders, and without notes to the writer.
func (s *Schema) Write(facts Facts) string {
	w := newWriter(s)
	switch {
	case facts.Title != "" && s.TitleUsual():
		w.wholeTitle(facts.Title)
	case facts.Title != "":
		w.title(facts.Title, facts.Date)
	}
	if f := s.Field(postmortem.FieldStatus); facts.Status == "" && f != nil && len(f.Allowed) > 0 {
		facts.Status = f.Allowed[0]
	}
	w.fields(map[postmortem.FieldKey]string{
		postmortem.FieldID: facts.ID, postmortem.FieldDate: facts.Date, postmortem.FieldAuthors: facts.Author,
		postmortem.FieldOwner: facts.Author, postmortem.FieldSeverity: facts.Severity, postmortem.FieldStatus: facts.Status,
	})
	if facts.Zone != "" {
		w.zone(facts.Zone)
	}
	w.dropNotes()
	return w.String()
}

// writer makes a document from a template's text by edits.
type writer struct {
	schema *Schema
	doc    *postmortem.Document
	edits  []text.Edit
}

func newWriter(s *Schema) *writer { return &writer{schema: s, doc: s.source} }

// String is the document. Edits never overlap: each part of the template is
// looked at once.
func (w *writer) String() string {
	out, err := text.Apply(w.doc.File.Bytes(), w.edits)
	if err != nil {
		return w.doc.File.Text(text.Span{End: w.doc.File.Len()})
	}
	return string(out)
}

func (w *writer) replace(span text.Span, with string) {
	for _, e := range w.edits {
		if e.Span.Overlaps(span) || e.Span == span && span.Len() > 0 {
			return
		}
	}
	w.edits = append(w.edits, text.Edit{Span: span, New: with})
}

// title puts a title in the place of the title's first blank, or of the whole
// title where it has none.
func (w *writer) title(title, date string) {
	span := w.titleSpan()
	if span.Len() == 0 {
		return
	}
	source := w.doc.File.Text(span)
	if spots := words.Blanks(source); len(spots) > 0 {
		at := spots[0]
		for _, spot := range spots {
			if !asksDate(source[spot.Start:spot.End]) {
				at = spot
				break
			}
		}
		for _, spot := range spots {
			if date != "" && spot != at && asksDate(source[spot.Start:spot.End]) {
				w.replace(text.Span{Start: span.Start + spot.Start, End: span.Start + spot.End}, date)
			}
		}
		span = text.Span{Start: span.Start + at.Start, End: span.Start + at.End}
	}
	w.replace(span, escape(title))
}

// asksDate reports whether a blank is to be filled in with a day.
func asksDate(blank string) bool {
	low := strings.ToLower(blank)
	return strings.Contains(low, "date") || words.IsDatePattern(strings.Trim(low, "[]<>{} "))
}

// wholeTitle replaces all of the title.
func (w *writer) wholeTitle(title string) {
	if span := w.titleSpan(); span.Len() > 0 {
		w.replace(span, escape(title))
	}
}

// titleSpan is the template's title. Where it stands in a second heading, the
// first one names the template and goes.
func (w *writer) titleSpan() text.Span {
	if w.doc.Title.Plain == w.schema.Title {
		return w.doc.Title.Span
	}
	for _, sec := range w.doc.Root.Children {
		if sec.Title.Plain == w.schema.Title {
			if w.doc.Title.Span.Len() > 0 {
				w.replace(w.doc.File.LineSpan(w.doc.File.LineAt(w.doc.Title.Span.Start)), "")
			}
			return sec.Title.Span
		}
	}
	return text.Span{}
}

// fields fills in metadata by key, wherever the template has it before its
// first section.
func (w *writer) fields(values map[postmortem.FieldKey]string) {
	for i := range w.doc.Meta.All {
		f := &w.doc.Meta.All[i]
		value := values[f.Key]
		if value == "" || w.schema.Field(f.Key) == nil || w.inSection(f) {
			continue
		}
		w.value(f.Value, f.Label, escape(value))
	}
}

// inSection tells a field that belongs to a section of the schema.
func (w *writer) inSection(f *postmortem.Field) bool {
	if f.Source == postmortem.SourceHeading || f.Source == postmortem.SourceFrontMatter {
		return false
	}
	for _, sec := range w.schema.All() {
		if sec.source.Span.Contains(f.Label.Span) {
			return true
		}
	}
	return false
}

// value replaces a value, or adds one behind its label.
func (w *writer) value(old, label postmortem.Text, with string) {
	if old.Span.Len() > 0 {
		w.replace(old.Span, with)
		return
	}
	end := w.doc.File.LineSpan(w.doc.File.LineAt(label.Span.End)).End
	w.replace(text.Span{Start: end, End: end}, " "+with)
}

// zone fills in the blank of "All times in [time zone]."
func (w *writer) zone(zone string) {
	for _, sec := range w.schema.All() {
		if sec.Kind != postmortem.KindTimeline {
			continue
		}
		for _, b := range sec.source.Blocks {
			if b.Kind != postmortem.BlockParagraph || !isFrame(w.doc.Prose(b).Text) {
				continue
			}
			if spots := words.Blanks(w.doc.File.Text(b.Span)); len(spots) > 0 {
				w.replace(text.Span{Start: b.Span.Start + spots[0].Start, End: b.Span.Start + spots[0].End}, escape(zone))
				return
			}
		}
	}
}

// dropNotes takes out sections that only speak to the writer.
func (w *writer) dropNotes() {
	for _, sec := range w.schema.All() {
		if sec.Note {
			w.replace(sec.source.Span, "")
		}
	}
}

// escape makes a text read as itself in Markdown.
func escape(s string) string {
	if !strings.ContainsAny(s, "\\`*_[]<|#") {
		return s
	}
	var b strings.Builder
	for i := range len(s) {
		if needsEscape(s, i) {
			b.WriteByte('\\')
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// needsEscape tells whether the byte at i would be read as markup.
func needsEscape(s string, i int) bool {
	switch s[i] {
	case '\\', '`', '*', '[', ']', '|':
		return true
	case '_':
		return i == 0 || i == len(s)-1 || !isWordAt(s, i-1) || !isWordAt(s, i+1)
	case '<':
		return i+1 < len(s) && (ascii.IsLetter(s[i+1]) || s[i+1] == '/' || s[i+1] == '!')
	case '#':
		return i == 0
	}
	return false
}

func isWordAt(s string, i int) bool {
	c := s[i]
	return ascii.IsAlnum(c) || c >= 0x80
}
