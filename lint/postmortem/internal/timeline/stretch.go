package timeline

import (
	"strings"
	"time"

	"github.com/pmlint/pmlint/lint/chrono"
	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/postmortem/internal/outline"
)

// stretch is what the metadata state of the incident's time: from when to when it
// was, and in which zone.
type stretch struct {
	begin, end time.Duration // clocks; hasClocks tells that both are stated
	hasClocks  bool
	zone       markdown.Text
}

func (s *stretch) clocks() []time.Duration {
	if !s.hasClocks {
		return nil
	}
	return []time.Duration{s.begin, s.end}
}

// longestStretch is how many bytes a value has that states a stretch of time.
const longestStretch = 120

// stretch reads the fields of the metadata for it, once.
func (v *resolver) stretch() *stretch {
	if v.stated != nil {
		return v.stated
	}
	v.stated = &stretch{}
	for i := range v.meta.All {
		if f := &v.meta.All[i]; f.Source != outline.SourceFrontMatter && len(f.Value.Plain) <= longestStretch {
			v.readStretch(f)
		}
	}
	return v.stated
}

// readStretch reads "2026-07-29 16:31–20:37 UTC", "1h 5m (19:10 to 20:15)" and, of
// fields for the beginning and the end, one time each.
func (v *resolver) readStretch(f *outline.Field) {
	s, out := f.Value.Plain, v.stated
	from := 0
	st, next := chrono.ScanStamp(s, v.order, chrono.ClockStyle{})
	if open := strings.IndexByte(s, '('); next == 0 && open >= 0 {
		from = open + 1
		st, next = chrono.ScanStamp(s[from:], v.order, chrono.ClockStyle{})
	}
	if next == 0 || !st.HasClock || !st.Clock.Known() {
		return
	}
	switch {
	case st.IsRange && st.EndClock.Known() && !out.hasClocks:
		out.begin, out.end, out.hasClocks = st.Clock.Offset(), st.EndClock.Offset(), true
	case !st.IsRange && f.Key != outline.FieldStart && f.Key != outline.FieldEnd:
		return
	}
	name := st.Zone
	if name == "" {
		name, _ = chrono.FindZone(s[from+st.End:])
	}
	if at := strings.LastIndex(s, name); name != "" && out.zone.Plain == "" {
		p := v.doc.ProseAt(f.Value.Span)
		if i := strings.LastIndex(p.Text, name); i >= 0 {
			out.zone = v.doc.Text(p.Source(i, i+len(name)))
		} else if at >= 0 {
			out.zone = markdown.Text{Plain: name}
		}
	}
}
