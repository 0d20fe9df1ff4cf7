package rules_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"
	"time"
	"unsafe"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/fix"
	"github.com/pmlint/pmlint/lint/text"
	"github.com/pmlint/pmlint/rules"
)

// realDocuments are postmortems of many organisations, which are not part of
// the project; tests on them are skipped where they are absent.
const realDocuments = "../../shared/corpus/docs"

func realSources(t *testing.T) []lint.Source {
	t.Helper()
	fsys := os.DirFS(realDocuments)
	var sources []lint.Source
	err := fs.WalkDir(fsys, ".", func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && strings.HasSuffix(path, ".md") {
			sources = append(sources, lint.FileSource(fsys, path))
		}
		return err
	})
	if err != nil || len(sources) == 0 {
		t.Skipf("no real documents at %s: %v", realDocuments, err)
	}
	return sources
}

var now = time.Date(2026, 6, 1, 12, 0, 0, 0, time.UTC)

func newLinter(t *testing.T, cfg lint.Config) *lint.Linter {
	t.Helper()
	l, err := lint.New(rules.All(), cfg)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func lintAll(t *testing.T, l *lint.Linter, sources []lint.Source, jobs int) *lint.Result {
	t.Helper()
	r, err := l.Run(context.Background(), sources, lint.Options{Now: now, Jobs: jobs})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range r.Failures {
		t.Error(f)
	}
	return r
}

// TestRealDocuments lints documents of many dialects with all rules, also those
// that are off by default: the same for any number of jobs, without failure, and
// every finding in its document.
func TestRealDocuments(t *testing.T) {
	t.Parallel()
	sources := realSources(t)
	cfg := lint.Config{Rules: map[string]lint.Setting{}}
	for _, p := range rules.All() {
		for _, r := range p.Rules {
			if r.Severity == lint.Off && !r.ByStatus {
				cfg.Rules[r.Name] = lint.Setting{Level: lint.LevelNotice}
			}
		}
	}
	l := newLinter(t, cfg)
	one := lintAll(t, l, sources, 1)
	if !bytes.Equal(marshal(t, one), marshal(t, lintAll(t, l, sources, 8))) {
		t.Error("-j 8 gives another result than -j 1")
	}
	if one.Documents != len(sources) {
		t.Errorf("%d documents read of %d", one.Documents, len(sources))
	}
	for _, f := range one.Findings {
		if f.Span.Start < 0 || f.Span.End < f.Span.Start || f.Start.Line < 1 || f.End.Line < f.Start.Line || f.Anchor == "" || f.Message == "" {
			t.Errorf("finding %+v", f)
		}
	}
	prints := map[string]lint.Finding{}
	for _, f := range one.Findings {
		if other, ok := prints[f.Fingerprint]; ok && other.Path == f.Path {
			t.Errorf("%s: findings at lines %d and %d have one fingerprint", f.Path, other.Start.Line, f.Start.Line)
		}
		prints[f.Fingerprint] = f
	}
}

func marshal(t *testing.T, r *lint.Result) []byte {
	t.Helper()
	b, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// TestFixesOfRealDocuments makes all fixes of each document: they come to an
// end, and fixing again changes nothing.
func TestFixesOfRealDocuments(t *testing.T) {
	t.Parallel()
	l := newLinter(t, lint.Config{})
	for _, s := range realSources(t) {
		for _, which := range []fix.Which{fix.Safe, fix.Unsafe} {
			checkFixes(t, l, s, which)
		}
	}
}

func checkFixes(t *testing.T, l *lint.Linter, s lint.Source, which fix.Which) {
	t.Helper()
	r, err := s.Open()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	var src bytes.Buffer
	if _, err := src.ReadFrom(r); err != nil {
		t.Fatal(err)
	}
	find := func(b []byte) ([]lint.Finding, error) {
		return lintAll(t, l, []lint.Source{lint.BytesSource(s.Path, b)}, 1).Findings, nil
	}
	applied, err := fix.All(src.Bytes(), which, find)
	if err != nil {
		t.Errorf("%s: %v", s.Path, err)
		return
	}
	again, err := fix.All(applied.Source, which, find)
	if err != nil || !bytes.Equal(again.Source, applied.Source) {
		t.Errorf("%s: fixed twice it is another document than fixed once (%v)", s.Path, err)
	}
}

// TestNothingKeepsADocument makes sure that what rules collect for the corpus,
// and what they found, does not hold on to documents' texts: at the time when
// the corpus is looked at, all of them are gone.
func TestNothingKeepsADocument(t *testing.T) {
	const documents = 40
	var gone atomic.Int64
	probe := &lint.Rule{
		Name: "probe/memory", Summary: "texts are let go", Severity: lint.Notice,
		Collect: func(p *lint.Pass) any {
			src := p.Doc.File.Text(text.Span{End: p.Doc.File.Len()})
			runtime.AddCleanup(unsafe.StringData(src), func(int) { gone.Add(1) }, 0)
			return true
		},
		CheckAll: func(*lint.CorpusPass) {
			for i := 0; i < 100 && gone.Load() < documents; i++ {
				runtime.GC()
				time.Sleep(5 * time.Millisecond)
			}
		},
	}
	packs := append(rules.All(), &lint.Pack{Name: "probe", Rules: []*lint.Rule{probe}})
	l, err := lint.New(packs, lint.Config{})
	if err != nil {
		t.Fatal(err)
	}
	paths, err := filepath.Glob("../postmortems/*-example-*.md")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no example: %v", err)
	}
	src, err := os.ReadFile(paths[0])
	if err != nil {
		t.Fatal(err)
	}
	src = bytes.ReplaceAll(src, []byte("**Status:** Final"), []byte("**Status:** Draft\n\nJohn caused the outage.\n"))
	var sources []lint.Source
	for i := range documents {
		sources = append(sources, lint.BytesSource(fmt.Sprintf("2026-01-%02d.md", i), src))
	}
	r := lintAll(t, l, sources, 2)
	if gone.Load() != documents || len(r.Findings) == 0 {
		t.Errorf("%d of %d texts are gone when the corpus is looked at; %d findings", gone.Load(), documents, len(r.Findings))
	}
}
