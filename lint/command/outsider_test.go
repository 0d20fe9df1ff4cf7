package command_test

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

const outsiderDocument = `# INC-7: Checkout was down

**Date:** 2026-03-01

## Action items

- [ ] Alert on queue depth (owner: @ana, due: 2026-03-08)
- [ ] Bound the queue (owner: @bo, due: 2026-03-08), https://example.com/jira/OPS-12
`

// TestOutsider builds the program of docs/own-rules.md as somebody else would,
// in a module of its own, and asks it for its rule in each way that a rule is
// met. No network is used: what the module needs is what this one needs.
func TestOutsider(t *testing.T) {
	if testing.Short() {
		t.Skip("builds a command")
	}
	gocmd, err := exec.LookPath("go")
	if err != nil {
		t.Skip("no go command")
	}
	t.Parallel()
	dir := t.TempDir()
	writeOutsider(t, dir)
	build := exec.Command(gocmd, "build", "-o", "ourlint", ".")
	build.Dir = dir
	build.Env = append(os.Environ(), "GOFLAGS=-mod=mod", "GOPROXY=off", "GOWORK=off")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v:\n%s", err, out)
	}
	tests := []struct {
		args []string
		code int
		want []string
	}{
		{[]string{"--only", "house,actions", "--now", "2026-03-02", "incidents"}, 0, []string{
			"incidents/queue.md:7:7: warning: no ticket tracks this action", "house/tracked"}},
		{[]string{"--only", "house", "--fail-on", "warning", "--format", "sarif", "incidents"}, 1, []string{
			`"helpUri": "https://wiki.example.com/ourlint/house/tracked.md"`, "is forgotten with the postmortem"}},
		{[]string{"explain", "house/tracked"}, 0, []string{"# house/tracked\n"}},
		{[]string{"explain", "actions/overdue"}, 0, []string{"# actions/overdue\n"}},
		{[]string{"rules", "house"}, 0, []string{"house/tracked  warning    Every action has a ticket"}},
		{[]string{"config", "schema"}, 0, []string{`"house/tracked"`}},
		{[]string{"config", "check"}, 0, []string{".pmlint.yaml: fine"}},
		{[]string{"--only", "house/trackt", "incidents"}, 2, []string{"did you mean house/tracked?"}},
	}
	for _, tt := range tests {
		out, code := outsider(t, dir, tt.args...)
		if code != tt.code {
			t.Errorf("%q exits with %d, want %d:\n%s", tt.args, code, tt.code, out)
		}
		for _, want := range tt.want {
			if !strings.Contains(out, want) {
				t.Errorf("%q does not print %q:\n%s", tt.args, want, out)
			}
		}
	}
}

// outsider runs the outsider's command and returns all that it prints.
func outsider(t *testing.T, dir string, args ...string) (out string, code int) {
	t.Helper()
	cmd := exec.Command(filepath.Join(dir, "ourlint"), args...)
	cmd.Dir = dir
	b, err := cmd.CombinedOutput()
	if exit := new(exec.ExitError); err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return string(b), cmd.ProcessState.ExitCode()
}

// writeOutsider writes the module that the page describes.
func writeOutsider(t *testing.T, dir string) {
	t.Helper()
	root, err := filepath.Abs(filepath.Join("..", ".."))
	if err != nil {
		t.Fatal(err)
	}
	page := string(readFile(t, filepath.Join(root, "docs", "own-rules.md")))
	// What the module requires is what this one does, at the same versions.
	mod := string(readFile(t, filepath.Join(root, "go.mod")))
	mod = strings.Replace(mod, "module github.com/pmlint/pmlint\n", "module example.com/ourlint\n", 1) +
		"\nrequire github.com/pmlint/pmlint v0.0.0\n\nreplace github.com/pmlint/pmlint => " + filepath.ToSlash(root) + "\n"
	files := map[string]string{
		"go.mod":             mod,
		"go.sum":             string(readFile(t, filepath.Join(root, "go.sum"))),
		"main.go":            fenced(t, page, "```go\npackage main\n"),
		"house/house.go":     fenced(t, page, "```go\npackage house\n"),
		"house/tracked.md":   fenced(t, page, "```markdown\n"),
		"incidents/queue.md": outsiderDocument,
		".pmlint.yaml":       "rules:\n  house/tracked: warning\n",
	}
	for name, content := range files {
		full := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// fenced is the block of a page that begins so, without its fence.
func fenced(t *testing.T, page, opening string) string {
	t.Helper()
	_, rest, ok := strings.Cut(page, "\n"+opening)
	block, _, closed := strings.Cut(rest, "\n```\n")
	if !ok || !closed {
		t.Fatalf("the page has no block %q", opening)
	}
	_, first, _ := strings.Cut(opening, "\n")
	return first + block + "\n"
}

func readFile(t *testing.T, name string) []byte {
	t.Helper()
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return bytes.ReplaceAll(b, []byte("\r\n"), []byte("\n"))
}
