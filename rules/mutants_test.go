package rules_test

import (
	"bytes"
	"context"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/fix"
	"github.com/pmlint/pmlint/lint/report"
	"github.com/pmlint/pmlint/lint/report/runnertest"
	"github.com/pmlint/pmlint/lint/text"
	"github.com/pmlint/pmlint/rules"
)

// spliced are what a mutant may hold in any place.
var spliced = []string{
	"<!-- ", "-->", "```\n", "~~~", "\n\n", "\n", "\r", "\r\n", "\t", "    ", "| ", "|-|-|\n", "- ", "1. ", "> ", "# ", "===\n", "---\n", "+++\n",
	"[", "](", "[x] ", "![", "<details>", "</div>", "<dt>", "<td>", "<li>", "<table><tr>", "**", "_", "`", "\\", "&amp;", "\x00", "\xff", "\ufeff",
	"\u202e", "é", "💥", "\u2028", "2026-03-01", "99:99 UTC", "10 minutes", "TBD", "@ana", "::error::x\n", "\x1b[31m", "[^1]", "{{x}}", "<!-- pmlint-disable-file document: x -->",
	"<<<<<<< ours\n", "=======\n", strings.Repeat(">", 50), strings.Repeat("*", 40), strings.Repeat("[", 40), "Impact:", "**Timeline**\n",
}

// mutant changes a document in a few places: pieces are cut, doubled, moved, spliced
// with those of another one, single bytes are changed, and marks are thrown in.
func mutant(r *rand.Rand, src, other []byte) []byte {
	out := bytes.Clone(src)
	piece := func(b []byte, most int) (from, to int) {
		from = r.IntN(len(b) + 1)
		return from, min(len(b), from+r.IntN(most))
	}
	for range 1 + r.IntN(6) {
		from, to := piece(out, 400)
		part := bytes.Clone(out[from:to])
		rest := append(bytes.Clone(out[:from]), out[to:]...)
		at := r.IntN(len(rest) + 1)
		switch r.IntN(7) {
		case 0:
			out = rest
		case 1:
			out = bytes.Join([][]byte{out[:to], part, out[to:]}, nil)
		case 2:
			out = bytes.Join([][]byte{rest[:at], part, rest[at:]}, nil)
		case 3:
			a, b := piece(other, 2000)
			out = bytes.Join([][]byte{out[:from], other[a:b], out[to:]}, nil)
		case 4:
			if from < len(out) {
				out[from] = byte(r.IntN(256))
			}
		default:
			mark := strings.Repeat(spliced[r.IntN(len(spliced))], 1+r.IntN(3))
			out = bytes.Join([][]byte{out[:from], []byte(mark), out[from:]}, nil)
		}
	}
	return out
}

// TestMutants puts changed real documents through everything: lint, export, fix, and
// all formats. PMLINT_MUTANTS is their number, 100 without it; 20,000 for the proof.
func TestMutants(t *testing.T) {
	t.Parallel()
	many := 100
	if s := os.Getenv("PMLINT_MUTANTS"); s != "" {
		var err error
		if many, err = strconv.Atoi(s); err != nil {
			t.Fatal(err)
		}
	}
	var documents [][]byte
	for _, s := range realSources(t) {
		r, err := s.Open()
		if err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(r)
		r.Close()
		if err != nil {
			t.Fatal(err)
		}
		documents = append(documents, b)
	}
	cfg := lint.Config{Template: "default", Rules: map[string]lint.Setting{}}
	for _, p := range rules.All() {
		for _, r := range p.Rules {
			if r.Severity == lint.Off && !r.ByStatus {
				cfg.Rules[r.Name] = lint.Setting{Level: lint.LevelNotice}
			}
		}
	}
	l := newLinter(t, cfg)
	findings, fixed := 0, 0
	seed := rand.Uint64()
	for n := range uint64(many) {
		r := rand.New(rand.NewPCG(seed, n))
		src := mutant(r, documents[r.IntN(len(documents))], documents[r.IntN(len(documents))])
		f, x, err := passThrough(l, src)
		findings, fixed = findings+f, fixed+x
		if err != nil {
			t.Errorf("mutant %d of %d: %v\n%q", n, seed, err, src)
			return
		}
	}
	t.Logf("%d mutants of %d documents: %d findings, %d fixes made; in %d formats", many, len(documents), findings, fixed, len(report.Formats()))
}

// passThrough lints, exports, fixes and reports a document.
func passThrough(l *lint.Linter, src []byte) (findings, fixed int, err error) {
	defer func() {
		if v := recover(); v != nil {
			err = fmt.Errorf("panic: %v", v)
		}
	}()
	find := func(src []byte) ([]lint.Finding, error) {
		r, err := l.Run(context.Background(), []lint.Source{lint.BytesSource("docs/a.md", src)}, lint.Options{Now: now, Jobs: 1})
		if err == nil && len(r.Failures) > 0 {
			err = r.Failures[0]
		}
		if err != nil {
			return nil, err
		}
		return r.Findings, nil
	}
	found, err := find(src)
	if err != nil {
		return 0, 0, err
	}
	if err := inside(found, len(src)); err != nil {
		return 0, 0, err
	}
	reading, err := l.Read(lint.BytesSource("docs/a.md", src))
	if err != nil {
		return 0, 0, err
	}
	if b, err := json.Marshal(reading.Export("docs/a.md")); err != nil || !json.Valid(b) {
		return 0, 0, fmt.Errorf("export: %w", err)
	}
	applied, err := fix.All(src, fix.Unsafe, find)
	if err != nil {
		return 0, 0, err
	}
	return len(found), len(applied.Fixed), inFormats(found, reading)
}

// inside holds that findings lie in a document of so many bytes.
func inside(found []lint.Finding, size int) error {
	within := func(s text.Span) bool { return s.Start >= 0 && s.Start <= s.End && s.End <= size }
	for _, f := range found {
		if !within(f.Span) {
			return fmt.Errorf("%s at %v of %d bytes", f.Rule, f.Span, size)
		}
		for _, r := range f.Related {
			if !within(r.Span) {
				return fmt.Errorf("%s speaks of %v of %d bytes", f.Rule, r.Span, size)
			}
		}
		for _, x := range f.Fixes {
			for _, e := range x.Edits {
				if !within(e.Span) {
					return fmt.Errorf("%s edits %v of %d bytes", f.Rule, e.Span, size)
				}
			}
		}
	}
	return nil
}

// inFormats writes a report in all formats: those that are JSON or XML can be read,
// and none holds a command to a CI system but our own.
func inFormats(found []lint.Finding, reading *lint.Reading) error {
	for _, format := range report.Formats() {
		var out bytes.Buffer
		r := &report.Report{Findings: found, Width: 80, Template: `{{range .Findings}}{{.Path}}: {{.Message}}{{range .Related}} {{.Message}}{{end}}{{"\n"}}{{end}}`,
			Source:  func(string) *text.File { return reading.File },
			Reading: func(string) *lint.Reading { return reading }}
		if err := format.Write(&out, r); err != nil {
			return fmt.Errorf("%s: %w", format.Name, err)
		}
		switch format.Name {
		case "json", "sarif", "gitlab":
			if !json.Valid(out.Bytes()) {
				return fmt.Errorf("%s cannot be read", format.Name)
			}
		case "junit", "checkstyle":
			for d := xml.NewDecoder(&out); ; {
				if _, err := d.Token(); err == io.EOF {
					break
				} else if err != nil {
					return fmt.Errorf("%s: %w", format.Name, err)
				}
			}
		case "github":
		default:
			if c := runnertest.Commands(out.String()); len(c) > 0 {
				return fmt.Errorf("%s gives the commands %v", format.Name, c)
			}
		}
	}
	return nil
}
