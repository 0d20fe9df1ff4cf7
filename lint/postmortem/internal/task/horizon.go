package task

import (
	"strings"
	"time"

	"github.com/pmlint/pmlint/internal/ascii"
	"github.com/pmlint/pmlint/lint/chrono"
	"github.com/pmlint/pmlint/lint/text"
)

// HorizonOf reads how soon the actions under a title are promised: "Immediate
// (< 1 week)", "Short-term", "Next quarter". A bound that is stated decides.
func HorizonOf(title string) Horizon {
	low := strings.ToLower(title)
	switch {
	case longTerms.In(low):
		return HorizonLong
	case shortTerms.In(low):
		return HorizonShort
	}
	for w := range strings.FieldsFuncSeq(low, EndsWord) {
		if h := horizonWords.Of(w); h != HorizonNone {
			return h
		}
	}
	switch days := HorizonDays(title); {
	case days == 0:
		return HorizonNone
	case days <= 7:
		return HorizonImmediate
	case days <= 31:
		return HorizonShort
	}
	return HorizonLong
}

// HorizonDays reads the bound in a title, in days: "< 1 week", "within 30
// days", "this month"; 0 where it states none.
func HorizonDays(title string) int {
	low := strings.ToLower(title)
	for _, lead := range [...]string{"<", "≤", "within ", "next ", "in ", "up to ", "less than ", "under ", "(", "this ", "first "} {
		i := strings.Index(low, lead)
		if i < 0 {
			continue
		}
		if d := spanDays(low[i+len(lead):]); d > 0 {
			return d
		}
	}
	return 0
}

// spanDays reads "1 week", "30 days", "2 - 4 weeks", "week".
func spanDays(s string) int {
	s = strings.TrimLeft(s, "= ")
	count, end := chrono.ScanCount(s, 0)
	if end == 0 {
		count = 1
	} else {
		j := ascii.SkipSpaces(s, end)
		if ok, n := text.DashAt(s, j); ok { // a range: its end counts
			if last, stop := chrono.ScanCount(s, ascii.SkipSpaces(s, j+n)); stop > 0 {
				count, end = last, stop
			}
		}
	}
	end = ascii.SkipSpaces(s, end)
	if strings.HasPrefix(s[end:], "-") {
		end++
	}
	if s[end:] == "" || s[end] == 'm' && !strings.HasPrefix(s[end:], "mo") {
		return 0
	}
	if ascii.LowerWordAt(s, end) == "sprint" {
		return 14 * count
	}
	add, stop := chrono.ScanTimeUnit(s, end)
	if stop == 0 {
		return 0
	}
	base := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	return int(add(base, count).Sub(base).Hours() / 24)
}
