package chrono

import (
	"strings"
	"time"

	"github.com/pmlint/pmlint/internal/ascii"
	"github.com/pmlint/pmlint/lint/text"
)

// scanRelative reads a date that counts from another day: "in 2 weeks", "next
// Friday", "EOM", "tomorrow".
func (r DueReader) scanRelative(s string) (Days, int) {
	for _, scan := range [...]func(DueReader, string) (Days, int){
		DueReader.scanShorthand, DueReader.scanNext, DueReader.scanIn, DueReader.scanWeekday,
	} {
		if d, n := scan(r, s); n > 0 {
			return d, n
		}
	}
	return Days{}, 0
}

// since gives the days that f counts from the base.
func (r DueReader) since(f func(base time.Time) (start, end time.Time)) Days {
	d := Days{Relative: true}
	if !r.Base.IsZero() {
		d.Start, d.End = f(r.Base)
	}
	return d
}

// scanShorthand reads single words and abbreviations.
func (r DueReader) scanShorthand(s string) (Days, int) {
	w := ascii.LowerWordAt(s, 0)
	if ascii.IsAlnumAt(s, len(w)) {
		return Days{}, 0
	}
	offset := 0
	unit := ""
	switch w {
	case "today", "tonight", "eod", "cob", "day":
	case "tomorrow":
		offset = 1
	case "eow", "eom", "eoq", "eoy":
		unit = map[byte]string{'w': "week", 'm': "month", 'q': "quarter", 'y': "year"}[w[2]]
	case "week", "month", "quarter", "year": // "end of week"; "end of" is read before
		return r.period(0, w), len(w)
	default:
		return Days{}, 0
	}
	if w == "day" && s != "day" && !strings.HasPrefix(s, "day,") {
		return Days{}, 0
	}
	if unit != "" {
		d := r.period(0, unit)
		d.Start = d.End
		return d, len(w)
	}
	return r.since(func(b time.Time) (time.Time, time.Time) {
		t := b.AddDate(0, 0, offset)
		return t, t
	}), len(w)
}

// scanNext reads "next month", "this week", "coming Friday".
func (r DueReader) scanNext(s string) (Days, int) {
	step := 0
	w := ascii.LowerWordAt(s, 0)
	switch w {
	case "next", "following":
		step = 1
	case "this", "current", "coming":
	default:
		return Days{}, 0
	}
	i := ascii.SkipSpaces(s, len(w))
	unit := ascii.LowerWordAt(s, i)
	end := i + len(unit)
	switch unit {
	case "week", "month", "quarter", "year":
		return r.period(step, unit), end
	}
	if wd := WeekdayNumber(unit); wd > 0 {
		return r.weekday(wd), end
	}
	if m := MonthOf(unit); m > 0 {
		return r.withYear(Date{Month: m}), end
	}
	return Days{}, 0
}

// period gives the week, month, quarter or year that lies step after that of
// the base.
func (r DueReader) period(step int, unit string) Days {
	return r.since(func(b time.Time) (time.Time, time.Time) {
		y, m := b.Year(), int(b.Month())
		switch unit {
		case "week":
			start := weekStart(b).AddDate(0, 0, 7*step)
			return start, start.AddDate(0, 0, 6)
		case "month":
			return midnight(y, m+step, 1), midnight(y, m+step+1, 0)
		case "quarter":
			first := (m-1)/3*3 + 1 + 3*step
			return midnight(y, first, 1), midnight(y, first+3, 0)
		}
		return midnight(y+step, 1, 1), midnight(y+step, 12, 31)
	})
}

// scanIn reads a span of time: "in 2 weeks", "within 48h", "14 days", "+2w",
// "T+7d", "a month from now".
func (r DueReader) scanIn(s string) (Days, int) {
	i := 0
	for _, lead := range [...]string{"within the next ", "within ", "in the next ", "over the next ", "next ", "in ",
		"after ", "t+", "d+", "+ ", "+"} {
		if ascii.HasPrefixFold(s, lead) {
			i = len(lead)
			break
		}
	}
	count, j := ScanCount(s, i)
	if j == 0 {
		return Days{}, 0
	}
	loose := !ascii.IsDigit(s[j-1]) && strings.Contains(strings.ToLower(s[i:j]), "few")
	j = ascii.SkipSpaces(s, j)
	if ok, n := text.DashAt(s, j); ok { // a range: its end counts
		if last, stop := ScanCount(s, ascii.SkipSpaces(s, j+n)); stop > 0 && ascii.IsDigit(s[stop-1]) {
			count, j, loose = last, ascii.SkipSpaces(s, stop), true
		}
	}
	if strings.HasPrefix(s[j:], "-") && ascii.LowerWordAt(s, j+1) != "" { // "2-week"
		j++
	}
	add, end := ScanTimeUnit(s, j)
	if end == 0 {
		if i < 2 || s[i-1] != '+' { // "T+7" counts days
			return Days{}, 0
		}
		add, end = func(b time.Time, n int) time.Time { return b.AddDate(0, 0, n) }, j
	}
	if w := ascii.LowerWordAt(s, ascii.SkipSpaces(s, end)); w == "ago" {
		return Days{}, 0
	}
	d := r.since(func(b time.Time) (time.Time, time.Time) { return b, add(b, count) })
	d.Loose = loose
	return d, end
}

// ScanCount reads a small number, in digits or as a word.
func ScanCount(s string, i int) (count, end int) {
	if n := ascii.CountDigitsAt(s, i); n > 0 && n <= 3 {
		return ascii.Atoi(s[i : i+n]), i + n
	}
	w := ascii.LowerWordAt(s, i)
	switch w {
	case "couple":
		count = 2
	case "few":
		count = 3
	default:
		if count = countOf(w); count == 0 {
			return 0, 0
		}
	}
	end = i + len(w)
	if (w == "couple" || w == "few") && strings.HasPrefix(s[end:], " of ") {
		end += len(" of")
	}
	if w == "a" && (ascii.HasPrefixFold(s[end:], " couple") || ascii.HasPrefixFold(s[end:], " few")) {
		return ScanCount(s, end+1)
	}
	return count, end
}

// ScanTimeUnit reads a unit of time and gives what adds so many of it.
func ScanTimeUnit(s string, i int) (add func(time.Time, int) time.Time, end int) {
	w := ascii.LowerWordAt(s, i)
	if w == "business" || w == "working" || w == "calendar" {
		i = ascii.SkipSpaces(s, i+len(w))
		business := w != "calendar"
		if w = ascii.LowerWordAt(s, i); business && (w == "days" || w == "day") {
			return addWorkdays, i + len(w)
		}
	}
	end = i + len(w)
	switch unit := lengthUnits.Of(w); unit {
	case time.Hour:
		return func(t time.Time, n int) time.Time { return t.AddDate(0, 0, (n+23)/24) }, end
	case day, 7 * day:
		return func(t time.Time, n int) time.Time { return t.AddDate(0, 0, n*int(unit/day)) }, end
	}
	if unit, ok := calendarUnits.Find(w); ok {
		return func(t time.Time, n int) time.Time { return t.AddDate(0, n*unit.months, n*unit.days) }, end
	}
	return nil, 0
}

// addWorkdays skips Saturdays and Sundays.
func addWorkdays(t time.Time, n int) time.Time {
	for ; n > 0; n-- {
		for t = t.AddDate(0, 0, 1); t.Weekday() == time.Saturday || t.Weekday() == time.Sunday; {
			t = t.AddDate(0, 0, 1)
		}
	}
	return t
}

// scanWeekday reads a weekday alone: the first after the base.
func (r DueReader) scanWeekday(s string) (Days, int) {
	w := ascii.LowerWordAt(s, 0)
	wd := WeekdayNumber(w)
	if wd == 0 || ascii.IsAlnumAt(s, len(w)) {
		return Days{}, 0
	}
	return r.weekday(wd), len(w)
}

// weekday is the first day behind the base with that number, from Monday 1.
func (r DueReader) weekday(number int) Days {
	wd := time.Weekday(number % 7)
	return r.since(func(b time.Time) (time.Time, time.Time) {
		t := b.AddDate(0, 0, 1)
		for t.Weekday() != wd {
			t = t.AddDate(0, 0, 1)
		}
		return t, t
	})
}

// Read reads a text that states a due date and nothing else, or at least one
// date. ok is false where it states none.
func (r DueReader) Read(s string) (d Days, ok bool) {
	s = strings.TrimSpace(s)
	if d, n := r.Scan(s); n > 0 {
		return d, true
	}
	c, start, end := FindDate(s, r.Order)
	if end == 0 || isOldDate(s[:start]) || c.Fault != "" {
		return Days{}, false
	}
	return r.resolve(s, c), true
}

// isOldDate tells that the words before a date make it another one's: "moved
// from", "not before".
func isOldDate(before string) bool {
	before = strings.ToLower(before)
	for _, w := range [...]string{"was ", "since ", "from ", "not before ", "after ", "raised ", "created ", "opened "} {
		if strings.Contains(before, w) {
			return true
		}
	}
	return false
}
