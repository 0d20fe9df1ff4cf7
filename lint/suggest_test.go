package lint_test

import (
	"testing"

	"github.com/pmlint/pmlint/lint"
)

func TestSuggest(t *testing.T) {
	known := []string{"actions", "actions/none", "actions/owner-missing", "timeline/order", "warning"}
	tests := []struct{ name, given, want string }{
		{"a slip", "actoins", "actions"},
		{"a beginning", "warn", "warning"},
		{"without its pack", "owner-mising", "actions/owner-missing"},
		{"the first word of a name, with a slip", "actions/ownr", "actions/owner-missing"},
		{"nothing near", "zebra", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := lint.Suggest(tt.given, known); got != tt.want {
				t.Errorf("%q for %q, want %q", got, tt.given, tt.want)
			}
		})
	}
}
