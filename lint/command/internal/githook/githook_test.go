package githook

import (
	"strings"
	"testing"
)

// TestEndings holds that the hook starts for what the config includes, and that no
// glob becomes a command of the shell.
func TestEndings(t *testing.T) {
	got := Script([]string{"notes/*.txt", "a/**", "b/*.adoc", "c/*.md", "d/*.$(rm x)", "e/*.t'x", "f/report.TXT"})
	if !strings.Contains(got, "':(icase)*.erb' ':(icase)*.txt' ':(icase)*.adoc') || exit 2") {
		t.Error(got)
	}
}
