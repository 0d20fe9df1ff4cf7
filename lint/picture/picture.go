// Package picture lays out the timeline of a postmortem: rows in the order of time,
// what each was for the incident, the phases between the key moments. Drawings for a
// terminal and for Mermaid are made from one layout; others can be.
//
// It knows documents and no terminal: width and colour are the caller's to say.
package picture

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/pmlint/pmlint/lint/chrono/zone"
	"github.com/pmlint/pmlint/lint/postmortem"
)

// Picture is the layout of a timeline.
type Picture struct {
	Title  string
	Zones  []string // of the columns of times; the first is the document's own, "" where it states none
	Rows   []Row
	Phases []Phase // in the order of time; those whose ends are not told are missing
	Begin  time.Time
	End    time.Time
	dated  bool // the days of the rows are known
}

// Row is an entry of the timeline.
type Row struct {
	Line    int       // in the document, from 1
	At      time.Time // by the first zone's clock, held in UTC; zero where no time is known
	UTC     time.Time // the instant; zero where it is not known
	Until   time.Time // of a range, as At
	Clocks  []string  // the time in each zone; "" where it is not known
	Day     string    // where the row begins another day: the day
	Gap     time.Duration
	Approx  bool
	Text    string
	Moments []postmortem.MomentKind
}

// Phase is the time between two key moments.
type Phase struct {
	Name       string // "to detect"
	Begin, End time.Time
	First      int // the row that it begins with
}

// Length is how long the phase took.
func (p Phase) Length() time.Duration { return p.End.Sub(p.Begin) }

// Of lays out the main timeline of a document, with its times in further zones. The
// error says that there is no timeline, or that a zone is not known.
func Of(doc *postmortem.Document, zones []string) (*Picture, error) {
	t := mainTimeline(doc)
	if t == nil {
		return nil, fmt.Errorf("has no timeline with times that could be shown")
	}
	p := &Picture{Title: strings.TrimSpace(doc.Title.Plain), Zones: append([]string{zoneOf(t)}, zones...)}
	p.dated = t.Events[0].Start.HasDate
	clocks, err := clocksOf(zones)
	if err != nil {
		return nil, err
	}
	for _, e := range t.Events {
		if !e.Slot && !e.Start.IsZero() {
			p.Rows = append(p.Rows, rowOf(e))
		}
	}
	p.order()
	p.days()
	for i := range p.Rows {
		p.write(&p.Rows[i], clocks)
	}
	p.phases()
	return p, nil
}

// mainTimeline is the timeline with the most entries that have a time.
func mainTimeline(doc *postmortem.Document) (best *postmortem.Timeline) {
	most := 0
	for _, t := range doc.Timelines {
		n := 0
		for _, e := range t.Events {
			if !e.Slot && e.Start.HasTime {
				n++
			}
		}
		if n > most {
			best, most = t, n
		}
	}
	return best
}

// zoneOf is the zone of all entries, if it is one.
func zoneOf(t *postmortem.Timeline) string {
	name := t.Zone.Plain
	for i, e := range t.Events {
		switch z := e.Zone.Plain; {
		case i == 0 || name == "":
			name = z
		case z != name && z != "":
			return ""
		}
	}
	return name
}

// clocksOf are what turns instants into the clock readings of zones, held in UTC.
func clocksOf(zones []string) ([]func(time.Time) time.Time, error) {
	var out []func(time.Time) time.Time
	for _, name := range zones {
		clock, err := zone.Clock(name)
		if err != nil {
			return nil, err
		}
		out = append(out, clock)
	}
	return out, nil
}

func rowOf(e *postmortem.Event) Row {
	r := Row{Line: e.Line, UTC: e.Start.UTC, Approx: e.Approx, Text: strings.Join(strings.Fields(e.Text.Plain), " "), Moments: e.Moments()}
	if e.Start.HasTime {
		r.At = e.Start.Local
		if !e.Start.HasDate {
			r.At = time.Date(1, 1, 1, r.At.Hour(), r.At.Minute(), r.At.Second(), 0, time.UTC).AddDate(0, 0, e.Later)
		}
		if e.End.HasTime {
			r.Until = e.End.Local
		}
	}
	return r
}

// order puts the rows in the order of time; those without one stay behind what stands
// before them in the text.
func (p *Picture) order() {
	type keyed struct {
		Row
		key time.Time
	}
	rows := make([]keyed, len(p.Rows))
	var last time.Time
	for i, r := range p.Rows {
		if !r.At.IsZero() {
			last = r.At
		}
		rows[i] = keyed{r, last}
	}
	slices.SortStableFunc(rows, func(a, b keyed) int { return cmp.Compare(a.key.Unix(), b.key.Unix()) })
	for i, r := range rows {
		p.Rows[i] = r.Row
	}
}

// days tells where another day begins, and how long nothing was written down.
func (p *Picture) days() {
	var last time.Time
	for i := range p.Rows {
		r := &p.Rows[i]
		if r.At.IsZero() {
			continue
		}
		if last.IsZero() {
			p.Begin = r.At
		} else {
			r.Gap = r.At.Sub(last)
		}
		if p.dated && (last.IsZero() || r.At.YearDay() != last.YearDay() || r.At.Year() != last.Year()) {
			r.Day = r.At.Format(time.DateOnly)
		}
		last, p.End = r.At, r.At
	}
}

// write fills in the times of a row.
func (p *Picture) write(r *Row, clocks []func(time.Time) time.Time) {
	r.Clocks = make([]string, 1+len(clocks))
	if r.At.IsZero() {
		return
	}
	r.Clocks[0] = r.At.Format("15:04")
	if r.Approx {
		r.Clocks[0] = "~" + r.Clocks[0]
	}
	if r.UTC.IsZero() {
		return
	}
	for i, clock := range clocks {
		at := clock(r.UTC)
		r.Clocks[i+1] = at.Format("15:04")
		if days := dayNumber(at) - dayNumber(r.At); days != 0 {
			r.Clocks[i+1] += fmt.Sprintf("%+dd", days)
		}
	}
}

func dayNumber(t time.Time) int {
	return int(time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC).Unix() / 86400)
}

// steps are the moments that a phase ends with, and its name; the first begins the
// first phase.
var steps = []struct {
	name  string
	kinds []postmortem.MomentKind
}{
	{"", []postmortem.MomentKind{postmortem.MomentSymptom, postmortem.MomentTrigger}},
	{"to detect", []postmortem.MomentKind{postmortem.MomentDetected}},
	{"to acknowledge", []postmortem.MomentKind{postmortem.MomentAcknowledged, postmortem.MomentTriage}},
	{"to mitigate", []postmortem.MomentKind{postmortem.MomentMitigated, postmortem.MomentRestored}},
	{"to resolve", []postmortem.MomentKind{postmortem.MomentResolved}},
}

// phases tells the phases: each begins where the one before it ended. A moment that
// lies before the one that should precede it ends none.
func (p *Picture) phases() {
	from := -1
	for _, step := range steps {
		at := p.moment(step.kinds, from)
		if at < 0 {
			continue
		}
		if from >= 0 && p.Rows[at].At.After(p.Rows[from].At) {
			p.Phases = append(p.Phases, Phase{Name: step.name, Begin: p.Rows[from].At, End: p.Rows[at].At, First: from})
		}
		from = at
	}
}

// moment is the first row, not before from, that was one of the moments; -1 for none.
func (p *Picture) moment(kinds []postmortem.MomentKind, from int) int {
	for _, kind := range kinds {
		for i, r := range p.Rows {
			if i >= from && !r.At.IsZero() && slices.Contains(r.Moments, kind) {
				return i
			}
		}
	}
	return -1
}
