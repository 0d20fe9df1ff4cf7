package lint_test

import (
	"strings"
	"testing"

	"github.com/pmlint/pmlint/lint"
)

func TestShort(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"short", "Add an alert.", "Add an alert"},
		{"several lines", "Add\n  an alert", "Add an alert"},
		{"quotation marks", `Call it "done"`, "Call it 'done'"},
		{"cut between words", "Check whether the queue holds more than five hundred entries, then tell", "Check whether the queue holds more than five hundred ..."},
		{"no mark before the dots", "Check whether the queue holds more than five hundred, entries", "Check whether the queue holds more than five hundred ..."},
		{"the limit is a word's end", strings.Repeat("abcd ", 12) + "efgh", strings.TrimSpace(strings.Repeat("abcd ", 12)) + " ..."},
		{"one long word", "https://example.org/" + strings.Repeat("é", 40), "https://example.org/" + strings.Repeat("é", 20) + "..."},
		{"cut within a character", strings.Repeat("é", 20) + "x" + strings.Repeat("é", 20), strings.Repeat("é", 20) + "x" + strings.Repeat("é", 9) + "..."},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := lint.Short(tt.text); got != tt.want {
				t.Errorf("%q, want %q", got, tt.want)
			}
		})
	}
}

func TestActionAnchor(t *testing.T) {
	tests := []struct{ name, id, words, want string }{
		{"by id", "A3", "Add an alert", "action:a3"},
		{"a number is no name", "3", "Add an alert", "action:add-an-alert"},
		{"by words", "", "Add an alert", "action:add-an-alert"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := lint.ActionAnchor(tt.id, tt.words); got != tt.want {
				t.Errorf("%q, want %q", got, tt.want)
			}
		})
	}
}
