package template

import (
	"bytes"
	"slices"
	"strings"

	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/template/internal/words"
	"github.com/pmlint/pmlint/lint/text"
)

// Derive reads a template as a schema. Any Markdown is a template of some sort,
// so it never fails; a file without headings and labels gives a schema that
// asks for nothing.
//
// A heading is a required section unless it, or the first words under it, say
// that it is optional; headings that are all blanks ("{{ hh:mm }}") are
// examples of entries, and notes to the writer ("Notes to the owner") are no
// sections.
func Derive(name string, file *text.File, opts postmortem.Options) *Schema {
	doc := postmortem.ParseFile(file, opts)
	d := deriver{
		doc: doc,
		schema: &Schema{Name: name, source: doc, texts: make(map[string]struct{}), heads: make(map[words.Head]struct{}),
			blanks: make(map[string]struct{})},
	}
	d.headings = headingFields(doc)
	top := d.title()
	for _, sec := range top.Children {
		d.section(sec, nil)
	}
	d.metadata(top)
	d.ownTexts(doc.Blocks)
	d.schema.indexTitles()
	d.schema.DateOrder = dateOrder(file.Bytes())
	return d.schema
}

// dateOrder tells from the first numeric date pattern how dates are written
// here: "dmy", "mdy", or "" for neither.
func dateOrder(src []byte) string {
	dmy, mdy := -1, -1
	for _, sep := range []string{"/", "-", "."} {
		dmy = earlier(dmy, bytes.Index(src, []byte("DD"+sep+"MM"+sep+"YY")))
		mdy = earlier(mdy, bytes.Index(src, []byte("MM"+sep+"DD"+sep+"YY")))
	}
	switch {
	case dmy >= 0 && (mdy < 0 || dmy < mdy):
		return "dmy"
	case mdy >= 0:
		return "mdy"
	}
	return ""
}

// earlier is the smaller of two offsets of which -1 stands for none.
func earlier(a, b int) int {
	if a < 0 || b >= 0 && b < a {
		return b
	}
	return a
}

type deriver struct {
	doc    *postmortem.Document
	schema *Schema
	// headings are the sections that are metadata.
	headings map[*postmortem.Section]bool
}

// title finds the template's title and returns the section that holds the
// others. Where a heading names the file ("Template for reports") and a second
// one is the title to fill in, the second counts.
func (d *deriver) title() *postmortem.Section {
	d.schema.Title = d.doc.Title.Plain
	top := d.doc.Root.Children
	for _, sec := range top {
		alone := len(top) == 1 && d.schema.Title == ""
		if sec.Level == 1 && (alone || len(words.Blanks(sec.Title.Plain)) > 0) && len(sec.Children) > 1 {
			d.schema.Title = sec.Title.Plain
			return sec
		}
	}
	return d.doc.Root
}

// section derives one section of the template and those below it.
func (d *deriver) section(sec *postmortem.Section, parent *Section) {
	title := sec.Title.Plain
	switch {
	case d.headings[sec]:
		return
	case invitesMore(title):
		d.schema.Open = true
		return
	case sec.Markup == postmortem.MarkupLabel && parent != nil && len(parent.Fields) > 0:
		f := newField(title, sec.Inline.Plain)
		f.Source = postmortem.SourceLine
		parent.Fields = append(parent.Fields, f)
		return
	case d.seen(title, parent):
		return
	case !words.HasWords(words.WithoutBlanks(title)), parent != nil && parent.Kind == postmortem.KindTimeline && isDay(title):
		if parent != nil {
			parent.Entries = true
		}
		return
	}
	want := d.newSection(sec, parent)
	examples := isExample(want.Guidance)
	for _, child := range sec.Children {
		d.section(child, want)
	}
	for _, child := range want.Children {
		child.Optional = child.Optional || examples
	}
}

// seen reports whether a heading is a further one of a series that the template
// began before: "Phase 2: [what]".
func (d *deriver) seen(title string, parent *Section) bool {
	siblings := d.schema.Sections
	if parent != nil {
		siblings = parent.Children
	}
	series := words.SeriesOf(title)
	return series != "" && slices.ContainsFunc(siblings, func(s *Section) bool { return s.series == series })
}

// isDay tells a heading of figures alone, as days of a timeline have.
func isDay(title string) bool {
	return strings.Trim(title, "0123456789-/. ") == "" && words.HasWords(title)
}

func (d *deriver) newSection(sec *postmortem.Section, parent *Section) *Section {
	want := &Section{
		Title:  ownTitle(sec.Title.Plain),
		Kind:   sec.Kind,
		Part:   sec.Part,
		Level:  sec.Level,
		Markup: sec.Markup,
		Parent: parent,
		index:  len(d.schema.all),
		source: sec,

		markdown: sourceOfSection(d.doc.File, sec.Span),
	}
	want.title = words.Normal(words.BareTitle(sec.Title.Plain))
	want.aliases = aliasesOf(want.title)
	if words.IsOpenSeries(sec.Title.Plain) {
		want.series = words.SeriesOf(sec.Title.Plain)
	}
	want.Guidance = d.guidance(sec)
	want.Note = isNote(sec.Title.Plain)
	want.Optional = want.Note || words.IsOptional(sec.Title.Plain) || isRest(want.title) || startsOptional(want.Guidance)
	want.Usual = words.IsUsual(sec.Title.Plain)
	want.Optional = want.Optional || want.Usual
	d.content(want, sec)
	d.schema.all = append(d.schema.all, want)
	if parent == nil {
		d.schema.Sections = append(d.schema.Sections, want)
		d.schema.skips = d.schema.skips || d.schema.Title != "" && want.Level > 2
	} else {
		parent.Children = append(parent.Children, want)
		d.schema.skips = d.schema.skips || want.Level > parent.Level+1
	}
	return want
}

// headingFields are the sections that are a piece of metadata written as a
// heading ("### Date", "## Owner: @ana").
func headingFields(doc *postmortem.Document) map[*postmortem.Section]bool {
	var fields map[*postmortem.Section]bool
	for i := range doc.Meta.All {
		f := &doc.Meta.All[i]
		if f.Source != postmortem.SourceHeading || f.Block == nil {
			continue
		}
		if sec := doc.SectionOf(f.Block); sec != nil {
			if fields == nil {
				fields = make(map[*postmortem.Section]bool)
			}
			fields[sec] = true
		}
	}
	return fields
}

// ownTitle is a title as messages quote it: without the mark that makes it
// optional and without a colon at its end.
func ownTitle(title string) string {
	if open := strings.LastIndexByte(title, '('); open > 0 && (words.IsOptional(title[open:]) || words.IsUsual(title[open:])) {
		title = title[:open]
	}
	for _, mark := range []string{" - optional", " – optional", " [optional]", ", optional", ": optional"} {
		if n := len(title) - len(mark); n > 0 && strings.EqualFold(title[n:], mark) {
			title = title[:n]
		}
	}
	if shut := strings.IndexByte(title, ')'); shut > 0 && shut < len(title)-1 {
		title = words.BareTitle(title) // "Timeline (all times in UTC) DATE RANGE"
	}
	return strings.TrimRight(title, ": \u00a0\u202f")
}

// isNote tells a heading over words to the writer, which a postmortem leaves
// out.
func isNote(title string) bool {
	title = words.Normal(title)
	for _, start := range []string{"note to", "notes to", "note for", "notes for", "instructions", "how to use", "how to fill",
		"about this template", "about this document", "guidelines", "guidance", "remove this", "delete this", "before you"} {
		if strings.HasPrefix(title, start) {
			return true
		}
	}
	return false
}

// invitesMore tells a heading such as "Additional sections as required".
func invitesMore(title string) bool {
	title = words.Normal(title)
	return strings.Contains(title, "section") && (strings.HasPrefix(title, "additional") ||
		strings.HasPrefix(title, "other") || strings.HasPrefix(title, "further") || strings.HasPrefix(title, "any "))
}

// isRest tells a heading for whatever is left to say.
func isRest(title string) bool {
	switch title {
	case "anything else", "other", "other notes", "additional notes", "notes", "misc", "miscellaneous", "comments":
		return true
	}
	return false
}

// content derives the labelled fields, the columns and the least number of
// items of a section.
func (d *deriver) content(want *Section, sec *postmortem.Section) {
	labels := d.labels(labelBlocks(sec))
	want.Fields = d.fields(labels)
	for _, b := range sec.Blocks {
		switch {
		case b.Kind == postmortem.BlockTable && !heldBy(labels, b):
			if want.Columns == nil {
				want.Columns = d.columns(b.Table)
			}
			want.MinItems = 1
		case b.Kind == postmortem.BlockList && len(want.Fields) == 0:
			want.MinItems = 1
		case b.Kind == postmortem.BlockList && hasPerItem(want.Fields):
			want.MinItems = 1
		}
	}
	if n := atLeast(want.Guidance); n > 0 && want.MinItems > 0 {
		want.MinItems = n
	}
}

// columns derives the columns of a table from its header.
func (d *deriver) columns(t *markdown.Table) []Column {
	columns := make([]Column, 0, len(t.Header.Cells))
	for _, cell := range t.Header.Cells {
		title := d.doc.Text(cell).Plain
		usual := words.IsUsual(title)
		columns = append(columns, Column{
			Title: ownTitle(title), Role: RoleOf(ownTitle(title)), Optional: usual || words.IsOptional(title) || title == "", Usual: usual})
	}
	return columns
}

// ownTexts keeps every text of the template, so that what nobody edited can be
// told, and the words in its brackets, which are blanks in a document only
// where the template has them.
func (d *deriver) ownTexts(blocks []*postmortem.Block) {
	for _, b := range blocks {
		b.Walk(func(b *postmortem.Block) bool {
			d.ownBlock(b)
			return true
		})
	}
}

func (d *deriver) ownBlock(b *postmortem.Block) {
	switch b.Kind {
	case postmortem.BlockHeading:
		d.ownBlanks(d.doc.Prose(b).Text)
	case postmortem.BlockParagraph:
		d.own(d.doc.Prose(b).Text)
		for _, line := range b.Lines {
			d.own(d.doc.ProseAt(line).Text)
		}
		for _, l := range readLabels(d.doc, []*postmortem.Block{b}) {
			if len(words.Blanks(l.value.Plain)) > 0 {
				d.own(l.value.Plain)
			}
		}
	case postmortem.BlockHTML:
		d.own(commentText(d.doc.File.Text(b.Span)))
	case postmortem.BlockTable:
		for _, row := range b.Table.Rows {
			for _, cell := range row.Cells {
				d.own(d.doc.Text(cell).Plain)
			}
		}
	}
}

func (d *deriver) own(s string) {
	n := words.Normal(s)
	if n != "" && words.IsConstant(s) {
		d.keep(s)
	} else if n != "" {
		d.schema.texts[n] = struct{}{}
		d.schema.heads[words.HeadOf(s)] = struct{}{}
	}
	d.ownBlanks(s)
}

// keep notes a line that stays in every document.
func (d *deriver) keep(s string) {
	if !slices.Contains(d.schema.kept, s) {
		d.schema.kept = append(d.schema.kept, s)
	}
}

func (d *deriver) ownBlanks(s string) {
	for _, spot := range words.Blanks(s) {
		said := s[spot.Start:spot.End]
		if !slices.Contains(d.schema.open, said) {
			d.schema.open = append(d.schema.open, said)
		}
		if said[0] == '[' {
			d.schema.blanks[words.Normal(said)] = struct{}{}
		}
	}
}
