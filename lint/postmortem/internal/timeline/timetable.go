package timeline

import (
	"strings"

	"github.com/pmlint/pmlint/internal/ascii"
	"github.com/pmlint/pmlint/lint/chrono"
	"github.com/pmlint/pmlint/lint/chrono/zone"
	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/text"
)

// tableColumns are the columns of a timeline's table; -1 for none.
type tableColumns struct {
	date, time, end, body int
	label                 int // of a table of milestones: the label before the stamp
}

// table reads a table whose rows begin with dates or times.
func (c *collector) table(b *markdown.Block) {
	if b.Table == nil || len(b.Table.Header.Cells) == 0 {
		return
	}
	cols, ok := c.columnsOf(b.Table)
	if !ok {
		return
	}
	c.tableRun(b)
	zone, year := c.columnZone(b.Table, cols)
	c.cur.zone, c.cur.zoned = zone, b
	if c.headerIsRow(b.Table, cols) {
		c.row(b, b.Table.Header, cols, "", 0)
	}
	for _, row := range b.Table.Rows {
		c.row(b, row, cols, zone, year)
	}
}

// columnsOf reads the header of a table and finds its columns.
func (c *collector) columnsOf(t *markdown.Table) (tableColumns, bool) {
	if t == nil || len(t.Header.Cells) == 0 {
		return tableColumns{}, false
	}
	c.headers = c.headers[:0]
	for i := range t.Header.Cells {
		c.headers = append(c.headers, strings.ToLower(c.cellText(t.Header, i)))
	}
	return c.columns(t)
}

// tableRun opens a run of its own for a second table: two tables are two
// views, or two phases at the same time, unless a day stands between them.
func (c *collector) tableRun(b *markdown.Block) {
	n := len(c.cur.entries)
	switch {
	case n == 0:
	case c.cur.entries[n-1].form != formRow:
		return
	case c.phase != c.cur.entries[n-1].phase && c.cur.table != nil && c.sameHeader(b.Table, c.cur.table.Table):
		return // the next phase of one timeline
	default:
		titles := c.cur.titles
		c.open(c.cur.section)
		c.cur.titles = titles
	}
	c.cur.table, c.cur.span = b, b.Span
}

// sameHeader tells that two tables have the same columns.
func (c *collector) sameHeader(a, b *markdown.Table) bool {
	if len(a.Header.Cells) != len(b.Header.Cells) {
		return false
	}
	for i := range a.Header.Cells {
		if !strings.EqualFold(c.cellText(a.Header, i), c.cellText(b.Header, i)) {
			return false
		}
	}
	return true
}

// maxStampCell is how long a cell can be that holds a stamp, with its markup.
const maxStampCell = 120

// sampleRows is how many rows decide what a column holds.
const sampleRows = 24

// columns finds the columns by what their cells hold.
func (c *collector) columns(t *markdown.Table) (tableColumns, bool) {
	cols := tableColumns{-1, -1, -1, -1, -1}
	var dates, times [5]int
	most := 0
	for i := 0; i < len(t.Header.Cells) && i < len(dates); i++ {
		d, n, ok := c.holdsStamps(t, i)
		if !ok {
			continue
		}
		if dates[i], times[i] = d, n; n > most {
			most, cols.time = n, i
		}
	}
	for i := range dates {
		switch {
		case i == cols.time:
		case times[i] > 0 && cols.time >= 0 && cols.end < 0 && isEndHeader(c.headers[i]):
			cols.end = i
		case dates[i] > times[i] && cols.date < 0:
			cols.date = i
		}
	}
	if cols.time < 0 && cols.date < 0 {
		cols.time = c.timeHeader()
	}
	if cols.time < 0 && cols.date < 0 || !c.isChronology(t, cols) {
		return cols, false
	}
	cols.body, cols.label = c.bodyColumn(t, cols)
	return cols, true
}

// holdsStamps tells that most cells of column i are dates or times, and how many are
// known.
func (c *collector) holdsStamps(t *markdown.Table, i int) (dates, times int, ok bool) {
	dates, times, open, filled := c.countStamps(t, i)
	if filled == 0 || isElapsedHeader(c.headers[i]) || dates+times == 0 && !isTimeHeader(c.headers[i]) {
		return 0, 0, false
	}
	if i > 0 && c.headers[i] != "" && !isTimeHeader(c.headers[i]) && c.onlyFigures(t, i) {
		return 0, 0, false // "Rows: 1200, 1800"
	}
	return dates, times, 2*(dates+times+open) >= filled
}

// onlyFigures reports whether all cells of column i that hold anything are bare figures,
// which are times only where the header says so.
func (c *collector) onlyFigures(t *markdown.Table, i int) bool {
	for k, row := range t.Rows {
		if k == sampleRows {
			break
		}
		if cell, ok := row.Cell(i); ok && strings.Trim(c.doc.PlainAt(cell), "0123456789 ") != "" {
			return false
		}
	}
	return true
}

// isElapsedHeader tells a column that counts the time since the start.
func isElapsedHeader(header string) bool {
	for _, w := range [...]string{"elapsed", "duration", "delta", "offset", "since", "length", "δ"} {
		if strings.Contains(header, w) {
			return true
		}
	}
	return false
}

// countStamps counts the cells of column i that are stamps; open are those in the
// place of which nothing is known.
func (c *collector) countStamps(t *markdown.Table, i int) (dates, times, open, filled int) {
	for k, row := range t.Rows {
		if k == sampleRows {
			break
		}
		cell, ok := row.Cell(i)
		if !ok || cell.Len() == 0 {
			continue
		}
		filled++
		if cell.Len() > maxStampCell {
			continue
		}
		if 2*(dates+times+open)+min(len(t.Rows), sampleRows)-k+1 < filled {
			break // a column of texts, whatever stands in its other cells
		}
		st, whole := c.cellStamp(c.doc.PlainAt(cell))
		switch {
		case !whole:
		case st.IsRelative || st.HasClock && (st.Clock.Known() || st.HasDate):
			times++
		case st.HasClock:
			open++
		default:
			dates++
		}
	}
	return dates, times, open, filled
}

// cellStamp reads a cell that holds a stamp and little else.
func (c *collector) cellStamp(s string) (st chrono.Stamp, whole bool) {
	style := c.style
	style.Dotted, style.Bare = true, true
	st, next := chrono.ScanStamp(s, chrono.OrderUnknown, style)
	if next == 0 {
		if d, n := chrono.ScanDate(s, chrono.OrderUnknown); n == len(s) && n > 0 && d.Day > 0 { // "5/6": a date where dates stand
			return chrono.Stamp{Date: d, HasDate: true, DateEnd: n, End: n}, true
		}
		return vagueStamp(s)
	}
	return st, len(s)-next <= 16
}

// vagueStamp reads a cell without a time that stands where one should.
func vagueStamp(s string) (chrono.Stamp, bool) {
	const longest = len("later that day")
	if len(s) > longest && ascii.IsTermByte(s[0]) && ascii.IsTermByte(s[len(s)-1]) {
		return chrono.Stamp{}, false
	}
	t := strings.Trim(s, " .?*_[]()~-–—")
	if len(t) > longest {
		return chrono.Stamp{}, false
	}
	t = strings.ToLower(t)
	st := chrono.Stamp{Clock: chrono.Clock{Unknown: true}, HasClock: true, End: len(s)}
	st.NextDay = vagueNextDay.Has(t)
	st.Vague = st.NextDay || vagueTimes.Has(t)
	if t == "" || st.Vague {
		return st, st.Vague || strings.TrimSpace(s) != ""
	}
	return chrono.Stamp{}, false
}

// isEndHeader tells a column that holds the ends of ranges.
func isEndHeader(header string) bool {
	return strings.HasPrefix(header, "end") || strings.HasPrefix(header, "to") || strings.HasPrefix(header, "until") ||
		strings.HasPrefix(header, "finish")
}

func (c *collector) cellText(row markdown.Row, i int) string {
	cell, ok := row.Cell(i)
	if !ok {
		return ""
	}
	return c.doc.PlainAt(cell)
}

// timeHeader finds a column whose header says that it holds times, although
// its cells do not.
func (c *collector) timeHeader() int {
	for i, h := range c.headers[:min(len(c.headers), 3)] {
		if isTimeHeader(h) {
			return i
		}
	}
	return -1
}

// isTimeHeader tells the header of a column of times.
func isTimeHeader(h string) bool {
	return strings.HasPrefix(h, "time") && !strings.HasPrefix(h, "time to") && !strings.HasPrefix(h, "timeline") ||
		strings.HasPrefix(h, "date") || strings.HasPrefix(h, "when")
}

// isChronology tells a timeline from a table of data that has times in it: the
// stamps stand in one of the first columns and a text stands beside them.
func (c *collector) isChronology(t *markdown.Table, cols tableColumns) bool {
	return len(t.Header.Cells) > 1 && max(cols.time, cols.date) < 5
}

// bodyHeaders begin the headers of columns that tell what happened.
var bodyHeaders = Words.Set("body header")

// bodyColumn finds the column that tells what happened, and the label of a
// table of milestones where the stamp is the last column.
func (c *collector) bodyColumn(t *markdown.Table, cols tableColumns) (body, label int) {
	taken := func(i int) bool { return i == cols.date || i == cols.time || i == cols.end }
	n := len(t.Header.Cells)
	for _, want := range bodyHeaders.All() {
		for i := range n {
			if !taken(i) && strings.Contains(c.headers[i], want) {
				return i, c.labelColumn(t, i, cols)
			}
		}
	}
	for i := max(cols.date, cols.time) + 1; i < n; i++ {
		if _, _, again := c.holdsStamps(t, i); !taken(i) && !(again && i+1 < n) { // the same times in a second zone
			return i, -1
		}
	}
	for i := range n {
		if !taken(i) {
			return i, c.labelColumn(t, i, cols)
		}
	}
	return -1, -1
}

// labelColumn tells that column i holds the labels of milestones: it stands
// before the stamps and most of its cells are such.
func (c *collector) labelColumn(t *markdown.Table, i int, cols tableColumns) int {
	if i > max(cols.time, cols.date) {
		return -1
	}
	labels := 0
	for _, row := range t.Rows {
		if isMilestone(c.cellText(row, i)) {
			labels++
		}
	}
	if 2*labels > len(t.Rows) {
		return i
	}
	return -1
}

// columnZone reads the zone and the year that the headers of the stamps state.
func (c *collector) columnZone(t *markdown.Table, cols tableColumns) (name string, year int) {
	for _, i := range [...]int{cols.time, cols.date} {
		if i < 0 {
			continue
		}
		h := c.cellText(t.Header, i)
		if name == "" {
			name, _ = zone.Find(h)
		}
		if d := strings.IndexAny(h, "12"); d >= 0 && year == 0 && ascii.CountDigits(h[d:]) == 4 && chrono.PlausibleYear(ascii.Atoi(h[d:d+4])) {
			year = ascii.Atoi(h[d : d+4])
		}
	}
	return name, year
}

// headerIsRow tells that the table has no header of its own: its first row is
// an entry.
func (c *collector) headerIsRow(t *markdown.Table, cols tableColumns) bool {
	st, whole := c.cellStamp(c.cellText(t.Header, max(cols.time, 0)))
	return whole && cols.time >= 0 && st.HasClock && !st.Vague && !st.Clock.Unknown
}

// row reads one row of a timeline's table.
func (c *collector) row(b *markdown.Block, row markdown.Row, cols tableColumns, zone string, year int) {
	dateCell, _ := row.Cell(cols.date)
	timeCell, _ := row.Cell(cols.time)
	bodyCell, _ := row.Cell(cols.body)
	if dateCell.Len()+timeCell.Len() == 0 {
		c.blankRow(row, bodyCell)
		return
	}
	e := c.entries.Next()
	e.form, e.block, e.span, e.body, e.zone, e.year, e.phase, e.section = formRow, b, row.Span, bodyCell, zone, year, c.phase, c.root
	if !c.rowStamp(e, dateCell, timeCell) {
		if bodyCell.Len() > 0 {
			cell := timeCell
			if cell.Len() == 0 {
				cell = dateCell
			}
			c.unread(cell, "neither a date nor a time can be read")
		}
		return
	}
	if e.st.Bad != "" {
		c.unread(timeCell, e.st.Bad)
		return
	}
	if endCell, ok := row.Cell(cols.end); ok && endCell.Len() > 0 && !e.st.IsRange {
		if end, whole := c.cellStamp(c.doc.PlainAt(endCell)); whole && end.HasClock {
			e.st.IsRange, e.st.EndClock, e.st.EndDate = true, end.Clock, end.Date
		}
	}
	if cols.label >= 0 {
		e.slot, e.label = true, c.doc.Text(bodyCell)
	}
	if bodyCell.Len() == 0 && !e.st.HasClock && !e.st.IsRelative {
		e.divider = true
	}
	c.cur.entries = append(c.cur.entries, e)
}

// rowStamp reads the date and time cells into e.
func (c *collector) rowStamp(e *entry, dateCell, timeCell text.Span) bool {
	if timeCell.Len() > 0 {
		e.prose = c.doc.ProseAt(timeCell)
		st, whole := c.cellStamp(e.prose.Text)
		if !whole {
			return false
		}
		e.st, e.next = st, len(e.prose.Text)
	}
	if dateCell.Len() == 0 {
		return true
	}
	p := c.doc.ProseAt(dateCell)
	st, whole := c.cellStamp(p.Text)
	switch {
	case whole && e.prose == nil:
		e.prose, e.st, e.next = p, st, len(p.Text)
	case whole && (st.HasDate || st.NoDate):
		e.st.Date, e.st.HasDate, e.st.NoDate = st.Date, st.HasDate, st.NoDate
		e.dateText = p.Text
		e.dateAt = p.Source(st.DateAt, st.DateEnd)
		if st.Fault != "" {
			e.st.Fault = st.Fault
		}
		e.stampCells = text.Span{Start: min(dateCell.Start, timeCell.Start), End: max(dateCell.End, timeCell.End)}
	case !whole && e.prose == nil:
		return false
	}
	return true
}

// blankRow adds a row without a stamp to the entry before it.
func (c *collector) blankRow(row markdown.Row, body text.Span) {
	if n := len(c.cur.entries); n > 0 && body.Len() > 0 && c.cur.entries[n-1].form == formRow {
		c.cur.entries[n-1].span.End = row.Span.End
	}
}
