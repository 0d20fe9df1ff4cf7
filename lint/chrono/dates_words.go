package chrono

import (
	"strings"

	"github.com/pmlint/pmlint/internal/ascii"
	"github.com/pmlint/pmlint/lint/text"
)

// scanDayMonth reads "6th Nov", "1 March 2026", "1st of March, 2026",
// "06-Nov-2026", "6 - 8 November 2026".
func scanDayMonth(s string, digits int) (Date, int) {
	d := Date{Day: ascii.Atoi(s[:digits])}
	i := skipOrdinal(s, digits)
	if last, j := scanLastDay(s, i); j > 0 {
		d.lastDay, i = last, j
	}
	j := skipDateGlue(s, i)
	if j == i && i == digits && !ascii.IsLetterAt(s, i) || d.Day < 1 || d.Day > 31 {
		return d, 0
	}
	w := ascii.CountLetters(s[j:])
	if d.Month = MonthOf(s[j : j+w]); d.Month == 0 || s[j:j+w] == "may" || ascii.At(s, j+w) >= 0xc3 {
		d.Month, w = foreignMonth(s[j:])
	}
	if d.Month == 0 || d.Day > daysIn(0, d.Month) {
		return d, 0
	}
	i = j + w
	var n int
	d.Year, n = scanYear(s, i)
	if ascii.IsAlnumAt(s, n) {
		return d, 0
	}
	return checkNumeric(d), n
}

// scanMonthDate reads "March 1st, 2026", "Mar. 1", "March 6-8, 2026", "Nov-06-2026"
// and "March 2026".
func scanMonthDate(s string) (Date, int) {
	w := ascii.CountLetters(s)
	d := Date{Month: MonthOf(s[:w])}
	if d.Month == 0 || s[:w] == "may" {
		return d, 0
	}
	if year, n := scanYear(s, w); n >= w+4 && ascii.IsDigit(s[n-4]) && !ascii.IsAlnumAt(s, n) {
		d.Year = year
		return d, n
	}
	if n := scanDashed(s, w, &d); n > 0 {
		return checkNumeric(d), n
	}
	i := skipDateGlue(s, w)
	n := ascii.CountDigitsAt(s, i)
	if i == w || n < 1 || n > 2 || isTimeAt(s, i+n) {
		return d, 0
	}
	d.Day = ascii.Atoi(s[i : i+n])
	i = skipOrdinal(s, i+n)
	if d.Day < 1 || d.Day > daysIn(0, d.Month) || ascii.IsAlnumAt(s, i) {
		return d, 0
	}
	if last, j := scanLastDay(s, i); j > 0 && !isTimeAt(s, j) {
		d.lastDay, i = last, j
	}
	d.Year, i = scanYear(s, i)
	return checkNumeric(d), i
}

// scanDashed reads the day and the year of "Mar-05-2026", behind the month of w
// letters.
func scanDashed(s string, w int, d *Date) int {
	n := ascii.CountDigitsAt(s, w+1)
	end := w + 1 + n + 1 + 4
	if ascii.At(s, w) != '-' || n < 1 || n > 2 || ascii.At(s, w+1+n) != '-' || ascii.CountDigitsAt(s, w+1+n+1) != 4 {
		return 0
	}
	d.Day, d.Year = ascii.Atoi(s[w+1:w+1+n]), ascii.Atoi(s[end-4:end])
	if d.Day < 1 || d.Day > daysIn(0, d.Month) || !PlausibleYear(d.Year) {
		return 0
	}
	return end
}

// scanLastDay reads the end of a range of days, "-8" or " – 8th".
func scanLastDay(s string, i int) (day, end int) {
	j := ascii.SkipSpaces(s, i)
	if c, n := text.DashAt(s, j); c {
		j = ascii.SkipSpaces(s, j+n)
	} else if strings.HasPrefix(s[j:], "to ") || strings.HasPrefix(s[j:], "and ") {
		j += strings.IndexByte(s[j:], ' ') + 1
	} else {
		return 0, 0
	}
	n := ascii.CountDigitsAt(s, j)
	if n < 1 || n > 2 {
		return 0, 0
	}
	if day = ascii.Atoi(s[j : j+n]); day < 1 || day > 31 {
		return 0, 0
	}
	j = skipOrdinal(s, j+n)
	if ascii.IsAlnumAt(s, j) || j < len(s) && (s[j] == '/' || s[j] == ':') {
		return 0, 0
	}
	return day, j
}
