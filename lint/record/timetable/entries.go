package timetable

import (
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/pmlint/pmlint/lint/chrono/zone"
	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/text"
)

// place is where the timeline of a document stands, and in what form.
type place struct {
	doc     *postmortem.Document
	section *postmortem.Section
	main    *postmortem.Timeline // nil where the document has no entry yet
	table   *markdown.Block      // nil where entries stand in a list, or nowhere
	entries []*entry             // in the order of the text
	plain   bool                 // entries are headings, paragraphs or lines
	apart   bool                 // entries are headings or paragraphs, with a blank line between them
	zone    string               // of the entries, as the document states it; "" where it does not
	assumed string               // in which those without a zone are read
	day     time.Time            // of entries that state none, zero where it is not known
}

// entry is a row or an item of the timeline.
type entry struct {
	line  text.Span // its lines, with the last one's end
	event *postmortem.Event
	at    time.Time // the instant; zero where it is not known
	empty bool      // the template's, that nobody filled in
}

// find looks for the timeline of a document: the one with the most entries below a
// heading that says so, else the first such heading. Nil means that there is none.
func find(doc *postmortem.Document, assumed string) *place {
	p := &place{doc: doc, assumed: assumed, day: doc.Meta.Date.Day}
	for _, t := range doc.Timelines {
		if len(t.Events) == 0 || t.Elsewhere || !t.Section.Within(postmortem.KindTimeline) || slices.ContainsFunc(t.Events, isSlot) {
			continue
		}
		if p.main == nil || len(t.Events) > len(p.main.Events) {
			p.main, p.section = t, t.Section
		}
	}
	for _, s := range doc.Sections {
		if p.section == nil && s.Kind == postmortem.KindTimeline {
			p.section = s
		}
	}
	if p.section == nil {
		return nil
	}
	p.readZone()
	p.readEntries()
	return p
}

func isSlot(e *postmortem.Event) bool { return e.Slot }

// readZone takes the zone that the timeline states for all, or that all of its
// entries have.
func (p *place) readZone() {
	if p.main == nil {
		return
	}
	p.zone = p.main.Zone.Plain
	for i, e := range p.main.Events {
		z := e.Zone.Plain
		if i > 0 && z != p.zone || z != "" && !zone.Known(z) {
			return
		}
		p.zone = z
	}
}

// readEntries lists the rows or items of the timeline with their instants.
func (p *place) readEntries() {
	p.table = p.findTable()
	events := map[int]*postmortem.Event{}
	if p.main != nil {
		for _, e := range p.main.Events {
			events[e.Line] = e
		}
	}
	add := func(span text.Span, empty bool) {
		e := &entry{line: p.lines(span), empty: empty, event: events[p.doc.File.LineAt(span.Start)]}
		e.at = p.instant(e.event)
		p.entries = append(p.entries, e)
	}
	if p.table != nil {
		for _, row := range p.table.Table.Rows {
			add(row.Span, p.unfilled(row.Cells))
		}
		return
	}
	p.eachItem(func(item *markdown.Block) {
		if e := events[p.doc.File.LineAt(item.Span.Start)]; e != nil || p.unfilled([]text.Span{item.Span}) {
			add(item.Span, e == nil || e.Start.IsZero() && p.unfilled([]text.Span{item.Span}))
		}
	})
	if len(p.entries) == 0 && p.main != nil {
		p.readPlain()
	}
}

// readPlain lists entries that are headings, paragraphs or lines: each from its first
// line to the next entry's.
func (p *place) readPlain() {
	p.plain, p.apart = true, true
	var last *entry
	var block *markdown.Block
	for _, e := range p.main.Events {
		p.apart = p.apart && e.Block != nil && e.Block != block && e.Block.Kind != markdown.BlockItem
		block = e.Block
		row := &entry{line: p.lines(e.Span), event: e, at: p.instant(e)}
		if last != nil {
			if row.line.Start <= last.line.Start {
				continue // two in one line
			}
			last.line.End = row.line.Start
		}
		p.entries, last = append(p.entries, row), row
	}
}

// findTable is the table of the entries, else the first one of the section.
func (p *place) findTable() *markdown.Block {
	if p.main != nil {
		if b := p.main.Events[0].Block; b != nil && b.Kind == markdown.BlockTable {
			return pipes(b)
		}
		return nil
	}
	for _, b := range p.section.Blocks {
		if b.Kind == markdown.BlockTable && pipes(b) != nil {
			return b
		}
	}
	return nil
}

// pipes is a table that is none of HTML.
func pipes(b *markdown.Block) *markdown.Block {
	if b.Table == nil || b.Table.Delimiter.Start == b.Table.Delimiter.End {
		return nil
	}
	return b
}

func (p *place) eachItem(do func(*markdown.Block)) {
	for _, b := range p.section.Blocks {
		if b.Kind != markdown.BlockList {
			continue
		}
		for _, item := range b.Children {
			do(item)
		}
	}
}

// lines are the whole lines of a span, with the end of the last one.
func (p *place) lines(span text.Span) text.Span {
	f := p.doc.File
	from := f.LineSpan(f.LineAt(span.Start))
	last := f.LineAt(max(span.Start, span.End-1))
	to := f.Len()
	if last < f.Lines() {
		to = f.LineSpan(last + 1).Start
	}
	return text.Span{Start: from.Start, End: to}
}

// unfilled reports whether cells hold nothing but what a template leaves to fill in.
func (p *place) unfilled(cells []text.Span) bool {
	src, some := p.doc.File.Bytes(), false
	for _, cell := range cells {
		rest := []byte(string(src[cell.Start:cell.End]))
		for _, h := range p.doc.Placeholders {
			s := h.Text.Span
			if s.Start >= cell.Start && s.End <= cell.End {
				some = true
				for i := s.Start; i < s.End; i++ {
					rest[i-cell.Start] = ' '
				}
			}
		}
		left := prompt.ReplaceAllString(string(rest), "")
		some = some || left != string(rest)
		if strings.Trim(left, " \t-*:`|") != "" {
			return false
		}
	}
	return some
}

// prompt is a template's word for what is to be written, in brackets that are no link.
var prompt = regexp.MustCompile(`\[[^\[\]]+\]$|\[[^\[\]]+\](?:[^(\[])`)

// instant is when an entry was, as far as it says; a zone that is not stated is the
// assumed one, a day that of the document.
func (p *place) instant(e *postmortem.Event) time.Time {
	if e == nil || !e.Start.HasTime {
		return time.Time{}
	}
	return p.moment(e.Start)
}

func (p *place) moment(m postmortem.Moment) time.Time {
	if !m.UTC.IsZero() {
		return m.UTC
	}
	local := m.Local
	if !m.HasDate {
		if p.day.IsZero() {
			return time.Time{}
		}
		local = time.Date(p.day.Year(), p.day.Month(), p.day.Day(), local.Hour(), local.Minute(), local.Second(), 0, time.UTC)
	}
	name := p.zone
	if name == "" {
		name = p.assumed
	}
	if name == "" {
		return time.Time{}
	}
	var clocks zone.Clocks
	utc, ok := clocks.Instant(local, name, time.Time{})
	if !ok {
		return time.Time{}
	}
	return utc
}
