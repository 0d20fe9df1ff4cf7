package chrono

import (
	"strings"

	"github.com/pmlint/pmlint/internal/ascii"
)

// MonthOf gives the number of an English month, by its name or its first three
// letters in any case, or by "sept"; 0 for another word.
func MonthOf(word string) int {
	if len(word) < 3 || len(word) > 9 || !dateInitials[word[0]|0x20] {
		return 0
	}
	for i, name := range months.All() {
		if word[0]|0x20 == name[0] && (matchesName(word, name) || i == 8 && len(word) == 4 && ascii.EqualFold(word, name[:4])) {
			return i + 1
		}
	}
	return 0
}

// foreignMonth reads the month that s begins with in another language, and its
// length. Such a month counts behind a day only: "10 mars 2024", "3. März", "5 de
// mayo de 2024".
func foreignMonth(s string) (month, n int) {
	const longest = len("septiembre")
	for n < len(s) && n <= longest && (ascii.IsLetter(s[n]) || s[n] >= 0xc3) {
		if s[n] >= 0xc3 { // the first of two bytes
			n++
		}
		n++
	}
	if n < 3 || n > longest || n > len(s) || !dateInitials[s[0]|0x20] && s[0]|0x20 != 'e' && s[0]|0x20 != 'g' {
		return 0, 0
	}
	return foreignMonths.Of(strings.ToLower(s[:n])), n
}

// dateInitials are the letters that months and days of the week begin with: most
// words are neither.
var dateInitials = func() (t [256]bool) {
	for _, c := range []byte("jfmasondtw") {
		t[c] = true
	}
	return t
}()

// IsWeekday reports whether word is an English day of the week, or its
// abbreviation, in any case.
func IsWeekday(word string) bool { return WeekdayNumber(word) > 0 }

// WeekdayNumber gives the number of an English day of the week, by its name or its
// abbreviation in any case, from Monday 1 to Sunday 7; 0 for another word.
func WeekdayNumber(word string) int {
	if len(word) < 3 || len(word) > 9 || !dateInitials[word[0]|0x20] {
		return 0
	}
	for i, name := range weekdays.All() {
		if word[0]|0x20 == name[0] && (matchesName(word, name) || i < 4 && isLongAbbreviation(word, name)) {
			return i + 1
		}
	}
	return 0
}

// isLongAbbreviation reports whether word is "tues", "thur" or "thurs" of the name.
func isLongAbbreviation(word, name string) bool {
	return (len(word) == 4 || len(word) == 5) && name[0] == 't' && ascii.EqualFold(word, name[:len(word)]) && word[len(word)-1]|0x20 != 'd'
}

// matchesName tells that word is the name or its first three letters.
func matchesName(word, name string) bool {
	return len(word) == 3 && ascii.EqualFold(word, name[:3]) || ascii.EqualFold(word, name)
}
