package template

import (
	"fmt"
	"slices"
	"strings"

	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/template/internal/words"
	"github.com/pmlint/pmlint/lint/text"
)

// Render writes a model in the template's form: what the model states takes the
// place of the template's placeholders, what it does not state stays as the
// template has it. Read again, the document has the same model, as far as the
// template has a place for it: prose such as the summary's is not part of a
// model.
func (s *Schema) Render(model *postmortem.Export) string {
	r := renderer{writer: newWriter(s), model: model}
	if model.Title != nil {
		r.wholeTitle(model.Title.Text)
	}
	r.metadata()
	for _, sec := range s.All() {
		r.section(sec)
	}
	r.dropNotes()
	return r.String()
}

type renderer struct {
	*writer
	model *postmortem.Export
}

func (r *renderer) metadata() {
	values := make(map[postmortem.FieldKey]string)
	for _, f := range r.model.Metadata.Fields {
		if f.Key != nil && r.stated(f.Value) && values[postmortem.FieldKey(*f.Key)] == "" {
			values[postmortem.FieldKey(*f.Key)] = *f.Value
		}
	}
	for _, pair := range [][2]postmortem.FieldKey{{postmortem.FieldAuthors, postmortem.FieldOwner}, {postmortem.FieldOwner,
		postmortem.FieldAuthors}} {
		if values[pair[0]] == "" && !r.schema.AsksField(pair[1]) {
			values[pair[0]] = values[pair[1]]
		}
	}
	r.fields(values)
	for _, l := range readLabels(r.doc, r.doc.Root.Blocks) {
		if v := r.labelValue(l.key); v != "" && r.doc.Meta.Get(r.keyOf(l)) == nil {
			r.value(l.value, l.label, escape(v))
		}
	}
}

// keyOf is what the model takes a label of the template for; "" for none.
func (r *renderer) keyOf(l labelled) postmortem.FieldKey {
	for _, f := range r.doc.Meta.All {
		if f.Label.Span.Overlaps(l.label.Span) {
			return f.Key
		}
	}
	return ""
}

// labelValue is what the model states under a label, anywhere; "" if nothing.
func (r *renderer) labelValue(key string) string {
	for _, fields := range [][]postmortem.ExportField{r.model.Impact.Fields, r.model.Metadata.Fields} {
		for _, f := range fields {
			if r.stated(f.Value) && sameLabel(words.TitleKey(f.Label), key) {
				return *f.Value
			}
		}
	}
	return ""
}

// stated tells a value that somebody wrote, not one of the template's
// placeholders.
func (r *renderer) stated(value *string) bool { return value != nil && !r.schema.IsOwnText(*value) }

// isHTML tells a table or list that is written in tags.
func (r *renderer) isHTML(b *postmortem.Block) bool {
	return (b.Kind == postmortem.BlockTable || b.Kind == postmortem.BlockList) && strings.HasPrefix(r.doc.File.Text(b.Span), "<")
}

// section fills in the labels, the table, the list or the paragraph of a
// section.
func (r *renderer) section(want *Section) {
	r.labels(want)
	done := false
	for _, b := range want.source.Blocks {
		switch {
		case done:
		case r.isHTML(b): // rows and items of Markdown would be lost in it
		case b.Kind == postmortem.BlockTable && len(want.Columns) > 0:
			done = r.rows(want, b)
		case b.Kind == postmortem.BlockList:
			done = r.list(want, b)
		case b.Kind == postmortem.BlockParagraph && want.Kind == postmortem.KindTimeline:
			r.zoneOf(b)
		case b.Kind == postmortem.BlockParagraph && want.Kind == postmortem.KindRootCause && r.model.RootCause != nil && len(want.Children) == 0:
			r.replace(b.Span, escape(r.model.RootCause.Text))
			done = true
		}
	}
	if len(want.source.Blocks) == 0 && len(want.Children) == 0 {
		if items := r.items(want); len(items) > 0 {
			at := want.source.Head.End
			r.replace(text.Span{Start: at, End: at}, "\n\n"+bullets(items))
		}
	}
}

func (r *renderer) labels(want *Section) {
	for _, l := range readLabels(r.doc, ownBlocks(want.source)) {
		value := r.labelValue(l.key)
		if want.Kind == postmortem.KindParticipants {
			if names := r.people(l.key); names != "" {
				value = names
			}
		}
		if value != "" && !l.nested {
			r.value(l.value, l.label, escape(value))
		}
	}
}

// people are the names of those with a role.
func (r *renderer) people(role string) string {
	var names []string
	for _, p := range r.model.Participants {
		if p.Role != nil && r.stated(p.Name) && sameLabel(words.TitleKey(*p.Role), role) {
			names = append(names, *p.Name)
		}
	}
	return strings.Join(names, ", ")
}

// zoneOf fills in the zone of the first event that has one.
func (r *renderer) zoneOf(b *postmortem.Block) {
	if !isFrame(r.doc.Prose(b).Text) {
		return
	}
	for _, e := range r.model.Timeline {
		if e.Zone != nil {
			r.zone(*e.Zone)
			return
		}
	}
}

// rows puts the model's rows in the place of the table's; false if it has none.
func (r *renderer) rows(want *Section, b *postmortem.Block) bool {
	var rows []map[ColumnRole]string
	switch want.Kind {
	case postmortem.KindTimeline:
		for _, e := range r.model.Timeline {
			rows = append(rows, map[ColumnRole]string{ColumnTime: stamp(e), ColumnDate: stamp(e), ColumnEvent: e.Text})
		}
	case postmortem.KindActions:
		for _, a := range r.actions(want) {
			rows = append(rows, actionCells(a))
		}
	case postmortem.KindHistory:
		for _, h := range r.model.History {
			rows = append(rows, map[ColumnRole]string{ColumnDate: deref(h.DateText), ColumnAuthor: deref(h.Author), ColumnChanges: deref(h.Changes)})
		}
	}
	if len(rows) == 0 {
		return false
	}
	lines := make([]string, len(rows))
	for i, row := range rows {
		lines[i] = tableRow(want.Columns, row)
	}
	at := text.Span{Start: b.Table.Delimiter.End, End: b.Table.Delimiter.End}
	if n := len(b.Table.Rows); n > 0 {
		at.End = b.Table.Rows[n-1].Span.End
	}
	r.replace(at, "\n"+strings.Join(lines, "\n"))
	return true
}

func tableRow(columns []Column, cells map[ColumnRole]string) string {
	parts := make([]string, len(columns))
	for i, c := range columns {
		if c.Role != ColumnOther {
			parts[i] = escape(cells[c.Role])
		}
	}
	return "| " + strings.Join(parts, " | ") + " |"
}

func actionCells(a postmortem.ExportAction) map[ColumnRole]string {
	status := deref(a.StatusText)
	if status == "" {
		status = a.Status
	}
	return map[ColumnRole]string{
		ColumnID: deref(a.ID), ColumnAction: a.Text, ColumnOwner: strings.Join(a.Owners, ", "), ColumnDue: deref(a.DueText),
		ColumnStatus: status, ColumnCategory: deref(a.Category), ColumnPriority: deref(a.Priority),
		ColumnLink: strings.Join(append(append([]string(nil), a.Links...), a.Keys...), " "),
	}
}

// actions are those of the section's horizon; those of a horizon that the
// template has no section for stand in its first section of actions.
func (r *renderer) actions(want *Section) []postmortem.ExportAction {
	var own []postmortem.ExportAction
	for _, a := range r.model.Actions {
		home := r.schema.Section(postmortem.KindActions, deref(a.Horizon))
		if a.Horizon == nil || home == nil {
			home = r.firstLeaf(postmortem.KindActions)
		}
		if home == want {
			own = append(own, a)
		}
	}
	return own
}

// firstLeaf is the template's first section of a kind that holds no others.
func (r *renderer) firstLeaf(kind postmortem.Kind) *Section {
	for _, sec := range r.schema.All() {
		if sec.Kind == kind && len(sec.Children) == 0 {
			return sec
		}
	}
	return nil
}

// list puts the model's items in the place of the list's; false if it has none.
func (r *renderer) list(want *Section, b *postmortem.Block) bool {
	items := r.items(want)
	if !slices.ContainsFunc(items, func(item string) bool { return !r.schema.IsOwnText(item) }) {
		return false
	}
	marked := bullets(items)
	if b.Ordered {
		marked = numbered(items)
	}
	r.replace(b.Span, marked)
	return true
}

// items are what the model has for a section, as the text of list items.
func (r *renderer) items(want *Section) []string {
	switch want.Kind {
	case postmortem.KindTimeline:
		return each(r.model.Timeline, func(e postmortem.ExportEvent) string { return strings.TrimSpace(stamp(e) + " " + escape(e.Text)) })
	case postmortem.KindFactors:
		return r.factors(want)
	case postmortem.KindRootCause:
		return r.whys(want)
	case postmortem.KindWentWell:
		return each(r.model.Lessons.WentWell, lesson)
	case postmortem.KindWentPoorly:
		return each(r.model.Lessons.WentPoorly, lesson)
	case postmortem.KindLucky:
		return each(r.model.Lessons.Lucky, lesson)
	case postmortem.KindLessons:
		return each(r.model.Lessons.Other, lesson)
	case postmortem.KindActions:
		return each(r.actions(want), actionItem)
	case postmortem.KindPrevention:
		return r.controls(want)
	case postmortem.KindAppendix:
		return each(r.model.Links, func(l postmortem.ExportLink) string { return "[" + escape(l.Text) + "](" + l.Target + ")" })
	}
	return nil
}

func lesson(t postmortem.ExportText) string { return escape(t.Text) }

// factors are those of the section's level.
func (r *renderer) factors(want *Section) []string {
	var items []string
	for _, f := range r.model.Factors {
		home := r.schema.Section(postmortem.KindFactors, deref(f.Level)+"_factors")
		if home == nil {
			home = r.firstLeaf(postmortem.KindFactors)
		}
		if home != want {
			continue
		}
		items = append(items, factorItem(want, f))
	}
	return items
}

func factorItem(want *Section, f postmortem.ExportFactor) string {
	if !hasPerItem(want.Fields) {
		return escape(f.Title)
	}
	item := "**" + escape(f.Title) + "**"
	values := map[string]*string{"description": f.Description, "why it mattered": f.WhyMattered, "evidence": f.Evidence}
	for _, field := range want.Fields {
		for label, value := range values {
			if value != nil && sameLabel(field.label, label) {
				item += fmt.Sprintf("\n- **%s:** %s", field.Label, escape(*value))
			}
		}
	}
	return item
}

// whys are the questions of all chains with their answers, depth first.
func (r *renderer) whys(want *Section) []string {
	if want != r.whySection() {
		return nil
	}
	var items []string
	var walk func(whys []postmortem.ExportWhy)
	walk = func(whys []postmortem.ExportWhy) {
		for _, w := range whys {
			items = append(items, whyItem(w))
			walk(w.Next)
		}
	}
	for _, chain := range r.model.Whys {
		walk(chain.Whys)
	}
	return items
}

func (r *renderer) whySection() *Section {
	if sec := r.schema.Section(postmortem.KindRootCause, "five_whys"); sec != nil {
		return sec
	}
	for _, sec := range r.schema.All() {
		if sec.Kind == postmortem.KindRootCause && sec.MinItems > 0 {
			return sec
		}
	}
	return nil
}

func whyItem(w postmortem.ExportWhy) string {
	switch {
	case w.Question == nil:
		return escape(deref(w.Answer))
	case w.Answer == nil:
		return "**" + escape(*w.Question) + "**"
	}
	return "**" + escape(*w.Question) + "**\n→ " + escape(*w.Answer)
}

func actionItem(a postmortem.ExportAction) string {
	box := "[ ] "
	if a.Done {
		box = "[x] "
	}
	item := box + escape(a.Text)
	if len(a.Owners) > 0 {
		item += " - Owner: " + escape(strings.Join(a.Owners, ", "))
	}
	if a.DueText != nil {
		item += " - Due: " + escape(*a.DueText)
	}
	return item
}

// controls are the prevention measures of the section's kind.
func (r *renderer) controls(want *Section) []string {
	parts := map[string]string{"detection": "detection_improvements", "prevention": "prevention_controls", "response": "response_improvements"}
	var items []string
	for _, c := range r.model.Prevention {
		home := r.schema.Section(postmortem.KindPrevention, parts[deref(c.Kind)])
		if c.Kind == nil || home == nil {
			home = r.firstLeaf(postmortem.KindPrevention)
		}
		if home != want {
			continue
		}
		item := escape(c.Text)
		if c.Ticked != nil && *c.Ticked {
			item = "[x] " + item
		} else if c.Ticked != nil {
			item = "[ ] " + item
		}
		items = append(items, item)
	}
	return items
}

// stamp is an event's date and time as the document wrote it, else as the model
// knows it.
func stamp(e postmortem.ExportEvent) string {
	if e.Stamp != nil {
		return *e.Stamp
	}
	return strings.Replace(deref(e.Time), "T", " ", 1)
}

func deref(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

func each[T any](list []T, item func(T) string) []string {
	out := make([]string, len(list))
	for i, x := range list {
		out[i] = item(x)
	}
	return out
}

// bullets and numbered write items as a list; further lines of an item are
// indented to belong to it.
func bullets(items []string) string {
	return joinItems(items, func(int) string { return "- " })
}

func numbered(items []string) string {
	return joinItems(items, func(i int) string { return fmt.Sprintf("%d. ", i+1) })
}

func joinItems(items []string, mark func(int) string) string {
	var b strings.Builder
	for i, item := range items {
		m := mark(i)
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(m + strings.ReplaceAll(item, "\n", "\n"+strings.Repeat(" ", len(m))))
	}
	return b.String()
}
