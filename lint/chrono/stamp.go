package chrono

import (
	"strings"
	"time"

	"github.com/pmlint/pmlint/lint/internal/ascii"
	"github.com/pmlint/pmlint/lint/text"
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
	EndDMY bool
	// Offsets in the text: of the date, of the time, of all that is the stamp's.
	DateAt, DateEnd   int
	ClockAt, ClockEnd int
	Start, End        int
}

// OK reports whether something was read.
func (st *Stamp) OK() bool {
	return st.HasDate || st.NoDate || st.HasClock || st.IsRelative || st.DayNumber > 0
}

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
	return p.st, next
}

// ScanDamaged finds what a text begins with that was meant as a stamp and is
// none: "14;10", "14:2O", "14:5", "T+5x", "Mar 32". to is 0 where there is none.
func ScanDamaged(s string) (from, to int) {
	for from < len(s) && strings.IndexByte(" \t[(*_`~", s[from]) >= 0 {
		from++
	}
	token := s[from:]
	if i := strings.IndexAny(token, " \t\n)]"); i >= 0 {
		token = token[:i]
	}
	to = from + len(strings.TrimRight(token, ":,-"))
	n := ascii.CountDigits(token)
	switch {
	case len(token) > 2 && (token[0] == 'T' || token[0] == 't') && (token[1] == '+' || token[1] == '-') && ascii.IsDigit(token[2]):
		if _, next := ScanStamp(s[from:to], OrderUnknown, ClockStyle{}); next > 0 {
			return 0, 0 // "T+0 is 14:05" explains the times below
		}
		return from, to
	case len(token) < 4 || len(token) > 9:
	case n == 2 && (token[2] == ':' || token[2] == ';') && ascii.IsDigit(token[3]) && ascii.Atoi(token[:2]) < 24:
		return from, to
	case n == 1 && token[1] == ';' && ascii.CountDigitsAt(token, 2) == 2 && len(token) == 4:
		return from, to
	}
	if month := ascii.CountLetters(s[from:]); MonthOf(s[from:from+month]) > 0 && from+month < len(s) && s[from+month] == ' ' {
		if d := ascii.CountDigitsAt(s, from+month+1); d == 2 && ascii.Atoi(s[from+month+1:from+month+3]) > 31 {
			return from, from + month + 3
		}
	}
	return 0, 0
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

// skipLead skips brackets, and words that lead to a stamp.
func (p *stampScanner) skipLead() {
	for p.i < len(p.s) {
		switch c := p.s[p.i]; {
		case c == ' ' || c == '\t' || c == '[' || c == '(' || c == '*' || c == '_' || c == '`' || c == '<':
			if c == '_' && strings.HasPrefix(p.s[p.i:], "__:__") {
				return
			}
			p.i++
		case c == '~':
			p.st.Approx = true
			p.i++
		case c >= 0xe2 && p.i == 0 && text.Pictograph(p.s) > 0:
			p.i += text.Pictograph(p.s)
		case c == '-' && p.i == 0 && ascii.IsDigit(ascii.At(p.s, 1)): // a list mark without its blank
			p.i++
		case strings.HasPrefix(p.s[p.i:], "≈"), strings.HasPrefix(p.s[p.i:], "∼"):
			p.st.Approx = true
			p.i += 3
		default:
			if !p.skipLeadWord() {
				return
			}
		}
	}
}

// leadWords lead to a stamp; those that are true make it approximate.
var leadWords = map[string]bool{
	"at": false, "on": false, "from": false, "by": false, "since": false, "between": false, "date": false, "time": false, "as": false, "of": false,
	"about": true, "around": true, "approx": true, "approximately": true, "circa": true, "ca": true, "c": true,
	"roughly": true, "near": true, "nearly": true, "est": true, "estimated": true, "before": true, "after": true, "shortly": true, "just": true,
	"some": true, "sometime": true,
	// days of the week in other languages
	"montag": false, "dienstag": false, "mittwoch": false, "donnerstag": false, "freitag": false, "samstag": false, "sonntag": false,
	"lundi": false, "mardi": false, "mercredi": false, "jeudi": false, "vendredi": false, "samedi": false, "dimanche": false,
	"lunes": false, "martes": false, "jueves": false, "viernes": false, "domingo": false, "sabato": false, "domenica": false,
	"maandag": false, "dinsdag": false, "woensdag": false, "donderdag": false, "vrijdag": false, "zaterdag": false, "zondag": false,
	"mandag": false, "tirsdag": false, "onsdag": false, "torsdag": false, "fredag": false, "tisdag": false,
}

func (p *stampScanner) skipLeadWord() bool {
	if !p.st.NextDay && p.i < len(p.s) && strings.IndexByte("tTnNfF", p.s[p.i]) >= 0 && p.skipNextDay() {
		return true
	}
	w := ascii.CountLetters(p.s[p.i:])
	if w == 0 || w > 13 {
		return false
	}
	var word [13]byte
	for k := range w {
		word[k] = ascii.Lower(p.s[p.i+k])
	}
	approx, ok := leadWords[string(word[:w])]
	if !ok {
		return false
	}
	j := p.i + w
	for ascii.At(p.s, j) == '.' || ascii.At(p.s, j) == ':' || ascii.At(p.s, j) == ',' {
		j++
	}
	if j >= len(p.s) || p.s[j] != ' ' && p.s[j] != '~' && j == p.i+w {
		return false
	}
	p.i, p.st.Lead, p.st.Approx = j, true, p.st.Approx || approx
	return true
}

// skipNextDay skips "The next day at " and "Next day, " before a time.
func (p *stampScanner) skipNextDay() bool {
	rest := p.s[p.i:]
	if ascii.HasPrefixFold(rest, "the ") {
		rest = rest[len("the "):]
	}
	if rest == "" || rest[0]|0x20 != 'n' && rest[0]|0x20 != 'f' {
		return false
	}
	n := 0
	for _, w := range [...]string{"next day", "following day", "next morning", "following morning"} {
		if ascii.HasPrefixFold(rest, w) {
			n = len(w)
		}
	}
	if n == 0 {
		return false
	}
	rest = strings.TrimLeft(rest[n:], ", :")
	for _, w := range [...]string{"at ", "around ", "about "} {
		if strings.HasPrefix(rest, w) {
			p.st.Approx = p.st.Approx || w != "at "
			rest = rest[len(w):]
		}
	}
	if _, n := scanClock(rest, p.style); n == 0 {
		return false
	}
	p.i, p.st.NextDay, p.st.Lead = len(p.s)-len(rest), true, true
	return true
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
	if w < 3 || w > 9 || !IsWeekday(p.s[p.i:p.i+w]) {
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
	p.st.Weekday = WeekdayNumber(p.s[p.i : p.i+w])
	p.i = i
}

// WeekdayNumber gives the number of a day of the week, by its name or its first
// letters: 1 for Monday to 7 for Sunday, 0 for another word.
func WeekdayNumber(word string) int {
	for i, name := range weekdayNames {
		if len(word) >= 3 && ascii.EqualFold(word[:3], name[:3]) {
			return i + 1
		}
	}
	return 0
}

// skipGlue skips what stands between date, time and zone.
func (p *stampScanner) skipGlue(i int) int {
	if !p.st.OK() {
		return i
	}
	start := i
	for i < len(p.s) {
		switch c := p.s[i]; {
		case c == ' ' || c == '\t' || c == '\n' || c == ',' || c == '*' || c == '`' || c == '@' || c == '~':
			if c == '~' {
				p.st.Approx = true
			}
			i++
		case c == 'T' && ascii.IsDigit(ascii.At(p.s, i+1)) && p.st.HasDate && i == start:
			p.iso = true
			i++
		case (c == '(' || c == '[' || c == ']' || c == '/' || c == '|' || c == '-' || c == '_') && p.dateOrClockNear(i+1):
			i++
		case c == 0xc2 && ascii.At(p.s, i+1) == 0xa0: // a hard space
			i += 2
		case (strings.HasPrefix(p.s[i:], "–") || strings.HasPrefix(p.s[i:], "—") || strings.HasPrefix(p.s[i:], "•")) && p.dateOrClockNear(i+3):
			i += 3
		case strings.HasPrefix(p.s[i:], "·") && p.dateOrClockNear(i+2):
			i += 2
		case c == '(' && bracketedWeekday(p.s[i:]) > 0:
			i += bracketedWeekday(p.s[i:])
		case c == ':' && p.st.HasDate && ascii.At(p.s, i+1) == ' ' && p.dateOrClockNear(i+1):
			i++
		default:
			if j := p.skipGlueWord(i); j > i {
				i = j
				continue
			}
			return i
		}
	}
	return i
}

// bracketedWeekday is the length of "(Tue)".
func bracketedWeekday(s string) int {
	w := ascii.CountLetters(s[1:])
	if w >= 3 && IsWeekday(s[1:1+w]) && ascii.At(s, 1+w) == ')' {
		return w + 2
	}
	return 0
}

// dateOrClockNear tells that the other half of a stamp (the time behind a date
// or the date behind a time) follows at i.
func (p *stampScanner) dateOrClockNear(i int) bool {
	i = ascii.SkipSpaces(p.s, i)
	if i >= len(p.s) {
		return false
	}
	if p.st.HasDate && !p.st.HasClock {
		if p.s[i] == '~' {
			i++
		}
		c, n := scanClock(p.s[i:], p.style)
		return n > 0 && !c.Bare && !(c.Dotted && c.half == 0) && c.bad == ""
	}
	if p.st.HasClock && !p.st.HasDate {
		d, n := ScanDate(p.s[i:], p.order)
		return n > 0 && d.Day > 0 && !d.Weak
	}
	return false
}

var glueWords = [...]string{"at ", "on ", "around ", "about ", "ca. ", "ca ", "circa ", "approx. ", "approx ", "approximately ", "of ", "the "}

func (p *stampScanner) skipGlueWord(i int) int {
	for k, w := range glueWords {
		if strings.HasPrefix(p.s[i:], w) {
			if k >= 2 && k < 10 {
				p.st.Approx = true
			}
			return i + len(w)
		}
	}
	if w := ascii.CountLetters(p.s[i:]); w >= 3 && IsWeekday(p.s[i:i+w]) {
		return i + w
	}
	return i
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
	p.st.Date, p.st.HasDate, p.st.DateAt, p.st.DateEnd = d, true, i, i+n
	if d.Fault != "" {
		p.st.Fault = d.Fault
	}
	p.take(i + n)
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
		if w == len(s) || strings.IndexByte(":)]|,", s[w]) >= 0 || strings.HasPrefix(s[w:], " -") || strings.HasPrefix(s[w:], " –") || strings.HasPrefix(s[w:], " —") {
			return w
		}
	}
	return 0
}

// scanOddDate reads dates that only a timeline makes sense of: 03-26 beside a
// time, 11/03/202, 2026-05-??, YYYY-MM-DD.
func (p *stampScanner) scanOddDate(i int) bool {
	rest := p.s[i:]
	if n := unknownDate(rest); n > 0 {
		p.st.NoDate = true
		p.take(i + n)
		return true
	}
	n := ascii.CountDigits(rest)
	if n < 1 || n > 2 {
		return false
	}
	sep, j := dateSeparator(rest, n)
	m := ascii.CountDigitsAt(rest, j)
	if sep == '.' && m >= 1 && m <= 2 {
		return p.scanDottedDay(i, n, j, m)
	}
	if sep != '-' && sep != '/' || m < 1 || m > 2 {
		return false
	}
	d := orderParts(ascii.Atoi(rest[:n]), ascii.Atoi(rest[j:j+m]), '/', p.order)
	if d.Month == 0 {
		return false
	}
	sep2, k := dateSeparator(rest, j+m)
	if y := ascii.CountDigitsAt(rest, k); sep2 == sep && y == 3 && !ascii.IsAlnumAt(rest, k+3) {
		d.Fault = "the year has three digits"
		p.st.Fault = d.Fault
		p.st.Date, p.st.HasDate, p.st.DateAt, p.st.DateEnd = d, true, i, i+k+3
		p.take(i + k + 3)
		return true
	}
	if sep2 != 0 || n != 2 || m != 2 || !p.nearClock(i+j+m) || p.s[min(i+j+m, len(p.s)-1)] == ':' {
		return false
	}
	rest = strings.TrimLeft(rest[j+m:], " ~")
	if c, _ := scanClock(rest, p.style); c.Bare || c.Dotted {
		return false
	}
	d.Ambiguous = false // written in the order of ISO dates
	d.Month, d.Day = ascii.Atoi(p.s[i:i+n]), ascii.Atoi(p.s[i+j:i+j+m])
	if d.Month > 12 {
		d.Month, d.Day = d.Day, d.Month
	}
	p.st.Date, p.st.HasDate, p.st.DateAt, p.st.DateEnd = d, true, i, i+j+m
	p.take(i + j + m)
	return true
}

// scanDottedDay reads "06.05. 09:00": day and month before a time.
func (p *stampScanner) scanDottedDay(i, n, j, m int) bool {
	rest := p.s[i:]
	d := Date{Day: ascii.Atoi(rest[:n]), Month: ascii.Atoi(rest[j : j+m])}
	end := j + m
	if ascii.At(rest, end) == '.' {
		end++
	}
	k := ascii.SkipSpaces(rest, end)
	if ascii.At(rest, k) == ',' {
		k = ascii.SkipSpaces(rest, k+1)
	}
	digits := ascii.CountDigitsAt(rest, k)
	if k == end || digits == 0 || ascii.At(rest, k+digits) != ':' || d.Month < 1 || d.Month > 12 || d.Day < 1 || d.Day > daysIn(0, d.Month) {
		return false
	}
	p.st.Date, p.st.HasDate, p.st.DateAt, p.st.DateEnd = d, true, i, i+end
	p.take(i + end)
	return true
}

// unknownDate reads YYYY-MM-DD, 2026-MM-DD, 2026-05-??, 20xx-xx-xx.
func unknownDate(s string) int {
	i, unknown, seps := 0, false, 0
	for i < len(s) && i < 16 {
		switch c := s[i]; {
		case ascii.IsDigit(c):
		case strings.IndexByte("YyMmDdXx?", c) >= 0:
			unknown = true
		case c == '-' || c == '/' || c == '.':
			if i == 0 || !isDatePart(ascii.At(s, i+1)) {
				return dateEnd(i, unknown, seps)
			}
			seps++
		default:
			if ascii.IsLetter(c) {
				return 0
			}
			return dateEnd(i, unknown, seps)
		}
		i++
	}
	return dateEnd(i, unknown, seps)
}

func isDatePart(c byte) bool {
	return ascii.IsDigit(c) || c != 0 && strings.IndexByte("YyMmDdXx?", c) >= 0
}

func dateEnd(i int, unknown bool, seps int) int {
	if unknown && (seps == 2 || seps == 3) && i >= 8 {
		return i
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
	if _, z := scanZone(p.s[min(j, len(p.s)):]); z > 0 {
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
	if _, z := scanZone(p.s[j:]); z > 0 {
		return true
	}
	w := ascii.CountLetters(p.s[j:])
	return w > 0 && j > i+n && !isUnitWord(p.s[j:j+w]) || p.s[j] >= 0x80
}

// isUnitWord tells a word that makes a number before it a quantity.
func isUnitWord(word string) bool {
	switch strings.ToLower(word) {
	case "ms", "s", "sec", "secs", "seconds", "min", "mins", "minutes", "h", "hr", "hrs", "hours", "days", "gb", "mb", "kb", "tb", "gib", "mib",
		"percent", "million", "billion", "k", "x", "times", "release", "released", "was", "is", "and", "eth", "usd", "eur", "version":
		return true
	}
	return false
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
	rest := p.s[p.i:]
	for _, w := range [...]string{"????", "???", "??", "?", "TBD", "unknown", "Unknown", "time unknown",
		"The morning", "The afternoon", "The evening", "The night", "Morning", "Afternoon", "Evening", "Night", "morning", "afternoon", "evening", "night"} {
		if strings.HasPrefix(rest, w) && ascii.At(rest, len(w)) == ']' {
			p.st.Clock, p.st.HasClock = Clock{Unknown: true}, true
			p.take(p.i + len(w))
			return true
		}
	}
	return false
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
	name, n := scanZone(p.s[i:])
	if n == 0 || ascii.IsAlnumAt(p.s, i+n) && p.s[i+n-1] != 'Z' {
		return
	}
	if (name == "Pacific" || name == "Eastern" || name == "Central" || name == "Mountain") && !zoneNameEnds(p.s, i+n) {
		return
	}
	if open {
		if ascii.At(p.s, i+n) != ')' && ascii.At(p.s, i+n) != ']' {
			return
		}
		n++
	}
	if isDash(name) && !p.isOffset(i, name) {
		return
	}
	p.st.Zone = name
	p.take(i + n)
}

func isDash(s string) bool { return s[0] == '-' || s[0] >= 0x80 }

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

// scanEnd reads the end of a range.
func (p *stampScanner) scanEnd() {
	if p.st.IsRelative {
		return
	}
	j, word := p.rangeSign(p.i)
	if j == p.i {
		return
	}
	for _, w := range [...]string{"present", "Present", "ongoing", "Ongoing", "now ", "now:"} {
		if p.st.HasClock && strings.HasPrefix(p.s[min(j, len(p.s)):], w) {
			p.take(j + len(strings.TrimRight(w, " :")))
			return
		}
	}
	q := &stampScanner{s: p.s, i: j, order: p.order, style: p.style}
	q.st.Start = j
	if ascii.At(p.s, j) == '~' {
		q.i++
		p.st.Approx = true
	}
	if !q.scanPoint() || q.st.Bad != "" || q.st.NoDate || q.st.Clock.Bare && !p.st.Clock.Bare || q.st.Clock.Dotted && !p.st.Clock.Dotted {
		return
	}
	if p.st.HasClock && !q.st.HasClock || !word && p.st.HasClock && ascii.IsAlnumAt(p.s, q.i) {
		return
	}
	p.st.IsRange = true
	p.st.EndDate, p.st.EndClock = q.st.Date, q.st.Clock
	if q.st.HasDate && q.st.Date.Ambiguous {
		sep := ascii.At(p.s, q.st.DateAt+ascii.CountDigits(p.s[q.st.DateAt:]))
		p.st.EndDMY = p.order == OrderDMY || p.order == OrderUnknown && sep == '-'
	}
	if !q.st.HasClock {
		p.st.EndClock = Clock{Unknown: true}
	}
	if p.st.Zone == "" {
		p.st.Zone = q.st.Zone
	}
	if !p.st.HasDate && q.st.HasDate { // "14:05 – 15:20 on 6 Nov"
		p.st.Date, p.st.HasDate = q.st.Date, true
	}
	p.borrowHalf()
	p.take(q.i)
}

// borrowHalf gives the start of "2:05-3:20 pm" its half of the day.
func (p *stampScanner) borrowHalf() {
	c, end := &p.st.Clock, p.st.EndClock
	if c.half != 0 || end.half == 0 || !c.Known() || c.hour == 0 || c.hour > 12 || c.Bare {
		return
	}
	turned := *c
	turned.half = end.half
	if turned = turned.turn(); turned.Offset() <= end.Offset() {
		*c = turned
	}
}

// rangeSign skips "-", "–", "to", "until", "→" between two times.
func (p *stampScanner) rangeSign(i int) (end int, word bool) {
	j := ascii.SkipSpaces(p.s, i)
	for ascii.At(p.s, j) == ']' || ascii.At(p.s, j) == '*' || ascii.At(p.s, j) == '`' {
		j = ascii.SkipSpaces(p.s, j+1)
	}
	switch {
	case strings.HasPrefix(p.s[min(j, len(p.s)):], "->"):
		j += 2
	case strings.HasPrefix(p.s[min(j, len(p.s)):], "→"):
		j += len("→")
	default:
		if ok, n := text.DashAt(p.s, j); ok {
			j += n
			break
		}
		for _, w := range [...]string{"to ", "until ", "till ", "through ", "and ", "up to "} {
			if strings.HasPrefix(p.s[min(j, len(p.s)):], w) {
				j, word = j+len(w), true
				break
			}
		}
		if !word {
			return i, false
		}
	}
	j = ascii.SkipSpaces(p.s, j)
	for ascii.At(p.s, j) == '[' || ascii.At(p.s, j) == '*' || ascii.At(p.s, j) == '`' {
		j++
	}
	return j, word
}

// scanAfter reads what may follow a stamp: a zone, a second zone or a date in
// brackets, "~", "(+1d)", "approx".
func (p *stampScanner) scanAfter() {
	for range 4 {
		before := p.i
		if p.st.HasClock {
			p.scanZoneHere()
		}
		i := ascii.SkipSpaces(p.s, p.i)
		switch {
		case ascii.At(p.s, i) == '~':
			p.st.Approx = true
			p.take(i + 1)
		case ascii.At(p.s, i) == '(' || ascii.At(p.s, i) == '[':
			p.scanBracket(i)
		case ascii.At(p.s, i) == '/' && p.st.HasClock:
			p.scanSecond(i + 1)
		case ascii.At(p.s, i) == '+' && i == p.i && (ascii.At(p.s, i+1) == ' ' || ascii.At(p.s, i+1) == ':'):
			p.st.Approx = true
			p.take(i + 1)
		case p.st.HasClock && i == p.i && strings.HasPrefix(p.s[i:], "-ish"), p.st.HasClock && i == p.i && strings.HasPrefix(p.s[i:], "ish "):
			p.st.Approx = true
			p.take(i + strings.Index(p.s[i:], "ish") + 3)
		case p.st.Date.Year == 0 && p.st.HasDate && p.st.Clock.Seconds && ascii.CountDigits(p.s[i:]) == 4 && PlausibleYear(ascii.Atoi(p.s[i:i+4])):
			p.st.Date.Year = ascii.Atoi(p.s[i : i+4]) // "Mon Mar 1 12:05:00 UTC 2026"
			p.take(i + 4)
		case p.st.HasClock && (ascii.At(p.s, i) == ',' || ascii.At(p.s, i) == '&'):
			p.scanAlso(i + 1)
		case strings.HasPrefix(p.s[i:], "+1d"), strings.HasPrefix(p.s[i:], "+1 day"):
			p.st.NextDay = true
			n := 3
			if p.s[i+2] == ' ' {
				n = 6
			}
			p.take(i + n)
		case !p.st.HasDate && p.st.HasClock && (strings.HasPrefix(p.s[i:], "next day") || strings.HasPrefix(p.s[i:], "the next day")):
			p.st.NextDay = true
			p.take(i + strings.Index(p.s[i:], "day") + 3)
		}
		if p.i == before {
			return
		}
	}
}

// scanSecond skips the same time in a second zone ("13:14 EDT / 17:14 UTC").
func (p *stampScanner) scanSecond(i int) {
	i = ascii.SkipSpaces(p.s, i)
	if i >= len(p.s) {
		return
	}
	_, n := scanClock(p.s[i:], p.style)
	if n == 0 {
		return
	}
	j := ascii.SkipSpaces(p.s, i+n)
	if _, z := scanZone(p.s[min(j, len(p.s)):]); z > 0 {
		p.take(j + z)
	}
}

// scanAlso skips a further time ("13:20, 13:25: ...").
func (p *stampScanner) scanAlso(i int) {
	i = ascii.SkipSpaces(p.s, i)
	c, n := scanClock(p.s[min(i, len(p.s)):], p.style)
	if n == 0 || c.Bare || c.Dotted || c.bad != "" {
		return
	}
	if j := ascii.SkipSpaces(p.s, i+n); j < len(p.s) && strings.IndexByte(":-,&|", p.s[j]) >= 0 || strings.HasPrefix(p.s[min(j, len(p.s)):], "–") {
		p.take(i + n)
	}
}

// scanBracket reads "(17:14 UTC)", "(Oct 29)", "(+1d)", "(approx.)" behind a stamp.
func (p *stampScanner) scanBracket(i int) {
	end := strings.IndexAny(p.s[i:], ")]")
	if end < 0 || end > 40 {
		return
	}
	inner := strings.TrimSpace(p.s[i+1 : i+end])
	lower := strings.ToLower(inner)
	switch {
	case inner == "":
		return
	case lower == "+1" || lower == "+1d" || lower == "+1 day" || lower == "next day" || lower == "the next day" || lower == "day after":
		p.st.NextDay = true
	case strings.HasPrefix(lower, "approx") || lower == "circa" || lower == "estimated" || lower == "est." || lower == "est":
		p.st.Approx = true
	case IsWeekday(inner):
	default:
		q := &stampScanner{s: inner, order: p.order, style: p.style}
		if name, n := scanZone(inner); n > 0 && OnlyZones(inner[n:]) {
			if p.st.Zone == "" {
				p.st.Zone = name
			}
		} else if !q.scanPoint() || !q.closes() {
			return
		} else {
			p.takeBracket(q.st)
		}
	}
	p.take(i + end + 1)
}

// OnlyZones reports whether s holds nothing but zones, and signs between them.
func OnlyZones(s string) bool {
	for {
		s = strings.TrimLeft(s, " ,/=")
		if s == "" {
			return true
		}
		_, n := scanZone(s)
		if n == 0 {
			return false
		}
		s = s[n:]
	}
}

// takeBracket takes what the stamp lacks from one in brackets behind it.
func (p *stampScanner) takeBracket(st Stamp) {
	if !p.st.HasDate && st.HasDate {
		p.st.Date, p.st.HasDate = st.Date, true
	}
	if p.st.IsRelative && !p.st.HasClock && st.HasClock {
		p.st.Clock, p.st.HasClock, p.st.Zone = st.Clock, true, st.Zone
	}
}

// closes tells that nothing but the end of a range follows.
func (p *stampScanner) closes() bool {
	p.scanEnd()
	p.scanZoneHere()
	return ascii.SkipSpaces(p.s, p.i) >= len(p.s) && p.st.Bad == ""
}

// separator finds where the text behind the stamp begins; -1 where the stamp
// runs into something that makes it none.
func (p *stampScanner) separator() int {
	i := p.i
	for i < len(p.s) {
		switch c := p.s[i]; {
		case c == ' ' || c == '\t' || c == '\n' || c == ']' || c == ')' || c == '*' || c == '`' || c == '_' || c == '>' || c == ':' || c == ',' || c == ';' || c == '|' || c == '=':
			i++
		case c == '.' && i == p.i && !ascii.IsAlnumAt(p.s, i+1):
			i++
		case c == '-' && ascii.At(p.s, i+1) != '-' || c == '-' && ascii.At(p.s, i+1) == '-':
			i++
			if ascii.At(p.s, i) == '>' {
				i++
			}
		case c == 0xc2 && (ascii.At(p.s, i+1) == 0xa0 || ascii.At(p.s, i+1) == 0xb7): // a hard space, a middle dot
			i += 2
		case strings.HasPrefix(p.s[i:], "–"), strings.HasPrefix(p.s[i:], "—"), strings.HasPrefix(p.s[i:], "→"), strings.HasPrefix(p.s[i:], "•"),
			strings.HasPrefix(p.s[i:], "⇒"), strings.HasPrefix(p.s[i:], "➜"), strings.HasPrefix(p.s[i:], "−"):
			i += 3
		default:
			if i == p.i && !p.endsClean(i) {
				return -1
			}
			return i
		}
	}
	return i
}

// endsClean tells that what follows right behind the stamp leaves it one.
func (p *stampScanner) endsClean(i int) bool {
	c := p.s[i]
	return c >= 0x80 || !ascii.IsAlnumAt(p.s, i) && c != '%' && c != '/' && c != '$'
}
