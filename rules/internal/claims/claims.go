// Package claims is the ledger of what a document states about itself in more
// than one place: its days and the moments of its incident. Rules compare two
// claims about one thing; that they come from a title, a field, a milestone or
// an item makes no difference there.
package claims

import (
	"strings"
	"time"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/chrono"
	"github.com/pmlint/pmlint/lint/chrono/zone"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/text"
)

// About is what a claim speaks of.
type About string

// What claims are about.
const (
	Incident About = "incident" // its day, or its first
	Start    About = "start"
	End      About = "end"
	Review   About = "review"
	Detected About = "detected"
	Declared About = "declared"
	Repaired About = "repaired"
	Resolved About = "resolved"
)

// Source is where a claim stands.
type Source string

// The sources of claims.
const (
	FileName    Source = "file name"
	Title       Source = "title"
	FrontMatter Source = "front matter"
	Field       Source = "field"
	Milestone   Source = "milestone"
	Entry       Source = "entry" // of a timeline, or an item that begins with a date and a time
)

// Claim is one statement of a day or an instant.
type Claim struct {
	About  About
	Source Source
	Moment postmortem.Moment
	// Zone is that of the moment, as a field writes it; empty where none is written there.
	Zone string
	// Precision is the unit that the value is exact to: a day, a minute, a second.
	Precision time.Duration
	Approx    bool
	Span      text.Span // zero for the file's name
	Text      string    // as written, with its label
}

// Day is the claim's day as midnight UTC; zero where it states none.
func (c Claim) Day() time.Time {
	if !c.Moment.HasDate {
		return time.Time{}
	}
	return DayOf(c.Moment.Local)
}

// DayOf is the midnight of a clock reading's day.
func DayOf(t time.Time) time.Time {
	return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC)
}

type key struct{}

// Of are the claims of a document, in no order. They are worked out once.
func Of(p *lint.Pass) []Claim {
	return lint.Memo(p, key{}, func() []Claim {
		l := &ledger{doc: p.Doc}
		l.fileName()
		l.title()
		l.fields()
		l.events()
		l.items()
		return l.claims
	})
}

// From gives the claims about one thing from one of the sources.
func From(list []Claim, about About, sources ...Source) []Claim {
	var out []Claim
	for _, c := range list {
		for _, s := range sources {
			if c.About == about && c.Source == s {
				out = append(out, c)
			}
		}
	}
	return out
}

type ledger struct {
	doc    *postmortem.Document
	claims []Claim
}

func (l *ledger) day(about About, source Source, day time.Time, at text.Span, written string) {
	l.claims = append(l.claims, Claim{
		About: about, Source: source, Span: at, Text: written, Precision: 24 * time.Hour,
		Moment: postmortem.Moment{Local: day, HasDate: true},
	})
}

func (l *ledger) fileName() {
	path := l.doc.File.Path()
	if strings.Contains("/"+path, "/_posts/") {
		return // a blog's names say when something was published
	}
	name := path[strings.LastIndexByte(path, '/')+1:]
	if len(name) < len(time.DateOnly) {
		return
	}
	if day, err := time.Parse(time.DateOnly, name[:len(time.DateOnly)]); err == nil {
		l.day(Incident, FileName, day, text.Span{}, name[:len(time.DateOnly)])
	}
}

func (l *ledger) title() {
	t := l.doc.Title
	d, from, to := chrono.FindDate(t.Plain, chrono.OrderUnknown)
	if to == 0 || !d.Full() || d.Ambiguous {
		return
	}
	l.day(Incident, Title, d.Time(), t.Span, t.Plain[from:to])
}

// fields reads the days that labelled fields state, by what their labels say.
func (l *ledger) fields() {
	for i := range l.doc.Meta.All {
		f := &l.doc.Meta.All[i]
		about, ok := aboutField(f)
		if !ok || f.Source == postmortem.SourceTitle {
			continue
		}
		m, zoned, ok := momentOf(f.Value.Plain)
		if !ok {
			continue
		}
		source := Field
		if f.Source == postmortem.SourceFrontMatter {
			source = FrontMatter
		}
		l.claims = append(l.claims, Claim{
			About: about, Source: source, Moment: m, Zone: zoned, Precision: precision(m), Span: f.Value.Span,
			Text: f.Label.Plain + " " + f.Value.Plain,
		})
	}
}

// momentOf reads a field's value that begins with a full date, and the time and zone
// behind it.
func momentOf(s string) (m postmortem.Moment, zoned string, ok bool) {
	if at, err := time.Parse(time.RFC3339, s); err == nil {
		local := time.Date(at.Year(), at.Month(), at.Day(), at.Hour(), at.Minute(), at.Second(), 0, time.UTC)
		return postmortem.Moment{Local: local, HasDate: true, HasTime: true, Seconds: true, UTC: at.UTC()}, "", true
	}
	st, n := chrono.ScanStamp(s, chrono.OrderUnknown, chrono.ClockStyle{})
	if n == 0 || !st.HasDate || !st.HasClock || !st.Clock.Known() || st.Clock.Bare || st.Bad != "" || st.Fault != "" {
		d, n := chrono.ScanDate(s, chrono.OrderUnknown)
		if n == 0 || !d.Full() || d.Ambiguous {
			return m, "", false
		}
		return postmortem.Moment{Local: d.Time(), HasDate: true}, "", true
	}
	if !st.Date.Full() || st.Date.Ambiguous {
		return m, "", false
	}
	m = postmortem.Moment{HasDate: true, HasTime: true, Seconds: st.Clock.Seconds, Local: st.Date.Time().Add(st.Clock.Offset())}
	if minutes, fixed := zone.FixedOffset(st.Zone); fixed && st.Zone != "" {
		m.UTC = m.Local.Add(-time.Duration(minutes) * time.Minute)
	}
	return m, st.Zone, true
}

func precision(m postmortem.Moment) time.Duration {
	switch {
	case m.Seconds:
		return time.Second
	case m.HasTime:
		return time.Minute
	}
	return 24 * time.Hour
}

// events reads the milestones and the entries that tell what they are.
func (l *ledger) events() {
	for _, t := range l.doc.Timelines {
		for _, e := range t.Events {
			if e.Ambiguous || e.IsRelative || e.Malformed != "" || !e.Start.HasDate {
				continue
			}
			source := Entry
			if e.Slot {
				source = Milestone
			}
			l.moment(source, e.Text.Plain, e.Start, e.Approx, stampOf(e))
		}
	}
}

func stampOf(e *postmortem.Event) text.Span {
	if e.Stamp.Span.Len() > 0 {
		return e.Stamp.Span
	}
	return e.Span
}

// moment adds a claim for each moment that the words name.
func (l *ledger) moment(source Source, words string, m postmortem.Moment, approx bool, at text.Span) {
	for _, about := range momentsIn(words, source == Milestone) {
		l.claims = append(l.claims, Claim{
			About: about, Source: source, Moment: m, Precision: precision(m), Approx: approx, Span: at,
			Text: strings.TrimSpace(words),
		})
	}
}

// items reads the items and paragraphs that begin with a time and that no timeline
// holds: a chronology below a heading of another kind.
func (l *ledger) items() {
	held := make(map[*postmortem.Block]bool)
	for _, t := range l.doc.Timelines {
		for _, e := range t.Events {
			held[e.Block] = true
		}
	}
	for _, b := range l.doc.Blocks {
		b.Walk(func(b *postmortem.Block) bool {
			if startsItem(b) && !held[b] {
				l.item(b)
			}
			return b.Kind != postmortem.BlockQuote
		})
	}
}

// startsItem reports whether a block is an item, or a paragraph outside of items.
func startsItem(b *postmortem.Block) bool {
	return b.Kind == postmortem.BlockItem || b.Kind == postmortem.BlockParagraph && !b.Within(postmortem.BlockItem)
}

func (l *ledger) item(b *postmortem.Block) {
	line, ok := firstLine(b)
	if !ok {
		return
	}
	words := l.doc.ProseAt(line).Text
	st, next := chrono.ScanStamp(words, chrono.OrderUnknown, chrono.ClockStyle{})
	if next == 0 || !st.HasClock || !st.Clock.Known() || st.HasDate && (!st.Date.Full() || st.Date.Ambiguous) {
		return
	}
	m := postmortem.Moment{Local: time.Time{}.Add(st.Clock.Offset()), HasTime: true, Seconds: st.Clock.Seconds}
	if st.HasDate {
		m.Local, m.HasDate = st.Date.Time().Add(st.Clock.Offset()), true
	}
	l.moment(Entry, words[next:], m, st.Approx, line)
}

func firstLine(b *postmortem.Block) (text.Span, bool) {
	if b.Kind == postmortem.BlockItem {
		b = b.First()
	}
	if b == nil || len(b.Lines) == 0 {
		return text.Span{}, false
	}
	return b.Lines[0], true
}
