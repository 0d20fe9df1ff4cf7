package rules

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestContributingRule follows "A rule in ten minutes" of CONTRIBUTING.md: its
// Go file, its page and its line in the pack are laid over the module, and the
// page's test runs with the findings that -update writes into it.
func TestContributingRule(t *testing.T) {
	if testing.Short() {
		t.Skip("builds the rules")
	}
	gocmd, err := exec.LookPath("go")
	if err != nil {
		t.Skip("no go command")
	}
	guide, err := os.ReadFile("../CONTRIBUTING.md")
	if err != nil {
		t.Fatal(err)
	}
	_, steps, ok := strings.Cut(string(guide), "## A rule in ten minutes")
	if !ok {
		t.Fatal("CONTRIBUTING.md has no such section")
	}
	if _, err := os.Stat("summary/shouting.go"); err == nil {
		t.Skip("somebody follows the guide in this very tree")
	}
	rule := guideBlock(t, steps, "```go")
	page := guideBlock(t, steps, "````markdown")
	pack, err := os.ReadFile("summary/pack.go")
	if err != nil {
		t.Fatal(err)
	}
	listed := strings.Replace(string(pack), "[]*lint.Rule{", "[]*lint.Rule{shouting, ", 1)
	empty := "```findings\n```"
	if !strings.Contains(page, empty) {
		t.Fatal("the guide's page no longer leaves its findings empty")
	}
	filled := strings.Replace(page, empty, "```findings\n3:1-3:20 notice: this sentence shouts\n  hint: end it with a full stop\n```", 1)

	overlay := overlayOf(t, map[string]string{"summary/shouting.go": rule, "summary/shouting.md": filled, "summary/pack.go": listed})
	out, err := exec.Command(gocmd, "test", "-overlay", overlay, "-v", "-run", "^TestPages$/^summary$/^shouting$", ".").CombinedOutput()
	if err != nil || !strings.Contains(string(out), "--- PASS: TestPages/summary/shouting") {
		t.Errorf("error %v:\n%s", err, out)
	}
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
