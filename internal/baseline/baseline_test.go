package baseline_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pmlint/pmlint/internal/baseline"
	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/text"
)

// grue finds a word; its anchor is the rest of the line.
var grue = &lint.Rule{Name: "w/grue", Severity: lint.Warning, Check: func(p *lint.Pass) {
	for n := 1; n <= p.Doc.File.Lines(); n++ {
		line := p.Doc.File.LineSpan(n)
		s := p.Doc.File.Text(line)
		if rest, ok := strings.CutPrefix(s, "grue"); ok {
			p.Report(lint.Diagnostic{Span: text.Span{Start: line.Start, End: line.Start + 4}, Anchor: strings.TrimSpace(rest), Message: "a grue"})
		}
	}
}}

func lintAll(t *testing.T, memory lint.Baseline, docs map[string]string) *lint.Result {
	t.Helper()
	l, err := lint.New([]*lint.Pack{{Name: "w", Rules: []*lint.Rule{grue}}}, lint.Config{Template: "none"})
	if err != nil {
		t.Fatal(err)
	}
	var sources []lint.Source
	for path, src := range docs {
		sources = append(sources, lint.BytesSource(path, []byte(src)))
	}
	r, err := l.Run(context.Background(), sources, lint.Options{Baseline: memory})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func exists(docs map[string]string) func(string) bool {
	return func(path string) bool { _, ok := docs[path]; return ok }
}

var before = map[string]string{
	"a.md": "grue one\n\ngrue two\n\ngrue two\n",
	"b.md": "grue one\n\ngrue three\n",
}

func TestMatch(t *testing.T) {
	tests := []struct {
		name   string
		change map[string]string // files changed; "" for deleted
		fresh  []string          // path and line
		stale  []string          // path and anchor
	}{
		{"nothing changed", nil, nil, nil},
		{"lines moved", map[string]string{"a.md": "x\n\n\ngrue two\n\ngrue one\n\ngrue two\n"}, nil, nil},
		{"one mended", map[string]string{"a.md": "grue two\n\ngrue two\n"}, nil, []string{"a.md one"}},
		{"one of two equal ones mended", map[string]string{"a.md": "grue one\n\ngrue two\n"}, nil, []string{"a.md two"}},
		{"a new one", map[string]string{"a.md": before["a.md"] + "\ngrue four\n"}, []string{"a.md 7"}, nil},
		{"a third equal one", map[string]string{"a.md": before["a.md"] + "\ngrue two\n"}, []string{"a.md 7"}, nil},
		{"a new document", map[string]string{"c.md": "grue one\n"}, []string{"c.md 1"}, nil},
		{"renamed", map[string]string{"a.md": "", "c.md": before["a.md"]}, nil, nil},
		{"renamed, with a new one", map[string]string{"b.md": "", "c.md": "grue four\n" + before["b.md"]}, []string{"c.md 1"}, nil},
		{"two renamed", map[string]string{"a.md": "", "b.md": "", "c.md": before["b.md"], "d.md": before["a.md"]}, nil, nil},
		{"deleted", map[string]string{"b.md": ""}, nil, []string{"b.md one", "b.md three"}},
		{"deleted, another added", map[string]string{"b.md": "", "c.md": "grue one\n\ngrue nine\n"},
			[]string{"c.md 1", "c.md 3"}, []string{"b.md one", "b.md three"}},
		{"copied", map[string]string{"c.md": before["b.md"]}, []string{"c.md 1", "c.md 3"}, nil},
	}
	base := baseline.Create(lintAll(t, nil, before).Findings)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			docs := map[string]string{}
			for _, m := range []map[string]string{before, tt.change} {
				for path, src := range m {
					docs[path] = src
				}
			}
			for path, src := range docs {
				if src == "" {
					delete(docs, path)
				}
			}
			m := base.Match(baseline.Scope{Exists: exists(docs), Linted: exists(docs)})
			r := lintAll(t, m, docs)
			var fresh, stale []string
			for _, f := range r.Findings {
				fresh = append(fresh, f.Path+" "+string(rune('0'+f.Start.Line)))
			}
			for _, e := range m.Stale() {
				stale = append(stale, e.Path+" "+e.Anchor)
			}
			if diff := cmp.Diff(tt.fresh, fresh); diff != "" {
				t.Errorf("reported: %s", diff)
			}
			if diff := cmp.Diff(tt.stale, stale); diff != "" {
				t.Errorf("stale: %s", diff)
			}
			checkUpdates(t, m, docs, len(tt.fresh))
		})
	}
}

// checkUpdates makes sure that after an update nothing is new or stale, and that
// pruning never lets more pass.
func checkUpdates(t *testing.T, m *baseline.Match, docs map[string]string, fresh int) {
	t.Helper()
	updated, err := m.Update(true)
	if err != nil {
		t.Fatal(err)
	}
	again := updated.Match(baseline.Scope{Exists: exists(docs)})
	if r := lintAll(t, again, docs); len(r.Findings) != 0 || len(again.Stale()) != 0 {
		t.Errorf("after an update %d findings are new and %d entries stale", len(r.Findings), len(again.Stale()))
	}
	pruned := m.Prune().Match(baseline.Scope{Exists: exists(docs)})
	if r := lintAll(t, pruned, docs); len(r.Findings) != fresh || len(pruned.Stale()) != 0 {
		t.Errorf("after pruning %d findings are new, want %d; %d entries stale", len(r.Findings), fresh, len(pruned.Stale()))
	}
	_, err = m.Update(false)
	var growth *baseline.GrowthError
	if errors.As(err, &growth) != (fresh > 0) {
		t.Errorf("an update that may not grow gives %v with %d new findings", err, fresh)
	}
}

// What has become graver is new, and no longer what the baseline holds; without a
// severity, as older baselines are, an entry stands for any.
func TestGraverIsNew(t *testing.T) {
	found := lintAll(t, nil, before).Findings
	graver := slices.Clone(found)
	for i := range graver {
		graver[i].Severity = lint.Error
	}
	m := baseline.Create(found).Match(baseline.Scope{})
	if known := m.Holds(graver); slices.Contains(known, true) || len(m.New()) != len(graver) {
		t.Errorf("known although graver: %v", known)
	}
	if stale, pruned := m.Stale(), m.Prune(); len(stale) > 0 || pruned.Len() != len(found) {
		t.Errorf("what has become graver is not mended, but %d entries are stale, and %d stay", len(stale), pruned.Len())
	}
	updated, err := m.Update(true)
	if err != nil || updated.Len() != len(found) || updated.Entries()[0].Severity != "error" {
		t.Errorf("updated to %v, %v", updated.Entries(), err)
	}
	if m := updated.Match(baseline.Scope{}); slices.Contains(m.Holds(found), false) {
		t.Error("what was an error is not known as a warning")
	}
	old, err := baseline.Read("b.jsonl", bytes.ReplaceAll(baseline.Create(found).Bytes(), []byte(`,"severity":"warning"`), nil))
	if err != nil || slices.Contains(old.Match(baseline.Scope{}).Holds(graver), false) {
		t.Errorf("entries without a severity do not stand for any (%v)", err)
	}
	if _, err := baseline.Read("b.jsonl", []byte(`{"path":"a","rule":"b","fingerprint":"c","severity":"grave"}`)); err == nil {
		t.Error("a severity that does not exist is read")
	}
}

// An id that is added or corrected gives new fingerprints to old findings.
func TestAnotherIDIsNoNewFinding(t *testing.T) {
	found := lintAll(t, nil, before).Findings
	renamed := slices.Clone(found)
	for i := range renamed {
		renamed[i].Fingerprint = "another " + renamed[i].Fingerprint
	}
	m := baseline.Create(found).Match(baseline.Scope{Exists: exists(before)})
	fresh := renamed[0]
	fresh.Anchor, fresh.Fingerprint = "nine", "nine"
	if known := m.Holds(append(renamed, fresh)); !slices.Equal(known, []bool{true, true, true, true, true, false}) {
		t.Errorf("known: %v", known)
	}
}

func TestScopeLeavesTheRestAlone(t *testing.T) {
	base := baseline.Create(lintAll(t, nil, before).Findings)
	only := map[string]string{"a.md": "no more\n"}
	m := base.Match(baseline.Scope{Linted: exists(only), Exists: exists(before)})
	lintAll(t, m, only)
	if got := len(m.Stale()); got != 3 {
		t.Errorf("%d stale entries, want the 3 of the linted document", got)
	}
	if got := m.Prune().Len(); got != 2 {
		t.Errorf("%d entries after pruning, want the 2 of the other document", got)
	}
	m = base.Match(baseline.Scope{Ran: func(rule string) bool { return rule != "w/grue" }})
	lintAll(t, m, map[string]string{"a.md": "no more\n", "b.md": "\nx\n"})
	if got := m.Stale(); len(got) != 0 {
		t.Errorf("entries of a rule that did not run are stale: %v", got)
	}
}

func TestReadWhatIsWritten(t *testing.T) {
	b := baseline.Create(lintAll(t, nil, before).Findings)
	out := b.Bytes()
	if want := `{"path":"a.md","rule":"w/grue","anchor":"one","fingerprint":"`; !bytes.HasPrefix(out, []byte(want)) || bytes.Count(out, []byte("\n")) != 5 {
		t.Errorf("baseline\n%s", out)
	}
	lines := strings.SplitAfter(string(out), "\n")
	slices.Reverse(lines)
	messy := "\ufeff\n" + strings.ReplaceAll(strings.Join(lines, ""), "\n", "\r\n")
	back, err := baseline.Read("b.jsonl", []byte(strings.TrimRight(messy, "\r\n")))
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(back.Bytes(), out) {
		t.Errorf("read and written again\n%s\nwant\n%s", back.Bytes(), out)
	}
}

func TestReadRefuses(t *testing.T) {
	entry := `{"path":"a.md","rule":"w/grue","anchor":"","fingerprint":"00"}`
	tests := []struct{ name, src, want string }{
		{"no JSON", entry + "\nhello\n", "b.jsonl:2: not an entry"},
		{"unknown key", `{"path":"a","line":3}`, "b.jsonl:1: not an entry"},
		{"two in a line", entry + entry, "more than one"},
		{"incomplete", `{"path":"a.md"}`, "needs path, rule and fingerprint"},
		{"merge conflict", entry + "\n<<<<<<< HEAD\n", "b.jsonl:2: a merge conflict"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if _, err := baseline.Read("b.jsonl", []byte(tt.src)); err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("error %v, want %q", err, tt.want)
			}
		})
	}
}

// TestMuchThatIsGone holds that a baseline of very many documents that are gone is not
// compared with each new one, and that few are.
func TestMuchThatIsGone(t *testing.T) {
	now := map[string]string{}
	for i := range 50 {
		now[fmt.Sprintf("new%d.md", i)] = fmt.Sprintf("grue %d\n", i)
	}
	found := lintAll(t, nil, now).Findings
	for _, tt := range []struct{ gone, known int }{{50, 50}, {5000, 0}} {
		var list strings.Builder
		for i := range tt.gone {
			fmt.Fprintf(&list, `{"path":"old%04d.md","rule":"w/grue","anchor":"%d","fingerprint":"f%d"}`+"\n", i, i, i)
		}
		b, err := baseline.Read("b.jsonl", []byte(list.String()))
		if err != nil {
			t.Fatal(err)
		}
		known := 0
		for _, k := range b.Match(baseline.Scope{Exists: exists(now)}).Holds(found) {
			if k {
				known++
			}
		}
		if known != tt.known {
			t.Errorf("of %d documents that are gone %d findings are known, want %d", tt.gone, known, tt.known)
		}
	}
}
