package kinds

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/pmlint/pmlint/lint/record"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// TestExports reads one export of each kind and form, of which the kind is told by
// its beginning. The name of the file says which it is.
func TestExports(t *testing.T) {
	files, err := filepath.Glob("testdata/exports/*")
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, file := range files {
		name := filepath.Base(file)
		t.Run(name, func(t *testing.T) {
			src, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			kind, _, _ := strings.Cut(name, ".")
			seen[kind] = true
			got := render(t, name, string(src), kind)
			golden := filepath.Join("testdata", "golden", name+".txt")
			if *update {
				if err := os.MkdirAll(filepath.Dir(golden), 0o755); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(want) {
				t.Errorf("got:\n%s\nwant:\n%s", got, want)
			}
		})
	}
	for _, k := range All() {
		if !seen[k.Name] {
			t.Errorf("%s has no export in testdata/exports", k.Name)
		}
	}
}

// render reads an export, and writes what was read line by line.
func render(t *testing.T, name, src, want string) string {
	t.Helper()
	k, err := Detect(name, []byte(src))
	if err != nil {
		t.Fatal(err)
	}
	if k.Name != want {
		t.Errorf("detected %s", k.Name)
	}
	var b strings.Builder
	stats, err := Read(k, name, strings.NewReader(src), Options{}, func(e record.Event) error {
		fmt.Fprintf(&b, "%d %s %s %s", e.Origin.Line, e.At.Format("2006-01-02T15:04:05.999Z07:00"), e.Level, e.Text)
		if e.Act != "" {
			fmt.Fprintf(&b, " [%s: %s]", e.Act, e.Subject)
		}
		if e.Marked {
			b.WriteString(" (marked)")
		}
		fmt.Fprintf(&b, " <%s, %s>\n", e.Origin.ID, e.Origin.Stamp)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	fmt.Fprintf(&b, "%+v\n", stats)
	return b.String()
}
