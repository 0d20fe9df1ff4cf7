package timeline

import (
	"bytes"
	"path"
	"sort"
	"strings"
	"time"

	"github.com/pmlint/pmlint/lint/chrono"
	"github.com/pmlint/pmlint/lint/internal/ascii"
	"github.com/pmlint/pmlint/lint/internal/slab"
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
	zones   chrono.Zones
	docZone markdown.Text // of a sentence anywhere in the document
	// searched tells that docZone was looked for.
	searched bool
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

// decideOrder finds how the document's numeric dates order day and month: a
// date that only one order can read decides for all.
func (v *resolver) decideOrder(runs []*run) {
	if !hasNumericDates(runs) {
		return
	}
	var votes [3]int
	for _, run := range runs {
		for _, e := range run.entries {
			votes[e.st.Date.Proves]++
			votes[e.st.EndDate.Proves]++
		}
		for _, s := range run.titles {
			votes[provenOrder(s.Title.Plain)]++
		}
	}
	votes[provenOrder(v.doc.Title.Plain)]++
	for i := range v.meta.All {
		votes[provenOrder(v.meta.All[i].Value.Plain)]++
	}
	switch {
	case votes[chrono.OrderDMY] > votes[chrono.OrderMDY]:
		v.order, v.decided = chrono.OrderDMY, true
	case votes[chrono.OrderMDY] > votes[chrono.OrderDMY]:
		v.order, v.decided = chrono.OrderMDY, true
	case v.opts.Order != chrono.OrderUnknown:
		v.order, v.decided = v.opts.Order, true
	default:
		v.orderByDay(runs)
	}
}

// hasNumericDates tells that the order of day and month matters.
func hasNumericDates(runs []*run) bool {
	for _, run := range runs {
		for _, e := range run.entries {
			if e.st.Date.Ambiguous || e.st.Date.Proves != chrono.OrderUnknown || e.st.EndDate.Ambiguous {
				return true
			}
		}
		for _, s := range run.titles {
			if d, _, end := chrono.FindDate(s.Title.Plain, chrono.OrderUnknown); end > 0 && (d.Ambiguous || d.Proves != chrono.OrderUnknown) {
				return true
			}
		}
	}
	return false
}

// provenOrder is what the first date of a text proves, with the end of its range.
func provenOrder(s string) chrono.Order {
	for range 3 {
		d, _, end := chrono.FindDate(s, chrono.OrderUnknown)
		if end == 0 || d.Proves != chrono.OrderUnknown {
			return d.Proves
		}
		s = s[end:]
	}
	return chrono.OrderUnknown
}

// orderByDay decides by the day of the incident, where another date of the
// document states it and one order alone comes near to it. What a zone or
// nothing suggests is only a guess.
func (v *resolver) orderByDay(runs []*run) {
	day := v.incidentDay()
	if day.IsZero() { // a name is enough to choose, though not to state the day
		day = fullDate(path.Base(v.doc.File.Path()), chrono.OrderUnknown)
	}
	votes := [3]int{}
	for _, run := range runs {
		for _, e := range run.entries {
			if e.st.Date.Ambiguous && !day.IsZero() {
				votes[nearerOrder(e, day)]++
			}
		}
	}
	switch {
	case votes[chrono.OrderDMY] > 0 && votes[chrono.OrderMDY] == 0:
		v.order, v.decided = chrono.OrderDMY, true
	case votes[chrono.OrderMDY] > 0 && votes[chrono.OrderDMY] == 0:
		v.order, v.decided = chrono.OrderMDY, true
	default:
		v.order = v.guessOrder(runs)
	}
}

// nearerOrder tells which reading of a date lies within days of the incident
// while the other one does not.
func nearerOrder(e *entry, day time.Time) chrono.Order {
	const near, far = 4 * 24 * time.Hour, 20 * 24 * time.Hour
	dmy, _ := chrono.ScanDate(e.dateSource(), chrono.OrderDMY)
	mdy, _ := chrono.ScanDate(e.dateSource(), chrono.OrderMDY)
	if dmy.Year == 0 {
		dmy.Year, mdy.Year = day.Year(), day.Year()
	}
	a, b := dmy.Time().Sub(day).Abs(), mdy.Time().Sub(day).Abs()
	switch {
	case a <= near && b >= far:
		return chrono.OrderDMY
	case b <= near && a >= far:
		return chrono.OrderMDY
	}
	return chrono.OrderUnknown
}

// guessOrder guesses by where the document's clocks are.
func (v *resolver) guessOrder(runs []*run) chrono.Order {
	for _, run := range runs {
		for _, s := range run.titles {
			if zone, _ := chrono.FindZone(s.Title.Plain); zone != "" {
				if m, ok := chrono.FixedOffset(zone); ok && m <= -240 {
					return chrono.OrderMDY
				}
				return chrono.OrderUnknown
			}
		}
	}
	return chrono.OrderUnknown
}

// dateSource is the text that begins with the entry's date.
func (e *entry) dateSource() string {
	if e.dateText != "" {
		return e.dateText
	}
	if i := e.from + e.st.DateAt; i < len(e.prose.Text) {
		return e.prose.Text[i:]
	}
	return ""
}

// reread reads an ambiguous date in the order that was decided.
func (v *resolver) reread(e *entry) {
	if !e.st.Date.Ambiguous || v.order == chrono.OrderUnknown {
		return
	}
	if d, n := chrono.ScanDate(e.dateSource(), v.order); n > 0 {
		d.Ambiguous = !v.decided
		e.st.Date = d
	}
	if e.st.EndDate.Ambiguous {
		if d := &e.st.EndDate; d.Day <= 12 && (v.order == chrono.OrderDMY) != (e.st.EndDMY) {
			d.Day, d.Month = d.Month, d.Day
		}
	}
}

// incidentDay is the day that title, metadata or summary state.
func (v *resolver) incidentDay() time.Time {
	if day := titleDate(v.doc.Title.Plain, v.order); !day.IsZero() {
		return day
	}
	if day := v.meta.Date.Day; !day.IsZero() {
		return day
	}
	if f := v.meta.Get(outline.FieldStart); f != nil {
		if day := fullDate(f.Value.Plain, v.order); !day.IsZero() {
			return day
		}
	}
	for _, s := range v.doc.Sections {
		if s.Kind != outline.KindSummary {
			continue
		}
		for _, b := range s.Blocks {
			if day := fullDate(v.doc.Prose(b).Text, v.order); !day.IsZero() {
				return day
			}
		}
	}
	return v.introducedDay()
}

// introducedDay is the day that the words in front of the first section of a
// known kind state.
func (v *resolver) introducedDay() time.Time {
	if day := v.dayIn(v.doc.Root); !day.IsZero() {
		return day
	}
	for _, s := range v.doc.Sections {
		if s.Kind != outline.KindOther {
			break
		}
		if day := fullDate(s.Title.Plain, v.order); !day.IsZero() {
			return day
		}
		if day := v.dayIn(s); !day.IsZero() {
			return day
		}
	}
	return time.Time{}
}

// dayIn is the first full date in the paragraphs of a section's own.
func (v *resolver) dayIn(s *outline.Section) time.Time {
	for _, b := range s.Blocks {
		if b.Kind != markdown.BlockParagraph {
			continue
		}
		if day := fullDate(v.doc.Prose(b).Text, v.order); !day.IsZero() {
			return day
		}
	}
	return time.Time{}
}

// fullDate is the first full date of a text.
func fullDate(s string, order chrono.Order) time.Time {
	for len(s) > 0 {
		d, _, end := chrono.FindDate(s, order)
		if end == 0 {
			return time.Time{}
		}
		if d.Full() && d.Fault == "" {
			return d.Time()
		}
		s = s[end:]
	}
	return time.Time{}
}

// titleDate is the first full date of a title, where "5-26-21" is one too.
func titleDate(s string, order chrono.Order) time.Time {
	if day := fullDate(s, order); !day.IsZero() {
		return day
	}
	for i := 0; i < len(s); i++ {
		if !ascii.IsDigit(s[i]) || i > 0 && s[i-1] != ' ' && s[i-1] != '(' {
			continue
		}
		if d, n := chrono.ScanDate(s[i:], order); n > 0 && d.Full() && d.Fault == "" && !ascii.IsAlnumAt(s, i+n) {
			return d.Time()
		}
	}
	return time.Time{}
}

// partialDate is the first day of a text, with or without its year.
func partialDate(s string, order chrono.Order) (chrono.Date, bool) {
	d, _, end := chrono.FindDate(s, order)
	return d, end > 0 && d.Day > 0 && d.Fault == ""
}

// runDay is the day that a run starts on: of its headings, a sentence before
// it, or the incident's.
func (v *resolver) runDay(run *run) time.Time {
	for _, s := range run.titles {
		if d, ok := partialDate(s.Title.Plain, v.order); ok {
			return v.fillYear(d, v.base)
		}
	}
	for _, p := range run.notes {
		if !speaksOfTimes(p.Text) {
			continue
		}
		if d, ok := partialDate(p.Text, v.order); ok {
			return v.fillYear(d, v.base)
		}
	}
	return v.base
}

// statedDay is the day of a sentence such as "Unless noted, all events happened
// on 2026-03-01, all times are in UTC"; zero without one.
func (v *resolver) statedDay(run *run) time.Time {
	for _, p := range run.notes {
		if !speaksOfTimes(p.Text) || !strings.Contains(strings.ToLower(p.Text), "unless") {
			continue
		}
		if d, ok := partialDate(p.Text, v.order); ok {
			return v.fillYear(d, v.base)
		}
	}
	return time.Time{}
}

// fillYear is the day of d; a year that is not stated is the one that brings
// it closest to near. Zero where nothing gives a year.
func (v *resolver) fillYear(d chrono.Date, near time.Time) time.Time {
	if d.Year > 0 {
		return d.Time()
	}
	if near.IsZero() {
		return time.Time{}
	}
	var best time.Time
	for year := near.Year() - 1; year <= near.Year()+1; year++ {
		d.Year = year
		day := d.Time()
		if !day.IsZero() && (best.IsZero() || day.Sub(near).Abs() < best.Sub(near).Abs()) {
			best = day
		}
	}
	return best
}

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

// timeline turns a run into a timeline of events.
func (v *resolver) timeline(run *run) *Timeline {
	t := &Timeline{Section: run.section, Span: run.span, DayFirst: v.order == chrono.OrderDMY}
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
	t.Zone = v.runZone(run)
	approx := allApproximate(run)
	w := &walk{v: v, run: run, zone: t.Zone, day: v.runDay(run), stated: v.statedOnce(run)}
	w.otherwise = v.statedDay(run)
	w.t0 = w.origin()
	w.first, w.begin = w.day, w.day
	t.Events = make([]*Event, 0, len(run.entries))
	for i, e := range run.entries {
		if w.isDivider(i) {
			w.divide(e)
			continue
		}
		ev := w.event(i)
		ev.Approx = ev.Approx || approx
		t.Events = append(t.Events, ev)
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

// useTrailing takes items whose stamps stand behind their text as entries,
// where no item has one before it and most have one behind.
func (v *resolver) useTrailing(run *run) {
	var trailing []*entry
	for _, e := range run.untimed {
		if e.trailing {
			trailing = append(trailing, e)
		}
	}
	if len(trailing) == 0 || 2*len(trailing) < len(run.untimed) || len(trailing)+len(run.entries) < 2 {
		return
	}
	for _, e := range run.entries {
		if !e.slot {
			return
		}
	}
	run.entries = append(run.entries, trailing...)
	sort.SliceStable(run.entries, func(i, j int) bool { return run.entries[i].span.Start < run.entries[j].span.Start })
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
		if speaksOfTimes(p.Text) && is(p.Text) {
			return true
		}
	}
	return false
}

// walk is the state of going through the entries of a run.
type walk struct {
	v      *resolver
	run    *run
	zone   markdown.Text
	stated bool
	prev   markdown.Text // the zone of the entry before, where it states one
	day    time.Time     // the day that holds; zero if unknown
	begin  time.Time     // the day of the run itself
	// otherwise is the day that a sentence gives to all entries that state none.
	otherwise time.Time
	first     time.Time     // the last day that was written: what "+1d" counts from
	clock     time.Duration // the time of the last entry since midnight
	timed     bool          // clock is set
	moved     bool          // an entry or a day was seen
	utc       time.Time     // the instant of the last entry
	t0        Moment
}

// isDivider tells a day that holds for the entries below it.
func (w *walk) isDivider(i int) bool {
	e := w.run.entries[i]
	if e.divider {
		return true
	}
	if !e.st.HasDate || e.st.HasClock || e.st.IsRange && e.form != formHeading {
		return false
	}
	pure := e.next >= len(e.prose.Text)
	below := w.timeOnly(i + 1)
	switch e.form {
	case formHeading:
		return below && (e.section == nil || e.section.Span.Contains(text.Span{Start: w.run.entries[i+1].span.Start,
			End: w.run.entries[i+1].span.Start})) || pure && e.body.Len() == 0
	case formLine:
		return pure && (below || e.body.Len() == 0) || below && (w.namesDay(e) || allStrong(e.prose))
	}
	return pure && below && e.form == formItem
}

// allStrong tells a text that is bold as a whole: a title of its own.
func allStrong(p *markdown.Prose) bool {
	for _, m := range p.Marks {
		if m.Kind == markdown.MarkStrong && m.Start == 0 && m.End >= len(strings.TrimRight(p.Text, " :")) {
			return true
		}
	}
	return false
}

// namesDay tells a line that has nothing but the name of a day beside its
// date.
func (w *walk) namesDay(e *entry) bool {
	rest := strings.Trim(e.prose.Text[e.next:], " :()[]-–—,.")
	return chrono.IsWeekday(rest)
}

// timeOnly tells that entry i states a time and inherits its date.
func (w *walk) timeOnly(i int) bool {
	if i >= len(w.run.entries) {
		return false
	}
	st := &w.run.entries[i].st
	return !st.HasDate && !st.NoDate && (st.HasClock || st.IsRelative)
}

func (w *walk) divide(e *entry) {
	if e.st.Weekday > 0 || e.st.DayNumber > 0 {
		w.day = w.namedDay(e)
		w.first, w.timed, w.moved = w.day, false, true
		return
	}
	if day := w.v.fillYear(e.st.Date, w.near()); !day.IsZero() {
		w.day, w.first = day, day
		if w.begin.IsZero() {
			w.begin = day
		}
	} else {
		w.day, w.first = time.Time{}, time.Time{}
	}
	w.timed = false
	if e.st.Zone != "" {
		w.zone = w.zoneText(e)
	}
}

// namedDay is the day that "Tuesday" or "Day 2" means.
func (w *walk) namedDay(e *entry) time.Time {
	switch {
	case e.st.DayNumber > 0 && w.begin.IsZero(), e.st.Weekday > 0 && w.day.IsZero():
		return time.Time{}
	case e.st.DayNumber > 0:
		return w.begin.AddDate(0, 0, e.st.DayNumber-1)
	}
	ahead := (e.st.Weekday - int(w.day.Weekday()) + 7) % 7
	if !w.moved && ahead > 3 { // the first entry may lie before the day of the title
		ahead -= 7
	}
	return w.day.AddDate(0, 0, ahead)
}

// near is the day that a date without a year is close to.
func (w *walk) near() time.Time {
	if !w.day.IsZero() {
		return w.day
	}
	return w.v.base
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
		ev.Moments = momentsOf(ev, e.label.Plain)
		return ev
	}
	w.start(i, ev)
	w.end(e, ev)
	if e.st.IsRelative {
		ev.Relative, ev.IsRelative = e.st.Relative, true
	}
	ev.Moments = momentsOf(ev, e.label.Plain)
	return ev
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
		ev.Text = d.Text(withMarkup(e.prose, 0, len(strings.TrimSuffix(rest, " at"))))
	case e.form == formRow || e.next >= len(e.prose.Text):
		ev.Text = markdown.Text{Span: text.Span{Start: ev.Stamp.Span.End, End: ev.Stamp.Span.End}}
	case e.form == formLine && e.extended:
		ev.Text = d.Text(text.Span{Start: withMarkup(e.prose, e.next, e.next+1).Start, End: e.span.End})
	default:
		ev.Text = textOf(d, e.prose, e.next, len(e.prose.Text))
	}
	if strings.HasSuffix(ev.Text.Plain, "\n") { // of a <br> behind the entry
		p := d.ProseAt(ev.Text.Span)
		ev.Text = d.Within(p, 0, len(p.Text))
	}
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

// Start resolves the date and the time of an entry.
func (w *walk) start(i int, ev *Event) {
	e := w.run.entries[i]
	day := w.day
	switch {
	case e.st.NoDate:
		day = time.Time{}
	case e.st.HasDate:
		d := e.st.Date
		if d.Year == 0 {
			d.Year = e.year
		}
		day = w.v.fillYear(d, w.near())
	case e.st.Weekday > 0:
		day = w.namedDay(e)
	case e.st.NextDay && !w.first.IsZero():
		day = w.first.AddDate(0, 0, 1)
	case e.st.HasClock && e.st.Clock.Known() && !e.slot && w.rolls(i):
		day = day.AddDate(0, 0, 1)
	}
	ev.Start = w.moment(day, e.st.Clock, e.st.HasClock, ev.Zone.Plain)
	if e.slot {
		return
	}
	w.moved = true
	if !day.IsZero() {
		if e.st.HasDate || e.st.Weekday > 0 {
			w.first = day
			if !day.Equal(w.day) {
				w.timed = false
			}
		}
		w.day = day
		if w.begin.IsZero() {
			w.begin = day
		}
		if e.st.HasDate && !w.otherwise.IsZero() && !day.Equal(w.otherwise) {
			w.day, w.timed = w.otherwise, false
			return
		}
	}
	if e.st.HasClock && e.st.Clock.Known() {
		w.clock, w.timed = e.st.Clock.Offset(), true
		if !ev.Start.UTC.IsZero() {
			w.utc = ev.Start.UTC
		}
	}
}

// rolls tells that the time of entry i belongs to the day after the one of the
// entry before: the clock went back by half a day, or from the evening to the
// morning and stayed there.
func (w *walk) rolls(i int) bool {
	if w.day.IsZero() || !w.timed {
		return false
	}
	e := w.run.entries[i]
	back := w.clock - e.st.Clock.Offset()
	if back >= 12*time.Hour {
		return true
	}
	if back < 7*time.Hour || w.clock < 17*time.Hour || e.st.Clock.Offset() > 10*time.Hour || !w.usesWholeDay() {
		return false
	}
	return !w.timeOnly(i+1) || w.run.entries[i+1].st.Clock.Offset() < w.clock
}

// usesWholeDay tells that the run's clock has 24 hours, or states the half of the day.
func (w *walk) usesWholeDay() bool { return w.clock >= 13*time.Hour }

// End resolves the end of a range: after its start, on the day it states.
func (w *walk) end(e *entry, ev *Event) {
	if !e.st.IsRange {
		return
	}
	day := time.Time{}
	if ev.Start.HasDate {
		day = time.Date(ev.Start.Local.Year(), ev.Start.Local.Month(), ev.Start.Local.Day(), 0, 0, 0, 0, time.UTC)
	}
	if e.st.EndDate.Day > 0 {
		day = w.v.fillYear(e.st.EndDate, w.near())
	} else if !day.IsZero() && e.st.EndClock.Known() && e.st.Clock.Known() && e.st.HasClock && e.st.EndClock.Offset() < e.st.Clock.Offset() {
		day = day.AddDate(0, 0, 1)
	}
	ev.End = w.moment(day, e.st.EndClock, true, ev.Zone.Plain)
}

// moment puts a day and a time together.
func (w *walk) moment(day time.Time, c chrono.Clock, hasClock bool, zone string) Moment {
	m := Moment{HasDate: !day.IsZero()}
	if m.HasDate {
		m.Local = day
	} else {
		m.Local = time.Date(1, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	if !hasClock || !c.Known() {
		return m
	}
	m.Local = m.Local.Add(c.Offset())
	m.HasTime, m.Seconds = true, c.Seconds
	if m.HasDate {
		if zone == "" {
			zone = w.v.opts.Zone
		}
		if utc, ok := w.v.zones.Instant(m.Local, zone, w.utc); ok {
			m.UTC = utc
		}
	}
	return m
}

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
		if st, ok := scanOrigin(p.Text, w.v.order); ok {
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
		day = w.v.fillYear(st.Date, w.near())
	}
	return w.moment(day, st.Clock, true, zone)
}

// scanOrigin reads "T+0 is 2026-03-01 14:05 UTC", "T0 = 14:05".
func scanOrigin(s string, order chrono.Order) (chrono.Stamp, bool) {
	for _, name := range [...]string{"T+0", "T0", "T-0", "T₀"} {
		i := strings.Index(s, name)
		if i < 0 {
			continue
		}
		rest := strings.TrimLeft(s[i+len(name):], " =:()")
		for _, w := range [...]string{"is ", "was ", "corresponds to ", "means ", "at "} {
			rest = strings.TrimPrefix(rest, w)
		}
		if st, n := chrono.ScanStamp(rest, order, chrono.ClockStyle{Dotted: true}); n > 0 && st.HasClock && st.Clock.Known() {
			return st, true
		}
	}
	return chrono.Stamp{}, false
}
