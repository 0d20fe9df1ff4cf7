package earlier

import (
	"regexp"
	"slices"
	"testing"
)

// pattern says the same as nextID.
var pattern = regexp.MustCompile(`\b[A-Za-z]{2,6}-?\d{2,4}(?:-\d{1,5})?\b`)

func ids(s string) (out []string) {
	for start, end := nextID(s, 0); end > 0; start, end = nextID(s, end) {
		out = append(out, s[start:end])
	}
	return out
}

func TestIDs(t *testing.T) {
	for _, s := range []string{
		"PM-2026-004 and INC-12, not A-1", "INC2024-123456", "INC-2024-12a", "INC-2024-12", "INC-12-", "x_INC-12", "INC-12_x", "5xx and 12ab34",
		"abcdefg-12", "INC--12", "éINC-12 INC-12é", "INC-12345", "OPS-1", "v1.2", "PM-2026-004-05", "a INC-12/INC-13", "INC-12-ab", "",
	} {
		if got, want := ids(s), pattern.FindAllString(s, -1); !slices.Equal(got, want) {
			t.Errorf("%q holds %q, want %q", s, got, want)
		}
	}
}

func FuzzIDs(f *testing.F) {
	f.Add("PM-2026-004 INC-12")
	f.Fuzz(func(t *testing.T, s string) {
		if got, want := ids(s), pattern.FindAllString(s, -1); !slices.Equal(got, want) {
			t.Errorf("%q holds %q, want %q", s, got, want)
		}
	})
}
