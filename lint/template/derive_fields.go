package template

import (
	"slices"
	"strings"

	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/template/internal/words"
)

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
		f.choose(l.value.Plain)
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

// choose reads the values of a choice that signs of other use divide, where the field is
// one of which a choice is made: "SEV-1 / SEV-2", "[low, medium, high]".
func (f *Field) choose(value string) {
	if f.Allowed != nil || f.Key != postmortem.FieldStatus && f.Key != postmortem.FieldSeverity {
		return
	}
	inner := strings.TrimSuffix(strings.TrimPrefix(value, "["), "]")
	for _, sign := range []string{"/", ","} {
		if sign == "," && inner == value || strings.Contains(value, "://") {
			continue
		}
		list := choices(strings.ReplaceAll(inner, sign, "|"))
		if len(list) > 1 && !slices.ContainsFunc(list, func(v string) bool { return strings.Count(v, " ") > 1 || words.Awaits(v) }) {
			f.Allowed = list
			return
		}
	}
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
	f.choose(value)
	for _, other := range d.schema.Fields {
		if other.label == f.label || f.Key != "" && other.Key == f.Key {
			return
		}
	}
	d.schema.Fields = append(d.schema.Fields, f)
}
