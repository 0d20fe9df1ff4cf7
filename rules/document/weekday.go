package document

import (
	"fmt"
	"strings"
	"time"
	"unicode"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/chrono"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/rules/internal/leaves"
)

var weekday = &lint.Rule{
	Name:     "document/weekday",
	Summary:  "A day of the week is that of the full date beside it",
	Severity: lint.Notice,
	Check:    checkWeekdays,
}

func checkWeekdays(p *lint.Pass) {
	for _, l := range leaves.Of(p) {
		s := l.Prose.Text
		for i := 0; i < len(s); i++ {
			if s[i] >= 'a' && s[i] <= 'z' || !isLetter(s[i]) {
				continue // days are written with a capital
			}
			if n := wordLen(s, i); n > 0 {
				checkWeekday(p, l.Prose, i, n)
				i += n
			}
		}
	}
}

// wordLen is the length of the word that begins at i, 0 where none does.
func wordLen(s string, i int) int {
	if i > 0 && isLetter(s[i-1]) || !isLetter(s[i]) {
		return 0
	}
	n := 1
	for i+n < len(s) && isLetter(s[i+n]) {
		n++
	}
	return n
}

func isLetter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= 0x80 }

// checkWeekday compares the word at i, if it is a day of the week, with the full
// date that stands beside it: "Friday, 2026-05-15", "15 May 2026 (Friday)".
func checkWeekday(p *lint.Pass, prose *postmortem.Prose, i, n int) {
	word := prose.Text[i : i+n]
	if !unicode.IsUpper(rune(word[0])) || !chrono.IsWeekday(word) || prose.In(postmortem.MarkCode, i) {
		return
	}
	d, from, to := dateBehind(prose.Text, i+n)
	if to == 0 {
		d, from, to = dateBefore(prose.Text, i)
	}
	if to == 0 || !d.Full() || d.Ambiguous {
		return
	}
	day := d.Time()
	if isoWeekday(day) == chrono.WeekdayNumber(word) {
		return
	}
	written := prose.Text[from:to]
	p.Report(lint.Diagnostic{
		Span:    prose.Source(min(i, from), max(i+n, to)),
		Anchor:  lint.Anchor("weekday", word+" "+written),
		Message: fmt.Sprintf("%s is a %s, and the text calls it %q", written, day.Weekday(), word),
		Hint:    "which of the two is right, the day of the week or the date?",
	})
}

// dateBehind reads a date behind a day of the week.
func dateBehind(s string, at int) (d chrono.Date, from, to int) {
	from = at
	for from < len(s) && strings.IndexByte(" ,.(", s[from]) >= 0 && from-at < 3 {
		from++
	}
	from += len(s[from:]) - len(strings.TrimPrefix(s[from:], "the "))
	d, n := chrono.ScanDate(s[from:], chrono.OrderUnknown)
	if n == 0 || from == at {
		return d, 0, 0
	}
	return d, from, from + n
}

// longestDate is how long a date before a day of the week is looked for.
const longestDate = 24

// dateBefore reads a date that ends in front of a day of the week in brackets.
func dateBefore(s string, at int) (d chrono.Date, from, to int) {
	if at < 2 || s[at-1] != '(' {
		return d, 0, 0
	}
	to = len(strings.TrimRight(s[:at-1], " "))
	start := max(0, to-longestDate)
	for from = start; from < to; from++ {
		if from > 0 && s[from-1] != ' ' && s[from-1] != '\n' || !chrono.MayStartDate(s, from) {
			continue
		}
		if got, n := chrono.ScanDate(s[from:to], chrono.OrderUnknown); n > 0 && from+n == to {
			return got, from, to
		}
	}
	return d, 0, 0
}

func isoWeekday(t time.Time) int { return (int(t.Weekday())+6)%7 + 1 }
