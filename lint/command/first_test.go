package command

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/pmlint/pmlint/lint"
)

// everywhere speaks four times in six of ten documents, and once gravely in the last.
var everywhere = &lint.Pack{Name: "p", Rules: []*lint.Rule{
	{Name: "p/everywhere", Severity: lint.Notice, Check: func(p *lint.Pass) {
		for i := range 4 {
			if p.Doc.Title.Plain >= "Event 6" {
				break
			}
			p.Report(lint.Diagnostic{Span: p.Doc.Top(), Anchor: fmt.Sprint(i), Message: "it is so"})
		}
	}},
	{Name: "p/grave", Severity: lint.Error, Check: func(p *lint.Pass) {
		if strings.HasPrefix(p.Doc.Title.Plain, "Event 9") {
			p.Report(lint.Diagnostic{Span: p.Doc.Top(), Anchor: "a", Message: "it is grave"})
		}
	}},
}}

// TestFirstAnswer holds what a person sees who asks for nothing in particular: what
// was looked at, the gravest finding first, a kind that stands everywhere once, and
// how many more there are; in a pipe all of it, with a table above.
func TestFirstAnswer(t *testing.T) {
	dir := t.TempDir()
	if err := os.MkdirAll(filepath.Join(dir, "postmortems"), 0o755); err != nil {
		t.Fatal(err)
	}
	for i := range 10 {
		name := filepath.Join(dir, "postmortems", fmt.Sprintf("2026-01-%02d.md", i+1))
		if err := os.WriteFile(name, fmt.Appendf(nil, "# Event %d\n\nText.\n", i), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	run := func(terminal bool, width int, args ...string) string {
		var out, err bytes.Buffer
		env := Env{Dir: dir, Terminal: func(stream any) bool { return terminal && stream == any(&out) }, Columns: func(any) int { return width }}
		if code := env.Main(args, Stdio{In: strings.NewReader(""), Out: &out, Err: &err}, everywhere); code != exitFindings {
			t.Fatalf("%q: exit code %d: %s", args, code, err.String())
		}
		return out.String()
	}
	first := run(true, 60, "--color", "never")
	lines := strings.Split(first, "\n")
	if lines[0] != "10 documents, held against no template" || !strings.Contains(lines[2], "it is grave") {
		t.Errorf("it begins with\n%s", strings.Join(lines[:3], "\n"))
	}
	for _, want := range []string{"and so in 5 documents more, 24 times in all", "1 error, 24 notices in 7 of 10 documents"} {
		if !strings.Contains(first, want) {
			t.Errorf("%q is not in\n%s", want, first)
		}
	}
	if n := strings.Count(first, "it is so"); n != 1 {
		t.Errorf("what stands everywhere is shown %d times", n)
	}
	for _, args := range [][]string{{"--all"}, {"postmortems"}, {"--format", "text"}} {
		if got := run(true, 60, append(args, "--color", "never")...); strings.Count(got, "it is so") != 24 {
			t.Errorf("%q: %d findings are shown", args, strings.Count(got, "it is so"))
		}
	}
	piped := run(false, 0)
	if !strings.HasPrefix(piped, "         COUNT  RULE") || strings.Count(piped, "it is so") != 24 {
		t.Errorf("in a pipe it begins with\n%s", piped[:min(len(piped), 400)])
	}
	for i, line := range strings.Split(run(true, 60, "--all", "--color", "never"), "\n")[:3] {
		if len([]rune(line)) > 60 {
			t.Errorf("line %d of the table is wider than the terminal: %q", i+1, line)
		}
	}
}
