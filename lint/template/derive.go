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

// isExample tells that the words under a heading call what follows examples
// ("These are only sample subheadings").
func isExample(guidance string) bool {
	g := words.Normal(guidance)
	return (strings.Contains(g, "sample") || strings.Contains(g, "example") || strings.Contains(g, "suggested")) &&
		(strings.Contains(g, "heading") || strings.Contains(g, "subsection") || strings.Contains(g, "sections"))
}

// startsOptional tells that the first words under a heading make its section
// optional: "Optional.", "If applicable, ...".
func startsOptional(guidance string) bool {
	g := words.Normal(guidance)
	for _, start := range []string{"optional", "if applicable", "if any", "if needed", "if relevant", "delete if", "remove if",
		"skip if", "omit if"} {
		if strings.HasPrefix(g, start) {
			return true
		}
	}
	return false
}

// guidance is what the template says under a heading before any list or table.
func (d *deriver) guidance(sec *postmortem.Section) string {
	for _, b := range sec.Blocks {
		if s := d.words(b); s != "" && !isFrame(s) {
			return s
		}
	}
	return ""
}

// isFrame tells a line that stays when its blanks are filled in ("All times in
// [zone].", "**Duration:** [X hours]"); it tells the writer nothing.
func isFrame(s string) bool {
	spots := words.Blanks(s)
	if len(spots) == 0 {
		return false
	}
	first := spots[0]
	return strings.TrimSpace(s[:first.Start]) != "" && words.HasWords(words.WithoutBlanks(s)) || first.Start == 0 && len(spots) > 1
}

// words is the text of a paragraph, quotation or comment.
func (d *deriver) words(b *postmortem.Block) string {
	switch b.Kind {
	case postmortem.BlockParagraph:
		return d.doc.Prose(b).Text
	case postmortem.BlockQuote:
		for _, c := range b.Children {
			if s := d.words(c); s != "" {
				return s
			}
		}
	case postmortem.BlockHTML:
		return commentText(d.doc.File.Text(b.Span))
	}
	return ""
}

// commentText is what an HTML comment says; "" for other HTML.
func commentText(html string) string {
	s, ok := strings.CutPrefix(strings.TrimSpace(html), "<!--")
	if !ok {
		return ""
	}
	return strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(s), "-->"))
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

// labelBlocks are the blocks of a template's section that can hold its labels. A
// bold line in a template is a section's title, not a label.
func labelBlocks(sec *postmortem.Section) []*postmortem.Block {
	blocks := sec.Blocks
	for _, child := range sec.Children {
		if child.Markup == postmortem.MarkupLabel {
			blocks = slices.Concat(blocks, labelBlocks(child))
		}
	}
	return blocks
}

func heldBy(labels []labelled, b *postmortem.Block) bool {
	for _, l := range labels {
		if l.block == b {
			return true
		}
	}
	return false
}

func hasPerItem(fields []*Field) bool {
	for _, f := range fields {
		if f.PerItem {
			return true
		}
	}
	return false
}

// labels are the labelled fields that a template asks for: of a plain label or
// a table's row, only those whose value is to be filled in.
func (d *deriver) labels(blocks []*postmortem.Block) []labelled {
	var asked []labelled
	for _, l := range readLabels(d.doc, blocks) {
		open := l.value.Plain == "" || len(words.Blanks(l.value.Plain)) > 0
		if isAside(l.key) || (l.plain || l.table) && !open {
			continue
		}
		if !words.HasWords(words.WithoutBlanks(l.label.Plain)) || words.Pattern(l.label.Plain) > 0 {
			continue
		}
		if l.table && len(words.Blanks(l.label.Plain)) > 0 {
			continue
		}
		asked = append(asked, l)
	}
	return asked
}

// isAside tells a word before a colon that says something to the writer and is no
// label.
func isAside(key string) bool {
	switch key {
	case "eg", "e g", "example", "examples", "for example", "note", "nb", "n b", "hint", "tip", "important", "warning":
		return true
	}
	return false
}

// fields derives fields from labels. A label below an item, or one that comes
// again, belongs to each item of a list.
func (d *deriver) fields(labels []labelled) []*Field {
	var fields []*Field
	byLabel := make(map[string]*Field, len(labels))
	for _, l := range labels {
		f := newField(l.label.Plain, l.value.Plain)
		if seen := byLabel[f.label]; seen != nil {
			seen.PerItem = true
			continue
		}
		f.PerItem = l.nested
		f.Source = sourceOf(l)
		f.Key = d.keyAt(l)
		byLabel[f.label] = f
		fields = append(fields, f)
	}
	return fields
}

func newField(label, value string) *Field {
	return &Field{
		Label:    strings.TrimRight(ownTitle(label), "? "),
		Optional: words.IsOptional(label) || words.IsOptional(value) || words.IsUsual(label+value),
		Usual:    words.IsUsual(label + value),
		Allowed:  choices(value),
		Format:   formatOf(value),
		label:    words.Normal(words.BareTitle(label)),
	}
}

func sourceOf(l labelled) postmortem.FieldSource {
	switch {
	case l.table:
		return postmortem.SourceTable
	case l.block.Parent != nil && l.block.Parent.Kind == postmortem.BlockItem:
		return postmortem.SourceBullet
	}
	return postmortem.SourceLine
}

// keyAt is what the model took a label for.
func (d *deriver) keyAt(l labelled) postmortem.FieldKey {
	for _, f := range d.doc.Meta.All {
		if f.Label.Span.Len() > 0 && f.Label.Span.Overlaps(l.label.Span) {
			return f.Key
		}
	}
	return ""
}

// choices are the values of "Draft | In Review | Final"; nil for other values.
func choices(value string) []string {
	value = strings.TrimSuffix(strings.TrimPrefix(value, "["), "]")
	parts := strings.Split(value, "|")
	if len(parts) < 2 {
		return nil
	}
	for i, p := range parts {
		parts[i] = strings.TrimSpace(p)
		if parts[i] == "" || len(parts[i]) > maxLabel {
			return nil
		}
	}
	return parts
}

func formatOf(value string) Format {
	for _, spot := range words.Blanks(value) {
		word := strings.Trim(value[spot.Start:spot.End], "[]<>{} ")
		switch {
		case words.IsDatePattern(word):
			return FormatDate
		case words.IsTimePattern(word):
			return FormatTime
		}
	}
	return FormatAny
}

// metadata derives what the template states of the incident before its first
// section, in its front matter and in headings. Front matter that the model
// does not know by name belongs to the site, not to the postmortem.
func (d *deriver) metadata(top *postmortem.Section) {
	for i := range d.doc.Meta.All {
		f := &d.doc.Meta.All[i]
		known := f.Key != "" && f.Key != postmortem.FieldTitle && f.Key != postmortem.FieldTags
		if f.Source == postmortem.SourceFrontMatter && known || f.Source == postmortem.SourceHeading && !isNote(f.Label.Plain) {
			d.addField(f.Label.Plain, f.Value.Plain, f.Key, f.Source)
		}
	}
	for _, sec := range []*postmortem.Section{d.doc.Root, top} {
		for _, l := range readLabels(d.doc, sec.Blocks) {
			if isAside(l.key) {
				continue
			}
			d.addField(l.label.Plain, l.value.Plain, d.keyAt(l), sourceOf(l))
		}
		if top == d.doc.Root {
			break
		}
	}
}

func (d *deriver) addField(label, value string, key postmortem.FieldKey, source postmortem.FieldSource) {
	f := newField(label, value)
	f.Key, f.Source = key, source
	for _, other := range d.schema.Fields {
		if other.label == f.label || f.Key != "" && other.Key == f.Key {
			return
		}
	}
	d.schema.Fields = append(d.schema.Fields, f)
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

// atLeast reads a number from "at least 2", "minimum of three"; 0 without one.
func atLeast(guidance string) int {
	list := strings.Fields(words.Normal(guidance))
	for i, w := range list {
		if (w == "least" && i > 0 && list[i-1] == "at" || w == "minimum" || w == "min") && i+1 < len(list) {
			next := list[i+1]
			if next == "of" && i+2 < len(list) {
				next = list[i+2]
			}
			if n := smallNumber(next); n > 0 {
				return n
			}
		}
	}
	return 0
}

func smallNumber(s string) int {
	for n, word := range []string{"one", "two", "three", "four", "five", "six", "seven"} {
		if s == word || len(s) == 1 && s[0] == byte('1'+n) {
			return n + 1
		}
	}
	return 0
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
