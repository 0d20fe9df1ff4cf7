package outline

import (
	"bytes"
	"slices"
	"strings"

	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/text"
)

// lineAfter is the text behind a title line: the paragraph's next line, else
// the next block's first.
func (o *outliner) lineAfter(b *markdown.Block, i int, next *markdown.Block) string {
	if i+1 < len(b.Lines) {
		return o.doc.File.Text(b.Lines[i+1])
	}
	for next != nil && len(next.Lines) == 0 && len(next.Children) > 0 {
		next = next.Children[0]
	}
	if next == nil || len(next.Lines) == 0 {
		return ""
	}
	if next.Table != nil && len(next.Table.Rows) > 0 {
		return o.doc.File.Text(next.Table.Rows[0].Span)
	}
	return o.doc.File.Text(next.Lines[0])
}

// accept decides whether a line that could be a title is one.
func (o *outliner) accept(l TitleLabel, b *markdown.Block, i int, next *markdown.Block) bool {
	if !l.Alone {
		return o.acceptLabel(l)
	}
	switch base := o.base(MarkupBold); base.Effective() {
	case KindTimeline:
		return !StartsWithStamp(o.lineAfter(b, i, next)) // a group of events
	case KindActions, KindPrevention:
		if l.Kind == KindParticipants {
			return false // those who owe the actions below
		}
		if l.Kind == KindActions && l.Part == "" && !l.Bold {
			return false // "Still to do:" above some of the actions
		}
		list := i+1 == len(b.Lines) && next != nil && (next.Kind == markdown.BlockList || next.Kind == markdown.BlockTable)
		return !list || !isTheme(l.Kind) // a group of actions
	}
	return true
}

// isTheme tells the kinds that actions are grouped by.
func isTheme(k Kind) bool {
	switch k {
	case KindImpact, KindDetection, KindResponse, KindResolution, KindRootCause, KindParticipants, KindBackground, KindTrigger:
		return true
	}
	return false
}

// maxFieldText is the length in bytes above which the text behind a label is more
// than a value.
const maxFieldText = 60

// acceptLabel decides about "**Impact:** text": a section where the document
// is made of such labels, else a field.
func (o *outliner) acceptLabel(l TitleLabel) bool {
	base := o.labelBase(l)
	if base.Kind == KindLessons && isLesson(l.Kind) {
		return true
	}
	if o.headed[l.Kind] || l.field {
		return false
	}
	if base == o.doc.Root && isTooLong(o.src[l.Title.Start:l.Title.End]) {
		return true // never a field
	}
	if base.Kind == KindSummary && base.IsHeading() {
		return l.Bold && l.rest > maxFieldText && l.Kind != KindSummary && len(o.labelled) >= 3
	}
	if base.Effective() != KindOther {
		return o.staysLabel(l, base)
	}
	least := 3
	if l.Bold && (base == o.doc.Root || base.holdsBold()) {
		least = 2
		if l.rest > maxFieldText {
			least = 1 // text, not a field such as "**Impact:** high"
		}
	}
	return len(o.labelled) >= least
}

// staysLabel reports whether a label with text is a section below a heading of another
// kind, too, since the document began with labels of that form.
func (o *outliner) staysLabel(l TitleLabel, base *Section) bool {
	switch base.Kind {
	case l.Kind, KindTimeline, KindActions, KindPrevention, KindLessons, KindOther, KindAppendix:
		return false
	}
	labels := 0
	for _, s := range o.doc.Root.Children {
		labels += BoolInt(s.Markup == MarkupLabel && !s.Inline.IsZero())
	}
	return labels > 1 && base.IsHeading() && l.Bold && l.rest > maxFieldText
}

// holdsBold reports whether bold lines are the titles below a heading.
func (s *Section) holdsBold() bool {
	return slices.ContainsFunc(s.Children, func(c *Section) bool { return c.Markup == MarkupBold })
}

// labelBase is the section that a label with text behind it stands under.
// "**Impact:**" over a list is one label among others: those of other kinds that
// follow are its siblings.
func (o *outliner) labelBase(l TitleLabel) *Section {
	base := o.base(MarkupLabel)
	if l.Bold && base.Markup == MarkupBold && base.Kind != l.Kind &&
		(base.colon || base.Kind != KindOther && l.rest > maxFieldText) {
		return o.base(MarkupBold)
	}
	return base
}

func isLesson(k Kind) bool { return k == KindWentWell || k == KindWentPoorly || k == KindLucky }

// list makes sections of a list whose items are labels. It returns false where
// the list is one. A last label without text holds what stands below the list,
// whatever Markdown nests, until the next label of the family.
func (o *outliner) list(b *markdown.Block) bool {
	base := o.base(MarkupLabel)
	parent := base.Effective()
	if parent != KindOther && base.Kind != KindLessons {
		return false
	}
	known, accepted := 0, 0
	for _, item := range b.Children {
		if l, ok := o.itemLabel(item, parent); ok {
			known++
			accepted += BoolInt(o.acceptLabel(l) || o.repeatsHeading(l, item, false))
		}
	}
	family := accepted >= leastFamily
	if accepted == 0 || known*2 < len(b.Children) && known < 3 {
		if o.cur.held && o.namesOnly(b) {
			o.cur = base // a label of the family that is not known ends the one above
		}
		return false
	}
	if !o.goesOn(b.Children[0], parent) {
		o.cur = base
	}
	open := false // the last label has its text below the list
	for _, item := range b.Children {
		if l, ok := o.itemLabel(item, parent); ok && (o.acceptLabel(l) || o.repeatsHeading(l, item, family)) {
			o.item(l, item, base)
			open = l.Alone && len(o.cur.Blocks)+len(o.cur.Children) == 0
			continue
		}
		if o.isName(item) || o.isKey(item) {
			o.cur = base
		}
		o.cur.Blocks = append(o.cur.Blocks, item)
		open = false
	}
	if o.cur.held = open; !open {
		o.last, o.cur = o.cur, base
	}
	return true
}

// goesOn reports whether a list goes on with the list below the last label, from which
// what stands at the margin cut it off: its first item is indented and no label. The
// label's section is the current one then.
func (o *outliner) goesOn(first *markdown.Block, parent Kind) bool {
	if o.last == nil || o.column(first) < 2 {
		return false
	}
	if _, label := o.itemLabel(first, parent); label {
		return false
	}
	o.cur = o.last
	return true
}

// column is how far an item is indented.
func (o *outliner) column(item *markdown.Block) int {
	return item.Marker.Start - bytes.LastIndexByte(o.src[:item.Marker.Start], '\n') - 1
}

// leastFamily is the number of labels in a list that make sections of all its labels.
const leastFamily = 3

// repeatsHeading reports whether a label is no section only because a heading of its
// kind stands elsewhere, though it holds text as the others of its list do.
func (o *outliner) repeatsHeading(l TitleLabel, item *markdown.Block, family bool) bool {
	if !o.headed[l.Kind] || l.field || !l.Bold {
		return false
	}
	if l.Kind == KindTimeline && l.Alone && o.holdsMilestones(item) {
		return true
	}
	if !family {
		return false
	}
	return l.rest > maxFieldText || l.Alone && (len(item.Children) > 1 || len(item.Children[0].Lines) > 1)
}

// holdsMilestones reports whether all items of the list below an item begin or end with
// a clock time: "Detected: 2026-02-10 14:00".
func (o *outliner) holdsMilestones(item *markdown.Block) bool {
	if len(item.Children) != 2 || item.Children[1].Kind != markdown.BlockList || len(item.Children[1].Children) < 2 {
		return false
	}
	return !slices.ContainsFunc(item.Children[1].Children, func(item *markdown.Block) bool {
		first := item.First()
		if first == nil {
			return true
		}
		s := strings.TrimRight(o.doc.Prose(first).Text, " .")
		return !beginsWithClock(s) && !isClock(s[strings.LastIndexByte(s, ' ')+1:])
	})
}

// underlined makes a section of "1. Summary" over a line of dashes, which is a list and
// a break to Markdown, where the title is known.
func (o *outliner) underlined(list, next *markdown.Block) bool {
	if !list.Ordered || len(list.Children) != 1 || next == nil || next.Kind != markdown.BlockBreak {
		return false
	}
	item := list.Children[0]
	first := item.First()
	if first == nil || len(item.Children) != 1 || len(first.Lines) != 1 ||
		bytes.Count(o.src[first.Span.End:next.Span.Start], []byte("\n")) != 1 {
		return false
	}
	m, known := o.headingMeaning(string(o.src[first.Lines[0].Start:first.Lines[0].End]), "")
	if !known || m.Kind == KindOther {
		return false
	}
	s := o.section(TitleLabel{meaning: m, Bold: true, Alone: true, Title: first.Lines[0],
		Head: text.Span{Start: list.Span.Start, End: next.Span.End}})
	s.Block = list
	o.open(o.base(MarkupBold), s)
	return true
}

// namesOnly reports whether all items of a list are bold labels that stand alone.
func (o *outliner) namesOnly(list *markdown.Block) bool {
	return !slices.ContainsFunc(list.Children, func(item *markdown.Block) bool { return !o.isName(item) })
}

// isName reports whether an item begins with a bold label that stands alone.
func (o *outliner) isName(item *markdown.Block) bool {
	first := item.First()
	if first == nil || len(first.Lines) != 1 {
		return false
	}
	l, ok := ScanLabel(o.src, first.Lines[0])
	return ok && l.Bold && l.Alone
}

// isKey reports whether an item of an outline is a key over its values: "3. Authors".
func (o *outliner) isKey(item *markdown.Block) bool {
	first := item.First()
	return first != nil && len(first.Lines) == 1 && len(item.Children) == 2 && item.Children[1].Kind == markdown.BlockList &&
		FieldKeyOf(o.doc.File.Text(first.Lines[0])) != ""
}

// Item makes a section of a list item that begins with a label.
func (o *outliner) item(l TitleLabel, item *markdown.Block, base *Section) {
	s := o.section(l)
	s.Markup = MarkupLabel
	if item.Parent.Ordered {
		s.Markup = MarkupNumbered
	}
	s.Head.Start = item.Marker.Start
	s.Block = item
	o.open(base, s)
	first := item.Children[0]
	rest := []*markdown.Block{first}
	if l.Alone {
		if len(first.Lines) > 1 {
			more := o.part(first, 1, len(first.Lines))
			rest = []*markdown.Block{o.part(first, 0, 1), more}
			s.Blocks = append(s.Blocks, more)
		}
	} else {
		o.inline(s, first)
		s.Blocks = append(s.Blocks, first)
	}
	outer := o.floor
	o.floor = s
	item.Children = append(rest, o.blocks(item.Children[1:], nil)...)
	o.cur, o.floor = s, outer
}

// section is the section that a label opens.
func (o *outliner) section(l TitleLabel) *Section {
	level := o.base(MarkupBold).Level + 1
	if level == 1 && o.doc.Title.Span.Len() > 0 {
		level = 2
	}
	s := o.made.Next()
	s.Title, s.Kind, s.Part, s.Level, s.Markup, s.Head = o.doc.Text(l.Title), l.Kind, l.Part, min(level, 6), MarkupLabel, l.Head
	if l.Alone && l.Bold {
		s.Markup, s.colon = MarkupBold, l.Head.Len() > l.Title.Len()+len("****")
	}
	return s
}
