package template

import (
	"bytes"
	"slices"
	"strings"

	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/template/internal/words"
	"github.com/pmlint/pmlint/lint/text"
)

// content binds the labelled fields and columns of a section that the document
// has.
func (b *Binding) content(sb *SectionBinding) {
	if sb.Got == nil {
		return
	}
	if len(sb.Want.Fields) > 0 {
		b.labels(sb)
	}
	if len(sb.Want.Columns) > 0 {
		b.columns(sb)
	}
}

func (b *Binding) labels(sb *SectionBinding) {
	stated := readLabels(b.Doc, ownBlocks(sb.Got))
	items := b.items(sb)
	keys := make([][]string, len(items))
	for i, f := range items {
		for _, l := range f.Labels {
			keys[i] = append(keys[i], words.TitleKey(l.Label.Plain))
		}
	}
	for _, want := range sb.Want.Fields {
		if !want.PerItem {
			sb.Fields = append(sb.Fields, FieldBinding{Want: want, Got: b.stated(stated, sb.Got, want)})
			continue
		}
		for i, f := range items {
			sb.Fields = append(sb.Fields, FieldBinding{Want: want, Got: factorField(f, keys[i], want), Item: f})
		}
	}
}

// items are the factors of a section whose items have fields.
func (b *Binding) items(sb *SectionBinding) []*postmortem.Factor {
	if !hasPerItem(sb.Want.Fields) {
		return nil
	}
	var items []*postmortem.Factor
	for _, f := range b.Doc.Factors {
		if f.Section == sb.Got {
			items = append(items, f)
		}
	}
	return items
}

func factorField(f *postmortem.Factor, keys []string, want *Field) *postmortem.Field {
	for i, key := range keys {
		if sameLabel(key, want.label) {
			return &f.Labels[i]
		}
	}
	return nil
}

// stated finds a field among the labels of a section, the sections below it
// and, where the model knows it by name, the whole document's metadata, unless
// the template asks for that too.
func (b *Binding) stated(labels []labelled, sec *postmortem.Section, want *Field) *postmortem.Field {
	alike := -1
	for i, l := range labels {
		if l.key == want.label && l.key != "" {
			return l.field(want.Key)
		}
		if alike < 0 && sameLabel(l.key, want.label) {
			alike = i
		}
	}
	if alike >= 0 {
		return labels[alike].field(want.Key)
	}
	for _, child := range sec.Children {
		if sameLabel(words.TitleKey(child.Title.Plain), want.label) {
			return b.sectionField(child, want.Key)
		}
	}
	if f := b.withoutColon(ownBlocks(sec), want); f != nil {
		return f
	}
	if want.Key != "" && !b.AsksField(want.Key) {
		return b.Doc.Meta.Get(want.Key)
	}
	return nil
}

// withoutColon finds a field whose label no colon ends, before its value or behind
// it: "First detected 2026-02-03 08:59".
func (b *Binding) withoutColon(blocks []*postmortem.Block, want *Field) *postmortem.Field {
	var found *postmortem.Field
	for _, blk := range blocks {
		blk.Walk(func(blk *postmortem.Block) bool {
			if blk.Kind != postmortem.BlockParagraph {
				return found == nil
			}
			for _, line := range blk.Lines {
				if found == nil && line.Len() <= maxLabelled {
					found = openLabel(b.Doc.ProseAt(line), want, blk)
				}
			}
			return found == nil
		})
	}
	return found
}

// maxLabelled is the length in bytes of the longest line that is read as a label
// without a colon, and its value.
const maxLabelled = 200

// openLabel reads a line as a label and a value that nothing stands between; nil
// where it is another label, or a sentence that begins with its words.
func openLabel(p *postmortem.Prose, want *Field, blk *postmortem.Block) *postmortem.Field {
	n := len(want.Label)
	if len(p.Text) <= n+1 {
		return nil
	}
	label, value := piece(p, 0, n), piece(p, n, len(p.Text))
	if !strings.EqualFold(label.Plain, want.Label) {
		at := len(p.Text) - n
		label, value = piece(p, at, len(p.Text)), piece(p, 0, at)
	}
	value.Plain = strings.TrimLeft(value.Plain, "-–—=→ ")
	if !strings.EqualFold(label.Plain, want.Label) || value.Plain == "" || !strings.ContainsAny(value.Plain[:1], "0123456789@#~<>≈$€£+[") {
		return nil
	}
	f := &postmortem.Field{Key: want.Key, Label: label, Value: value, Block: blk}
	f.Values = []postmortem.Text{f.Value}
	return f
}

// field is a label as a field of the model. Where the value follows below the
// label's line, the block that holds both stands for it.
func (l labelled) field(key postmortem.FieldKey) *postmortem.Field {
	f := &postmortem.Field{Key: key, Label: l.label, Value: l.value, Block: l.block}
	if l.value.Plain == "" && l.below {
		f.Value = postmortem.Text{Span: l.block.Span, Plain: "…"}
	}
	f.Values = []postmortem.Text{f.Value}
	return f
}

// sectionField is a section that stands for a labelled field.
func (b *Binding) sectionField(sec *postmortem.Section, key postmortem.FieldKey) *postmortem.Field {
	f := &postmortem.Field{Key: key, Label: sec.Title, Value: sec.Inline}
	r := labelReader{doc: b.Doc}
	if f.Value.Plain == "" && len(sec.Blocks) > 0 && r.carriesOn(sec.Blocks[0]) || len(sec.Blocks) == 0 && len(sec.Children) > 0 {
		f.Value = postmortem.Text{Span: sec.Span, Plain: "…"}
	}
	f.Values = []postmortem.Text{f.Value}
	return f
}

// columns binds the columns of a section's first table. A document that has a
// list where the template has a table lacks none.
func (b *Binding) columns(sb *SectionBinding) {
	for _, blk := range sb.Got.Blocks {
		if blk.Kind == postmortem.BlockTable && !b.isBesideEvents(blk, sb) {
			sb.Table = blk
			break
		}
	}
	if sb.Table == nil {
		return
	}
	var roles []ColumnRole
	var titles []string
	for _, cell := range sb.Table.Table.Header.Cells {
		title := b.Doc.Text(cell).Plain
		titles = append(titles, words.TitleKey(title))
		roles = append(roles, RoleOf(title))
	}
	for _, want := range sb.Want.Columns {
		if want.Optional && !want.Usual || slices.Contains(titles, words.TitleKey(want.Title)) ||
			want.Role != ColumnOther && slices.ContainsFunc(roles, func(r ColumnRole) bool { return answers(r, want.Role) }) {
			continue
		}
		if want.Usual {
			sb.LackingColumns = append(sb.LackingColumns, want)
		} else {
			sb.MissingColumns = append(sb.MissingColumns, want)
		}
	}
}

// isBesideEvents reports whether a table of a timeline holds no events while others
// of the section do: it is data about them.
func (b *Binding) isBesideEvents(table *postmortem.Block, sb *SectionBinding) bool {
	if sb.Want.Kind != postmortem.KindTimeline {
		return false
	}
	elsewhere := false
	for _, t := range b.Doc.Timelines {
		for _, e := range t.Events {
			if table.Span.Contains(e.Span) {
				return false
			}
			elsewhere = elsewhere || sb.Got.Span.Contains(e.Span)
		}
	}
	return elsewhere
}

// answers tells whether a column of one role serves for another: a date stands
// for a time stamp, and the other way round.
func answers(got, want ColumnRole) bool {
	return got == want || got == ColumnTime && want == ColumnDate || got == ColumnDate && (want == ColumnTime || want == ColumnDue)
}

// metadata binds the schema's metadata, wherever the document states it.
func (m *matcher) metadata() {
	b := m.b
	if b.Schema == nil || len(b.Schema.Fields) == 0 {
		return
	}
	var labels []labelled
	for _, want := range b.Schema.Fields {
		got := b.metaField(want)
		if got == nil && want.Key == "" {
			if labels == nil {
				labels = b.headLabels()
			}
			got = m.labelField(labels, want)
		}
		b.Fields = append(b.Fields, FieldBinding{Want: want, Got: got})
	}
}

// metaField finds a field among what the model knows by name, or took for
// metadata.
func (b *Binding) metaField(want *Field) *postmortem.Field {
	for i := range b.Doc.Meta.All {
		f := &b.Doc.Meta.All[i]
		if want.Key != "" && f.Key == want.Key && !b.answersLabel(f) {
			return f
		}
	}
	for i := range b.Doc.Meta.All {
		f := &b.Doc.Meta.All[i]
		if b.answersLabel(f) {
			continue
		}
		if b.serves(f.Key, want.Key) || (f.Key == "" || want.Key == "") && sameLabel(words.TitleKey(f.Label.Plain), want.label) {
			return f
		}
	}
	return nil
}

// answersLabel tells a field that the template asks for in the section where it
// stands: the postmortem's author among the participants.
func (b *Binding) answersLabel(f *postmortem.Field) bool {
	if f.Block == nil {
		return false
	}
	want := b.wants[b.Doc.SectionOf(f.Block)]
	if want == nil || len(want.Fields) == 0 {
		return false
	}
	key := words.TitleKey(f.Label.Plain)
	return slices.ContainsFunc(want.Fields, func(w *Field) bool { return w.label == key })
}

// headLabels are the labelled fields that can be metadata without being known
// by name: those before the first section and in sections that hold nothing
// else.
func (b *Binding) headLabels() []labelled {
	labels := readLabels(b.Doc, b.Doc.Root.Blocks)
	for _, sec := range b.Doc.Root.Children {
		if sec.Kind == postmortem.KindOther || sec.Kind == postmortem.KindParticipants {
			labels = append(labels, readLabels(b.Doc, sec.Blocks)...)
		}
	}
	return labels
}

// labelField finds a field that the model does not know by name: among labels,
// or as a heading.
func (m *matcher) labelField(labels []labelled, want *Field) *postmortem.Field {
	for _, l := range labels {
		if sameLabel(l.key, want.label) {
			return l.field(want.Key)
		}
	}
	for i, sec := range m.got {
		if m.names[i] == want.label || shortName(sec.Title.Plain) == want.label {
			return m.b.sectionField(sec, want.Key)
		}
	}
	return nil
}

// serves tells that one piece of metadata stands for another: the owner of a
// postmortem is its author where the template asks for only one of the two.
func (b *Binding) serves(got, want postmortem.FieldKey) bool {
	people := func(k postmortem.FieldKey) bool {
		return k == postmortem.FieldAuthors || k == postmortem.FieldOwner
	}
	return got != "" && got == want || people(got) && people(want) && !b.AsksField(got)
}

// placeholders adds to the document's placeholders the bracketed words that it
// shares with the template.
func (b *Binding) placeholders() {
	b.Placeholders = b.Doc.Placeholders
	if b.Schema == nil || len(b.Schema.blanks) == 0 {
		return
	}
	src := b.Doc.File.Bytes()
	var more []postmortem.Placeholder
	for at := bytes.IndexByte(src, '['); at >= 0; {
		n := b.blankAt(src[at:])
		if n > 0 {
			more = append(more, postmortem.Placeholder{
				Text: postmortem.Text{Span: text.Span{Start: at, End: at + n}, Plain: string(src[at : at+n])},
				Kind: postmortem.PlaceholderBracket,
			})
		}
		at += max(n, 1)
		next := bytes.IndexByte(src[at:], '[')
		if next < 0 {
			break
		}
		at += next
	}
	if len(more) > 0 {
		b.Placeholders = merge(b.Doc.Placeholders, more)
	}
}

// actions finds those that are the template's own words: the model cannot tell
// an instruction in a list of actions from an action.
func (b *Binding) actions() {
	for _, a := range b.Doc.Actions {
		if !a.Placeholder && b.IsOwnText(a.Text.Plain) {
			if b.ownActions == nil {
				b.ownActions = map[*postmortem.Action]bool{}
			}
			b.ownActions[a] = true
		}
	}
}

// IsPlaceholder reports whether an action of the document is none yet: its text
// is a placeholder, or words that the template holds too.
func (b *Binding) IsPlaceholder(a *postmortem.Action) bool { return a.Placeholder || b.ownActions[a] }

// longestBlank is the length of the longest bracket that is looked at.
const longestBlank = 300

// blankAt is the length of one of the template's brackets at the start of src,
// or 0.
func (b *Binding) blankAt(src []byte) int {
	n := bytes.IndexByte(src[:min(len(src), longestBlank)], ']') + 1
	if n < 4 || n < len(src) && (src[n] == '(' || src[n] == '[') {
		return 0
	}
	if _, ok := b.Schema.blanks[words.Normal(string(src[:n]))]; !ok {
		return 0
	}
	return n
}

// merge joins two lists of placeholders in the order of the text; where two
// overlap the wider one stays.
func merge(a, b []postmortem.Placeholder) []postmortem.Placeholder {
	all := slices.Concat(a, b)
	slices.SortStableFunc(all, func(x, y postmortem.Placeholder) int {
		if x.Text.Span.Start != y.Text.Span.Start {
			return x.Text.Span.Start - y.Text.Span.Start
		}
		return y.Text.Span.End - x.Text.Span.End
	})
	var out []postmortem.Placeholder
	for _, p := range all {
		if n := len(out); n > 0 && out[n-1].Text.Span.Contains(p.Text.Span) {
			continue
		}
		out = append(out, p)
	}
	return out
}
