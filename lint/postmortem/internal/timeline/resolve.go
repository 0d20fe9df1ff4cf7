package timeline

import (
	"slices"
	"sort"
	"strings"
	"sync"
	"time"

	"github.com/pmlint/pmlint/internal/slab"
	"github.com/pmlint/pmlint/lint/chrono"
	"github.com/pmlint/pmlint/lint/chrono/zone"
	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/postmortem/internal/metadata"
	"github.com/pmlint/pmlint/lint/postmortem/internal/outline"
	"github.com/pmlint/pmlint/lint/text"
)

// resolver gives the entries of timelines their dates, zones and instants.
type resolver struct {
	doc     *outline.Document
	opts    Options
	meta    *metadata.Metadata
	unread  []*outline.Unparsed // runs that are no timelines
	order   chrono.Order
	decided bool      // the order of day and month is known
	base    time.Time // the day of the incident as the document states it; zero if unknown
	zones   zone.Clocks
	titled  bool          // base is from the title, or from a field that names the beginning
	docZone markdown.Text // of a sentence anywhere in the document
	// searched tells that docZone was looked for.
	searched bool
	stated   *metadata.Stretch // of the metadata; nil until it is asked for
	events   slab.Of[Event]
}

func (v *resolver) resolve(runs []*run) {
	v.decideOrder(runs)
	v.base = v.incidentDay()
	for _, run := range runs {
		for _, e := range run.entries {
			v.reread(e)
		}
	}
}

// timeline turns a run into a timeline of events.
func (v *resolver) timeline(run *run) *Timeline {
	t := &Timeline{Section: run.section, Span: run.span, Elsewhere: run.elsewhere, DayFirst: v.order == chrono.OrderDMY}
	v.useTrailing(run)
	v.useFence(run)
	v.keepUnread(run)
	if len(run.entries) == 0 {
		if len(run.untimed) > 1 {
			for _, e := range run.untimed {
				t.Events = append(t.Events, v.untimedEvent(e))
			}
		}
		return t
	}
	v.useCities(run)
	t.Zone = v.runZone(run)
	approx := allApproximate(run)
	w := &walk{v: v, run: run, zone: t.Zone, day: v.runDay(run), stated: v.statedOnce(run)}
	w.otherwise = v.statedDay(run)
	w.t0 = w.origin()
	w.first, w.begin = w.day, w.day
	w.solve()
	t.Events = make([]*Event, 0, len(run.entries))
	labels := make([]string, 0, len(run.entries))
	for i, e := range run.entries {
		if w.isDivider(i) {
			w.divide(e)
			continue
		}
		ev := w.event(i)
		ev.Approx = ev.Approx || approx
		t.Events, labels = append(t.Events, ev), append(labels, e.label.Plain)
	}
	events := t.Events
	tell := sync.OnceFunc(func() { tellMoments(events, labels) })
	for _, ev := range events {
		ev.tell = tell
	}
	t.T0 = w.t0.UTC
	if t.T0.IsZero() && w.t0.HasTime {
		t.T0 = w.t0.Local
	}
	return t
}

// keepUnread keeps what cannot be read of a run, in the order of the text. Stamps
// that are damaged count where the run has others.
func (v *resolver) keepUnread(run *run) {
	if len(run.entries) > 0 && len(run.damaged) > 0 {
		run.unread = append(run.unread, run.damaged...)
		sort.SliceStable(run.unread, func(i, j int) bool { return run.unread[i].Text.Span.Start < run.unread[j].Text.Span.Start })
	}
	v.unread = append(v.unread, run.unread...)
}

// useTrailing takes items whose stamps stand behind their text as entries,
// where no item has one before it and most have one behind.
func (v *resolver) useTrailing(run *run) {
	var trailing []*entry
	for _, e := range run.untimed {
		if e.trailing {
			trailing = append(trailing, e)
		}
	}
	led := !slices.ContainsFunc(run.entries, func(e *entry) bool { return !e.st.Lead || e.st.HasClock })
	if len(trailing) == 0 && led {
		trailing = v.datesWithin(run.untimed)
	}
	if len(trailing) == 0 || 2*len(trailing) < len(run.untimed) || len(trailing)+len(run.entries) < 2 {
		return
	}
	for _, e := range run.entries {
		if !e.slot && !led {
			return
		}
	}
	run.entries = append(run.entries, trailing...)
	sort.SliceStable(run.entries, func(i, j int) bool { return run.entries[i].span.Start < run.entries[j].span.Start })
}

// datesWithin are the items with one date in their sentence.
func (v *resolver) datesWithin(items []*entry) (out []*entry) {
	for _, e := range items {
		s := e.prose.Text
		d, from, end := chrono.FindDate(s, v.order)
		if end == 0 || d.Day == 0 || d.Fault != "" {
			continue
		}
		if _, _, more := chrono.FindDate(s[end:], v.order); more > 0 {
			continue
		}
		e.st = chrono.Stamp{Date: d, HasDate: true, DateAt: from, DateEnd: end, Start: from, End: end}
		e.next, e.body = len(s), e.prose.Source(0, len(s))
		out = append(out, e)
	}
	return out
}

// useFence takes the lines of a code block as entries where the timeline
// consists of nothing else and nearly all of its lines begin with a time.
func (v *resolver) useFence(run *run) {
	if len(run.entries)+len(run.untimed) > 0 || run.fence == nil || len(run.fence.Lines) > 500 {
		return
	}
	var entries []*entry
	filled := 0
	for _, line := range run.fence.Lines {
		raw := v.doc.File.Text(line)
		if strings.TrimSpace(raw) == "" {
			continue
		}
		filled++
		p := v.doc.Verbatim(line)
		if st, next := chrono.ScanStamp(raw, chrono.OrderUnknown, chrono.ClockStyle{}); next > 0 && st.HasClock && st.Bad == "" {
			entries = append(entries, &entry{form: formItem, block: run.fence, span: line, prose: p, st: st, next: next, section: run.section})
		}
	}
	if len(entries) >= 3 && 10*len(entries) >= 6*filled {
		run.entries = entries
	}
}

func (v *resolver) untimedEvent(e *entry) *Event {
	return &Event{Span: e.span, Line: v.doc.File.LineAt(e.span.Start), Text: v.doc.Text(e.prose.Source(0, len(e.prose.Text))),
		Phase: e.phase, Block: e.block}
}

// allApproximate tells a heading or sentence that calls all times approximate.
func allApproximate(run *run) bool {
	is := func(s string) bool {
		s = strings.ToLower(s)
		return strings.Contains(s, "approx") && strings.Contains(s, "time")
	}
	for _, s := range run.titles {
		if is(s.Title.Plain) {
			return true
		}
	}
	for _, p := range run.notes {
		if chrono.SpeaksOfTimes(p.Text) && is(p.Text) {
			return true
		}
	}
	return false
}

// textOf is the part [from, to) of a prose that is read already. Where it holds
// markup it is read again, with the markup that belongs to it.
func textOf(d *outline.Document, p *markdown.Prose, from, to int) markdown.Text {
	plain := strings.TrimRight(p.Text[from:to], " ")
	span := p.Source(from, from+len(plain))
	if span.Len() != len(plain) || strings.ContainsAny(plain, "*_`~[]<>&\\\n") {
		return d.Text(withMarkup(p, from, to))
	}
	return markdown.Text{Span: span, Plain: plain}
}

// withMarkup is the source of [from, to) with the delimiters of the markup that
// lies in it or begins with it.
func withMarkup(p *markdown.Prose, from, to int) text.Span {
	span := p.Source(from, to)
	for _, m := range p.Marks {
		if m.Start >= from && m.End <= max(to, from+1) || m.Start == from {
			span.Start, span.End = min(span.Start, m.Span.Start), max(span.End, m.Span.End)
		}
	}
	return span
}

// texts fills the stamp and the text of an event.
func (w *walk) texts(e *entry, ev *Event) {
	d := w.v.doc
	ev.Stamp = textOf(d, e.prose, e.from+e.st.Start, e.from+e.st.End)
	if e.st.DateEnd > 0 {
		ev.DateAt = e.prose.Source(e.from+e.st.DateAt, e.from+e.st.DateEnd)
	}
	if e.st.ClockEnd > 0 {
		ev.TimeAt = e.prose.Source(e.from+e.st.ClockAt, e.from+e.st.ClockEnd)
	}
	if e.stampCells.Len() > 0 {
		ev.Stamp, ev.DateAt = d.Text(e.stampCells), e.dateAt
	}
	switch {
	case e.slot && e.label.Plain != "":
		ev.Text = e.label
	case e.body.Len() > 0:
		ev.Text = d.Text(e.body)
	case e.trailing:
		if e.next < len(e.prose.Text) {
			ev.Text = d.Text(withMarkup(e.prose, e.next, len(e.prose.Text)))
			break
		}
		rest := strings.TrimRight(e.prose.Text[:e.from], " (@-–—:")
		ev.Text = d.Text(withMarkup(e.prose, 0, len(strings.TrimSuffix(strings.TrimSuffix(rest, " at"), " on"))))
	case e.form == formRow || e.next >= len(e.prose.Text):
		ev.Text = markdown.Text{Span: text.Span{Start: ev.Stamp.Span.End, End: ev.Stamp.Span.End}}
	case e.form == formLine && e.extended:
		ev.Text = d.Text(text.Span{Start: withMarkup(e.prose, e.next, e.next+1).Start, End: e.span.End})
	default:
		end := len(strings.TrimSuffix(e.prose.Text, " \\")) // a hard break
		ev.Text = textOf(d, e.prose, e.next, max(end, e.next))
	}
	if strings.HasSuffix(ev.Text.Plain, "\n") { // of a <br> behind the entry
		p := d.ProseAt(ev.Text.Span)
		ev.Text = d.Within(p, 0, len(p.Text))
	}
}

// event resolves one entry.
func (w *walk) event(i int) *Event {
	e, d := w.run.entries[i], w.v.doc
	ev := w.v.events.Next()
	*ev = Event{Span: e.span, Line: d.File.LineAt(e.span.Start), Approx: e.st.Approx || e.st.Vague, Phase: e.phase, Block: e.block,
		Slot: e.slot, Malformed: e.st.Fault, Ambiguous: e.st.HasDate && e.st.Date.Ambiguous, OwnDate: e.st.HasDate}
	w.texts(e, ev)
	ev.Zone = w.entryZone(e)
	if e.st.IsRelative && !e.st.HasClock {
		w.relative(e, ev)
		return ev
	}
	w.start(i, ev)
	w.end(e, ev)
	if e.st.IsRelative {
		ev.Relative, ev.IsRelative = e.st.Relative, true
	}
	return ev
}
