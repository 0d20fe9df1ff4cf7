package command

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestRealDocuments lints the real postmortems that may lie beside the
// repository: every one is read, no rule panics, and the output is the same for
// any number of cores.
func TestRealDocuments(t *testing.T) {
	docs, err := filepath.Abs(filepath.Join("..", "..", "..", "..", "..", "shared", "corpus", "docs"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(docs); err != nil {
		t.Skip("no corpus here")
	}
	for _, format := range []string{"json", "text", "sarif"} {
		first := ""
		for _, jobs := range []string{"1", "8"} {
			code, stdout, stderr := run(docs, nil, "--format", format, "-j", jobs, "--fail-on", "never", "--now", "2026-04-01", docs)
			if code != exitClean || stderr != "" {
				t.Fatalf("%s with -j %s: exit code %d, %s", format, jobs, code, stderr)
			}
			if first == "" {
				first = stdout
			}
			if diff := cmp.Diff(first, stdout); diff != "" {
				t.Errorf("%s differs with -j %s:\n%s", format, jobs, diff)
			}
		}
	}
}
