package postmortem_test

import (
	"embed"
	"flag"
	"fmt"
	"os"
	"path"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/pmlint/pmlint/lint/postmortem"
)

//go:embed testdata/dialects/*.txtar
var dialects embed.FS

var updateDialects = flag.Bool("update-dialects", false, "write into testdata/dialects what is read now")

// TestDialects reads the document of each file of testdata/dialects, which is
// written as some team writes, and compares what the file says that it holds.
func TestDialects(t *testing.T) {
	files, err := dialects.ReadDir("testdata/dialects")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		name := path.Join("testdata/dialects", f.Name())
		t.Run(strings.TrimSuffix(f.Name(), ".txtar"), func(t *testing.T) {
			src, err := dialects.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			checkDialect(t, name, txtar.Parse(src))
		})
	}
}

func checkDialect(t *testing.T, name string, a *txtar.Archive) {
	t.Helper()
	if len(a.Files) != 2 || a.Files[0].Name != "document.md" || a.Files[1].Name != "read" {
		t.Fatalf("%s: want a document.md and what is read of it", name)
	}
	got := told(postmortem.Parse("document.md", a.Files[0].Data, postmortem.Options{}).Export("document.md"))
	if *updateDialects {
		a.Files[1].Data = []byte(got)
		if err := os.WriteFile(name, txtar.Format(a), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if want := string(a.Files[1].Data); got != want {
		t.Errorf("%s: read\n%swant\n%s", name, got, want)
	}
}

// told says what a document holds, a node a line.
func told(x *postmortem.Export) string {
	var b strings.Builder
	or := func(s *string) string {
		if s == nil {
			return "-"
		}
		return *s
	}
	for _, f := range x.Metadata.Fields {
		fmt.Fprintf(&b, "%d: field %s: %s\n", f.Line, f.Label, or(f.Value))
	}
	for _, e := range x.Timeline {
		fmt.Fprintf(&b, "%d: event %s %s: %s\n", e.Line, or(e.Time), or(e.Zone), e.Text)
	}
	for _, a := range x.Actions {
		fmt.Fprintf(&b, "%d: action of %s, due %s, %s: %s\n", a.Line, strings.Join(append(a.Owners, "-")[:max(1, len(a.Owners))], ", "), or(a.Due), a.Status, a.Text)
	}
	for _, u := range x.Unparsed {
		fmt.Fprintf(&b, "%d: unread %s: %s\n", u.Line, u.As, u.Text)
	}
	return b.String()
}
