package metadata

import (
	"strings"
	"time"

	"github.com/pmlint/pmlint/lint/chrono"
	"github.com/pmlint/pmlint/lint/chrono/zone"
	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/postmortem/internal/outline"
)

// Stretch is what the metadata state of the incident's time: from when to when it
// was, and in which zone.
type Stretch struct {
	// Clocks are the beginning and the end, since midnight; none where one of them is
	// not stated.
	Clocks []time.Duration
	Zone   markdown.Text // as written; empty where none is stated
}

// longestStretch is how many bytes a value has that states a stretch of time.
const longestStretch = 120

// ReadStretch reads the stretch of time that fields below the title state.
func ReadStretch(doc *outline.Document, fields []outline.Field, order chrono.Order) *Stretch {
	out := &Stretch{}
	for i := range fields {
		if f := &fields[i]; f.Source != outline.SourceFrontMatter && len(f.Value.Plain) <= longestStretch {
			out.read(doc, f, order)
		}
	}
	return out
}

// read reads "2026-07-29 16:31–20:37 UTC", "1h 5m (19:10 to 20:15)" and, of
// fields for the beginning and the end, one time each.
func (out *Stretch) read(doc *outline.Document, f *outline.Field, order chrono.Order) {
	s := f.Value.Plain
	from := 0
	st, next := chrono.ScanStamp(s, order, chrono.ClockStyle{})
	if open := strings.IndexByte(s, '('); next == 0 && open >= 0 {
		from = open + 1
		st, next = chrono.ScanStamp(s[from:], order, chrono.ClockStyle{})
	}
	if next == 0 || !st.HasClock || !st.Clock.Known() {
		return
	}
	switch {
	case st.IsRange && st.EndClock.Known() && out.Clocks == nil:
		out.Clocks = []time.Duration{st.Clock.Offset(), st.EndClock.Offset()}
	case !st.IsRange && f.Key != outline.FieldStart && f.Key != outline.FieldEnd:
		return
	}
	name := st.Zone
	if name == "" {
		name, _ = zone.Find(s[from+st.End:])
	}
	if at := strings.LastIndex(s, name); name != "" && out.Zone.Plain == "" {
		p := doc.ProseAt(f.Value.Span)
		if i := strings.LastIndex(p.Text, name); i >= 0 {
			out.Zone = doc.Text(p.Source(i, i+len(name)))
		} else if at >= 0 {
			out.Zone = markdown.Text{Plain: name}
		}
	}
}
