package actions

import (
	"strings"

	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/postmortem/internal/outline"
	"github.com/pmlint/pmlint/lint/postmortem/internal/task"
	"github.com/pmlint/pmlint/lint/text"
)

// readHeadingAction reads a section that is an action: its title says what is
// to be done, and its content gives owner, date or state under labels.
func (r *actionReader) readHeadingAction(s *outline.Section, sc actionScope) bool {
	sc.owners, sc.group = nil, markdown.Text{}
	a := r.newAction(sc, s.Span, s.Block)
	a.Line = r.doc.File.LineAt(s.Head.Start)
	found := 0
	for _, b := range s.Blocks {
		switch b.Kind {
		case markdown.BlockList:
			for _, item := range b.Children {
				found += outline.BoolInt(r.readFieldItem(a, item))
			}
		case markdown.BlockParagraph:
			found += r.readFieldLines(a, b)
		case markdown.BlockTable:
			found += r.readFieldRows(a, b.Table)
		}
	}
	if found == 0 && !r.promisesByTitle(s) {
		return false
	}
	fields := *a
	r.readTitle(a, s)
	restoreFields(a, &fields)
	for _, b := range s.Blocks {
		r.collectBlockLinks(a, b)
	}
	r.finish(a, sc)
	return true
}

// restoreFields gives back what labels said where the title says nothing.
func restoreFields(a, fields *Action) {
	if len(a.Owners) == 0 {
		a.Owners = fields.Owners
	}
	if a.Due.Text.IsZero() {
		a.Due = fields.Due
	}
	if a.StatusText.IsZero() {
		a.Status, a.StatusText = fields.Status, fields.StatusText
	}
}

// readFieldLines reads the "**Owner:** x" lines of a paragraph.
func (r *actionReader) readFieldLines(a *Action, b *markdown.Block) int {
	n := 0
	for _, line := range b.Lines {
		n += outline.BoolInt(r.readField(a, r.doc.ProseAt(line)))
	}
	return n
}

// readFieldRows reads a table with a label and its value in each row.
func (r *actionReader) readFieldRows(a *Action, t *markdown.Table) int {
	if len(t.Header.Cells) != 2 {
		return 0
	}
	n := 0
	for _, row := range append([]markdown.Row{t.Header}, t.Rows...) {
		if len(row.Cells) < 2 {
			continue
		}
		key := task.FieldOf(strings.TrimRight(r.doc.PlainAt(row.Cells[0]), ": "))
		if key == 0 || key == task.FieldAction || key == task.FieldID || row.Cells[1].Len() == 0 {
			continue
		}
		it := &itemReader{actionReader: r, a: a}
		it.begin(r.doc.ProseAt(row.Cells[1]))
		n += outline.BoolInt(it.readCell(key, actionColumns{status: -1}))
	}
	return n
}

// readRecord reads a table that is one action, with a label and its value in each row.
func (r *actionReader) readRecord(b *markdown.Block, sc actionScope) bool {
	t := b.Table
	if len(t.Header.Cells) != 2 || len(t.Rows) < 2 {
		return false
	}
	var text text.Span
	fields := 0
	for _, row := range append([]markdown.Row{t.Header}, t.Rows...) {
		if len(row.Cells) < 2 {
			return false
		}
		switch key := task.FieldOf(strings.TrimRight(r.doc.PlainAt(row.Cells[0]), ": ")); key {
		case task.FieldAction:
			if text.Len() > 0 {
				return false
			}
			text = row.Cells[1]
		case task.FieldOwner, task.FieldDue, task.FieldStatus, task.FieldPriority, task.FieldTicket:
			fields++
		}
	}
	if text.Len() == 0 || fields < 2 || 2*(fields+1) < len(t.Rows) {
		return false
	}
	a := r.newAction(sc, b.Span, b)
	r.readItemText(a, r.doc.ProseAt(text))
	r.readFieldRows(a, t)
	r.collectBlockLinks(a, b)
	r.finish(a, sc)
	return true
}

// readFieldItem reads a nested item that is a labelled field of the action
// above it.
func (r *actionReader) readFieldItem(a *Action, item *markdown.Block) bool {
	first := item.First()
	return first != nil && r.readField(a, r.doc.Prose(first))
}

// readField reads "Owner: x" if p is that.
func (r *actionReader) readField(a *Action, p *markdown.Prose) bool {
	key, n := task.FieldAt(p.Text, 0, 0)
	if n == 0 {
		key, n = task.DashedField(p.Text)
	}
	if n == 0 || key == task.FieldAction || key == task.FieldID {
		return false
	}
	it := &itemReader{actionReader: r, p: p, s: p.Text, a: a, end: len(p.Text)}
	if key == task.FieldDue && it.isGoal(0, n) {
		return false
	}
	it.start = it.valueEnd(p.Text, n, key)
	it.applyField(key, n, it.start)
	it.readLabels()
	return true
}
