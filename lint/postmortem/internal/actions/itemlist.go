package actions

import (
	"strings"

	"github.com/pmlint/pmlint/internal/ascii"
	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/postmortem/internal/metadata"
	"github.com/pmlint/pmlint/lint/postmortem/internal/outline"
	"github.com/pmlint/pmlint/lint/postmortem/internal/task"
	"github.com/pmlint/pmlint/lint/text"
)

// readList reads the items of a list in an action section.
func (r *actionReader) readList(list *markdown.Block, sc actionScope) {
	grouped := r.inGroups(list)
	for _, item := range list.Children {
		if grouped {
			r.readGroupItem(item, sc)
			continue
		}
		if inner, isGroup := r.asGroup(item, sc); isGroup {
			for _, c := range item.Children {
				if c.Kind == markdown.BlockList {
					r.readList(c, inner)
				}
			}
			continue
		}
		r.readItem(item, sc)
	}
}

// asGroup tells an item that only heads the items nested in it: a name, a
// team, a horizon, a category, a priority, or a plain label above boxes.
func (r *actionReader) asGroup(item *markdown.Block, sc actionScope) (actionScope, bool) {
	first := item.First()
	if first == nil || item.Box.Len() > 0 || len(item.Children) < 2 || item.Children[1].Kind != markdown.BlockList {
		return sc, false
	}
	p := r.doc.Prose(first)
	label := strings.TrimRight(strings.TrimSpace(p.Text), ": ")
	if label == "" || strings.Count(label, " ") > 5 {
		return sc, false
	}
	t := r.doc.Text(text.Span{Start: first.Span.Start, End: first.Span.End})
	owners := r.groupOwners(t)
	h := task.HorizonOf(label)
	status := task.StatusOfTitle(label)
	boxes := hasBoxes(item.Children[1])
	if owners == nil && h == task.HorizonNone && (status == "" || task.ExactStatus(strings.ToLower(label)) == "") && !boxes &&
		!task.IsPriority(label) && !task.IsCategoryLabel(label) {
		return sc, false
	}
	if fields := r.countFields(item.Children[1]); fields > 0 {
		return sc, false
	}
	sc.group = t
	if owners != nil {
		sc.owners = owners
	}
	if h != task.HorizonNone {
		sc.horizon, sc.days = h, task.HorizonDays(label)
	}
	if status != "" {
		sc.status = status
	}
	return sc, true
}

func hasBoxes(list *markdown.Block) bool {
	for _, item := range list.Children {
		if item.Box.Len() > 0 {
			return true
		}
	}
	return false
}

// countFields counts the nested items that are "Owner: x" and the like.
func (r *actionReader) countFields(list *markdown.Block) int {
	n := 0
	for _, item := range list.Children {
		if first := item.First(); first != nil {
			_, w := task.FieldAt(r.doc.Prose(first).Text, 0, 0)
			n += outline.BoolInt(w > 0)
		}
	}
	return n
}

// readItem reads one list item with what is nested in it.
func (r *actionReader) readItem(item *markdown.Block, sc actionScope) {
	a := r.newAction(sc, item.Span, item)
	a.Box, a.Ticked = item.Box, item.Ticked
	first := item.First()
	if first == nil {
		r.readBareItem(a, item, sc)
		return
	}
	p := r.doc.Prose(first)
	r.readItemText(a, p)
	r.collectLinks(a, p)
	for _, c := range item.Children {
		if c != first {
			r.readNested(a, c)
		}
	}
	r.finish(a, sc)
}

// readBareItem reads an item that begins with no text of its own: an empty one,
// or a list in a list.
func (r *actionReader) readBareItem(a *Action, item *markdown.Block, sc actionScope) {
	for _, c := range item.Children {
		if c.Kind == markdown.BlockList {
			r.readList(c, sc)
		} else if c.Kind == markdown.BlockTable {
			r.readTable(c, sc, true)
		}
	}
	if len(item.Children) == 0 && item.Box.Len() > 0 {
		r.finish(a, sc)
	}
}

// readNested reads a block below an item's own text: fields under labels, links
// and notes.
func (r *actionReader) readNested(a *Action, b *markdown.Block) {
	switch b.Kind {
	case markdown.BlockParagraph:
		p := r.doc.Prose(b)
		r.collectLinks(a, p)
		r.readField(a, p)
	case markdown.BlockList:
		for _, item := range b.Children {
			r.collectBlockLinks(a, item)
			if !r.readFieldItem(a, item) {
				r.readNote(a, item)
			}
		}
	default:
		r.collectBlockLinks(a, b)
	}
}

// readNote keeps a nested item as a note. One that only says how far the action
// has come gives its state.
func (r *actionReader) readNote(a *Action, item *markdown.Block) {
	first := item.First()
	if first == nil {
		return
	}
	p := r.doc.Prose(first)
	t := r.doc.Text(text.Span{Start: first.Span.Start, End: first.Span.End})
	a.Notes = append(a.Notes, t)
	if a.Status != "" || a.Box.Len() > 0 {
		return
	}
	if st := noteStatus(strings.ToLower(p.Text)); st != "" {
		a.Status, a.StatusText = st, t
	}
}

// noteStatus reads a note such as "Done", "This has been done: ...".
func noteStatus(s string) task.Status {
	s = strings.TrimRight(s, " .!")
	if st := task.BracketStatus(s); st != "" {
		return st
	}
	for _, lead := range [...]string{"this has been done", "this is done", "this was done", "this has been fixed", "this is fixed",
		"has been done", "already done", "done:", "done in ", "fixed in ", "this has been implemented", "we did this"} {
		if strings.HasPrefix(s, lead) {
			return task.StatusDone
		}
	}
	return ""
}

// collectBlockLinks collects the links of all the leaves below b, and of its cells.
func (r *actionReader) collectBlockLinks(a *Action, b *markdown.Block) {
	b.Walk(func(b *markdown.Block) bool {
		switch b.Kind {
		case markdown.BlockParagraph, markdown.BlockHeading:
			r.collectLinks(a, r.doc.Prose(b))
		case markdown.BlockTable:
			for _, row := range append([]markdown.Row{b.Table.Header}, b.Table.Rows...) {
				for _, cell := range row.Cells {
					r.collectLinks(a, r.doc.ProseAt(cell))
				}
			}
		}
		return true
	})
}

// collectLinks keeps the links and issue references of a text. What is named as
// an example is left out.
func (r *actionReader) collectLinks(a *Action, p *markdown.Prose) {
	for _, m := range p.Marks {
		if m.Kind != markdown.MarkLink && m.Kind != markdown.MarkURL || m.Target == "" || isExample(p.Text[:m.Start]) {
			continue
		}
		a.Links = append(a.Links, &metadata.Link{Text: markdown.Text{Span: m.Span, Plain: p.Text[m.Start:m.End]}, Target: m.Target, Span: m.Span})
	}
	next, covered := 0, 0 // marks before next end at covered at the latest
	a.Keys = append(a.Keys, task.FindKeys(p.Text, func(i int) bool {
		for ; next < len(p.Marks) && p.Marks[next].Start <= i; next++ {
			if m := p.Marks[next]; m.Kind == markdown.MarkLink || m.Kind == markdown.MarkURL || m.Kind == markdown.MarkCode {
				covered = max(covered, m.End)
			}
		}
		return i < covered || isExample(p.Text[:i])
	})...)
}

// isExample tells that what follows is introduced as an example.
func isExample(before string) bool {
	before = strings.ToLower(strings.TrimRight(before[max(0, len(before)-32):], " (<,:"))
	for _, w := range [...]string{"for example", "e.g.", "e.g", "such as", "for instance", "similar to", "inspired by"} {
		if strings.HasSuffix(before, w) {
			return true
		}
	}
	return false
}

// anyTracker tells that a link names an issue, pull request or ticket, by its
// address or by its text.
func (r *actionReader) anyTracker(links []*metadata.Link) bool {
	for _, l := range links {
		if task.IsTrackerURL(l.Target) {
			return true
		}
		t := strings.ToLower(strings.Trim(l.Text.Plain, " []()*_."))
		switch t {
		case "issue", "pr", "pull request", "ticket", "jira", "card", "task", "mr", "merge request", "github issue", "bug",
			"tracking issue", "jira ticket", "epic":
			return true
		}
		if n := len(t); n > 1 && t[0] == '#' && ascii.CountDigits(t[1:]) == n-1 || task.IsTicketKey(strings.ToUpper(t)) {
			return true
		}
	}
	return false
}
