package chrono

import (
	"strings"

	"github.com/pmlint/pmlint/internal/ascii"
)

// TrailingStamp reads the stamp that a text ends with: "Alert fired (10:12
// UTC)", "Deploy began at 10:00". from is 0 where there is none.
func TrailingStamp(s string) (st Stamp, from int) {
	s = strings.TrimRight(s, " .")
	low := max(0, len(s)-48)
	for _, sign := range [...]string{" (", " at ", " on ", " @ ", " - ", " – ", " — ", ": "} {
		i := strings.LastIndex(s[low:], sign)
		if i < 0 || low+i == 0 {
			continue
		}
		i += low + len(sign)
		st, next := ScanStamp(s[i:], OrderUnknown, ClockStyle{})
		if next > 0 && i+next >= len(s) && st.HasClock && st.Clock.Known() && !st.Clock.Bare && st.Bad == "" {
			return st, i
		}
	}
	return Stamp{}, 0
}

// LabelledStamp reads the stamp behind a short label: "Detection (14:05 UTC):
// ...", "Ana - 14:05 - ...". from is 0 where there is none.
func LabelledStamp(s string) (st Stamp, from, next int) {
	for _, sign := range [...]string{" (", " [", " - ", " – ", " — ", " | "} {
		i := strings.Index(s[:min(len(s), 48)], sign)
		if i <= 0 {
			continue
		}
		i += len(sign)
		st, n := ScanStamp(s[i:], OrderUnknown, ClockStyle{})
		if n == 0 || !st.HasClock || !st.Clock.Known() || st.Clock.Bare || st.Bad != "" || st.Lead {
			continue
		}
		if strings.ContainsAny(s[i+st.End:i+n], ":-–—])|") {
			return st, i, i + n
		}
	}
	return Stamp{}, 0, 0
}

// ScanOrigin reads "T+0 is 2026-03-01 14:05 UTC", "T0 = 14:05".
func ScanOrigin(s string, order Order) (Stamp, bool) {
	for _, name := range [...]string{"T+0", "T0", "T-0", "T₀"} {
		i := strings.Index(s, name)
		if i < 0 {
			continue
		}
		rest := strings.TrimLeft(s[i+len(name):], " =:()")
		for _, w := range [...]string{"is ", "was ", "corresponds to ", "means ", "at "} {
			rest = strings.TrimPrefix(rest, w)
		}
		if st, n := ScanStamp(rest, order, ClockStyle{Dotted: true}); n > 0 && st.HasClock && st.Clock.Known() {
			return st, true
		}
	}
	return Stamp{}, false
}

// CompareStamps compares what two neighbours state.
func CompareStamps(a, b *Stamp) int {
	if a.HasDate && b.HasDate {
		x, y := a.Date, b.Date
		if x.Year != y.Year && x.Year > 0 && y.Year > 0 {
			return x.Year - y.Year
		}
		if x.Month != y.Month {
			return x.Month - y.Month
		}
		if x.Day != y.Day {
			return x.Day - y.Day
		}
	}
	switch {
	case a.HasClock && b.HasClock && (a.HasDate || !b.HasDate):
		return int(a.Clock.Offset() - b.Clock.Offset())
	case a.IsRelative && b.IsRelative:
		return int(a.Relative - b.Relative)
	}
	return 0
}

// DayLabel reads "Monday" and "Day 2", which a bracket may follow.
func DayLabel(s string) (st Stamp, ok bool) {
	name, _, _ := strings.Cut(s, " (")
	name = strings.Trim(name, " :_*.-–—")
	st.End = len(s)
	switch n := len(name); {
	case n > 12:
	case n >= 3 && IsWeekday(name):
		st.Weekday = WeekdayNumber(name)
	case n > 4 && n < 7 && strings.EqualFold(name[:4], "day ") && ascii.CountDigits(name[4:]) == n-4:
		st.DayNumber = ascii.Atoi(name[4:])
	}
	return st, st.Weekday > 0 || st.DayNumber > 0
}

// IsDayLabel reports whether a text names a day by its weekday or number alone.
func IsDayLabel(s string) bool {
	_, ok := DayLabel(s)
	return ok
}

// DropDayLabel drops what may lead to a day: "Day 2 - ", "Date: ".
func DropDayLabel(s string) string {
	if len(s) > 5 && strings.HasPrefix(s, "Day ") && ascii.IsDigit(s[4]) {
		rest := strings.TrimLeft(s[4:], "0123456789")
		return strings.TrimLeft(rest, " :-–—,(")
	}
	return s
}
