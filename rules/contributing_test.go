package rules

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/pmlint/pmlint/lint/postmortem"
)

// guideSection is a section of CONTRIBUTING.md, and the go command to follow it with.
func guideSection(t *testing.T, title string) (steps, gocmd string) {
	t.Helper()
	if testing.Short() {
		t.Skip("builds what the guide writes")
	}
	gocmd, err := exec.LookPath("go")
	if err != nil {
		t.Skip("no go command")
	}
	guide, err := os.ReadFile("../CONTRIBUTING.md")
	if err != nil {
		t.Fatal(err)
	}
	_, steps, ok := strings.Cut(string(guide), "\n## "+title+"\n")
	if !ok {
		t.Fatal("CONTRIBUTING.md has no such section")
	}
	steps, _, _ = strings.Cut(steps, "\n## ")
	return steps, gocmd
}

// TestContributingRule follows "A rule in ten minutes" of CONTRIBUTING.md: its
// Go file, its page and its line in the pack are laid over the module, and the
// page's test runs with the findings that -update writes into it.
func TestContributingRule(t *testing.T) {
	// The section is cut by its last step, since its page has headings.
	_, gocmd := guideSection(t, "A rule in ten minutes")
	guide, err := os.ReadFile("../CONTRIBUTING.md")
	if err != nil {
		t.Fatal(err)
	}
	_, steps, _ := strings.Cut(string(guide), "## A rule in ten minutes")
	if _, err := os.Stat("summary/shouting.go"); err == nil {
		t.Skip("somebody follows the guide in this very tree")
	}
	rule := guideBlock(t, steps, "```go")
	page := guideBlock(t, steps, "````markdown")
	pack := readFile(t, "summary/pack.go")
	listed := strings.Replace(pack, "[]*lint.Rule{", "[]*lint.Rule{shouting, ", 1)
	empty := "```findings\n```"
	if !strings.Contains(page, empty) {
		t.Fatal("the guide's page no longer leaves its findings empty")
	}
	filled := strings.Replace(page, empty, "```findings\n3:1-3:20 notice: this sentence shouts\n  hint: end it with a full stop\n```", 1)

	overlay := overlayOf(t, map[string]string{"summary/shouting.go": rule, "summary/shouting.md": filled, "summary/pack.go": listed})
	runGuide(t, "TestPages/summary/shouting", gocmd, "test", "-overlay", overlay, "-v", "-run", "^TestPages$/^summary$/^shouting$", ".")
}

// TestContributingDialect follows "A dialect in ten minutes": its document fails
// as long as the reader does not know the form, and passes with the guide's line.
func TestContributingDialect(t *testing.T) {
	steps, gocmd := guideSection(t, "A dialect in ten minutes")
	const form, reader = "../lint/postmortem/testdata/dialects/finnish-clock.txtar", "../lint/chrono/times.txt"
	document := guideBlock(t, steps, "````text")
	taught := guideDiff(t, steps, "chrono/times.txt", readFile(t, reader))
	archive := txtar.Parse([]byte(document))
	if len(archive.Files) != 2 {
		t.Fatalf("the guide's document has %d parts", len(archive.Files))
	}
	if d := postmortem.Parse("document.md", archive.Files[0].Data, postmortem.Options{}); len(d.Timelines) > 0 && d.Timelines[0].Events[0].Start.HasTime {
		t.Error("the form is read before anybody taught it")
	}
	overlay := overlayOf(t, map[string]string{form: document, reader: taught})
	runGuide(t, "TestDialects/finnish-clock", gocmd, "test", "-vet=off", "-overlay", overlay, "-v", "-run", "^TestDialects$/^finnish-clock$", "../lint/postmortem")
}

// TestContributingPhrase follows "A blaming phrase in ten minutes".
func TestContributingPhrase(t *testing.T) {
	steps, gocmd := guideSection(t, "A blaming phrase in ten minutes")
	const table = "../internal/wording/frames.txt"
	frames := readFile(t, table) + "\n" + guideBlock(t, steps, "```text")
	runGuide(t, "TestFrames", gocmd, "test", "-vet=off", "-overlay", overlayOf(t, map[string]string{table: frames}), "-v", "-run", "^TestFrames$", "../internal/wording")
}

// TestContributingFormat follows "A format in ten minutes": the test of the
// package is built with the new format, writes its golden files, and passes.
func TestContributingFormat(t *testing.T) {
	steps, gocmd := guideSection(t, "A format in ten minutes")
	const list = "../lint/report/report.go"
	guideDiff(t, steps, "docs/formats.md", readFile(t, "../docs/formats.md"))
	overlay := overlayOf(t, map[string]string{
		"../lint/report/counts.go": guideBlock(t, steps, "```go"),
		list:                       guideDiff(t, steps, "`lint/report/report.go`", readFile(t, list)),
	})
	dir := t.TempDir()
	program := filepath.Join(dir, "report.test")
	if out, err := exec.Command(gocmd, "test", "-vet=off", "-overlay", overlay, "-c", "-o", program, "../lint/report").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	if err := os.Mkdir(filepath.Join(dir, "testdata"), 0o700); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(program, "-test.run", "^(TestFormats|TestNothingFound)$/^counts$", "-update")
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	if got, want := readFile(t, filepath.Join(dir, "testdata", "counts.golden")), guideBlock(t, steps, "```text"); got != want {
		t.Errorf("the format writes\n%snot\n%s", got, want)
	}
	if got := readFile(t, filepath.Join(dir, "testdata", "counts-empty.golden")); got != "" {
		t.Errorf("of a run without findings the format writes %q", got)
	}
}

// runGuide runs a command of the guide, in whose output a test passes.
func runGuide(t *testing.T, test, name string, args ...string) {
	t.Helper()
	out, err := exec.Command(name, args...).CombinedOutput()
	if err != nil || !strings.Contains(string(out), "--- PASS: "+test) {
		t.Errorf("error %v:\n%s", err, out)
	}
}

// guideDiff makes the change of the diff that stands below the words that name
// its file.
func guideDiff(t *testing.T, steps, below, src string) string {
	t.Helper()
	_, rest, ok := strings.Cut(steps, below)
	if !ok {
		t.Fatalf("the guide does not speak of %s", below)
	}
	var before, after strings.Builder
	for line := range strings.Lines(guideBlock(t, rest, "```diff")) {
		if line[0] == '-' {
			before.WriteString(line[1:])
		} else {
			after.WriteString(line[1:])
		}
	}
	if strings.Count(src, before.String()) != 1 {
		t.Fatalf("the guide changes %q, which does not stand there once", before.String())
	}
	return strings.Replace(src, before.String(), after.String(), 1)
}

func readFile(t *testing.T, name string) string {
	t.Helper()
	src, err := os.ReadFile(filepath.FromSlash(name))
	if err != nil {
		t.Fatal(err)
	}
	return string(src)
}

// guideBlock is the first block of the guide that the fence opens, without the
// indentation of the list that it stands in.
func guideBlock(t *testing.T, guide, fence string) string {
	t.Helper()
	const indent = "   "
	_, rest, ok := strings.Cut(guide, "\n"+indent+fence+"\n")
	if !ok {
		t.Fatalf("the guide has no block %s", fence)
	}
	block, _, ok := strings.Cut(rest, "\n"+indent+strings.TrimRight(fence, "abcdefghijklmnopqrstuvwxyz")+"\n")
	if !ok {
		t.Fatalf("the block %s has no end", fence)
	}
	lines := strings.Split(block, "\n")
	for i, l := range lines {
		lines[i] = strings.TrimPrefix(l, indent)
	}
	return strings.Join(lines, "\n") + "\n"
}

// overlayOf writes files beside the module and the list by which the go command
// takes them for files of this folder.
func overlayOf(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	replace := map[string]string{}
	for name, content := range files {
		here, err := filepath.Abs(filepath.FromSlash(name))
		if err != nil {
			t.Fatal(err)
		}
		there := filepath.Join(dir, filepath.Base(name))
		if err := os.WriteFile(there, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		replace[here] = there
	}
	list, err := json.Marshal(map[string]any{"Replace": replace})
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, "overlay.json")
	if err := os.WriteFile(path, list, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}
