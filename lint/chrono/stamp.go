package chrono

import (
	"strings"
	"time"

	"github.com/pmlint/pmlint/internal/ascii"
	"github.com/pmlint/pmlint/lint/chrono/zone"
)

// Stamp is the date and time that an entry of a timeline states, as far as
// written.
type Stamp struct {
	Date    Date // where HasDate
	HasDate bool
	// NoDate tells that a date was meant and not filled in ("2026-MM-DD").
	NoDate bool
	// MonthOnly tells that month and year are all that is stated.
	MonthOnly bool
	Clock     Clock // where HasClock
	// HasClock tells that a time was meant, known or not.
	HasClock bool
	// EndDate, EndClock are the end of a range.
	EndDate  Date
	EndClock Clock
	IsRange  bool
	Zone     string // as written; "" where none is stated
	EndZone  string // of the end of a range, where it states another one
	Approx   bool   // "~", "about", "14:05-ish"
	// NextDay tells "(+1d)", "next day" beside the time.
	NextDay bool
	// Relative is the offset from T+0, where IsRelative.
	Relative   time.Duration
	IsRelative bool
	// Vague is a word such as "later" in the place of a time.
	Vague bool
	// Weekday is the day of the week that stands for a date, from Monday 1 to
	// Sunday 7; DayNumber is that of "Day 2".
	Weekday, DayNumber int
	Fault              string // what is wrong with a stamp that was read
	Bad                string // why a stamp cannot be read
	Lead               bool   // words such as "At" or "On" lead to it
	// EndDMY tells that an ambiguous end of a range was read day first.
	EndDMY  bool
	machine bool // a T stands between date and time
	// Offsets in the text: of the date, of the time, of all that is the stamp's.
	DateAt, DateEnd   int
	ClockAt, ClockEnd int
	Start, End        int
}

// OK reports whether something was read.
func (st *Stamp) OK() bool {
	return st.HasDate || st.NoDate || st.HasClock || st.IsRelative || st.DayNumber > 0
}

// Zulu reports whether the stamp is written as machines write them, by 24 hours.
func (st *Stamp) Zulu() bool { return st.Zone == "Z" || st.machine }

// Whole reports whether the stamp has a date and a time.
func (st *Stamp) Whole() bool { return st.HasDate && st.HasClock }

// stampScanner reads one stamp.
type stampScanner struct {
	s     string
	i     int
	order Order
	style ClockStyle
	iso   bool // a T stands between date and time
	st    Stamp
}

// ScanStamp reads the stamp that s begins with. next is where the entry's own
// text begins, behind what separates the two; 0 where there is no stamp.
func ScanStamp(s string, order Order, style ClockStyle) (st Stamp, next int) {
	p := &stampScanner{s: s, order: order, style: style}
	p.skipLead()
	p.st.Start = p.i
	if !p.mayBegin() || !p.scanPoint() {
		return Stamp{}, 0
	}
	p.scanEnd()
	p.scanAfter()
	next = p.separator()
	if next < 0 {
		return Stamp{}, 0
	}
	if p.st.HasDate && !p.st.HasClock && !p.st.IsRange {
		next = p.clockInWords(next)
	}
	return p.st, next
}

// clockInWords reads the time that a date leads to in the first words of the text
// behind it: "2026-03-01: At 14:05 UTC, the queue grows". It gives where the text
// goes on.
func (p *stampScanner) clockInWords(next int) int {
	if next >= len(p.s) || p.s[next]|0x20 != 'a' {
		return next
	}
	st, n := ScanStamp(p.s[next:], p.order, p.style)
	if n == 0 || !st.Lead || !st.HasClock || !st.Clock.Known() || st.HasDate || st.Clock.Bare {
		return next
	}
	p.st.Clock, p.st.HasClock, p.st.Bad, p.st.Approx = st.Clock, true, st.Bad, p.st.Approx || st.Approx
	p.st.Zone, p.st.IsRange, p.st.EndClock = st.Zone, st.IsRange, st.EndClock
	p.st.ClockAt, p.st.ClockEnd, p.st.End = next+st.ClockAt, next+st.ClockEnd, next+st.End
	return next + n
}

// mayBegin looks at the word that stands where a stamp should: most texts begin
// with one that begins no stamp.
func (p *stampScanner) mayBegin() bool {
	w := ascii.CountLetters(p.s[p.i:])
	if w < 2 || p.i > 0 && p.s[p.i-1] == '[' { // "T+5", "[TBD]"
		return true
	}
	word := p.s[p.i : p.i+w]
	if word[0]|0x20 == word[1]|0x20 { // "HH:MM", "YYYY", "xx"
		return true
	}
	if MonthOf(word) > 0 || IsWeekday(word) {
		return true
	}
	_, named := scanNamedClock(word)
	return named > 0
}

// scanPoint reads a date, a time, both in either order, or a relative time.
func (p *stampScanner) scanPoint() bool {
	if p.scanRelative() {
		return true
	}
	if p.scanBracketedUnknown() {
		return true
	}
	p.scanWeekday()
	for range 4 {
		i := p.skipGlue(p.i)
		switch {
		case !p.st.HasDate && !p.st.NoDate && p.scanDateAt(i):
		case !p.st.HasClock && p.scanClockAt(i):
		case !p.st.HasClock && p.st.HasDate && p.scanLooseClockAt(i):
		default:
			return p.st.OK()
		}
	}
	return p.st.OK()
}

// scanWeekday reads a weekday that stands for the date: "Mon 10:05". One before
// a date belongs to that.
func (p *stampScanner) scanWeekday() {
	w := ascii.CountLetters(p.s[min(p.i, len(p.s)):])
	number := WeekdayNumber(p.s[min(p.i, len(p.s)):][:w])
	if number == 0 {
		return
	}
	if _, n := ScanDate(p.s[p.i:], p.order); n > 0 {
		return
	}
	i := ascii.SkipSpaces(p.s, p.i+w)
	if ascii.At(p.s, i) == ',' || ascii.At(p.s, i) == '.' {
		i = ascii.SkipSpaces(p.s, i+1)
	}
	if strings.HasPrefix(p.s[min(i, len(p.s)):], "at ") {
		i += 3
	}
	c, n := scanClock(p.s[min(i, len(p.s)):], p.style)
	if n == 0 || c.Bare || c.bad != "" {
		return
	}
	p.st.Weekday = number
	p.i = i
}

// scanDateAt reads a date at i, or the pattern of one that was not filled in.
func (p *stampScanner) scanDateAt(i int) bool {
	rest := p.s[i:]
	d, n := ScanDate(rest, p.order)
	switch {
	case n == 0:
		return p.scanOddDate(i)
	case d.Day == 0 && d.Year > 0 && !d.Weak && p.monthEnds(i+n):
		p.st.NoDate, p.st.MonthOnly = true, true
		p.take(i + n)
		return true
	case d.Day == 0 || d.Weak && d.Year == 0 && !p.nearClock(i+n):
		return false
	case d.Weak && d.Year > 0 && i+n < len(p.s) && p.s[i+n] == '.':
		return false
	}
	if d.Fault != "" {
		p.st.Fault = d.Fault
	}
	p.takeDate(d, i, i+n)
	return true
}

// monthEnds tells that a month stands for the date of an entry: a separator
// follows it.
func (p *stampScanner) monthEnds(i int) bool {
	i = ascii.SkipSpaces(p.s, i)
	return i < len(p.s) && (strings.IndexByte(":-", p.s[i]) >= 0 || strings.HasPrefix(p.s[i:], "–") || strings.HasPrefix(p.s[i:], "—"))
}

// nearClock tells that a known time stands beside what may be a date.
func (p *stampScanner) nearClock(i int) bool {
	if p.st.HasClock {
		return true
	}
	i = ascii.SkipSpaces(p.s, i)
	for ascii.At(p.s, i) == ',' || ascii.At(p.s, i) == ' ' || ascii.At(p.s, i) == '-' || ascii.At(p.s, i) == '~' {
		i++
	}
	_, n := scanClock(p.s[min(i, len(p.s)):], p.style)
	return n > 0 || partOfDay(p.s[min(i, len(p.s)):]) > 0
}

// partOfDay is the length of a word that stands for a time behind a date, where
// nothing but the end of the stamp follows it: "10-01 evening".
func partOfDay(s string) int {
	w := ascii.CountLetters(s)
	switch strings.ToLower(s[:w]) {
	case "morning", "noon", "midday", "afternoon", "evening", "night", "overnight":
		rest := s[w:]
		if rest == "" || strings.IndexByte(":)]|,", rest[0]) >= 0 ||
			strings.HasPrefix(rest, " -") || strings.HasPrefix(rest, " –") || strings.HasPrefix(rest, " —") {
			return w
		}
	}
	return 0
}

// scanClockAt reads a time at i.
func (p *stampScanner) scanClockAt(i int) bool {
	style := p.style
	style.Bare = style.Bare || p.st.HasDate
	c, n := scanClock(p.s[i:], style)
	if n == 0 {
		return false
	}
	if c.Bare && !p.bareFits(i, n) {
		return false
	}
	if c.Dotted && c.half == 0 && !p.st.HasDate && !p.dottedFits(i, n) {
		return false
	}
	p.st.Clock, p.st.HasClock = c, true
	if c.fault != "" {
		p.st.Fault = c.fault
	}
	p.st.Bad = c.bad
	p.st.ClockAt, p.st.ClockEnd = i, i+n
	p.take(i + n)
	p.scanZoneHere()
	return true
}

// bareFits tells that four digits stand where a time does: behind a date, or
// before a separator or a zone.
func (p *stampScanner) bareFits(i, n int) bool {
	if n > 4 || p.st.HasDate && i > p.i-1 {
		return true
	}
	j := ascii.SkipSpaces(p.s, i+n)
	if _, z := zone.Scan(p.s[min(j, len(p.s)):]); z > 0 {
		return true
	}
	return j >= len(p.s) || strings.IndexByte(":-])|~", p.s[j]) >= 0 || strings.HasPrefix(p.s[j:], "–") || strings.HasPrefix(p.s[j:], "—")
}

// dottedFits tells that "15.03" stands alone or before a separator or a word,
// not before a unit.
func (p *stampScanner) dottedFits(i, n int) bool {
	if p.style.Dotted {
		return true
	}
	j := ascii.SkipSpaces(p.s, i+n)
	if j >= len(p.s) || strings.IndexByte(":-])|,~", p.s[j]) >= 0 {
		return true
	}
	if _, z := zone.Scan(p.s[j:]); z > 0 {
		return true
	}
	w := ascii.CountLetters(p.s[j:])
	return w > 0 && j > i+n && !countedBy.Has(strings.ToLower(p.s[j:j+w])) || p.s[j] >= 0x80
}

// scanLooseClockAt reads what stands for a time behind a date: X, ??, TBD, and
// an hour with am or pm left out is none.
func (p *stampScanner) scanLooseClockAt(i int) bool {
	rest := p.s[i:]
	n := 0
	switch {
	case strings.HasPrefix(rest, "??"):
		n = 2
		for ascii.At(rest, n) == '?' {
			n++
		}
	case strings.HasPrefix(rest, "TBD"), strings.HasPrefix(rest, "N/A"), strings.HasPrefix(rest, "TBA"):
		n = 3
	case partOfDay(rest) > 0:
		n = partOfDay(rest)
	case strings.HasPrefix(rest, "X:"), strings.HasPrefix(rest, "?:"), rest == "X", rest == "?":
		n = 1
	}
	if n == 0 || ascii.IsAlnumAt(rest, n) {
		return false
	}
	p.st.Clock, p.st.HasClock = Clock{Unknown: true}, true
	p.take(i + n)
	return true
}

// scanBracketedUnknown reads [???] and [TBD] in the place of a time.
func (p *stampScanner) scanBracketedUnknown() bool {
	if p.i == 0 || p.s[p.i-1] != '[' {
		return false
	}
	n := strings.IndexByte(p.s[p.i:], ']')
	if n < 0 || !unknowns.Has(p.s[p.i:p.i+n]) {
		return false
	}
	p.st.Clock, p.st.HasClock = Clock{Unknown: true}, true
	p.take(p.i + n)
	return true
}

// take moves on to i, the end of a part of the stamp.
func (p *stampScanner) take(i int) { p.i, p.st.End = i, i }

// scanZoneHere reads a zone right behind what was read, in brackets or not.
func (p *stampScanner) scanZoneHere() {
	if p.st.Zone != "" {
		return
	}
	i := ascii.SkipSpaces(p.s, p.i)
	if ascii.At(p.s, i) == ',' {
		i = ascii.SkipSpaces(p.s, i+1)
	}
	open := ascii.At(p.s, i) == '(' || ascii.At(p.s, i) == '['
	if open {
		i++
	}
	if i >= len(p.s) {
		return
	}
	if strings.HasPrefix(p.s[i:], "+UTC") {
		i++
	}
	name, n := zone.Scan(p.s[i:])
	if n == 0 || ascii.IsAlnumAt(p.s, i+n) && p.s[i+n-1] != 'Z' {
		return
	}
	if open && ascii.At(p.s, i+n) != ')' && ascii.At(p.s, i+n) != ']' || !p.standsForZone(name, i, open) {
		return
	}
	p.st.Zone = name
	if open {
		n++
	}
	p.take(i + n)
}

// standsForZone tells a zone at i from a word, a dash or initials that look like one;
// open tells that a bracket stands before it.
func (p *stampScanner) standsForZone(name string, i int, open bool) bool {
	end := i + len(name)
	switch {
	case name == "Pacific", name == "Eastern", name == "Central", name == "Mountain":
		return zoneNameEnds(p.s, end)
	case isDash(name):
		return p.isOffset(i, name)
	}
	return open || len(name) != 2 || !p.isSpeaker(end)
}

func isDash(s string) bool { return s[0] == '-' || s[0] >= 0x80 }

// isSpeaker tells initials before a verb ("11.05 PT sees ...") from a zone of two
// letters: a zone is set apart from the words behind it.
func (p *stampScanner) isSpeaker(i int) bool {
	return ascii.At(p.s, i) == ' ' && ascii.CountLetters(p.s[i+1:]) > 1 && !ascii.IsUpper(p.s[i+1]) && !strings.HasPrefix(p.s[i+1:], "to ")
}

// isOffset tells a negative offset ("T14:05-07:00", "14:05 -0700") from the end
// of a range ("13:30-13:45").
func (p *stampScanner) isOffset(i int, name string) bool {
	if p.st.Clock.Bare {
		return false
	}
	if p.iso {
		return true
	}
	return i > p.i && !strings.Contains(name, ":") && name[0] == '-'
}

// zoneNameEnds tells that "Pacific" stands for the zone and is not the first
// word of the text.
func zoneNameEnds(s string, i int) bool {
	i = ascii.SkipSpaces(s, i)
	return i >= len(s) || strings.IndexByte(":-,)]|;", s[i]) >= 0 || strings.HasPrefix(s[i:], "–") || strings.HasPrefix(s[i:], "—")
}
