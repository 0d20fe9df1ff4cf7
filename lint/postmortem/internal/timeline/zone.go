package timeline

import (
	"bytes"
	"strings"

	"github.com/pmlint/pmlint/lint/chrono"
	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/postmortem/internal/outline"
)

// speaksOfTimes tells a sentence on the times of a timeline.
func speaksOfTimes(s string) bool {
	if len(s) > 400 {
		s = s[:400]
	}
	if !strings.Contains(s, "ime") && !strings.Contains(s, "IME") {
		return false
	}
	lower := strings.ToLower(s)
	return strings.Contains(lower, "times") || strings.Contains(lower, "timezone") || strings.Contains(lower, "time zone") ||
		len(s) < 40 && strings.Contains(lower, "time")
}

// noteZone is the zone that a sentence states for all times.
func noteZone(d *outline.Document, p *markdown.Prose) markdown.Text {
	if !speaksOfTimes(p.Text) && !chrono.OnlyZones(strings.Trim(p.Text, " ()[].:*_")) {
		return markdown.Text{}
	}
	from := max(strings.Index(p.Text, "imes"), strings.Index(p.Text, "imezone"), strings.Index(p.Text, "ime zone"), 0)
	name, start := chrono.FindZone(p.Text[from:])
	if name == "" {
		from = 0
		if name, start = chrono.FindZone(p.Text); name == "" {
			return markdown.Text{}
		}
	}
	return d.Text(p.Source(from+start, from+start+len(name)))
}

// titleZone is the zone that a heading states.
func titleZone(d *outline.Document, s *outline.Section) markdown.Text {
	name, _ := chrono.FindZone(s.Title.Plain)
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
		if !statesZone(src[i:min(i+12, len(src))], src[max(i-6, 0):i]) {
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

// statesZone tells the words that lead to a zone for a whole document: "all
// times", "times are", "times in", "time zone", "timezone".
func statesZone(from, before []byte) bool {
	rest := bytes.ToLower(from)
	switch {
	case bytes.HasPrefix(rest, []byte("imezone")), bytes.HasPrefix(rest, []byte("ime zone")):
		return true
	case !bytes.HasPrefix(rest, []byte("imes")):
		return false
	}
	after := bytes.TrimLeft(rest[4:], " ")
	return bytes.HasSuffix(bytes.ToLower(before), []byte("all t")) || bytes.HasPrefix(after, []byte("are ")) ||
		bytes.HasPrefix(after, []byte("in ")) || bytes.HasPrefix(after, []byte("given")) || bytes.HasPrefix(after, []byte("listed"))
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
			v.docZone = v.stretch().zone
		}
	}
	return v.docZone
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
