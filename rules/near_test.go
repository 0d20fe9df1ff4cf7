package rules_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/rules"
)

// TestNearMisses reads documents that differ in a line: of each rule some lines that it
// is to speak of, which show that the document is one for it, and ten that come near.
func TestNearMisses(t *testing.T) {
	files, err := filepath.Glob("testdata/near/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		rule := strings.Replace(strings.TrimSuffix(filepath.Base(file), ".txt"), "_", "/", 1)
		t.Run(rule, func(t *testing.T) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			document, lines, _ := strings.Cut(string(data), "====\n")
			misses := 0
			for line := range strings.Lines(lines) {
				sign, words := line[0], strings.ReplaceAll(strings.TrimSpace(line[2:]), `\n`, "\n")
				found := findingsOf(t, rule, strings.Replace(document, "@@", words, 1))
				switch {
				case sign == '+' && len(found) == 0:
					t.Errorf("nothing is said of %q", words)
				case sign == '-' && len(found) > 0:
					t.Errorf("of %q: %q", words, found)
				}
				if sign == '-' {
					misses++
				}
			}
			if misses < 10 {
				t.Errorf("%d near misses", misses)
			}
		})
	}
}

// findingsOf are what a rule, or the pack where no rule has the name, says of a
// document; a rule that is off by default is turned on.
func findingsOf(t *testing.T, rule, document string) []string {
	t.Helper()
	pack, _, _ := strings.Cut(rule, "/")
	cfg := lint.Config{Only: []string{pack}}
	for _, p := range rules.All() {
		for _, r := range p.Rules {
			if r.Name == rule {
				cfg.Only = []string{rule}
				cfg.Rules = map[string]lint.Setting{rule: {Level: lint.LevelNotice}}
			}
		}
	}
	l, err := lint.New(rules.All(), cfg)
	if err != nil {
		t.Fatal(err)
	}
	res, err := l.Run(t.Context(), []lint.Source{lint.BytesSource("a.md", []byte(document))}, lint.Options{Now: time.Date(2026, 3, 5, 0, 0, 0, 0, time.UTC)})
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, f := range res.Findings {
		if strings.HasPrefix(f.Rule, pack+"/") {
			out = append(out, f.Message)
		}
	}
	return out
}
