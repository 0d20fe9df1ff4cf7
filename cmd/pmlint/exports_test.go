package main

import (
	"os"
	"strings"
	"testing"

	"github.com/pmlint/pmlint/lint/platform"
	"github.com/pmlint/pmlint/lint/record/kinds"
)

// TestExportsAreDocumented holds that the pages say of every kind how to get it.
func TestExportsAreDocumented(t *testing.T) {
	for page, names := range map[string][]string{"timeline.md": kinds.Names(), "import.md": platform.Names()} {
		src, err := os.ReadFile("../../docs/" + page)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			if !strings.Contains(string(src), "\n| `"+name+"` | ") {
				t.Errorf("docs/%s has no row for %s", page, name)
			}
		}
	}
}
