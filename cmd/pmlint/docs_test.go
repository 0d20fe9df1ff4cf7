package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/pmlint/pmlint/lint/command"
	"github.com/pmlint/pmlint/lint/config"
	"github.com/pmlint/pmlint/rules"
)

var updateDocs = flag.Bool("update-docs", false, "rewrite docs/rules.md and docs/config.md")

// TestDocsAreGenerated holds the index of rules and the reference of the config
// against the program.
func TestDocsAreGenerated(t *testing.T) {
	for name, want := range map[string]string{"rules.md": rulesPage(t), "config.md": configPage(t)} {
		file := filepath.Join("..", "..", "docs", name)
		if *updateDocs {
			if err := os.WriteFile(file, []byte(want), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		got, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if string(got) != want {
			t.Errorf("docs/%s is not what the program says; go test ./cmd/pmlint -run TestDocsAreGenerated -update-docs rewrites it", name)
		}
	}
}

func rulesPage(t *testing.T) string {
	var b strings.Builder
	b.WriteString("# Rules\n\nEach has a page beside its code: what it checks, why, its exceptions and options, with examples that are its tests.\n" +
		"`pmlint explain RULE` prints it.\n")
	for _, p := range rules.All() {
		fmt.Fprintf(&b, "\n## %s\n\n%s.\n\n| Rule | Default | What it holds |\n| --- | --- | --- |\n", p.Name, p.Summary)
		for _, r := range p.Rules {
			level := r.Severity.String()
			if r.ByStatus {
				level = "by status"
			}
			fmt.Fprintf(&b, "| [`%s`](../rules/%s.md) | %s | %s |\n", r.Name, strings.ReplaceAll(r.Name, "-", "_"), level, r.Summary)
			if _, err := os.Stat(filepath.Join("..", "..", "rules", strings.ReplaceAll(r.Name, "-", "_")+".md")); err != nil {
				t.Errorf("%s: %v", r.Name, err)
			}
		}
	}
	return b.String()
}

// property is what the configuration's schema says of a key.
type property struct {
	Type        string               `json:"type"`
	Description string               `json:"description"`
	Enum        []string             `json:"enum"`
	Ref         string               `json:"$ref"`
	Items       *property            `json:"items"`
	Properties  map[string]*property `json:"properties"`
	Additional  json.RawMessage      `json:"additionalProperties"`
}

func configPage(t *testing.T) string {
	src, err := config.Schema(rules.All())
	if err != nil {
		t.Fatal(err)
	}
	var root property
	if err := json.Unmarshal(src, &root); err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	b.WriteString("# Configuration\n\n`.pmlint.yaml` at the repository's root. Everything works without one; `pmlint init` writes one that fits. " +
		"Unknown keys,\nvalues of a wrong type and rules that do not exist are errors with their place. Made from the schema that\n" +
		"`pmlint config schema` prints; `pmlint config show` prints what is in force, `pmlint config check` its mistakes.\n\n" +
		"| Key | Value | Meaning |\n| --- | --- | --- |\n")
	writeProperties(&b, "", root.Properties)
	b.WriteString("\nOf a rule or a pack under `rules`: a severity (`error`, `warning`, `notice`, `off`, `by-status`), or a mapping of `severity`,\n" +
		"`enforce` and the rule's options, which its page lists ([rules.md](rules.md)).\n")
	return b.String()
}

func writeProperties(b *strings.Builder, above string, properties map[string]*property) {
	var keys []string
	for k := range properties {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	for _, k := range keys {
		p := properties[k]
		fmt.Fprintf(b, "| `%s%s` | %s | %s |\n", above, k, valueOf(p), p.Description)
		if p.Properties != nil {
			writeProperties(b, above+k+".", p.Properties)
		}
		if p.Items != nil && p.Items.Properties != nil {
			writeProperties(b, above+k+"[].", p.Items.Properties)
		}
	}
}

func valueOf(p *property) string {
	switch {
	case strings.HasSuffix(p.Ref, "/rules"):
		return "by rule or pack"
	case len(p.Enum) > 0:
		return "`" + strings.Join(p.Enum, "`, `") + "`"
	case p.Type == "array" && p.Items != nil:
		return "a list"
	case p.Type == "object" && p.Properties == nil:
		return "a mapping"
	case p.Type == "object":
		return "keys below"
	case p.Type == "string":
		return "a text"
	case p.Type == "integer", p.Type == "number":
		return "a number"
	case p.Type == "boolean":
		return "true or false"
	}
	return p.Type
}

// sample is the document of the repository that the commands of the docs run in.
const sample = `# Checkout was slow

**Date:** 2026-03-01

**Status:** Draft

## Impact

1,200 orders took longer than ten seconds.

## Timeline

- 14:02 UTC A node was restarted
- 14:20 UTC The alert rang
- 14:41 UTC Orders were fast again

## Action items

- [ ] Fill the cache before a node takes requests (@ana, 2026-03-08)
`

// TestDocsCommandsRun runs every command of pmlint that stands in a block "sh" of
// the README and of docs, page by page, in a small repository: none may be refused.
func TestDocsCommandsRun(t *testing.T) {
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("needs the git command")
	}
	pages, err := filepath.Glob("../../docs/*.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, page := range append(pages, "../../README.md") {
		t.Run(filepath.Base(page), func(t *testing.T) {
			src, err := os.ReadFile(page)
			if err != nil {
				t.Fatal(err)
			}
			commands := shellCommands(string(src))
			if len(commands) == 0 {
				return
			}
			dir := sampleRepository(t)
			for _, args := range commands {
				var out, errs bytes.Buffer
				env := command.Env{Dir: dir}
				code := env.Main(args, command.Stdio{In: strings.NewReader(sample), Out: &out, Err: &errs}, rules.All()...)
				if code > 1 {
					t.Errorf("pmlint %s: exit code %d: %s", strings.Join(args, " "), code, &errs)
				}
			}
		})
	}
}

// sampleExports are the exports beside the document, by what the docs call them.
var sampleExports = map[string]string{
	"alerts.json":      "record/kinds/testdata/exports/alertmanager.webhook.json",
	"pagerduty.json":   "record/kinds/testdata/exports/pagerduty.log.json",
	"deployments.json": "record/kinds/testdata/exports/github.deployments.json",
	"app.log":          "record/kinds/testdata/exports/json-lines.app.log",
	"changes.csv":      "record/kinds/testdata/exports/csv.changes.csv",
	"postmortem.json":  "platform/testdata/opsgenie.postmortem.json",
}

func sampleRepository(t *testing.T) string {
	dir := t.TempDir()
	for name, content := range map[string]string{
		"postmortems/2026-03-01-db.md": sample, "postmortems/TEMPLATE.md": "# [Title]\n\n## Impact\n\n[who]\n\n## Timeline\n\n- HH:MM [what]\n",
	} {
		file := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for name, export := range sampleExports {
		content, err := os.ReadFile(filepath.Join("..", "..", "lint", filepath.FromSlash(export)))
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), content, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, args := range [][]string{{"init", "-q", "-b", "main"}, {"add", "."},
		{"-c", "user.name=Ana", "-c", "user.email=ana@example.org", "commit", "-q", "-m", "first"}} {
		cmd := exec.Command("git", args...)
		cmd.Dir = dir
		cmd.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL=/dev/null", "GIT_CONFIG_NOSYSTEM=1")
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("git %v: %v\n%s", args, err, out)
		}
	}
	return dir
}

// shellCommands are the arguments of each line "pmlint ..." in blocks "sh"; what a
// shell would do behind them is left out.
func shellCommands(page string) [][]string {
	var list [][]string
	inside := false
	for line := range strings.Lines(page) {
		line = strings.TrimSpace(line)
		switch {
		case strings.HasPrefix(line, "```"):
			inside = line == "```sh" && !inside
		case inside && (line == "pmlint" || strings.HasPrefix(line, "pmlint ")):
			line = strings.TrimSpace(strings.TrimPrefix(line, "pmlint"))
			for _, end := range []string{" #", " >", " <", " |", " &&"} {
				line, _, _ = strings.Cut(" "+line, end)
				line = strings.TrimSpace(line)
			}
			list = append(list, words(line))
		}
	}
	return list
}

// words splits a command at blanks outside double quotes.
func words(line string) []string {
	list := []string{} // nil would be the arguments of the test
	quoted, word := false, false
	var b strings.Builder
	for _, r := range line {
		switch {
		case r == '"':
			quoted, word = !quoted, true
		case r == ' ' && !quoted:
			if word {
				list = append(list, b.String())
			}
			b.Reset()
			word = false
		default:
			b.WriteRune(r)
			word = true
		}
	}
	if word {
		list = append(list, b.String())
	}
	return list
}
