package chrono

import (
	"time"

	"github.com/pmlint/pmlint/internal/ascii"
)

// FullDate is the first full date of a text.
func FullDate(s string, order Order) time.Time {
	for len(s) > 0 {
		d, _, end := FindDate(s, order)
		if end == 0 {
			return time.Time{}
		}
		if d.Full() && d.Fault == "" {
			return d.Time()
		}
		s = s[end:]
	}
	return time.Time{}
}

// TitleDate is the first full date of a title, where "5-26-21" is one too.
func TitleDate(s string, order Order) time.Time {
	if day := FullDate(s, order); !day.IsZero() {
		return day
	}
	for i := 0; i < len(s); i++ {
		if !ascii.IsDigit(s[i]) || i > 0 && s[i-1] != ' ' && s[i-1] != '(' {
			continue
		}
		if d, n := ScanDate(s[i:], order); n > 0 && d.Full() && d.Fault == "" && !ascii.IsAlnumAt(s, i+n) {
			return d.Time()
		}
	}
	return time.Time{}
}

// PartialDate is the first day of a text, with or without its year.
func PartialDate(s string, order Order) (Date, bool) {
	d, _, end := FindDate(s, order)
	return d, end > 0 && d.Day > 0 && d.Fault == ""
}

// Near is the day of d; a year that is not stated is the one that brings it closest
// to near. Zero where nothing gives a year.
func (d Date) Near(near time.Time) time.Time {
	if d.Year > 0 {
		return d.Time()
	}
	if near.IsZero() {
		return time.Time{}
	}
	var best time.Time
	for year := near.Year() - 1; year <= near.Year()+1; year++ {
		d.Year = year
		day := d.Time()
		if !day.IsZero() && (best.IsZero() || day.Sub(near).Abs() < best.Sub(near).Abs()) {
			best = day
		}
	}
	return best
}
