package timetable

import (
	"errors"
	"strings"
	"time"

	"github.com/pmlint/pmlint/lint/chrono/zone"
	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/record"
	"github.com/pmlint/pmlint/lint/text"
)

// writer writes rows as those of a document are written.
type writer struct {
	place       *place
	clock       func(time.Time) time.Time
	zone        string // of the times that are written
	eol         string
	dated       bool // times have their date
	seconds     bool
	zoned       bool // times have their zone
	sentence    bool // the zone is said above the rows
	newestFirst bool
	fresh       bool // there is neither a table nor a list yet
	// of a table: how many cells a row has, and which is for what; -1 for none
	cells, date, time, event, source int
	// around is what stands around the time, and between it and the text of an item.
	opens, closes, lead, gap string
}

// writer looks how the entries of a document are written.
func (p *place) writer(style Style, dated bool) (*writer, error) {
	w := &writer{place: p, zone: p.zone, eol: eolOf(p.doc.File), dated: dated, date: -1, source: -1, gap: " "}
	hand := p.hand()
	if w.zone == "" {
		w.zone = style.zone()
		_, asked := p.zoneHole()
		w.sentence = len(hand) == 0 || asked && style.Zone != "" // else it would be said of rows whose zone nobody knows
		w.zoned = !w.sentence
	}
	var err error
	if w.clock, err = zone.Clock(w.zone); err != nil {
		return nil, err
	}
	w.habits(hand)
	switch {
	case p.table != nil:
		w.columns(hand)
		if w.event < 0 {
			return nil, errors.New("has a timeline of one column; give its table one for the time and one for the event")
		}
		w.cells = max(w.cells, w.time+1, w.event+1, w.date+1)
	case len(p.entries) > 0:
		if !w.item(hand) {
			return nil, errors.New("has its entries in a form that rows cannot be put between; make them a table or a list first")
		}
	default:
		w.fresh = true
		w.cells, w.time, w.event = 2, 0, 1
	}
	return w, nil
}

func eolOf(f *text.File) string {
	if strings.Contains(f.Text(text.Span{End: f.Len()}), "\r\n") {
		return "\r\n"
	}
	return "\n"
}

// habits looks whether the entries have dates, seconds and zones, and which way they go.
func (w *writer) habits(hand []*entry) {
	dates, seconds, zones, n := 0, 0, 0, 0
	var last time.Time
	up, down := 0, 0
	for _, e := range hand {
		if e.event == nil {
			continue
		}
		n++
		dates += count(e.event.OwnDate)
		seconds += count(e.event.Start.Seconds)
		z := e.event.Zone.Plain
		zones += count(z != "" && strings.Contains(e.event.Stamp.Plain, z))
		if !last.IsZero() && !e.at.IsZero() {
			up += count(e.at.After(last))
			down += count(e.at.Before(last))
		}
		last = e.at
	}
	w.dated = w.dated || 2*dates > n || w.place.day.IsZero() && n == 0
	w.seconds = 2*seconds > n
	w.zoned = w.zoned || 2*zones > n
	w.newestFirst = down > up
}

func count(b bool) int {
	if b {
		return 1
	}
	return 0
}

// unit is what the times are written to.
func (w *writer) unit() time.Duration {
	if w.seconds {
		return time.Second
	}
	return time.Minute
}

// columns finds the cells of the time and of the text.
func (w *writer) columns(hand []*entry) {
	t := w.place.table.Table
	w.cells, w.time, w.event = len(t.Header.Cells), -1, -1
	w.byRow(t, hand)
	for i, cell := range t.Header.Cells {
		w.byHead(i, strings.ToLower(w.place.doc.PlainAt(cell)))
	}
	if w.time < 0 {
		w.time, w.date = 0, -1
	}
	for i := 0; w.event < 0 && i < w.cells; i++ {
		if i != w.time && i != w.date {
			w.event = i
		}
	}
}

// byRow takes the cells from the first row that somebody wrote.
func (w *writer) byRow(t *markdown.Table, hand []*entry) {
	for _, e := range hand {
		if e.event == nil {
			continue
		}
		for _, row := range t.Rows {
			if w.place.lines(row.Span).Start == e.line.Start {
				w.byEvent(row, e.event)
			}
		}
		return
	}
}

// byHead takes a cell by its header, where no row has told what it is for.
func (w *writer) byHead(i int, head string) {
	dates, times := strings.Contains(head, "date"), strings.Contains(head, "time") || strings.Contains(head, "when")
	switch {
	case w.time < 0 && w.date < 0 && dates && !times && w.cells > 2:
		w.date = i
	case w.time < 0 && (dates || times):
		w.time = i
	case strings.Contains(head, "source"):
		w.source = i
	case w.event < 0 && i != w.time && i != w.date && tellsWhat(head):
		w.event = i
	}
}

func tellsWhat(head string) bool {
	for _, word := range []string{"event", "what", "description", "action", "detail", "note", "activity"} {
		if strings.Contains(head, word) {
			return true
		}
	}
	return false
}

// byEvent takes the cells from a row that is there.
func (w *writer) byEvent(row markdown.Row, e *postmortem.Event) {
	src := w.place.doc.File.Bytes()
	for i, cell := range row.Cells {
		in := func(s text.Span) bool { return s.End > s.Start && s.Start >= cell.Start && s.End <= cell.End }
		switch {
		case in(e.TimeAt):
			w.time = i
			if in(e.Stamp.Span) {
				w.opens, w.closes = markup(src[cell.Start:e.Stamp.Span.Start]), markup(src[e.Stamp.Span.End:cell.End])
			}
		case in(e.DateAt):
			w.date = i
		case in(e.Text.Span):
			w.event = i
		}
	}
}

// markup is what stands around a time where it is markup alone.
func markup(b []byte) string {
	s := strings.TrimSpace(string(b))
	if strings.Trim(s, "*_`") != "" {
		return ""
	}
	return s
}

// item takes the form of the items, headings or lines; false where it cannot be told.
func (w *writer) item(hand []*entry) bool {
	w.lead, w.gap = "- ", " "
	f := w.place.doc.File
	for _, e := range hand {
		if e.event == nil || e.event.Text.Span.Start <= e.event.Stamp.Span.End {
			continue
		}
		lead := f.Text(text.Span{Start: e.line.Start, End: e.event.Stamp.Span.Start})
		gap := f.Text(text.Span{Start: e.event.Stamp.Span.End, End: e.event.Text.Span.Start})
		plain := w.place.plain
		if strings.Trim(lead, " \t-*+_[`#") == "" && strings.Trim(gap, " \t-*_:–—]`\r\n") == "" && (plain || strings.TrimSpace(lead) != "") {
			w.lead, w.gap = lead, gap
			return true
		}
	}
	if w.place.plain {
		return false
	}
	for _, e := range w.place.entries { // the template's form
		s := f.Text(e.line)
		if trimmed := strings.TrimLeft(s, " \t"); len(hand) == 0 && strings.HasPrefix(trimmed, "- **") {
			w.lead, w.gap = "- **", "** "
			break
		}
	}
	return true
}

// row writes an event as a line, without its end.
func (w *writer) row(e *record.Event) string {
	at := w.clock(e.At)
	form := "15:04"
	if w.seconds {
		form = "15:04:05"
	}
	stamp := at.Format(form)
	day := at.Format(time.DateOnly)
	if w.date < 0 && (w.dated || !w.place.day.IsZero() && day != w.place.day.Format(time.DateOnly)) {
		stamp = day + " " + stamp
	}
	if w.zoned {
		stamp += " " + w.zone
	}
	if w.place.table == nil && !w.fresh {
		row := w.lead + stamp + w.gap + textOf(e, w.clock)
		if w.place.apart {
			row += w.eol
		}
		return row
	}
	cells := make([]string, w.cells)
	cells[w.time] = w.opens + stamp + w.closes
	if w.date >= 0 {
		cells[w.date] = day
	}
	if w.source >= 0 && w.source != w.event {
		cells[w.source] = sources(e)
	}
	cells[w.event] = textOf(e, w.clock)
	return "| " + strings.Join(cells, " | ") + " |"
}

// sources names the kinds that an event is from.
func sources(e *record.Event) string {
	var kinds []string
	for _, o := range e.Origins() {
		if len(kinds) == 0 || kinds[len(kinds)-1] != o.Kind {
			kinds = append(kinds, o.Kind)
		}
	}
	return strings.Join(kinds, ", ")
}

// head is where a sentence above the entries stands.
func (w *writer) head() int {
	p := w.place
	switch {
	case p.table != nil:
		return p.lines(p.table.Table.Header.Span).Start
	case len(p.entries) > 0:
		return p.entries[0].line.Start
	}
	return w.end()
}

// end is where a row behind all others begins.
func (w *writer) end() int {
	p := w.place
	switch {
	case len(p.entries) > 0:
		return p.entries[len(p.entries)-1].line.End
	case p.table != nil:
		return p.lines(p.table.Table.Delimiter).End
	}
	last := p.section.Head
	for _, b := range p.section.Blocks {
		if b.Span.End > last.End && b.Kind != markdown.BlockBreak {
			last = b.Span
		}
	}
	return p.lines(last).End
}

// opening is what stands above the first row of a table that is not there yet.
func (w *writer) opening() string {
	s := w.eol
	if _, asked := w.place.zoneHole(); w.sentence && !asked {
		s += "All times in " + w.zone + "." + w.eol + w.eol
	}
	return s + "| Time  | Event |" + w.eol + "|-------|-------|" + w.eol
}
