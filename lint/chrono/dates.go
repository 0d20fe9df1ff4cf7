package chrono

import (
	"strconv"
	"strings"
	"time"

	"github.com/pmlint/pmlint/internal/ascii"
	"github.com/pmlint/pmlint/lint/text"
)

// Order is how numeric dates order day and month.
type Order uint8

// The orders of day and month.
const (
	OrderUnknown Order = iota
	OrderDMY           // 31/12/2026
	OrderMDY           // 12/31/2026
)

// Date is a date as far as it is written; parts that are not stated
// are 0.
type Date struct {
	Year, Month, Day int
	// lastDay is the last day of a range within one month ("3-5 March 2026").
	lastDay int
	// Proves is the order of day and month that a numeric date can only have.
	Proves Order
	// ambiguous: day and month could be swapped and the given order was unknown.
	Ambiguous bool
	// weak: the characters could as well be a fraction, a version or a number
	// ("9/27", "10.12.23", "2026-03"); only a place where a date is expected
	// makes them one.
	Weak bool
	// Fault says what is wrong with a date that was read in spite of a mistake.
	Fault string
}

// Full reports whether year, month and day are stated and name a real day.
func (d Date) Full() bool {
	return d.Year > 0 && d.Month >= 1 && d.Month <= 12 && d.Day >= 1 && d.Day <= daysIn(d.Year, d.Month)
}

// Time gives midnight UTC of a full date, else the zero time.
func (d Date) Time() time.Time {
	if !d.Full() {
		return time.Time{}
	}
	return time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC)
}

func daysIn(year, month int) int {
	switch month {
	case 4, 6, 9, 11:
		return 30
	case 2:
		if year == 0 || year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	}
	return 31
}

// ScanDate reads the date that s begins with, and its length; the length is 0
// where there is none. A weekday before the date belongs to it. The year may be
// missing ("6th Nov") or the day ("March 2026"). What precedes s is the
// caller's to look at. Template patterns (20xx, 2026-MM-DD) are no dates.
func ScanDate(s string, order Order) (Date, int) {
	i := skipWeekday(s)
	if i >= len(s) {
		return Date{}, 0
	}
	var d Date
	var n int
	switch rest := s[i:]; {
	case ascii.IsDigit(rest[0]):
		d, n = scanDigitDate(rest, order)
	case ascii.IsLetter(rest[0]):
		d, n = scanMonthDate(rest)
	}
	if n == 0 {
		return Date{}, 0
	}
	return d, i + n
}

// FindDate reads the first date in s that is not weak; end is 0 where there is
// none.
func FindDate(s string, order Order) (d Date, start, end int) {
	for i := 0; i < len(s); {
		c := s[i]
		if !ascii.IsDigit(c) && !ascii.IsLetter(c) {
			i++
			continue
		}
		if MayStartDate(s, i) {
			if d, n := ScanDate(s[i:], order); n > 0 && !d.Weak {
				return d, i, i + n
			}
		}
		for i < len(s) && (ascii.IsDigit(s[i]) || ascii.IsLetter(s[i])) {
			i++
		}
	}
	return Date{}, 0, 0
}

// MayStartDate reports whether a date can begin at i, by what precedes it: a number that continues another one
// ("1.2.2021") starts no date, nor do words that no month or weekday begins as.
func MayStartDate(s string, i int) bool {
	if ascii.IsDigit(s[i]) {
		return i < 2 || !strings.ContainsRune("./:-,", rune(s[i-1])) || !ascii.IsDigit(s[i-2])
	}
	return strings.IndexByte("jfmasondwt", s[i]|0x20) >= 0
}

func scanDigitDate(s string, order Order) (Date, int) {
	digits := ascii.CountDigits(s)
	if ascii.At(s, digits) >= 0xe0 {
		if d, n := scanSignedDate(s, digits); n > 0 {
			return d, n
		}
	}
	switch digits {
	case 8:
		return scanCompactDate(s)
	case 4, 5:
		return scanYearFirst(s, digits)
	case 1, 2:
		if d, n := scanNumericDate(s, digits, order); n > 0 {
			return d, n
		}
		return scanDayMonth(s, digits)
	}
	return Date{}, 0
}

// scanCompactDate reads 20260301.
func scanCompactDate(s string) (Date, int) {
	d := Date{Year: ascii.Atoi(s[:4]), Month: ascii.Atoi(s[4:6]), Day: ascii.Atoi(s[6:8])}
	if !PlausibleYear(d.Year) || !d.Full() || len(s) > 8 && ascii.IsLetter(s[8]) && s[8]|0x20 != 't' {
		return Date{}, 0
	}
	return d, 8
}

// scanYearFirst reads 2026-03-01, 2026/3/1, 2026.03.01, 2026-Mar-01, 2026
// March 1 and the month 2026-03. A year of five digits is a slip of the hand.
func scanYearFirst(s string, digits int) (Date, int) {
	d := Date{Year: ascii.Atoi(s[:4])}
	if !PlausibleYear(d.Year) {
		return d, 0
	}
	if digits == 5 {
		d.Fault = "the year has five digits"
	}
	sep, i := dateSeparator(s, digits)
	if sep == 0 {
		return scanYearWords(s, digits, d)
	}
	if ascii.IsLetterAt(s, i) {
		return scanYearMonthName(s, i, sep, d)
	}
	n := ascii.CountDigits(s[i:])
	if n < 1 || n > 2 {
		return d, 0
	}
	d.Month = ascii.Atoi(s[i : i+n])
	i += n
	sep2, j := dateSeparator(s, i)
	if n = ascii.CountDigitsAt(s, j); sep2 != sep || n < 1 || n > 2 {
		return yearMonth(s, i, sep, sep2, d)
	}
	d.Day = ascii.Atoi(s[j : j+n])
	i = j + n
	if runsOn(s, i, sep) {
		return d, 0
	}
	return checkNumeric(d), i
}

// yearMonth ends 2026-03: a month at most, and only where a date is expected.
func yearMonth(s string, i int, sep, after byte, d Date) (Date, int) {
	if sep == '.' || after == sep || d.Fault != "" || d.Month < 1 || d.Month > 12 || ascii.IsAlnumAt(s, i) {
		return d, 0
	}
	d.Weak = true
	return d, i
}

func scanYearMonthName(s string, i int, sep byte, d Date) (Date, int) {
	w := ascii.CountLetters(s[i:])
	if d.Month = MonthOf(s[i : i+w]); d.Month == 0 {
		return d, 0
	}
	sep2, j := dateSeparator(s, i+w)
	n := ascii.CountDigitsAt(s, j)
	if sep2 != sep || n < 1 || n > 2 || ascii.IsAlnumAt(s, j+n) {
		return d, 0
	}
	d.Day = ascii.Atoi(s[j : j+n])
	return checkNumeric(d), j + n
}

// scanYearWords reads "2026 March 1".
func scanYearWords(s string, i int, d Date) (Date, int) {
	j := ascii.SkipSpaces(s, i)
	if d.Fault != "" || j == i || !ascii.IsLetterAt(s, j) {
		return d, 0
	}
	m, n := scanMonthDate(s[j:])
	if n == 0 || m.Day == 0 || m.Year != 0 {
		return d, 0
	}
	m.Year = d.Year
	return m, j + n
}

// checkNumeric says what is wrong with a date whose parts are in a fixed order.
func checkNumeric(d Date) Date {
	switch {
	case d.Fault != "":
	case d.Month < 1 || d.Month > 12:
		d.Fault = "there is no month " + strconv.Itoa(d.Month)
	case d.Day < 1 || d.Day > daysIn(d.Year, d.Month):
		d.Fault = "there is no day " + strconv.Itoa(d.Day) + " in " + time.Month(d.Month).String()
	}
	return d
}

// scanNumericDate reads 01.03.2026, 3/1/2026, 01-03-2026, 4/21/23 and 9/27.
func scanNumericDate(s string, digits int, order Order) (Date, int) {
	sep, i := dateSeparator(s, digits)
	n := ascii.CountDigitsAt(s, i)
	if sep == 0 || n < 1 || n > 2 {
		return Date{}, 0
	}
	a, b := ascii.Atoi(s[:digits]), ascii.Atoi(s[i:i+n])
	end := i + n
	sep2, j := dateSeparator(s, end)
	year, yearDigits := 0, ascii.CountDigitsAt(s, j)
	switch {
	case sep2 == sep && yearDigits == 4:
		year = ascii.Atoi(s[j : j+4])
	case sep2 == sep && yearDigits == 2:
		year = 2000 + ascii.Atoi(s[j:j+2])
	case sep2 != 0 || sep != '/' || ascii.IsAlnumAt(s, end):
		return Date{}, 0
	}
	if year != 0 {
		end = j + yearDigits
	}
	if year != 0 && !PlausibleYear(year) || runsOn(s, end, sep) {
		return Date{}, 0
	}
	d := orderParts(a, b, sep, order)
	d.Year = year
	d.Weak = year == 0 || yearDigits == 2 && sep != '/'
	if d.Month == 0 || d.Day > daysIn(year, d.Month) {
		return Date{}, 0
	}
	return d, end
}

// orderParts tells day from month; the month is 0 where neither order works.
func orderParts(a, b int, sep byte, order Order) Date {
	dmy, mdy := Date{Day: a, Month: b}, Date{Day: b, Month: a}
	canDMY := b >= 1 && b <= 12 && a >= 1 && a <= 31
	canMDY := a >= 1 && a <= 12 && b >= 1 && b <= 31
	switch {
	case !canDMY && !canMDY:
		return Date{}
	case sep == '.' && canDMY: // dots are only written day first
		return dmy
	case !canMDY:
		dmy.Proves = OrderDMY
		return dmy
	case !canDMY:
		mdy.Proves = OrderMDY
		return mdy
	case order == OrderDMY || a == b:
		return dmy
	case order == OrderMDY:
		return mdy
	case sep == '-':
		dmy.Ambiguous = true
		return dmy
	}
	mdy.Ambiguous = true
	return mdy
}

// scanYear reads the year that may follow day and month, with what leads to
// it; without one it gives back i.
func scanYear(s string, i int) (year, end int) {
	j := i
	if j < len(s) && s[j] == '.' { // "Mar. 2026"
		j++
	}
	if j < len(s) && s[j] == ',' {
		j++
	}
	j = ascii.SkipSpaces(s, j)
	if strings.HasPrefix(s[j:], "of ") || strings.HasPrefix(s[j:], "de ") {
		j += 3
	}
	short := strings.HasPrefix(s[j:], "'")
	if short {
		j++
	} else if strings.HasPrefix(s[j:], "’") {
		short, j = true, j+len("’")
	}
	if j == i && j < len(s) && (s[j] == '-' || s[j] == '/') {
		j, short = j+1, true
	}
	switch n := ascii.CountDigitsAt(s, j); {
	case n == 4 && PlausibleYear(ascii.Atoi(s[j:j+4])):
		return ascii.Atoi(s[j : j+4]), j + 4
	case n == 2 && short && !isTimeAt(s, j+n):
		return 2000 + ascii.Atoi(s[j:j+2]), j + 2
	}
	return 0, i
}

// skipWeekday skips "Monday, " or "Mon " before a date.
func skipWeekday(s string) int {
	w := ascii.CountLetters(s)
	if w < 3 || !IsWeekday(s[:w]) {
		return 0
	}
	i := w
	for i < len(s) && (s[i] == ',' || s[i] == '.' || s[i] == ' ') {
		i++
	}
	if strings.HasPrefix(s[i:], "the ") {
		i += 4
	}
	if i == w {
		return 0
	}
	return i
}

// skipDateGlue skips what stands between day and month: spaces, a dot, a
// comma, one dash or slash, "of".
func skipDateGlue(s string, i int) int {
	if i < len(s) && (s[i] == '.' || s[i] == ',') {
		i++
	}
	if c, n := text.DashAt(s, i); c {
		return i + n
	}
	if i < len(s) && s[i] == '/' {
		return i + 1
	}
	i = ascii.SkipSpaces(s, i)
	if strings.HasPrefix(s[i:], "of ") || strings.HasPrefix(s[i:], "de ") {
		i = ascii.SkipSpaces(s, i+3)
	}
	return i
}

// skipOrdinal skips st, nd, rd, th and a bracketed or raised form of them.
func skipOrdinal(s string, i int) int {
	if i+2 > len(s) {
		return i
	}
	switch strings.ToLower(s[i : i+2]) {
	case "st", "nd", "rd", "th":
		if !ascii.IsLetterAt(s, i+2) {
			return i + 2
		}
	}
	return i
}

// dateSeparator gives the separator at i ('-', '/', '.', '_'; all hyphens are
// '-') and the place after it; 0 where there is none.
func dateSeparator(s string, i int) (byte, int) {
	if i >= len(s) {
		return 0, i
	}
	if c, n := text.DashAt(s, i); c {
		return '-', i + n
	}
	switch s[i] {
	case '/', '.', '_':
		return s[i], i + 1
	}
	return 0, i
}

// runsOn tells that what was read up to i is part of something longer: an
// address, a version, a number. A T before a clock time ends a date, and so
// does a dash, since file names go on with one.
func runsOn(s string, i int, sep byte) bool {
	if i >= len(s) {
		return false
	}
	switch c := s[i]; {
	case c == 'T' || c == 't' || c == 'Z':
		return i+1 < len(s) && !ascii.IsDigit(s[i+1]) && ascii.IsAlnumAt(s, i+1)
	case ascii.IsDigit(c) || ascii.IsLetter(c):
		return true
	case c == '.' || c == '/':
		return c == sep && ascii.CountDigitsAt(s, i+1) > 0
	}
	return false
}

// isTimeAt tells that the digits before i are the hour of a clock time.
func isTimeAt(s string, i int) bool {
	if i+1 >= len(s) {
		return i < len(s) && ascii.IsDigit(s[i])
	}
	switch c, next := s[i], s[i+1]; c {
	case ':', '.', 'h', 'H':
		return ascii.IsDigit(next)
	case 'a', 'A', 'p', 'P':
		return next|0x20 == 'm'
	default:
		return ascii.IsDigit(c)
	}
}

// PlausibleYear reports whether four digits can be the year of an incident.
func PlausibleYear(y int) bool { return y >= 1970 && y <= 2099 }
