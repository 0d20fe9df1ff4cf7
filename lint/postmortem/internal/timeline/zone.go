package timeline

import (
	"bytes"
	"strings"

	"github.com/pmlint/pmlint/lint/chrono"
	"github.com/pmlint/pmlint/lint/chrono/zone"
	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/postmortem/internal/metadata"
	"github.com/pmlint/pmlint/lint/postmortem/internal/outline"
)

// noteZone is the zone that a sentence states for all times.
func noteZone(d *outline.Document, p *markdown.Prose) markdown.Text {
	if !chrono.SpeaksOfTimes(p.Text) && !zone.Only(strings.Trim(p.Text, " ()[].:*_")) {
		return markdown.Text{}
	}
	from := max(strings.Index(p.Text, "imes"), strings.Index(p.Text, "imezone"), strings.Index(p.Text, "ime zone"), 0)
	name, start := zone.Find(p.Text[from:])
	if name == "" {
		from = 0
		if name, start = zone.Find(p.Text); name == "" {
			return markdown.Text{}
		}
	}
	return d.Text(p.Source(from+start, from+start+len(name)))
}

// titleZone is the zone that a heading states.
func titleZone(d *outline.Document, s *outline.Section) markdown.Text {
	name, _ := zone.Find(s.Title.Plain)
	if name == "" {
		return markdown.Text{}
	}
	p := d.ProseAt(s.Title.Span)
	if i := strings.Index(p.Text, name); i >= 0 {
		return d.Text(p.Source(i, i+len(name)))
	}
	return markdown.Text{Plain: name}
}

// sentenceZone looks for a sentence such as "All times are UTC" anywhere.
func (v *resolver) sentenceZone() markdown.Text {
	src := v.doc.File.Bytes()
	for at := 0; ; {
		i := bytes.Index(src[at:], []byte("ime"))
		if i < 0 {
			return markdown.Text{}
		}
		i += at
		at = i + 3
		if !chrono.StatesZone(src[i:min(i+12, len(src))], src[max(i-6, 0):i]) {
			continue
		}
		line := v.doc.File.LineSpan(v.doc.File.LineAt(i))
		if line.Len() > 300 {
			continue
		}
		if zone := noteZone(v.doc, v.doc.ProseAt(line)); zone.Plain != "" {
			return zone
		}
		at = max(at, line.End)
	}
}

// runZone is the zone of the table's header, of a heading or of a sentence.
func (v *resolver) runZone(run *run) markdown.Text {
	if run.zone != "" {
		head := run.zoned.Table.Header.Span
		p := v.doc.ProseAt(head)
		if i := strings.Index(p.Text, run.zone); i >= 0 {
			return v.doc.Text(p.Source(i, i+len(run.zone)))
		}
		return markdown.Text{Plain: run.zone}
	}
	for _, s := range run.titles {
		if zone := titleZone(v.doc, s); zone.Plain != "" {
			return zone
		}
	}
	for _, p := range run.notes {
		if zone := noteZone(v.doc, p); zone.Plain != "" {
			return zone
		}
	}
	if !v.searched {
		v.docZone, v.searched = v.sentenceZone(), true
		if v.docZone.Plain == "" {
			v.docZone = v.stretch().Zone
		}
	}
	return v.docZone
}

// useCities takes the cities behind most times of a run for the zone of these: "16:37
// Denver - Jobs restarted". One name among others is somebody who speaks.
func (v *resolver) useCities(run *run) {
	timed, named, name := 0, 0, ""
	for _, e := range run.entries {
		if !e.st.HasClock || e.st.Zone != "" || e.form == formRow {
			continue
		}
		timed++
		if n := cityBehind(e); n > 0 {
			city := e.prose.Text[e.next : e.next+n]
			if name == "" {
				name = city
			}
			if city == name {
				named++
			}
		}
	}
	if named < 2 || 3*named < 2*timed {
		return
	}
	for _, e := range run.entries {
		if e.st.Zone == "" && cityBehind(e) == len(name) {
			e.st.Zone = name
			e.next += len(name)
			e.next += len(e.prose.Text[e.next:]) - len(strings.TrimLeft(e.prose.Text[e.next:], " :-–—|)"))
		}
	}
}

// cityBehind is the length of the city right behind the stamp of an entry, where a
// sign sets it apart from the text.
func cityBehind(e *entry) int {
	rest := e.prose.Text[min(e.next, len(e.prose.Text)):]
	n := zone.CityLen(rest)
	if after := strings.TrimLeft(rest[n:], " "); n == 0 || after == "" || !strings.ContainsAny(after[:1], ":-|)") &&
		!strings.HasPrefix(after, "–") && !strings.HasPrefix(after, "—") {
		return 0
	}
	return n
}

// stretch is the stretch of time that the metadata state, read once.
func (v *resolver) stretch() *metadata.Stretch {
	if v.stated == nil {
		v.stated = metadata.ReadStretch(v.doc, v.meta.All, v.order)
	}
	return v.stated
}

// statedOnce tells that the entries of a run that state a zone all state the
// same one: it then holds for the entries below that state none.
func (v *resolver) statedOnce(run *run) bool {
	zone := ""
	for _, e := range run.entries {
		if e.st.Zone == "" {
			continue
		}
		if zone != "" && zone != e.st.Zone {
			return false
		}
		zone = e.st.Zone
	}
	return zone != ""
}

// entryZone is the zone that holds for an entry.
func (w *walk) entryZone(e *entry) markdown.Text {
	if e.st.Zone != "" {
		w.prev = w.zoneText(e)
		return w.prev
	}
	if w.zone.Plain != "" {
		return w.zone
	}
	if w.stated && e.st.HasClock {
		return w.prev
	}
	return markdown.Text{}
}

func (w *walk) zoneText(e *entry) markdown.Text {
	if i := strings.Index(e.prose.Text[e.from:], e.st.Zone); i >= 0 {
		i += e.from
		return w.v.doc.Text(e.prose.Source(i, i+len(e.st.Zone)))
	}
	return markdown.Text{Plain: e.st.Zone}
}
