package chrono

import (
	"strings"

	"github.com/pmlint/pmlint/internal/ascii"
)

// scanSignedDate reads 2026年3月1日 and 3月1日, and the same with the signs of
// Korean.
func scanSignedDate(s string, digits int) (Date, int) {
	var d Date
	i := 0
	if n := signAfter(s, digits, "年", "년"); digits == 4 && n > 0 {
		if d.Year = ascii.Atoi(s[:4]); !PlausibleYear(d.Year) {
			return d, 0
		}
		i = ascii.SkipSpaces(s, n)
	}
	month := ascii.CountDigitsAt(s, i)
	if month < 1 || month > 2 {
		return d, 0
	}
	d.Month = ascii.Atoi(s[i : i+month])
	if i = ascii.SkipSpaces(s, signAfter(s, i+month, "月", "월")); i == 0 {
		return d, 0
	}
	day := ascii.CountDigitsAt(s, i)
	if day < 1 || day > 2 {
		return d, 0
	}
	d.Day = ascii.Atoi(s[i : i+day])
	if i = signAfter(s, i+day, "日", "일"); i == 0 {
		return d, 0
	}
	return checkNumeric(d), i
}

// signAfter is where the sign at i ends, in either writing; 0 where it is none.
func signAfter(s string, i int, a, b string) int {
	if i <= len(s) && (strings.HasPrefix(s[i:], a) || strings.HasPrefix(s[i:], b)) {
		return i + len(a)
	}
	return 0
}
