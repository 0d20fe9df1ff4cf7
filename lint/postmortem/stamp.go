package postmortem

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/pmlint/pmlint/lint/internal/ascii"
)

// stamp is the date and time that an entry of a timeline states, as far as
// written.
type stamp struct {
	date    calendarDate
	hasDate bool
	// noDate tells that a date was meant and not filled in ("2026-MM-DD").
	noDate bool
	// monthOnly tells that month and year are all that is stated.
	monthOnly bool
	clock     clock
	// hasClock tells that a time was meant, known or not.
	hasClock bool
	// endDate, endClock are the end of a range.
	endDate  calendarDate
	endClock clock
	isRange  bool
	zone     string
	approx   bool
	// nextDay tells "(+1d)", "next day" beside the time.
	nextDay bool
	// relative is the offset from T+0.
	relative   time.Duration
	isRelative bool
	// vague is a word such as "later" in the place of a time.
	vague bool
	// weekday is the day of the week that stands for a date, from Monday 1 to
	// Sunday 7; dayNumber is that of "Day 2".
	weekday, dayNumber int
	fault              string // what is wrong with a stamp that was read
	bad                string // why a stamp cannot be read
	lead               bool   // words such as "At" or "On" lead to it
	// dateAt is where the date begins; endDMY tells that an ambiguous end was
	// read day first.
	dateAt, dateEnd   int
	clockAt, clockEnd int
	endDMY            bool
	// start and end are where the stamp's own characters stand.
	start, end int
}

// ok tells that something was read.
func (st *stamp) ok() bool {
	return st.hasDate || st.noDate || st.hasClock || st.isRelative || st.dayNumber > 0
}

// whole tells that the stamp has a date and a time.
func (st *stamp) whole() bool { return st.hasDate && st.hasClock }

// stampScanner reads one stamp.
type stampScanner struct {
	s     string
	i     int
	order dateOrder
	style clockStyle
	iso   bool // a T stands between date and time
	st    stamp
}

// scanStamp reads the stamp that s begins with. next is where the entry's own
// text begins, behind what separates the two; 0 where there is no stamp.
func scanStamp(s string, order dateOrder, style clockStyle) (st stamp, next int) {
	p := &stampScanner{s: s, order: order, style: style}
	p.skipLead()
	p.st.start = p.i
	if !p.mayBegin() || !p.scanPoint() {
		return stamp{}, 0
	}
	p.scanEnd()
	p.scanAfter()
	next = p.separator()
	if next < 0 {
		return stamp{}, 0
	}
	return p.st, next
}

// damagedStamp finds what a text begins with that was meant as a stamp and is
// none: "14;10", "14:2O", "14:5", "T+5x", "Mar 32". to is 0 where there is none.
func damagedStamp(s string) (from, to int) {
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
		if _, next := scanStamp(s[from:to], orderUnknown, clockStyle{}); next > 0 {
			return 0, 0 // "T+0 is 14:05" explains the times below
		}
		return from, to
	case len(token) < 4 || len(token) > 9:
	case n == 2 && (token[2] == ':' || token[2] == ';') && ascii.IsDigit(token[3]) && ascii.Atoi(token[:2]) < 24:
		return from, to
	case n == 1 && token[1] == ';' && ascii.CountDigitsAt(token, 2) == 2 && len(token) == 4:
		return from, to
	}
	if month := ascii.CountLetters(s[from:]); monthOf(s[from:from+month]) > 0 && from+month < len(s) && s[from+month] == ' ' {
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
	if monthOf(word) > 0 || isWeekday(word) {
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
			p.st.approx = true
			p.i++
		case c >= 0xe2 && p.i == 0 && pictograph(p.s) > 0:
			p.i += pictograph(p.s)
		case c == '-' && p.i == 0 && ascii.IsDigit(ascii.At(p.s, 1)): // a list mark without its blank
			p.i++
		case strings.HasPrefix(p.s[p.i:], "≈"), strings.HasPrefix(p.s[p.i:], "∼"):
			p.st.approx = true
			p.i += 3
		default:
			if !p.skipLeadWord() {
				return
			}
		}
	}
}

// pictograph is the length of the emoji or symbol that s begins with, if a
// blank follows it.
func pictograph(s string) int {
	r, n := utf8.DecodeRuneInString(s)
	if r < 0x2190 || unicode.IsLetter(r) || r == 0x2248 || r == 0x223c {
		return 0
	}
	if strings.HasPrefix(s[n:], "\ufe0f") {
		n += 3
	}
	if ascii.At(s, n) != ' ' {
		return 0
	}
	return n + 1
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
	if !p.st.nextDay && p.i < len(p.s) && strings.IndexByte("tTnNfF", p.s[p.i]) >= 0 && p.skipNextDay() {
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
	p.i, p.st.lead, p.st.approx = j, true, p.st.approx || approx
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
			p.st.approx = p.st.approx || w != "at "
			rest = rest[len(w):]
		}
	}
	if _, n := scanClock(rest, p.style); n == 0 {
		return false
	}
	p.i, p.st.nextDay, p.st.lead = len(p.s)-len(rest), true, true
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
		case !p.st.hasDate && !p.st.noDate && p.scanDateAt(i):
		case !p.st.hasClock && p.scanClockAt(i):
		case !p.st.hasClock && p.st.hasDate && p.scanLooseClockAt(i):
		default:
			return p.st.ok()
		}
	}
	return p.st.ok()
}

// scanWeekday reads a weekday that stands for the date: "Mon 10:05". One before
// a date belongs to that.
func (p *stampScanner) scanWeekday() {
	w := ascii.CountLetters(p.s[min(p.i, len(p.s)):])
	if w < 3 || w > 9 || !isWeekday(p.s[p.i:p.i+w]) {
		return
	}
	if _, n := scanDate(p.s[p.i:], p.order); n > 0 {
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
	if n == 0 || c.bare || c.bad != "" {
		return
	}
	p.st.weekday = weekdayNumber(p.s[p.i : p.i+w])
	p.i = i
}

// weekdayNumber counts from Monday, 1.
func weekdayNumber(word string) int {
	for i, name := range weekdayNames {
		if len(word) >= 3 && ascii.EqualFold(word[:3], name[:3]) {
			return i + 1
		}
	}
	return 0
}

// skipGlue skips what stands between date, time and zone.
func (p *stampScanner) skipGlue(i int) int {
	if !p.st.ok() {
		return i
	}
	start := i
	for i < len(p.s) {
		switch c := p.s[i]; {
		case c == ' ' || c == '\t' || c == '\n' || c == ',' || c == '*' || c == '`' || c == '@' || c == '~':
			if c == '~' {
				p.st.approx = true
			}
			i++
		case c == 'T' && ascii.IsDigit(ascii.At(p.s, i+1)) && p.st.hasDate && i == start:
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
		case c == ':' && p.st.hasDate && ascii.At(p.s, i+1) == ' ' && p.dateOrClockNear(i+1):
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
	if w >= 3 && isWeekday(s[1:1+w]) && ascii.At(s, 1+w) == ')' {
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
	if p.st.hasDate && !p.st.hasClock {
		if p.s[i] == '~' {
			i++
		}
		c, n := scanClock(p.s[i:], p.style)
		return n > 0 && !c.bare && !(c.dotted && c.half == 0) && c.bad == ""
	}
	if p.st.hasClock && !p.st.hasDate {
		d, n := scanDate(p.s[i:], p.order)
		return n > 0 && d.day > 0 && !d.weak
	}
	return false
}

var glueWords = [...]string{"at ", "on ", "around ", "about ", "ca. ", "ca ", "circa ", "approx. ", "approx ", "approximately ", "of ", "the "}

func (p *stampScanner) skipGlueWord(i int) int {
	for k, w := range glueWords {
		if strings.HasPrefix(p.s[i:], w) {
			if k >= 2 && k < 10 {
				p.st.approx = true
			}
			return i + len(w)
		}
	}
	if w := ascii.CountLetters(p.s[i:]); w >= 3 && isWeekday(p.s[i:i+w]) {
		return i + w
	}
	return i
}

// scanDateAt reads a date at i, or the pattern of one that was not filled in.
func (p *stampScanner) scanDateAt(i int) bool {
	rest := p.s[i:]
	d, n := scanDate(rest, p.order)
	switch {
	case n == 0:
		return p.scanOddDate(i)
	case d.day == 0 && d.year > 0 && !d.weak && p.monthEnds(i+n):
		p.st.noDate, p.st.monthOnly = true, true
		p.take(i + n)
		return true
	case d.day == 0 || d.weak && d.year == 0 && !p.nearClock(i+n):
		return false
	case d.weak && d.year > 0 && i+n < len(p.s) && p.s[i+n] == '.':
		return false
	}
	p.st.date, p.st.hasDate, p.st.dateAt, p.st.dateEnd = d, true, i, i+n
	if d.fault != "" {
		p.st.fault = d.fault
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
	if p.st.hasClock {
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
		p.st.noDate = true
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
	if d.month == 0 {
		return false
	}
	sep2, k := dateSeparator(rest, j+m)
	if y := ascii.CountDigitsAt(rest, k); sep2 == sep && y == 3 && !ascii.IsAlnumAt(rest, k+3) {
		d.fault = "the year has three digits"
		p.st.fault = d.fault
		p.st.date, p.st.hasDate, p.st.dateAt, p.st.dateEnd = d, true, i, i+k+3
		p.take(i + k + 3)
		return true
	}
	if sep2 != 0 || n != 2 || m != 2 || !p.nearClock(i+j+m) || p.s[min(i+j+m, len(p.s)-1)] == ':' {
		return false
	}
	rest = strings.TrimLeft(rest[j+m:], " ~")
	if c, _ := scanClock(rest, p.style); c.bare || c.dotted {
		return false
	}
	d.ambiguous = false // written in the order of ISO dates
	d.month, d.day = ascii.Atoi(p.s[i:i+n]), ascii.Atoi(p.s[i+j:i+j+m])
	if d.month > 12 {
		d.month, d.day = d.day, d.month
	}
	p.st.date, p.st.hasDate, p.st.dateAt, p.st.dateEnd = d, true, i, i+j+m
	p.take(i + j + m)
	return true
}

// scanDottedDay reads "06.05. 09:00": day and month before a time.
func (p *stampScanner) scanDottedDay(i, n, j, m int) bool {
	rest := p.s[i:]
	d := calendarDate{day: ascii.Atoi(rest[:n]), month: ascii.Atoi(rest[j : j+m])}
	end := j + m
	if ascii.At(rest, end) == '.' {
		end++
	}
	k := ascii.SkipSpaces(rest, end)
	if ascii.At(rest, k) == ',' {
		k = ascii.SkipSpaces(rest, k+1)
	}
	digits := ascii.CountDigitsAt(rest, k)
	if k == end || digits == 0 || ascii.At(rest, k+digits) != ':' || d.month < 1 || d.month > 12 || d.day < 1 || d.day > daysIn(0, d.month) {
		return false
	}
	p.st.date, p.st.hasDate, p.st.dateAt, p.st.dateEnd = d, true, i, i+end
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
	style.bare = style.bare || p.st.hasDate
	c, n := scanClock(p.s[i:], style)
	if n == 0 {
		return false
	}
	if c.bare && !p.bareFits(i, n) {
		return false
	}
	if c.dotted && c.half == 0 && !p.st.hasDate && !p.dottedFits(i, n) {
		return false
	}
	p.st.clock, p.st.hasClock = c, true
	if c.fault != "" {
		p.st.fault = c.fault
	}
	p.st.bad = c.bad
	p.st.clockAt, p.st.clockEnd = i, i+n
	p.take(i + n)
	p.scanZoneHere()
	return true
}

// bareFits tells that four digits stand where a time does: behind a date, or
// before a separator or a zone.
func (p *stampScanner) bareFits(i, n int) bool {
	if n > 4 || p.st.hasDate && i > p.i-1 {
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
	if p.style.dotted {
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
	p.st.clock, p.st.hasClock = clock{unknown: true}, true
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
			p.st.clock, p.st.hasClock = clock{unknown: true}, true
			p.take(p.i + len(w))
			return true
		}
	}
	return false
}

// take moves on to i, the end of a part of the stamp.
func (p *stampScanner) take(i int) { p.i, p.st.end = i, i }

// scanZoneHere reads a zone right behind what was read, in brackets or not.
func (p *stampScanner) scanZoneHere() {
	if p.st.zone != "" {
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
	p.st.zone = name
	p.take(i + n)
}

func isDash(s string) bool { return s[0] == '-' || s[0] >= 0x80 }

// isOffset tells a negative offset ("T14:05-07:00", "14:05 -0700") from the end
// of a range ("13:30-13:45").
func (p *stampScanner) isOffset(i int, name string) bool {
	if p.st.clock.bare {
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
	if p.st.isRelative {
		return
	}
	j, word := p.rangeSign(p.i)
	if j == p.i {
		return
	}
	for _, w := range [...]string{"present", "Present", "ongoing", "Ongoing", "now ", "now:"} {
		if p.st.hasClock && strings.HasPrefix(p.s[min(j, len(p.s)):], w) {
			p.take(j + len(strings.TrimRight(w, " :")))
			return
		}
	}
	q := &stampScanner{s: p.s, i: j, order: p.order, style: p.style}
	q.st.start = j
	if ascii.At(p.s, j) == '~' {
		q.i++
		p.st.approx = true
	}
	if !q.scanPoint() || q.st.bad != "" || q.st.noDate || q.st.clock.bare && !p.st.clock.bare || q.st.clock.dotted && !p.st.clock.dotted {
		return
	}
	if p.st.hasClock && !q.st.hasClock || !word && p.st.hasClock && ascii.IsAlnumAt(p.s, q.i) {
		return
	}
	p.st.isRange = true
	p.st.endDate, p.st.endClock = q.st.date, q.st.clock
	if q.st.hasDate && q.st.date.ambiguous {
		sep := ascii.At(p.s, q.st.dateAt+ascii.CountDigits(p.s[q.st.dateAt:]))
		p.st.endDMY = p.order == orderDMY || p.order == orderUnknown && sep == '-'
	}
	if !q.st.hasClock {
		p.st.endClock = clock{unknown: true}
	}
	if p.st.zone == "" {
		p.st.zone = q.st.zone
	}
	if !p.st.hasDate && q.st.hasDate { // "14:05 – 15:20 on 6 Nov"
		p.st.date, p.st.hasDate = q.st.date, true
	}
	p.borrowHalf()
	p.take(q.i)
}

// borrowHalf gives the start of "2:05-3:20 pm" its half of the day.
func (p *stampScanner) borrowHalf() {
	c, end := &p.st.clock, p.st.endClock
	if c.half != 0 || end.half == 0 || !c.known() || c.hour == 0 || c.hour > 12 || c.bare {
		return
	}
	turned := *c
	turned.half = end.half
	if turned = turned.turn(); turned.offset() <= end.offset() {
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
		if ok, n := dashAt(p.s, j); ok {
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
		if p.st.hasClock {
			p.scanZoneHere()
		}
		i := ascii.SkipSpaces(p.s, p.i)
		switch {
		case ascii.At(p.s, i) == '~':
			p.st.approx = true
			p.take(i + 1)
		case ascii.At(p.s, i) == '(' || ascii.At(p.s, i) == '[':
			p.scanBracket(i)
		case ascii.At(p.s, i) == '/' && p.st.hasClock:
			p.scanSecond(i + 1)
		case ascii.At(p.s, i) == '+' && i == p.i && (ascii.At(p.s, i+1) == ' ' || ascii.At(p.s, i+1) == ':'):
			p.st.approx = true
			p.take(i + 1)
		case p.st.hasClock && i == p.i && strings.HasPrefix(p.s[i:], "-ish"), p.st.hasClock && i == p.i && strings.HasPrefix(p.s[i:], "ish "):
			p.st.approx = true
			p.take(i + strings.Index(p.s[i:], "ish") + 3)
		case p.st.date.year == 0 && p.st.hasDate && p.st.clock.seconds && ascii.CountDigits(p.s[i:]) == 4 && plausibleYear(ascii.Atoi(p.s[i:i+4])):
			p.st.date.year = ascii.Atoi(p.s[i : i+4]) // "Mon Mar 1 12:05:00 UTC 2026"
			p.take(i + 4)
		case p.st.hasClock && (ascii.At(p.s, i) == ',' || ascii.At(p.s, i) == '&'):
			p.scanAlso(i + 1)
		case strings.HasPrefix(p.s[i:], "+1d"), strings.HasPrefix(p.s[i:], "+1 day"):
			p.st.nextDay = true
			n := 3
			if p.s[i+2] == ' ' {
				n = 6
			}
			p.take(i + n)
		case !p.st.hasDate && p.st.hasClock && (strings.HasPrefix(p.s[i:], "next day") || strings.HasPrefix(p.s[i:], "the next day")):
			p.st.nextDay = true
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
	if n == 0 || c.bare || c.dotted || c.bad != "" {
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
		p.st.nextDay = true
	case strings.HasPrefix(lower, "approx") || lower == "circa" || lower == "estimated" || lower == "est." || lower == "est":
		p.st.approx = true
	case isWeekday(inner):
	default:
		q := &stampScanner{s: inner, order: p.order, style: p.style}
		if name, n := scanZone(inner); n > 0 && onlyZones(inner[n:]) {
			if p.st.zone == "" {
				p.st.zone = name
			}
		} else if !q.scanPoint() || !q.closes() {
			return
		} else {
			p.takeBracket(q.st)
		}
	}
	p.take(i + end + 1)
}

// onlyZones tells that nothing but further zones follows in the brackets.
func onlyZones(s string) bool {
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
func (p *stampScanner) takeBracket(st stamp) {
	if !p.st.hasDate && st.hasDate {
		p.st.date, p.st.hasDate = st.date, true
	}
	if p.st.isRelative && !p.st.hasClock && st.hasClock {
		p.st.clock, p.st.hasClock, p.st.zone = st.clock, true, st.zone
	}
}

// closes tells that nothing but the end of a range follows.
func (p *stampScanner) closes() bool {
	p.scanEnd()
	p.scanZoneHere()
	return ascii.SkipSpaces(p.s, p.i) >= len(p.s) && p.st.bad == ""
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
