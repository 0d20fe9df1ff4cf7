package lint_test

import (
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// linked are the packages of the project that link what can open a connection or
// start a process, with what brings it. All others link neither, whatever their
// own dependencies import.
var linked = map[string]string{
	"lint/command":                   "the review mode, and all below it",
	"lint/command/internal/review":   "go-github, which writes reviews when asked to",
	"lint/command/internal/workflow": "go-githubactions",
	"lint/config":                    "invopop/jsonschema, which writes the schema and names addresses by package net",
	"lint/project":                   "lint/config",
	"lint/ruletest":                  "lint/config",
	"lint/command/internal/setup":    "the project, by its configuration",
	"lint/command/internal/lsp":      "the project, by its configuration",
	"lint/command/internal/adopt":    "the project, by its configuration",
	"internal/ledger":                "golang-ical, which writes the calendar and can fetch others",
}

// TestNoConnectionIsLinked looks at the whole graph of dependencies, so that no
// library brings what no file of the project imports.
func TestNoConnectionIsLinked(t *testing.T) {
	if testing.Short() {
		t.Skip("asks the go command")
	}
	if _, err := exec.LookPath("go"); err != nil {
		t.Skip("no go command here")
	}
	format := `{{if not .Standard}}{{.ImportPath}} {{join .Deps " "}}{{end}}`
	out, err := exec.Command("go", "list", "-f", format, "../lint/...", "../rules/...").CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for line := range strings.Lines(string(out)) {
		fields := strings.Fields(line)
		if len(fields) == 0 {
			continue
		}
		name, ours := strings.CutPrefix(fields[0], module)
		if !ours || linked[name] != "" {
			continue
		}
		for _, outside := range []string{"net", "net/http", "crypto/tls", "os/exec", "plugin"} {
			if slices.Contains(fields, outside) {
				t.Errorf("%s links %s", name, outside)
			}
		}
	}
}
