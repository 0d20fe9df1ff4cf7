package cli

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/pmlint/pmlint/lint/report"
	"github.com/pmlint/pmlint/lint/report/runnertest"
)

// run calls the command in dir, as on a runner if vars say so, and returns what
// it wrote to both streams.
func run(dir string, vars map[string]string, args ...string) (code int, stdout, stderr string) {
	var out, err bytes.Buffer
	code = Main(args, Stdio{In: strings.NewReader(hostileDocument), Out: &out, Err: &err}, Env{
		Dir:      dir,
		Getenv:   func(name string) string { return vars[name] },
		Now:      func() time.Time { return time.Date(2026, 4, 1, 0, 0, 0, 0, time.UTC) },
		Terminal: func(any) bool { return false },
	})
	return code, out.String(), err.String()
}

// attack is what may stand wherever a document has text.
const attack = "::error::a ##[error]b \x1b[31mc\x1b]0;d\x07 %0A::warning::e \r::set-output name=x::y\r##[add-mask]f </pre><script>g</script> \u202eh \u0085::notice::i \x9bj @team #1"

var hostileDocument = "---\ntitle: \"" + attack + "\"\n---\n# " + attack + "\n\n::error::alone\n\n**Status:** " + attack + "\n**Severity:** ##[group]x\n**Date:** " + attack +
	"\n\n## " + attack + "\n\n### Timeline ##[x]\n\n| Time | Event |\n| --- | --- |\n| 25:99 ##[x] | " + strings.ReplaceAll(attack, "|", "") + " |\n| 09:00 | a |\n| 08:00 | ::debug::b |\n\n## Action items\n\n- [ ] " +
	attack + " (owner: ##[x] TBD)\n- [ ] investigate ::error::x\n\n" +
	"The engineer forgot to ::error::x and carelessly deleted ##[x].\n\n<!-- pmlint-disable-next-line ::error::no/such-rule ##[x] -->\n\n## Timeline ##[x]\n\n::stop-commands::token\n"

// hostileNames are file names that a repository can hold.
var hostileNames = []string{
	"::error::name.md", " ::error::space.md", "##[error]name.md", "a##[add-mask]b.md", "##vso[task.complete]x.md",
	"new\nline.md", "new\n::error::line.md", "carriage\r::error::return.md", "esc\x1b[31m.md", "bidi\u202e.md", "%0A::error::x.md",
	"<script>.md", "`code`|[x](y).md", "invalid\xff.md", "a,b:c=d.md",
}

// TestHostileCorpus reads all that the command says of hostile documents as a
// runner does, and finds our own commands only.
func TestHostileCorpus(t *testing.T) {
	dir := hostileCorpus(t)
	summary, outputs := filepath.Join(t.TempDir(), "summary"), filepath.Join(t.TempDir(), "outputs")
	ci := map[string]string{"GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": summary, "GITHUB_OUTPUT": outputs}
	for _, args := range commandLines() {
		t.Run(strings.Join(args, " "), func(t *testing.T) {
			code, stdout, stderr := run(dir, ci, args...)
			if code == exitFindings && stdout == "" {
				t.Error("findings, and nothing said")
			}
			github := len(args) == 1 || strings.Contains(strings.Join(args, " "), "github")
			checkStream(t, "stdout", stdout, github)
			checkStream(t, "stderr", stderr, false)
		})
	}
	checkOutputs(t, outputs)
	// The name of a file is shown as code, in which nothing is markup.
	if got, err := os.ReadFile(summary); err != nil || bytes.Contains(got, []byte("<script>g")) || len(got) > report.MaxSummary {
		t.Errorf("the job's summary: %v, %d bytes, markup %v", err, len(got), bytes.Contains(got, []byte("<script>g")))
	}
}

func hostileCorpus(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	folder := filepath.Join(dir, "postmortems")
	if err := os.MkdirAll(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	written := 0
	for _, name := range hostileNames {
		if os.WriteFile(filepath.Join(folder, name), []byte(hostileDocument), 0o644) == nil {
			written++ // not every system takes every name
		}
	}
	if written == 0 {
		t.Fatal("no file could be written")
	}
	config := "\"::error::key\": 1\n\"##[x]\": \"\\e[31m\"\n"
	if err := os.WriteFile(filepath.Join(dir, "bad.yaml"), []byte(config), 0o644); err != nil {
		t.Fatal(err)
	}
	return dir
}

func commandLines() [][]string {
	lines := [][]string{
		{"postmortems"},
		{"--format", "github", "postmortems"},
		{"--config", "bad.yaml", "postmortems"},
		{"config", "check", "bad.yaml"},
		{"-", "--format", "oneline", "--stdin-filename", "::error::x.md"},
		{"export", filepath.Join("postmortems", hostileNames[0])},
		{"fix", "--diff", "postmortems"},
		{"fix", "--unsafe", "--dry-run", "postmortems"},
		{"baseline", "prune"},
		{"actions"}, {"actions", "--format", "markdown"}, {"actions", "--format", "csv"}, {"actions", "--format", "json"},
		{"history", filepath.Join("postmortems", hostileNames[0])},
		{"explain", attack}, {"--only", attack}, {"--format", attack}, {"--now", attack}, {attack}, {"--" + attack},
		{"--color", attack}, {"--fail-on", attack}, {"rules", attack}, {"config", attack}, {"export", attack},
	}
	for _, f := range report.Formats() {
		lines = append(lines, []string{"--format", f.Name, "--template", "{{range .Findings}}{{.Path}}\n{{.Message}}\n{{end}}", "postmortems"})
	}
	return lines
}

// checkStream looks for commands that are not ours and for control characters.
func checkStream(t *testing.T, name, text string, github bool) {
	t.Helper()
	for _, c := range runnertest.Commands(text) {
		ours := github && !c.Legacy && strings.HasPrefix(c.Properties["title"], "pmlint: ") &&
			(c.Name == "error" || c.Name == "warning" || c.Name == "notice")
		// Azure's own commands are none to this runner: "##vso[" is not "##[".
		if !ours {
			t.Errorf("%s gives the command %+v", name, c)
		}
	}
	for i, r := range text {
		if r != '\n' && r < 0x20 || r >= 0x7f && r < 0xa0 || r == utf8.RuneError && !strings.HasPrefix(text[i:], "\ufffd") || r == 0x202e {
			t.Fatalf("%s lets %U through near %q", name, r, text[max(0, i-80):min(len(text), i+20)])
		}
	}
}

// checkOutputs sees to it that outputs are numbers.
func checkOutputs(t *testing.T, file string) {
	t.Helper()
	got, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(string(got)), "\n")
	for i := 0; i+2 < len(lines); i += 3 {
		name, _, ok := strings.Cut(lines[i], "<<")
		if n, err := fmt.Sscanf(lines[i+1], "%d", new(int)); !ok || n != 1 || err != nil {
			t.Errorf("output %s is %q", name, lines[i+1])
		}
	}
}

// TestGuard shows what becomes of output that forgets to be harmless.
func TestGuard(t *testing.T) {
	var b bytes.Buffer
	g := &guard{w: &b}
	for _, part := range []string{"a ##[er", "ror]b\n", "::error", "::x\n  ::warning::y\rz\r::notice::z", "\n:::note\n\x1b[31mred\x1b[0m\n", "##vso[x]", "::x"} {
		if n, err := g.Write([]byte(part)); n != len(part) || err != nil {
			t.Fatal(n, err)
		}
	}
	if err := g.flush(); err != nil {
		t.Fatal(err)
	}
	want := "a ##\\[error]b\n\\::error::x\n  \\::warning::y\rz\r\\::notice::z\n\\:::note\n\x1b[31mred\x1b[0m\n##vso\\[x]::x"
	if got := b.String(); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if found := runnertest.Commands(b.String()); len(found) > 0 {
		t.Errorf("commands are left: %v", found)
	}
}
