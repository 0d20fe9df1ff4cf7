package claims

import (
	"slices"
	"strings"
	"testing"
)

func TestWordFile(t *testing.T) {
	if err := lists.Check(); err != nil {
		t.Error(err)
	}
}

func TestMomentsInEntries(t *testing.T) {
	for words, want := range map[string][]About{
		"Incident declared":                        {Declared},
		"Incident declared as resolved":            {Resolved},
		"Incident repaired and resolved.":          {Repaired, Resolved},
		"The team declared this as an incident":    {Declared},
		"Incident will be resolved":                nil,
		"DNS name resolved":                        nil,
		"Users report that pages fail":             {Detected},
		"We tell users to report what they see":    nil,
		"Ticket of another team closed, all quiet": nil,
	} {
		if got := momentsIn(words, false); !slices.Equal(got, want) {
			t.Errorf("%q: got %v, want %v", words, got, want)
		}
	}
}

func TestAboutLabel(t *testing.T) {
	for label, want := range map[string]About{
		"Outage since": Start, "Incident began on": Start, "Outage until": End, "resolvedWhen": End, "Reviewed on": Review,
		"Start of support": "", "Start and end": "", "Incident": "", "Reviewed by": "",
	} {
		if got, _ := aboutLabel(strings.Fields(strings.ToLower(label))); got != want {
			t.Errorf("%q: got %q, want %q", label, got, want)
		}
	}
}
