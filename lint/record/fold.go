package record

import (
	"strings"
	"unicode"
)

// fold tells once what several entries tell; events are in order.
func (c *Collector) fold(events []*Event) []*Event {
	f := folder{near: c.options.Near.Nanoseconds(), last: map[string]*Event{}}
	out := events[:0]
	for _, e := range events {
		if first := f.same(e); first != nil {
			first.join(e)
			c.counts.Folded++
			continue
		}
		f.met(e)
		out = append(out, e)
	}
	return out
}

// folder knows the events that one may be told with.
type folder struct {
	near   int64
	last   map[string]*Event // by each of their keys
	acting []*Event          // those with an act, that are near
}

// same is the event that tells of the same as e, or nil.
func (f *folder) same(e *Event) *Event {
	if first := f.last["id "+e.Origin.Key()]; first != nil {
		return first
	}
	if first := f.last["as "+said(e)]; first != nil && f.isNear(first, e) &&
		(first.Origin.Kind != e.Origin.Kind || first.At.Equal(e.At)) {
		return first
	}
	if e.Act == "" {
		return nil
	}
	for len(f.acting) > 0 && !f.isNear(f.acting[0], e) {
		f.acting = f.acting[1:]
	}
	for _, first := range f.acting {
		if first.Act == e.Act && first.Origin.Kind != e.Origin.Kind && alike(first, e) {
			return first
		}
	}
	return nil
}

func (f *folder) isNear(a, b *Event) bool { return b.At.UnixNano()-a.At.UnixNano() <= f.near }

func (f *folder) met(e *Event) {
	f.last["id "+e.Origin.Key()] = e
	f.last["as "+said(e)] = e
	if e.Act != "" {
		f.acting = append(f.acting, e)
	}
}

// join adds what another entry has of the same happening.
func (e *Event) join(other *Event) {
	if other.Origin.Key() != e.Origin.Key() {
		e.Also = append(e.Also, other.Origin)
	}
	e.Also = append(e.Also, other.Also...)
	e.Level = max(e.Level, other.Level)
	e.Marked = e.Marked || other.Marked
	if e.Subject == "" {
		e.Subject = other.Subject
	}
}

// said is an event's text as far as it counts: letters and figures. One with few of
// them says too little to be known again in another tool.
func said(e *Event) string {
	plain := plainly(e.Text)
	if len(plain) < 12 {
		return e.Origin.Kind + " " + plain
	}
	return plain
}

// alike reports whether two events of one act have one subject: the same name, or
// the text of one names the subject of the other.
func alike(a, b *Event) bool {
	x, y := plainly(a.Subject), plainly(b.Subject)
	if x != "" && x == y {
		return true
	}
	const least = 5 // letters; a shorter name is in many texts
	return len(x) >= least && names(b.Text, x) || len(y) >= least && names(a.Text, y)
}

// names reports whether a text has the words of a subject beside each other.
func names(text, subject string) bool {
	return strings.Contains(" "+plainly(text)+" ", " "+subject+" ")
}

// plainly is a text in lower case with its words alone, one blank between them.
func plainly(s string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	}), " ")
}
