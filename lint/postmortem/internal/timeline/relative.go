package timeline

import (
	"strings"
	"time"

	"github.com/pmlint/pmlint/lint/chrono"
	"github.com/pmlint/pmlint/lint/markdown"
)

// Relative resolves "T+5m" against T+0.
func (w *walk) relative(e *entry, ev *Event) {
	ev.Relative, ev.IsRelative = e.st.Relative, true
	if !w.t0.HasTime {
		if days := e.st.Relative / (24 * time.Hour); !w.begin.IsZero() && w.timed && days > 0 && e.st.Relative%(24*time.Hour) == 0 {
			ev.Start = w.moment(w.begin.AddDate(0, 0, int(days)), chrono.Clock{}, false, "") // "+1d" among times of day
		}
		return
	}
	at := w.t0.Local.Add(e.st.Relative)
	if !w.t0.HasDate && at.Day() != w.t0.Local.Day() {
		return // a time on another day that nobody knows
	}
	ev.Start = w.t0
	ev.Start.Local = at
	if !w.t0.UTC.IsZero() {
		ev.Start.UTC = w.t0.UTC.Add(e.st.Relative)
	}
}

// origin finds what T+0 is: an entry or a sentence that states both.
func (w *walk) origin() Moment {
	relative := false
	for _, e := range w.run.entries {
		if !e.st.IsRelative {
			continue
		}
		relative = true
		if e.st.HasClock && e.st.Clock.Known() {
			m := w.originAt(e.st, w.entryZone(e).Plain)
			m.Local = m.Local.Add(-e.st.Relative)
			if !m.UTC.IsZero() {
				m.UTC = m.UTC.Add(-e.st.Relative)
			}
			return m
		}
	}
	if !relative {
		return Moment{}
	}
	for _, p := range w.run.notes {
		if st, ok := chrono.ScanOrigin(p.Text, w.v.order); ok {
			zone := st.Zone
			if zone == "" {
				zone = w.zone.Plain
			} else if at := strings.LastIndex(p.Text, zone); w.zone.Plain == "" && at >= 0 {
				w.zone = markdown.Text{Span: p.Source(at, at+len(zone)), Plain: zone} // what counts from T+0 has its zone
			}
			return w.originAt(st, zone)
		}
	}
	return Moment{}
}

func (w *walk) originAt(st chrono.Stamp, zone string) Moment {
	day := w.day
	if st.HasDate {
		day = st.Date.Near(w.near())
	}
	return w.moment(day, st.Clock, true, zone)
}
