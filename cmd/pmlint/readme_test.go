package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/pmlint/pmlint/lint/command"
	"github.com/pmlint/pmlint/lint/config"
	"github.com/pmlint/pmlint/rules"
)

// TestReadmeExcerpt holds the output that the README opens with against the
// command.
func TestReadmeExcerpt(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	dir, err := filepath.Abs("../../testdata/readme")
	if err != nil {
		t.Fatal(err)
	}
	var out, errs bytes.Buffer
	env := command.Env{Dir: dir}
	args := []string{"--now", "2026-03-10", "--only", "blameless,timeline,actions/due-not-a-date,actions/owner-nobody", "2026-03-01-checkout-queue.md"}
	if code := env.Main(args, command.Stdio{In: strings.NewReader(""), Out: &out, Err: &errs}, rules.All()...); code != 1 {
		t.Fatalf("exit code %d: %s", code, &errs)
	}
	if want := "```\n" + out.String() + "```\n"; !strings.Contains(string(readme), want) {
		t.Errorf("the README does not show what the command prints:\n%s", out.String())
	}
}

// TestReadmeConfig decodes the configuration that the README shows.
func TestReadmeConfig(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, ok := strings.Cut(string(readme), "```yaml\ntemplate:")
	if !ok {
		t.Fatal("the README shows no configuration")
	}
	src, _, _ := strings.Cut("template:"+rest, "```")
	if _, err := config.Decode(".pmlint.yaml", []byte(src), rules.All()); err != nil {
		t.Error(err)
	}
}
