package timeline

import (
	"bytes"
	"cmp"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/pmlint/pmlint/internal/ascii"
	"github.com/pmlint/pmlint/lint/chrono"
	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/postmortem/internal/metadata"
	"github.com/pmlint/pmlint/lint/postmortem/internal/outline"
	"github.com/pmlint/pmlint/lint/text"
)

// ReadDurations reads the durations that labelled fields state and computes
// those that the timelines give.
func ReadDurations(doc *outline.Document, meta *metadata.Metadata, timelines []*Timeline, impact []outline.Field, opts Options) Durations {
	v := &durationReader{doc: doc, meta: meta, resolver: &resolver{doc: doc, meta: meta, opts: opts}}
	v.fields(impact)
	v.lines()
	slices.SortStableFunc(v.stated, func(a, b *StatedDuration) int { return a.Text.Span.Start - b.Text.Span.Start })
	out := Durations{Stated: v.stated}
	if len(timelines) > 0 {
		out.computed = sync.OnceValue(func() []*ComputedDuration { return computeDurations(timelines) })
	}
	return out
}

type durationReader struct {
	doc      *outline.Document
	meta     *metadata.Metadata
	resolver *resolver
	ready    bool // the resolver knows its day
	stated   []*StatedDuration
}

// durationKeys are the fields that state durations.
var durationKeys = map[outline.FieldKey]DurationKind{
	outline.FieldDuration:       TotalDuration,
	outline.FieldTimeToDetect:   TimeToDetect,
	outline.FieldTimeToAck:      TimeToAcknowledge,
	outline.FieldTimeToMitigate: TimeToMitigate,
	outline.FieldTimeToResolve:  TimeToResolve,
}

// durationLabel tells the label of a duration.
func durationLabel(label string) (DurationKind, bool) {
	if len(label) > 60 {
		return "", false
	}
	return durationField(label, outline.FieldKeyOf(label))
}

// durationField tells the label of a duration whose key is known, if it has one.
func durationField(label string, key outline.FieldKey) (DurationKind, bool) {
	lower := strings.ToLower(strings.Trim(label, " *_"))
	switch lower {
	case "detection delay", "detection lag", "time before detection", "undetected for":
		return TimeToDetect, true
	case "impact duration", "duration of impact", "duration of the impact", "total impact duration", "user impact duration",
		"customer impact duration", "time of impact":
		return ImpactDuration, true
	}
	kind, ok := durationKeys[key]
	return kind, ok
}

// Fields takes the durations of the metadata.
func (v *durationReader) fields(impact []outline.Field) {
	for i := range v.meta.All {
		f := &v.meta.All[i]
		if kind, ok := durationField(f.Label.Plain, f.Key); ok && f.Value.Plain != "" {
			v.add(kind, f.Label, f.Value)
		}
	}
	for i := range impact {
		f := &impact[i]
		if kind, ok := durationLabel(f.Label.Plain); ok && f.Value.Plain != "" {
			v.add(kind, f.Label, f.Value)
		}
	}
}

// durationNeedles are what the labels of durations hold.
var durationNeedles = [...][]byte{[]byte("uration"), []byte("ime to "), []byte("TTD"), []byte("TTR"), []byte("TTM"), []byte("MTT"),
	[]byte("owntime"), []byte("etection delay"), []byte("ength")}

// lines finds labelled durations in the body: "**Duration:** 2 hours" in a
// paragraph, an item or a table's row.
func (v *durationReader) lines() {
	f := v.doc.File
	src := f.Bytes()
	for n := f.LineAt(v.doc.Front.Span.End); n <= f.Lines(); n++ {
		if line := f.LineSpan(n); line.Len() < 500 && mayBeLabelled(src[line.Start:line.End]) {
			v.line(line)
		}
	}
}

// maxDurationLabel is how far into its line a label may reach, with marks.
const maxDurationLabel = 64

// mayBeLabelled tells a line that begins with a label that may be one of a
// duration.
func mayBeLabelled(line []byte) bool {
	head := line[:min(len(line), maxDurationLabel)]
	end := bytes.IndexByte(head, ':')
	if end < 0 && bytes.IndexByte(head, '|') >= 0 {
		end = bytes.LastIndexByte(head, '|')
	}
	if end < 4 || !bytes.ContainsFunc(head[:end], isLetter) { // "| 2026-03-01 14"
		return false
	}
	for i := 0; i+1 < end; i++ {
		if durationInitials[head[i]] && durationSeconds[head[i+1]] && beginsDuration(head[i:end]) {
			return true
		}
	}
	return false
}

func isLetter(r rune) bool { return r < 0x80 && ascii.IsLetter(byte(r)) }

// beginsDuration tells that s begins with one of durationNeedles.
func beginsDuration(s []byte) bool {
	for _, needle := range durationNeedles {
		if bytes.HasPrefix(s, needle) {
			return true
		}
	}
	return false
}

// durationInitials and durationSeconds are the first and second letters of
// durationNeedles.
var durationInitials, durationSeconds = durationLetters(0), durationLetters(1)

func durationLetters(at int) (t [256]bool) {
	for _, needle := range durationNeedles {
		t[needle[at]] = true
	}
	return t
}

// line reads one line that may begin with a label.
func (v *durationReader) line(line text.Span) {
	b := markdown.LeafAt(v.doc.Blocks, line)
	if b == nil {
		return
	}
	if b.Kind == markdown.BlockTable {
		v.row(b.Table, line)
		return
	}
	if b.Kind != markdown.BlockParagraph {
		return
	}
	if i := firstFrom(b.Lines, line.Start, func(l text.Span) int { return l.Start }); i < len(b.Lines) && b.Lines[i].End <= line.End {
		line = b.Lines[i]
	}
	p := v.doc.ProseAt(line)
	colon := strings.IndexByte(p.Text, ':')
	if colon <= 0 || colon+1 >= len(p.Text) {
		return
	}
	kind, ok := durationLabel(p.Text[:colon])
	if !ok {
		return
	}
	from := colon + 1 + len(p.Text[colon+1:]) - len(strings.TrimLeft(p.Text[colon+1:], " *"))
	v.add(kind, v.doc.Text(p.Source(0, colon)), v.doc.Text(p.Source(from, len(p.Text))))
}

// row reads a table's row whose first cell is the label.
func (v *durationReader) row(t *markdown.Table, line text.Span) {
	i := firstFrom(t.Rows, line.Start, func(r markdown.Row) int { return r.Span.Start })
	for ; i < len(t.Rows) && t.Rows[i].Span.End <= line.End; i++ {
		row := t.Rows[i]
		if len(row.Cells) < 2 {
			continue
		}
		label := v.doc.Text(row.Cells[0])
		if kind, ok := durationLabel(strings.TrimRight(label.Plain, " :")); ok && row.Cells[1].Len() > 0 {
			v.add(kind, label, v.doc.Text(row.Cells[1]))
		}
	}
}

// firstFrom is the index of the first element that starts at the offset or
// behind it; they are in the order of the text.
func firstFrom[T any](list []T, offset int, start func(T) int) int {
	i, _ := slices.BinarySearchFunc(list, offset, func(x T, at int) int { return cmp.Compare(start(x), at) })
	return i
}

// maxStated bounds how many stated durations of a document are read.
const maxStated = 200

// Add reads a stated duration.
func (v *durationReader) add(kind DurationKind, label, value markdown.Text) {
	if len(v.stated) >= maxStated {
		return
	}
	for _, s := range v.stated {
		if s.Text.Span.Overlaps(value.Span) {
			return
		}
	}
	s := &StatedDuration{Kind: kind, Label: label, Text: value}
	v.read(s, value.Plain)
	s.Qualified = qualifies(label.Plain) || qualifies(value.Plain)
	v.stated = append(v.stated, s)
}

// Read reads "1 h 15 min", "14:05 – 15:20", and both with one in brackets.
func (v *durationReader) read(s *StatedDuration, value string) {
	if st, next := chrono.ScanStamp(value, chrono.OrderUnknown, chrono.ClockStyle{Dotted: true}); next > 0 && st.IsRange && st.HasClock {
		v.readSpan(s, value)
		return
	}
	l, rest := chrono.ParseLength(value)
	if l.Known {
		s.Value, s.Unit, s.Approx, s.Known = l.Value, l.Unit, l.Approx, true
		if inner, ok := inBrackets(rest); ok {
			v.span(s, inner)
		}
		return
	}
	v.readSpan(s, value)
}

// readSpan reads "14:05 – 15:20 (1 h 15 min)".
func (v *durationReader) readSpan(s *StatedDuration, value string) {
	rest, ok := v.span(s, value)
	if !ok {
		return
	}
	if inner, ok := inBrackets(rest); ok {
		rest = inner
	}
	if l, _ := chrono.ParseLength(strings.TrimLeft(rest, " =,:")); l.Known {
		s.Value, s.Unit, s.Approx, s.Known = l.Value, l.Unit, l.Approx, true
		return
	}
	if d, ok := Elapsed(s.From, s.To); ok && d >= 0 {
		s.Value, s.Unit, s.Known = d, time.Minute, true
	}
}

// inBrackets is what stands in brackets at the start of s.
func inBrackets(s string) (string, bool) {
	s = strings.TrimLeft(s, " ,")
	if len(s) < 3 || s[0] != '(' && s[0] != '[' {
		return "", false
	}
	inner, _, ok := strings.Cut(s[1:], ")")
	return inner, ok
}

// span reads a range of times into From and To and gives what follows it.
func (v *durationReader) span(s *StatedDuration, value string) (rest string, ok bool) {
	value = strings.TrimPrefix(strings.TrimPrefix(value, "from "), "From ")
	if !v.ready {
		v.resolver.base, v.ready = v.resolver.incidentDay(), true
	}
	st, next := chrono.ScanStamp(value, v.resolver.order, chrono.ClockStyle{Dotted: true})
	if next == 0 || !st.IsRange || !st.HasClock || !st.Clock.Known() || !st.EndClock.Known() {
		return value, false
	}
	w := &walk{v: v.resolver, run: &run{entries: []*entry{{st: st, prose: &markdown.Prose{}}}}, day: v.resolver.base}
	e := &Event{Zone: markdown.Text{Plain: st.Zone}}
	w.solve()
	w.start(0, e)
	w.end(w.run.entries[0], e)
	s.From, s.To = e.Start, e.End
	if s.To.Local.Before(s.From.Local) && !s.From.HasDate {
		s.To.Local = s.To.Local.Add(24 * time.Hour)
	}
	return value[st.End:], true
}

// qualifiers make a duration count something else than the time that passed.
var qualifiers = Words.Set("qualifier")

func qualifies(s string) bool {
	return qualifiers.In(strings.ToLower(s))
}
