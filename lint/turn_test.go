package lint_test

import (
	"context"
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"
	"weak"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/text"
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

// TestFindingsOfOneRule holds that a document cannot fill the memory with what one
// rule says of it: of more than a thousand the number is kept, and told by an
// error that nothing silences. That holds for rules about the corpus as well.
func TestFindingsOfOneRule(t *testing.T) {
	early := &lint.Rule{Name: "many/early", Summary: "s", Severity: lint.Notice, Check: func(p *lint.Pass) {
		for i := range p.Doc.File.Len() {
			p.Reportf(text.Span{Start: i, End: i + 1}, "x", "m")
		}
	}}
	late := &lint.Rule{Name: "many/late", Summary: "s", Severity: lint.Notice, Collect: func(p *lint.Pass) any {
		return []lint.Place{p.Place(text.Span{}), p.Place(text.Span{End: p.Doc.File.Len()})}
	}, CheckAll: func(p *lint.CorpusPass) {
		for _, c := range p.Docs {
			for range c.Data.([]lint.Place)[1].Span().Len() {
				p.ReportAt(c.Path, c.Data.([]lint.Place)[0], lint.Diagnostic{Anchor: "x", Message: "m"})
			}
		}
	}}
	src := "# A\n\n<!-- pmlint-disable-file many, document: x -->\n\n" + strings.Repeat("text ", 250)
	for _, rule := range []*lint.Rule{early, late} {
		packs := []*lint.Pack{documentrules.Pack, {Name: "many", Rules: []*lint.Rule{rule}}}
		linter, err := lint.New(packs, lint.Config{Only: []string{"many"}})
		if err != nil {
			t.Fatal(err)
		}
		sources := []lint.Source{lint.BytesSource("a.md", []byte(src))}
		r, err := linter.Run(context.Background(), sources, lint.Options{})
		if err != nil {
			t.Fatal(err)
		}
		want := fmt.Sprintf("%s has %d findings in this document, and the first 1000 are reported", rule.Name, len(src))
		if len(r.Findings) != 1 || r.Suppressed != 1000 || r.Findings[0].Message != want || r.ExitCode(lint.FailOnError) != 1 {
			t.Errorf("%s: %d suppressed, %+v", rule.Name, r.Suppressed, r.Findings)
		}
	}
}

// TestGuardIsNewToEveryBase holds that what a limit kept from being looked at is
// reported in every comparison: nobody knows what the change added there.
func TestGuardIsNewToEveryBase(t *testing.T) {
	linter, err := lint.New([]*lint.Pack{documentrules.Pack}, lint.Config{})
	if err != nil {
		t.Fatal(err)
	}
	sources := []lint.Source{lint.BytesSource("a.md", []byte(strings.Repeat("a", 70<<10)))}
	base, err := linter.Run(context.Background(), sources, lint.Options{Apart: true})
	if err != nil {
		t.Fatal(err)
	}
	r, err := linter.Run(context.Background(), sources, lint.Options{Base: base})
	if err != nil || len(r.Findings) != 1 || !r.Findings[0].Guard || r.AtBase != 0 {
		t.Errorf("%+v, %v", r, err)
	}
}

// TestDocumentsAreLetGo holds that nothing of a document is reachable once its turn
// is over, but for its findings: what is kept of each would add up.
func TestDocumentsAreLetGo(t *testing.T) {
	var before weak.Pointer[text.File]
	kept := 0
	look := &lint.Rule{Name: "look/look", Summary: "s", Severity: lint.Error, Check: func(p *lint.Pass) {
		p.Reportf(text.Span{Start: 0, End: 3}, "x", "%s", p.Doc.File.Bytes()[:3])
		runtime.GC()
		if before.Value() != nil {
			kept++
		}
		before = weak.Make(p.Doc.File)
	}}
	linter, err := lint.New([]*lint.Pack{{Name: "look", Rules: []*lint.Rule{look}}}, lint.Config{})
	if err != nil {
		t.Fatal(err)
	}
	var sources []lint.Source
	for i := range 4 {
		sources = append(sources, lint.BytesSource(fmt.Sprintf("%d.md", i), []byte("# A\n\ntext\n")))
	}
	r, err := linter.Run(context.Background(), sources, lint.Options{Jobs: 1})
	if err != nil || len(r.Findings) != len(sources) || kept > 0 {
		t.Errorf("%d documents were kept; %d findings, %v", kept, len(r.Findings), err)
	}
}

// TestPanicInWorker holds that a panic outside of reader and rules, in a goroutine of
// the run, is the run's error.
func TestPanicInWorker(t *testing.T) {
	linter, err := lint.New([]*lint.Pack{documentrules.Pack}, lint.Config{})
	if err != nil {
		t.Fatal(err)
	}
	sources := []lint.Source{lint.BytesSource("a.md", []byte("# A\n")), lint.BytesSource("b.md", []byte("# B\n"))}
	for _, jobs := range []int{1, 2} {
		_, err := linter.Run(context.Background(), sources, lint.Options{Jobs: jobs, Progress: func(int, int) { panic("oh") }})
		if err == nil || !strings.HasPrefix(err.Error(), "internal error: oh\n") {
			t.Errorf("%d at once: %v", jobs, err)
		}
	}
}
