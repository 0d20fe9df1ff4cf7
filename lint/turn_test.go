package lint_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/pmlint/pmlint/lint"
	documentrules "github.com/pmlint/pmlint/rules/document"
	"github.com/pmlint/pmlint/rules/suppress"
)

// guardedRun lints one document under a config that turns off what it can.
func guardedRun(t *testing.T, src string, cfg lint.Config, more ...*lint.Rule) *lint.Result {
	t.Helper()
	packs := []*lint.Pack{documentrules.Pack, suppress.Pack, {Name: "slow", Rules: more}}
	linter, err := lint.New(packs, cfg)
	if err != nil {
		t.Fatal(err)
	}
	sources := []lint.Source{lint.BytesSource("a.md", []byte(src)), lint.BytesSource("b.md", []byte("# B\n\ntext\n"))}
	r, err := linter.Run(context.Background(), sources, lint.Options{Baseline: all{}, Jobs: 1})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// all is a baseline that holds everything.
type all struct{}

func (all) Holds(findings []lint.Finding) []bool {
	held := make([]bool, len(findings))
	for i := range held {
		held[i] = true
	}
	return held
}

// TestGuardsCannotBeSilenced holds that a document that was not read is an error,
// whatever comments, configuration, command line and baseline say.
func TestGuardsCannotBeSilenced(t *testing.T) {
	silent := "# P\n\n<!-- pmlint-disable-file document: pasted -->\n\n"
	for name, src := range map[string]string{
		"zero byte":  silent + "a\x00b\n",
		"UTF-16":     "\xff\xfe#\x00 \x00P\x00\n\x00",
		"long line":  silent + strings.Repeat("a", 70<<10) + "\n",
		"nesting":    silent + strings.Repeat("> ", 200) + "a\n",
		"references": silent + strings.Repeat("[a]: b\n", 3000),
		"memory":     silent + strings.Repeat(strings.Repeat("[", 1000)+"\n", 1000),
		"size":       silent + strings.Repeat("a\n\n", 2<<20),
	} {
		for how, cfg := range map[string]lint.Config{
			"off":     {Rules: map[string]lint.Setting{"document": {Level: lint.LevelOff}}},
			"notice":  {Rules: map[string]lint.Setting{"document": {Level: lint.LevelNotice}}},
			"skipped": {Skip: []string{"document"}},
			"not run": {Only: []string{"suppress"}},
		} {
			if r := guardedRun(t, src, cfg); r.Count(lint.Error) != 1 || r.ExitCode(lint.FailOnError) != 1 {
				t.Errorf("%s, %s: %+v", name, how, r.Findings)
			}
		}
	}
}

// TestDeadline holds that a document whose time is over is an error, and that the
// others are linted all the same.
func TestDeadline(t *testing.T) {
	slow := &lint.Rule{Name: "slow/slow", Summary: "s", Severity: lint.Error, Check: func(p *lint.Pass) {
		if p.Doc.File.Path() == "a.md" {
			time.Sleep(3 * time.Second)
		}
	}}
	r := guardedRun(t, "# A\n\ntext\n", lint.Config{Limits: lint.Limits{Seconds: 1}}, slow)
	if len(r.Findings) != 1 || r.Documents != 2 || r.ExitCode(lint.FailOnError) != 1 {
		t.Fatalf("%+v", r)
	}
	f := r.Findings[0]
	if f.Rule != lint.RuleGuard || f.Fingerprint == "" || !strings.Contains(f.Message, "1 seconds, the limit limits.seconds (--max-seconds)") {
		t.Errorf("%+v", f)
	}
}
