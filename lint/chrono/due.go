package chrono

import (
	"strings"
	"time"

	"github.com/pmlint/pmlint/internal/ascii"
	"github.com/pmlint/pmlint/lint/text"
)

// DueReader reads due dates of one document.
type DueReader struct {
	Base  time.Time // midnight UTC; what relative dates and those without a year count from; zero if unknown
	Order Order
	// Proven gives the order that the document's other dates prove; nil without.
	Proven func() Order
}

// Days is a stretch of whole days, as midnights UTC.
type Days struct {
	Start, End time.Time
	Exact      bool // one day is stated, not a period
	Relative   bool // counts from the base; start and end are zero where that is unknown
	Ambiguous  bool // day and month could be swapped
	Loose      bool // a span of lengths ("6-18 months") or a rough one ("a few weeks"): End is the latest day
}

// Scan reads the due date that s begins with and gives its length, or 0.
func (r DueReader) Scan(s string) (Days, int) {
	i := skipDueLead(s)
	d, n := r.scanRange(s[i:])
	if n == 0 {
		return Days{}, 0
	}
	return d, i + n
}

// scanRange reads a date or a period, and what it may reach to: "Q4 2025 - Q1 2026".
func (r DueReader) scanRange(s string) (Days, int) {
	from, n := r.ScanPeriod(s)
	if n == 0 {
		return from, 0
	}
	j := ascii.SkipSpaces(s, n)
	if dash, width := text.DashAt(s, j); dash {
		j = ascii.SkipSpaces(s, j+width)
	} else if w := ascii.LowerWordAt(s, j); w == "to" || w == "until" || w == "or" {
		j = ascii.SkipSpaces(s, j+len(w))
	} else {
		return from, n
	}
	to, m := r.ScanPeriod(s[j:])
	if m == 0 || !from.Start.IsZero() && to.End.Before(from.Start) {
		return from, n
	}
	if from.Start.IsZero() && !to.Start.IsZero() { // the year stands behind: "Q1 - Q2 2026"
		from, _ = DueReader{Base: midnight(to.Start.Year(), 1, 1), Order: r.Order}.ScanPeriod(s)
		from.Relative = false
	}
	from.End, from.Exact = to.End, false
	from.Relative, from.Ambiguous = from.Relative || to.Relative, from.Ambiguous || to.Ambiguous
	return from, j + m
}

// ScanPeriod reads one date or period with the part of it that is meant: "end
// of March", "mid Q3", "week of 2 March".
func (r DueReader) ScanPeriod(s string) (Days, int) {
	i, part := scanPart(s)
	d, n := r.scanAtom(s[i:])
	switch {
	case n == 0:
		return Days{}, 0
	case part == partWeek && d.Exact:
		d.End, d.Exact = d.Start.AddDate(0, 0, 6), false
	case part != partWhole && part != partWeek:
		if d.Exact {
			return d, i + n
		}
		d = d.third(part)
	}
	return d, i + n
}

// scanAtom reads a date or a period without modifiers.
func (r DueReader) scanAtom(s string) (Days, int) {
	if s == "" {
		return Days{}, 0
	}
	if d, n := r.scanNumbered(s); n > 0 {
		return d, n
	}
	if d, n := ScanDate(s, r.Order); n > 0 && d.Fault != "" {
		return Days{}, 0 // "2026-13-45" is no date, and not the year 2026 either
	} else if n > 0 && (!d.Weak || d.Day > 0 || d.Year > 0) && !isDecimal(s, n, d) {
		return r.resolve(s, d), n
	}
	if d, n := r.scanMonthYear(s); n > 0 {
		return d, n
	}
	return r.scanRelative(s)
}

// isDecimal tells a weak numeric date that no more than looks like one.
func isDecimal(s string, n int, d Date) bool {
	return d.Weak && d.Year == 0 && n < len(s) && (s[n] == '%' || ascii.IsAlnumAt(s, n))
}

// resolve turns a calendar date into the days that it can mean.
func (r DueReader) resolve(s string, d Date) Days {
	if d.Year == 0 {
		return r.withYear(d)
	}
	if d.Day == 0 {
		return monthOfYear(d.Year, d.Month)
	}
	out := Days{Start: d.Time(), End: d.Time(), Exact: true}
	if d.lastDay > d.Day {
		d.Day = d.lastDay
		out.End, out.Exact = d.Time(), false
	}
	if d.Ambiguous && r.Proven != nil {
		if order := r.Proven(); order != OrderUnknown {
			d, _ = ScanDate(s, order)
			return Days{Start: d.Time(), End: d.Time(), Exact: true}
		}
	}
	if d.Ambiguous {
		return out.orSwapped(d)
	}
	return out
}

// orSwapped widens d to both readings of an ambiguous numeric date.
func (d Days) orSwapped(c Date) Days {
	c.Day, c.Month = c.Month, c.Day
	other := c.Time()
	if other.Before(d.Start) {
		d.Start = other
	}
	if other.After(d.End) {
		d.End = other
	}
	d.Exact, d.Ambiguous = false, true
	return d
}

// withYear gives a date that states none the first year in which it is not
// before the base.
func (r DueReader) withYear(d Date) Days {
	if r.Base.IsZero() {
		return Days{Relative: true, Ambiguous: d.Ambiguous}
	}
	for d.Year = r.Base.Year(); ; d.Year++ {
		c := d
		if d.Day == 0 {
			c.Day = daysIn(d.Year, d.Month)
		}
		if t := c.Time(); !t.IsZero() && !t.Before(r.Base) {
			break
		}
		if d.Year > r.Base.Year()+8 {
			return Days{}
		}
	}
	return r.resolve("", d)
}

// scanMonthYear reads a month without a day ("March", "03/2026") and a year.
func (r DueReader) scanMonthYear(s string) (Days, int) {
	if w := ascii.CountLetters(s); w > 0 {
		if m := MonthOf(s[:w]); m > 0 && s[:w] != "may" && s[:w] != "mar" && s[:w] != "dec" {
			return r.withYear(Date{Month: m}), w
		}
		return Days{}, 0
	}
	n := ascii.CountDigits(s)
	if n == 4 && PlausibleYear(ascii.Atoi(s[:4])) && !ascii.IsAlnumAt(s, 4) {
		y := ascii.Atoi(s[:4])
		return Days{Start: midnight(y, 1, 1), End: midnight(y, 12, 31)}, 4
	}
	if (n == 1 || n == 2) && n < len(s) && (s[n] == '/' || s[n] == '-' || s[n] == '.') && ascii.CountDigits(s[n+1:]) == 4 {
		y, m := ascii.Atoi(s[n+1:n+5]), ascii.Atoi(s[:n])
		if PlausibleYear(y) && m >= 1 && m <= 12 && !ascii.IsAlnumAt(s, n+5) {
			return monthOfYear(y, m), n + 5
		}
	}
	return Days{}, 0
}

func midnight(y, m, d int) time.Time { return time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC) }

func monthOfYear(y, m int) Days {
	return Days{Start: midnight(y, m, 1), End: midnight(y, m+1, 0)}
}

// numberedUnit is a part of the year that people number.
type numberedUnit uint8

const (
	unitQuarter numberedUnit = iota + 1
	unitHalf
	unitWeek
)

// scanNumbered reads weeks, quarters and halves of years: "Q3 2026", "2026-W04",
// "3Q26", "H1", "week 2", "third quarter of 2026".
func (r DueReader) scanNumbered(s string) (Days, int) {
	year, i := 0, 0
	if n := ascii.CountDigits(s); n == 4 && PlausibleYear(ascii.Atoi(s[:4])) {
		year, i = ascii.Atoi(s[:4]), 4
		for i < len(s) && strings.IndexByte(" -/,.", s[i]) >= 0 {
			i++
		}
	}
	fiscal, i := skipFiscal(s, i)
	unit, number, n := scanUnit(s[i:])
	if n == 0 {
		return Days{}, 0
	}
	i += n
	if year == 0 && !fiscal {
		year, fiscal, i = scanUnitYear(s, i)
	}
	if fiscal { // when a fiscal year begins is not ours to guess
		return Days{Relative: true}, i
	}
	return r.numbered(unit, number, year), i
}

// skipFiscal skips "FY26 " and tells whether it was there.
func skipFiscal(s string, i int) (bool, int) {
	if i+2 > len(s) || !strings.EqualFold(s[i:i+2], "fy") {
		return false, i
	}
	j := ascii.SkipSpaces(s, i+2)
	n := ascii.CountDigitsAt(s, j)
	if n != 2 && n != 4 {
		return false, i
	}
	for j += n; j < len(s) && strings.IndexByte(" -/", s[j]) >= 0; j++ {
	}
	return true, j
}

// scanUnit reads "Q3", "3Q", "H1", "1H", "W04", "week 4", "third quarter".
func scanUnit(s string) (unit numberedUnit, number, n int) {
	if digits := ascii.CountDigits(s); digits == 1 && len(s) > 1 {
		switch {
		case s[1]|0x20 == 'q' && !ascii.IsLetterAt(s, 2):
			return checkUnit(unitQuarter, ascii.Atoi(s[:1]), 2)
		case s[1]|0x20 == 'h' && ascii.CountDigitsAt(s, 2) >= 2:
			return checkUnit(unitHalf, ascii.Atoi(s[:1]), 2)
		}
	}
	w := ascii.CountLetters(s)
	j := w
	if w > 1 {
		j = ascii.SkipSpaces(s, w)
		if strings.HasPrefix(s[j:], "#") {
			j++
		}
	}
	word := strings.ToLower(s[:w])
	if ordinal := ordinalOf(word); ordinal > 0 {
		return scanOrdinalUnit(s, ordinal, j)
	}
	if unit = unitOf(word); unit == 0 {
		if word == "calendar" {
			if u, number, n := scanUnit(s[j:]); u == unitWeek {
				return u, number, j + n
			}
		}
		return 0, 0, 0
	}
	digits := ascii.CountDigitsAt(s, j)
	if digits < 1 || digits > 2 || ascii.IsLetterAt(s, j+digits) {
		return 0, 0, 0
	}
	return checkUnit(unit, ascii.Atoi(s[j:j+digits]), j+digits)
}

// unitOf knows the words before a number.
func unitOf(word string) numberedUnit {
	switch word {
	case "q", "qtr", "quarter":
		return unitQuarter
	case "h", "half":
		return unitHalf
	case "w", "wk", "week", "cw", "kw":
		return unitWeek
	}
	return 0
}

func ordinalOf(word string) int {
	switch word {
	case "first":
		return 1
	case "second":
		return 2
	case "third":
		return 3
	case "fourth", "last":
		return 4
	}
	return 0
}

func scanOrdinalUnit(s string, ordinal, i int) (numberedUnit, int, int) {
	switch w := ascii.LowerWordAt(s, i); w {
	case "quarter":
		return checkUnit(unitQuarter, ordinal, i+len(w))
	case "half":
		return checkUnit(unitHalf, ordinal, i+len(w))
	}
	return 0, 0, 0
}

// checkUnit refuses numbers that the year does not have.
func checkUnit(unit numberedUnit, number, n int) (numberedUnit, int, int) {
	limit := map[numberedUnit]int{unitQuarter: 4, unitHalf: 2, unitWeek: 53}[unit]
	if number < 1 || number > limit {
		return 0, 0, 0
	}
	return unit, number, n
}

// scanUnitYear reads the year behind a unit: " 2026", "'26", "/26", " of 2026",
// or a fiscal one.
func scanUnitYear(s string, i int) (year int, fiscal bool, end int) {
	j := i
	for j < len(s) && strings.IndexByte(" -/,'", s[j]) >= 0 {
		j++
	}
	if strings.HasPrefix(s[j:], "’") {
		j += len("’")
	}
	if strings.HasPrefix(s[j:], "of ") {
		j += len("of ")
	}
	if fiscal, end = skipFiscal(s, j); fiscal {
		return 0, true, end
	}
	switch n := ascii.CountDigitsAt(s, j); {
	case n == 4 && PlausibleYear(ascii.Atoi(s[j:j+4])):
		return ascii.Atoi(s[j : j+4]), false, j + 4
	case n == 2 && (j == i || strings.ContainsAny(s[i:j], "'’/") || j == i+1 && ascii.Atoi(s[j:j+2]) > 19) && !isTimeAt(s, j+2):
		return 2000 + ascii.Atoi(s[j:j+2]), false, j + 2
	}
	return 0, false, i
}

// numbered gives the days of a unit; without a year, of the first that does not
// end before the base.
func (r DueReader) numbered(unit numberedUnit, number, year int) Days {
	if year > 0 {
		return unitDays(unit, number, year)
	}
	if r.Base.IsZero() {
		return Days{Relative: true}
	}
	d := unitDays(unit, number, r.Base.Year())
	if d.End.Before(r.Base) {
		d = unitDays(unit, number, r.Base.Year()+1)
	}
	return d
}

func unitDays(unit numberedUnit, number, year int) Days {
	switch unit {
	case unitQuarter:
		return Days{Start: midnight(year, number*3-2, 1), End: midnight(year, number*3+1, 0)}
	case unitHalf:
		return Days{Start: midnight(year, number*6-5, 1), End: midnight(year, number*6+1, 0)}
	}
	monday := weekStart(midnight(year, 1, 4)).AddDate(0, 0, (number-1)*7) // ISO 8601: 4 January is in week 1
	return Days{Start: monday, End: monday.AddDate(0, 0, 6)}
}

// weekStart is the Monday of t's week.
func weekStart(t time.Time) time.Time {
	return t.AddDate(0, 0, -(int(t.Weekday())+6)%7)
}

// duePart is the part of a period that is meant.
type duePart uint8

const (
	partWhole duePart = iota
	partEarly
	partMid
	partLate
	partWeek // the week that begins on the day
)

// scanPart reads "end of", "early", "mid-", "week of" and gives their length.
func scanPart(s string) (int, duePart) {
	for _, p := range dueParts {
		for _, w := range p.words.All() {
			if ascii.HasPrefixFold(s, w) {
				return len(w), p.part
			}
		}
	}
	return 0, partWhole
}

// third narrows d to its first, middle or last third.
func (d Days) third(part duePart) Days {
	if d.Start.IsZero() {
		return d
	}
	n := int(d.End.Sub(d.Start).Hours()/24) + 1
	d.Exact = false
	switch part {
	case partEarly:
		d.End = d.Start.AddDate(0, 0, n/3)
	case partMid:
		d.Start, d.End = d.Start.AddDate(0, 0, n/3), d.Start.AddDate(0, 0, 2*n/3)
	case partLate:
		d.Start = d.Start.AddDate(0, 0, 2*n/3)
	}
	return d
}

// skipDueLead skips the words that lead to a date and say nothing of it.
func skipDueLead(s string) int {
	i := 0
	for again := true; again; {
		again = false
		i = ascii.SkipSpaces(s, i)
		for _, lead := range dueLeads.All() {
			if ascii.HasPrefixFold(s[i:], lead) {
				i += len(lead)
				again = true
				break
			}
		}
	}
	return i
}
