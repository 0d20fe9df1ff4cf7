package chrono

import (
	"testing"
	"time"
)

func TestWordFiles(t *testing.T) {
	if err := words.Check(); err != nil {
		t.Error(err)
	}
}

// TestNumberWords holds that lengths and due dates know the same numbers in words.
func TestNumberWords(t *testing.T) {
	for s, want := range map[string]time.Duration{
		"a day": day, "seven days": 7 * day, "fifteen minutes": 15 * time.Minute, "fifty minutes": 50 * time.Minute,
		"half an hour": time.Hour / 2, "none minutes": 0,
	} {
		if got, _ := ParseLength(s); got.Value != want {
			t.Errorf("%q is read as %v, want %v", s, got.Value, want)
		}
	}
	for s, want := range map[string]int{"a couple of": 2, "few": 3, "seven": 7, "fifteen": 15, "none": 0, "half": 0} {
		if got, _ := ScanCount(s, 0); got != want {
			t.Errorf("%q counts %d, want %d", s, got, want)
		}
	}
}

// TestWeekdays holds that all readers know the same abbreviations.
func TestWeekdays(t *testing.T) {
	for word, want := range map[string]int{
		"Monday": 1, "mon": 1, "Tues": 2, "Thur": 4, "Thurs": 4, "SUN": 7, "tuesd": 0, "thursd": 0, "Mo": 0, "monk": 0,
	} {
		if got := WeekdayNumber(word); got != want {
			t.Errorf("%q is day %d, want %d", word, got, want)
		}
		base := time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC)
		if d, ok := (DueReader{Base: base}).Read(word); ok != (want > 0) || ok && (int(d.Start.Weekday())+6)%7+1 != want {
			t.Errorf("due %q is read as %v, %v", word, d.Start, ok)
		}
	}
}
