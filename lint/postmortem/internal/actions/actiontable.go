package actions

import (
	"strings"

	"github.com/pmlint/pmlint/lint/postmortem/internal/owners"

	"github.com/pmlint/pmlint/internal/ascii"
	"github.com/pmlint/pmlint/internal/promise"
	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/postmortem/internal/outline"
	"github.com/pmlint/pmlint/lint/postmortem/internal/task"
	"github.com/pmlint/pmlint/lint/text"
)

// actionColumns is which column of a table holds what; -1 for none.
type actionColumns struct {
	id, action, owner, due, status, category, priority, link, horizon int
}

// readTable reads the rows of a table that lists actions. In an action section
// any column of theirs makes it one; elsewhere it takes an action column beside
// an owner, a date or a state.
func (r *actionReader) readTable(b *markdown.Block, sc actionScope, inSection bool) {
	cols, ok := r.columnsOf(b.Table, inSection)
	if !ok {
		return
	}
	for i, row := range b.Table.Rows {
		if group, ok := r.groupRow(row, cols); ok {
			sc.group = group
			sc.owners = nil
			if h := task.HorizonOf(group.Plain); h != task.HorizonNone {
				sc.horizon, sc.days = h, task.HorizonDays(group.Plain)
			}
			continue
		}
		r.readRow(b, i, row, cols, sc)
	}
}

// readStrayRows reads the lines of a paragraph as rows of the table above it, from
// which a blank line or a comment cut them off.
func (r *actionReader) readStrayRows(b *markdown.Block, sc actionScope) bool {
	if r.table == nil {
		return false
	}
	src := r.doc.File.Bytes()
	var rows []markdown.Row
	for _, line := range b.Lines {
		if line.Len() == 0 || src[line.Start] != '|' {
			return false
		}
		row := markdown.ReadRow(src, line)
		if n := len(row.Cells); n < 2 || n > len(r.table.Table.Header.Cells) {
			return false
		}
		rows = append(rows, row)
	}
	cols, ok := r.columnsOf(r.table.Table, true)
	if !ok {
		return false
	}
	for i, row := range rows {
		r.readRow(r.table, len(r.table.Table.Rows)+i, row, cols, sc)
	}
	return len(rows) > 0
}

// columnsOf reads a table's header.
func (r *actionReader) columnsOf(t *markdown.Table, inSection bool) (actionColumns, bool) {
	c, unknown := r.readHeader(t)
	stated := c.owner >= 0 || c.due >= 0 || c.status >= 0
	if !inSection {
		return c, c.action >= 0 && stated && (c.owner >= 0 || c.due >= 0) && isActionTitle(r.doc.PlainAt(t.Header.Cells[c.action]))
	}
	if c.action < 0 {
		c.action = r.textColumn(t, c, unknown)
		if !stated && c.nameless() && c.action >= 0 && !r.promisesInColumn(t, c.action) {
			return c, false
		}
	}
	return c, c.action >= 0 && (stated || c.link >= 0 || c.id >= 0 || c.category >= 0 || c.priority >= 0 ||
		len(t.Header.Cells) == 1 || c.action != unknown)
}

// readHeader finds what the titles of a table's columns say that they hold, and the
// widest column that they do not tell of, or -1.
func (r *actionReader) readHeader(t *markdown.Table) (c actionColumns, unknown int) {
	c = actionColumns{-1, -1, -1, -1, -1, -1, -1, -1, -1}
	unknown = -1
	for i := range t.Header.Cells {
		title := strings.TrimSpace(r.doc.PlainAt(t.Header.Cells[i]))
		slot := c.slot(task.FieldOfColumn(title))
		switch {
		case slot == nil && (unknown < 0 || r.columnWidth(t, i) > r.columnWidth(t, unknown)):
			unknown = i
		case slot != nil && (*slot < 0 || slot == &c.due && r.isGoalTitle(t, c.due) && !r.isGoalTitle(t, i)):
			*slot = i
		}
	}
	if c.due >= 0 && r.holdsGoals(t, c.due) {
		c.due = -1
	}
	if c.owner < 0 {
		if c.owner = r.nameColumn(t, &c); c.owner >= 0 && c.owner == unknown {
			unknown = r.widest(t, &c)
		}
	}
	return c, unknown
}

// widest is the widest column of which the titles do not tell what it holds, or -1.
func (r *actionReader) widest(t *markdown.Table, c *actionColumns) int {
	widest := -1
	for i := range t.Header.Cells {
		if !c.holds(i) && (widest < 0 || r.columnWidth(t, i) > r.columnWidth(t, widest)) {
			widest = i
		}
	}
	return widest
}

// holds reports whether it is known what a column holds.
func (c *actionColumns) holds(i int) bool {
	return i == c.id || i == c.action || i == c.owner || i == c.due || i == c.status || i == c.category || i == c.priority ||
		i == c.link || i == c.horizon
}

// nameColumn finds the column that gives the owners under whatever title: all of its
// cells are names, and some of them surely.
func (r *actionReader) nameColumn(t *markdown.Table, c *actionColumns) int {
	for i := range t.Header.Cells {
		if title := r.doc.PlainAt(t.Header.Cells[i]); !c.holds(i) && !task.NamesThings(title) && r.holdsNames(t, i) {
			return i
		}
	}
	return -1
}

// holdsNames reports whether all cells of a column are names, empty ones apart.
func (r *actionReader) holdsNames(t *markdown.Table, column int) bool {
	sure, names, filled := 0, 0, 0
	seen := map[string]bool{}
	for _, row := range t.Rows {
		cell, _ := row.Cell(column)
		s := strings.TrimSpace(r.doc.PlainAt(cell))
		if cell.Len() == 0 || task.SaysNothing(s) || task.NamesNobody(strings.ToLower(s)) {
			continue
		}
		filled++
		switch ev := r.EvidenceOf(s, false); {
		case ev == owners.None && (!owners.IsShortPhrase(s) || owners.IsNoName(s)):
			return false
		case ev == owners.Sure || ev == owners.Name && seen[s]:
			sure++
		case ev == owners.Name:
			names++
		}
		seen[s] = true
	}
	return sure > 0 && (3*sure >= filled || 2*(sure+names) >= filled)
}

// nameless reports whether no column names the actions, by number or ticket.
func (c *actionColumns) nameless() bool { return c.link < 0 && c.id < 0 }

// promisesInColumn reports whether a cell of a column says what is to be done.
func (r *actionReader) promisesInColumn(t *markdown.Table, column int) bool {
	for _, row := range t.Rows {
		if column < len(row.Cells) && promise.BeginsWithVerb(r.doc.PlainAt(row.Cells[column])) {
			return true
		}
	}
	return false
}

// isGoalTitle reports whether a column's title can mean a goal as well as a day.
func (r *actionReader) isGoalTitle(t *markdown.Table, column int) bool {
	return goals.Has(strings.ToLower(strings.TrimSpace(r.doc.PlainAt(t.Header.Cells[column]))))
}

// holdsGoals reports whether a column whose title can mean a goal as well holds
// no date.
func (r *actionReader) holdsGoals(t *markdown.Table, column int) bool {
	if !r.isGoalTitle(t, column) {
		return false
	}
	filled := false
	for _, row := range t.Rows {
		cell, _ := row.Cell(column)
		due := task.DueOf(r.due, r.doc.Text(cell))
		if due.Known() || due.Relative || due.Blank() && cell.Len() > 0 || task.IsDateShaped(due.Text.Plain) {
			return false
		}
		filled = filled || cell.Len() > 0
	}
	return filled
}

// isActionTitle tells the column titles that outside of action sections, too,
// can only mean actions.
func isActionTitle(s string) bool {
	low := strings.ToLower(s)
	return strings.Contains(low, "action") || strings.Contains(low, "follow") || strings.Contains(low, "todo") || strings.Contains(low, "task")
}

// slot is where the column of a field is kept.
func (c *actionColumns) slot(key task.Field) *int {
	switch key {
	case task.FieldOwner:
		return &c.owner
	case task.FieldDue:
		return &c.due
	case task.FieldStatus:
		return &c.status
	case task.FieldTicket:
		return &c.link
	case task.FieldPriority:
		return &c.priority
	case task.FieldCategory:
		return &c.category
	case task.FieldHorizon:
		return &c.horizon
	case task.FieldAction:
		return &c.action
	case task.FieldID:
		return &c.id
	}
	return nil
}

// textColumn finds the column of actions that no title names: the one with an
// unknown or empty title and the most text; else the tickets, if all else is
// known.
func (r *actionReader) textColumn(t *markdown.Table, c actionColumns, unknown int) int {
	if unknown >= 0 && r.columnWidth(t, unknown) > 0 {
		return unknown
	}
	if c.link >= 0 && r.columnWidth(t, c.link) > 12*len(t.Rows) {
		return c.link
	}
	return -1
}

// columnWidth is the text of a column in its first rows, in bytes.
func (r *actionReader) columnWidth(t *markdown.Table, i int) int {
	n := 0
	for _, row := range t.Rows[:min(len(t.Rows), 20)] {
		cell, _ := row.Cell(i)
		n += cell.Len()
	}
	return n
}

// groupRow tells a row that only heads those below it: one filled cell in a
// table of several columns, all bold or ending in a colon.
func (r *actionReader) groupRow(row markdown.Row, cols actionColumns) (markdown.Text, bool) {
	filled := -1
	for i, cell := range row.Cells {
		if cell.Len() > 0 {
			if filled >= 0 {
				return markdown.Text{}, false
			}
			filled = i
		}
	}
	if filled < 0 || len(row.Cells) < 2 {
		return markdown.Text{}, false
	}
	t := r.doc.Text(row.Cells[filled])
	p := r.doc.ProseAt(row.Cells[filled])
	for _, m := range p.Marks {
		if m.Kind == markdown.MarkStrong && m.Start == 0 && m.End >= len(p.Text)-1 {
			return t, true
		}
	}
	return t, strings.HasSuffix(t.Plain, ":")
}

// readRow reads one action from a row.
func (r *actionReader) readRow(b *markdown.Block, i int, row markdown.Row, cols actionColumns, sc actionScope) {
	a := r.newAction(sc, row.Span, b)
	a.Columns = r.columns.Next()
	a.Columns.Row, a.Columns.Table = i, b
	if r.readCells(a, row, cols) == 0 {
		return
	}
	cell := a.Columns.Action
	p := r.doc.ProseAt(cell)
	r.readItemText(a, p)
	r.collectLinks(a, p)
	if cell.Len() == 0 || task.SaysNothing(p.Text) {
		a.Text = markdown.Text{Span: text.Span{Start: cell.Start, End: cell.Start}}
		r.unread = append(r.unread, &outline.Unparsed{Text: r.doc.Text(row.Span), As: "action",
			Reason: "the row does not say what is to be done"})
		return
	}
	r.finish(a, sc)
}

// readCells reads all cells but the action itself, and counts the filled ones.
func (r *actionReader) readCells(a *Action, row markdown.Row, cols actionColumns) int {
	c := a.Columns
	var horizon text.Span
	fields := [...]struct {
		key    task.Field
		column int
		into   *text.Span
	}{
		{task.FieldID, cols.id, &c.ID}, {task.FieldOwner, cols.owner, &c.Owner}, {task.FieldDue, cols.due, &c.Due},
		{task.FieldStatus, cols.status, &c.Status}, {task.FieldCategory, cols.category, &c.Category},
		{task.FieldPriority, cols.priority, &c.Priority}, {task.FieldHorizon, cols.horizon, &horizon},
		{task.FieldTicket, cols.link, &c.Link}, {task.FieldAction, cols.action, &c.Action},
	}
	filled := 0
	it := itemReader{actionReader: r, a: a}
	for i := range fields {
		f := &fields[i]
		if f.column < 0 {
			continue
		}
		cell, ok := row.Cell(f.column)
		if !ok { // a short row: the cell is missing at the row's end
			cell = text.Span{Start: row.Span.End, End: row.Span.End}
		}
		*f.into = cell
		if it.begin(r.doc.ProseAt(cell)); it.readCell(f.key, cols) {
			filled++
		}
	}
	if cols.status < 0 && a.StatusText.IsZero() {
		it.endElsewhere(row, cols)
	}
	for i, cell := range row.Cells {
		if i != cols.action {
			r.collectLinks(a, r.doc.ProseAt(cell))
		}
	}
	return filled
}

// endElsewhere reads in a table without states that an action is done or dropped,
// from whatever cell beside its text says so: "✅ done (in this change)".
func (it *itemReader) endElsewhere(row markdown.Row, cols actionColumns) {
	for i, cell := range row.Cells {
		if i == cols.action || i == cols.owner {
			continue
		}
		it.begin(it.doc.ProseAt(cell))
		_, words := task.SignStatus(it.s)
		if st := task.BracketStatus(words); st == task.StatusDone || st == task.StatusDropped {
			it.setStatus(st, 0, len(it.s))
			return
		}
	}
}

// readCell reads the value of a cell; false for an empty one.
func (it *itemReader) readCell(key task.Field, cols actionColumns) bool {
	start, end := 0, len(it.s)
	if _, e, ok := struckPart(it.p); ok && e < end {
		start = e // what replaces the struck text counts
	}
	value := strings.TrimSpace(it.s[start:end])
	if value == "" {
		return false
	}
	switch key {
	case task.FieldAction:
	case task.FieldDue:
		if cols.status < 0 && task.ExactStatus(strings.ToLower(value)) == task.StatusDone { // "Done" instead of a day
			it.setStatus(task.StatusDone, start, end)
			break
		}
		if st, ok := task.TrailingStatus(it.s[start:end]); ok && st.Start > 0 && cols.status < 0 { // "24 Nov (done)"
			it.setStatus(st.Status, start+st.Start, end)
			end = start + st.Start
		}
		it.a.Due = task.DueOf(it.due, it.text(task.TrimRange(it.s, start, end)))
	case task.FieldTicket:
		if isTicketNumber(value) || task.IsKeyLike(value) {
			it.a.Keys = append(it.a.Keys, value)
		}
		if cols.status >= 0 {
			break
		}
		if st, ok := task.TrailingStatus(value); ok && st.Start > 0 { // "n/a DONE"
			it.setStatus(st.Status, start+strings.Index(it.s[start:], value)+st.Start, end)
			break
		}
		if st := task.ExactStatus(strings.ToLower(value)); st != "" { // "DONE" instead of a number
			it.setStatus(st, start, end)
		}
	default:
		it.applyField(key, start, end)
	}
	return true
}

// isTicketNumber tells "Bug 5554823" and "4411" in a column of tickets.
func isTicketNumber(s string) bool {
	w := ascii.CountLetters(s)
	i := ascii.SkipSpaces(s, w)
	n := ascii.CountDigitsAt(s, i)
	if n < 3 || n > 9 || w > 0 && i == w || ascii.IsAlnumAt(s, i+n) || i+n < len(s) && s[i+n] != ' ' {
		return false
	}
	switch strings.ToLower(s[:w]) {
	case "", "bug", "issue", "ticket", "case", "task", "bz", "story", "card", "change", "pr", "mr", "problem":
		return true
	}
	return false
}

// struckPart is the struck text that a cell begins with.
func struckPart(p *markdown.Prose) (start, end int, ok bool) {
	for _, m := range p.Marks {
		if m.Kind == markdown.MarkStrike && m.Start == 0 {
			return m.Start, m.End, true
		}
	}
	return 0, 0, false
}
