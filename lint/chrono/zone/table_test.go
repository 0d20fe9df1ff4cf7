package zone

import (
	"strings"
	"testing"
)

// TestTable holds that a mistake in the table of zones is told with its place.
func TestTable(t *testing.T) {
	for src, want := range map[string]string{
		"nonsense: a, b":   `zones.txt:1: unknown head "nonsense"`,
		"\noffset 1: CET,": `zones.txt:2: "1" is no offset`,
	} {
		if _, err := readZones("zones.txt", src); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q gives %v, want %s", src, err, want)
		}
	}
}

// TestPlaces holds how places stand for zones.
func TestPlaces(t *testing.T) {
	for s, want := range map[string]string{
		"all in Helsinki time": "Helsinki time", "New York Time": "New York Time", "16:37 Denver": "", "by Paris Hilton": "",
		"(America/Denver)": "America/Denver", "hora de Madrid": "hora de Madrid",
	} {
		if got, _ := Find(s); got != want {
			t.Errorf("%q: %q, want %q", s, got, want)
		}
		if want != "" && !Known(want) {
			t.Errorf("%q is not known", want)
		}
	}
	for s, want := range map[string]int{"Denver - Jobs": 6, "Los Angeles: up": 11, "Dent - Jobs": 0, "denver": 0, "": 0} {
		if got := CityLen(s); got != want {
			t.Errorf("%q: %d, want %d", s, got, want)
		}
	}
}
