package timetable

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/record"
	"github.com/pmlint/pmlint/lint/text"
)

// Reader reads a document, as the engine does.
type Reader func(src []byte) (*postmortem.Document, error)

// Merged is a document with events in its timeline.
type Merged struct {
	Source []byte
	Added  []*record.Event
	Known  int // events that the document has by name
	Told   int // events that a row tells which somebody wrote by hand
}

// ErrNoTimeline is what Merge returns for a document without a place for entries.
var ErrNoTimeline = errors.New("has no section for a timeline; add a heading \"## Timeline\" where it shall stand")

// Merge puts events into the timeline of a document, in the order of time. Rows that
// somebody wrote stay as they are, byte for byte, and keep their times; rows of the
// template that nobody filled in go. What the document has is not written again, so
// that merging twice changes nothing.
//
// The zone of the document holds where it states one, else that of the style.
func Merge(read Reader, src []byte, events []*record.Event, style Style) (*Merged, error) {
	doc, err := read(src)
	if err != nil {
		return nil, err
	}
	p := find(doc, style.zone())
	if p == nil {
		return nil, ErrNoTimeline
	}
	m := &Merged{Source: src}
	known := Known(src)
	for _, e := range events {
		switch {
		case lineOf(known, e) > 0:
			m.Known++
		case p.tells(e):
			m.Told++
		default:
			m.Added = append(m.Added, e)
		}
	}
	if len(m.Added) == 0 {
		return m, nil
	}
	var refused error
	for _, dated := range []bool{false, true} {
		w, err := p.writer(style, dated)
		if err != nil {
			return nil, err
		}
		out, err := text.Apply(src, w.edits(m.Added))
		if err != nil {
			return nil, err
		}
		if refused = verify(read, doc, out, m.Added, w); refused == nil {
			m.Source = out
			return m, nil
		}
	}
	return nil, refused
}

// tells reports whether somebody wrote an event down by hand.
func (p *place) tells(e *record.Event) bool {
	return slices.ContainsFunc(p.entries, func(row *entry) bool {
		return row.event != nil && !row.at.IsZero() && near(row.at, e.At, told) && similar(row.event.Text.Plain, e)
	})
}

// hand are the entries that somebody wrote, those of earlier runs among them.
func (p *place) hand() (out []*entry) {
	for _, e := range p.entries {
		if !e.empty {
			out = append(out, e)
		}
	}
	return out
}

// edits are the changes of the source that put events where they belong.
func (w *writer) edits(events []*record.Event) []text.Edit {
	p := w.place
	var edits []text.Edit
	for _, e := range p.entries {
		if e.empty {
			edits = append(edits, text.Edit{Span: e.line})
		}
	}
	if h, asked := p.zoneHole(); asked && w.sentence {
		edits = append(edits, text.Edit{Span: h, New: w.zone})
	} else if w.sentence && !w.fresh {
		edits = append(edits, text.Edit{Span: text.Span{Start: w.head(), End: w.head()}, New: "All times in " + w.zone + "." + w.eol + w.eol})
	}
	return append(edits, w.rows(events)...)
}

// rows are the edits that insert the events, those of one place together.
func (w *writer) rows(events []*record.Event) []text.Edit {
	at := map[int][]string{}
	for _, e := range events {
		offset := w.before(e)
		at[offset] = append(at[offset], w.row(e))
	}
	var edits []text.Edit
	for offset, rows := range at {
		if w.newestFirst {
			slices.Reverse(rows)
		}
		edits = append(edits, text.Edit{Span: text.Span{Start: offset, End: offset}, New: w.joined(offset, rows)})
	}
	slices.SortFunc(edits, func(a, b text.Edit) int { return a.Span.Start - b.Span.Start })
	return edits
}

// joined are rows as lines that begin at an offset. At the end of a file whose last
// line does not end, that line is ended first; a new table ends with a blank line.
func (w *writer) joined(offset int, rows []string) string {
	s := strings.Join(rows, w.eol) + w.eol
	src := w.place.doc.File.Bytes()
	if w.fresh {
		s = w.opening() + s
		if offset < len(src) && src[offset] != '\n' && src[offset] != '\r' {
			s += w.eol
		}
	}
	if w.place.apart && offset > 0 && !strings.HasSuffix(strings.ReplaceAll(string(src[:offset]), "\r", ""), "\n\n") {
		s = w.eol + strings.TrimSuffix(s, w.eol)
	}
	if offset > 0 && src[offset-1] != '\n' {
		s = w.eol + strings.TrimSuffix(s, w.eol)
	}
	return s
}

// before is the offset of the first entry that comes after an event, else that behind
// the last entry.
func (w *writer) before(e *record.Event) int {
	for _, row := range w.place.hand() {
		if row.at.IsZero() {
			continue
		}
		if later := row.at.After(e.At); later != w.newestFirst && !row.at.Equal(e.At) {
			return row.line.Start
		}
	}
	return w.end()
}

// zoneHole is where a template asks for the zone, if nobody said it.
func (p *place) zoneHole() (text.Span, bool) {
	if p.zone != "" {
		return text.Span{}, false
	}
	from, to := p.section.Head.End, p.section.Span.End
	m := zoneAsked.FindIndex(p.doc.File.Bytes()[from:to])
	if m == nil {
		return text.Span{}, false
	}
	return text.Span{Start: from + m[0], End: from + m[1]}, true
}

var zoneAsked = regexp.MustCompile(`(?i)\[[^\[\]\r\n]{0,20}\btime ?zone\b[^\[\]\r\n]{0,20}\]`)

// verify holds that a change did what it should: every entry of before means the
// time that it meant, and every event is read at its own.
func verify(read Reader, before *postmortem.Document, after []byte, events []*record.Event, w *writer) error {
	doc, err := read(after)
	if err != nil {
		return err
	}
	added := map[string]*record.Event{}
	for _, e := range events {
		added[e.Origin.Key()] = e
	}
	var rest []*postmortem.Event
	found := 0
	all := allEvents(doc)
	for i, e := range all {
		event := byComment(doc.File.Text(upToNext(doc, all, i)), added)
		if event == nil {
			rest = append(rest, e)
			continue
		}
		found++
		if want := event.At.Truncate(w.unit()); !e.Start.UTC.Equal(want) {
			return fmt.Errorf("line %d would be read as %s and not as %s; give the entries around it their dates, or take fewer days by --window",
				e.Line, e.Start, want.Format(time.RFC3339))
		}
	}
	if found != len(events) {
		return fmt.Errorf("%d of %d events would not be read as entries of the timeline; write its entries as rows of one table",
			len(events)-found, len(events))
	}
	gone := map[int]bool{}
	for _, e := range w.place.entries {
		if e.empty {
			gone[before.File.LineAt(e.line.Start)] = true
		}
	}
	return unchanged(before, rest, gone)
}

// upToNext are the lines of an entry, up to those of the next one.
func upToNext(doc *postmortem.Document, all []*postmortem.Event, i int) text.Span {
	s := text.Span{Start: doc.File.LineSpan(all[i].Line).Start, End: doc.File.Len()}
	if i+1 < len(all) {
		s.End = doc.File.LineSpan(all[i+1].Line).Start
	}
	if end := doc.File.LineSpan(all[i].Line).End; s.End < end {
		s.End = end // two in one line
	}
	return s
}

// byComment is the event that the comment in an entry names, of those that were added.
func byComment(line string, added map[string]*record.Event) *record.Event {
	for key := range Known([]byte(line)) {
		if e := added[key]; e != nil {
			return e
		}
	}
	return nil
}

// unchanged holds that entries mean what they meant, but for those in lines that are gone.
func unchanged(before *postmortem.Document, after []*postmortem.Event, gone map[int]bool) error {
	i := 0
	for _, e := range allEvents(before) {
		if e.Start.IsZero() || gone[e.Line] {
			continue
		}
		for i < len(after) && after[i].Start.IsZero() {
			i++
		}
		if i == len(after) || after[i].Start != e.Start && !sameReading(e, after[i]) {
			return fmt.Errorf("the entry of line %d would mean another time; give it its date, or take fewer days by --window", e.Line)
		}
		i++
	}
	return nil
}

// sameReading reports whether an entry says the same with more known of it: a zone or
// a day that the document stated nowhere before.
func sameReading(before, after *postmortem.Event) bool {
	b, a := before.Start, after.Start
	if !b.UTC.IsZero() {
		return a.UTC.Equal(b.UTC) && a.Local.Equal(b.Local)
	}
	return b.Local.Equal(a.Local) || !b.HasDate && b.Local.Format("15:04:05") == a.Local.Format("15:04:05")
}

func allEvents(doc *postmortem.Document) (out []*postmortem.Event) {
	for _, t := range doc.Timelines {
		out = append(out, t.Events...)
	}
	slices.SortStableFunc(out, func(a, b *postmortem.Event) int { return a.Span.Start - b.Span.Start })
	return out
}
