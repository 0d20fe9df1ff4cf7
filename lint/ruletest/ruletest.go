// Package ruletest runs the pages of rules: every example that a page shows is
// linted, and what the page says it gives is what it must give.
package ruletest

import (
	"context"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/config"
	"github.com/pmlint/pmlint/lint/fix"
)

var update = flag.Bool("update", false, "rewrite the findings, the fixed documents and the option tables of rule pages")

// Run tests every rule of the packs against its page, and that each pack lists
// every rule of its folder. The test runs in the folder that holds the folders
// of the packs, or in that of the one pack.
//
// A page is Markdown:
//
//	# pack/name
//
//	What the rule checks.
//
//	## Why
//	## Exceptions
//	## Options       "None.", or a table: name, default, meaning
//	## Examples
//
// A fenced block "markdown bad" is linted with this rule alone; the block
// "findings" after it holds exactly what it gives, a line for each finding:
//
//	LINE:COL-LINE:COL severity: message
//	  hint: ...
//
// and, where findings have fixes, a block "markdown fixed" what becomes of the
// document. "markdown good" must give nothing. Documents that stand next to each
// other are one corpus; their findings begin with "path: ". After bad and good
// may stand path=FILE, now=DATE, template=NAME (none unless said) and with=RULES
// that run too; with escapes, \xNN in the document is that byte,
// \xNN{1000} a thousand of them. A block "yaml options" before an example sets the rule's
// options, "yaml config" the whole configuration.
//
// Before an example of a rule about history stand the document's earlier
// versions, "markdown version date=DATE author=NAME", and "text commits" with a
// line for each commit or tag: "DATE NAME: subject | Trailer: value", "DATE tag
// NAME", "owners NAME, NAME". With committed=DATE after bad or good the example
// is itself the last version.
func Run(t *testing.T, packs ...*lint.Pack) {
	t.Helper()
	for _, p := range packs {
		t.Run(p.Name, func(t *testing.T) {
			dir := packDir(p)
			checkPack(t, p, packs, dir)
			for _, r := range p.Rules {
				t.Run(strings.TrimPrefix(r.Name, p.Name+"/"), func(t *testing.T) {
					t.Parallel()
					h := &harness{reporter: t, packs: packs, pack: p, rule: r, dir: dir}
					h.run()
				})
			}
		})
	}
}

// packDir is the folder of a pack as seen from the test.
func packDir(p *lint.Pack) string {
	if _, err := os.Stat(filepath.Join(p.Name, "pack.go")); err == nil {
		return p.Name
	}
	return "."
}

// reporter is the part of testing.T that the harness needs.
type reporter interface {
	Errorf(format string, args ...any)
	Fatalf(format string, args ...any)
}

// harness tests one rule.
type harness struct {
	reporter
	packs []*lint.Pack
	pack  *lint.Pack
	rule  *lint.Rule
	dir   string
	page  *page
}

func (h *harness) run() {
	name := strings.ReplaceAll(strings.TrimPrefix(h.rule.Name, h.pack.Name+"/"), "-", "_") + ".md"
	source, err := h.read(name)
	if err != nil {
		h.Fatalf("rule %s has no page: %v", h.rule.Name, err)
	}
	h.page, err = readPage(name, source)
	if err != nil {
		h.Fatalf("%v", err)
	}
	h.checkSections()
	examples, err := h.page.examples()
	if err != nil {
		h.Fatalf("%v", err)
	}
	h.checkExamples(examples)
	// From the last to the first, so that what -update writes moves no line
	// that is still to be read.
	for i := len(examples) - 1; i >= 0; i-- {
		h.checkExample(examples[i])
	}
	h.checkOptions()
	if after := h.page.String(); *update && after != source {
		if err := os.WriteFile(filepath.Join(h.dir, name), []byte(after), 0o644); err != nil {
			h.Fatalf("%v", err)
		}
	}
}

// read prefers the file to the embedded page, which -update leaves behind.
func (h *harness) read(name string) (string, error) {
	b, err := os.ReadFile(filepath.Join(h.dir, name))
	if err == nil {
		return string(b), nil
	}
	return h.pack.Page(h.rule)
}

func (h *harness) checkExamples(examples []*example) {
	good, bad := 0, 0
	for _, e := range examples {
		if e.bad {
			bad++
		} else {
			good++
		}
	}
	if good == 0 || bad == 0 {
		h.Errorf("%s: the page shows %d bad and %d good examples; it needs one of each", h.page.name, bad, good)
	}
}

// checkExample lints an example and compares with what the page shows.
func (h *harness) checkExample(e *example) {
	linter, err := lint.New(h.packs, h.config(e))
	if err != nil {
		h.Errorf("%s:%d: %v", h.page.name, e.line, err)
		return
	}
	sources := make([]lint.Source, len(e.docs))
	for i, d := range e.docs {
		sources[i] = lint.BytesSource(d.path, e.source(h.page, d))
	}
	findings, err := h.lint(linter, e, sources)
	if err != nil {
		h.Errorf("%s:%d: %v", h.page.name, e.line, err)
		return
	}
	for i := range findings {
		h.checkFinding(e, &findings[i])
	}
	h.checkCollected(linter, e, sources, findings)
	got := format(findings, len(e.docs) > 1)
	switch {
	case !e.bad && got != "":
		h.Errorf("%s:%d: this good example gives\n%s", h.page.name, e.line, got)
	case e.bad && got == "":
		h.Errorf("%s:%d: this bad example gives no finding", h.page.name, e.line)
	case e.bad:
		h.checkFixed(e, linter, findings)
		h.compare(e.findings, e.docs[len(e.docs)-1].block, "findings", got, e.line)
	}
}

// lint runs the linter and keeps what the page's rule found.
func (h *harness) lint(l *lint.Linter, e *example, sources []lint.Source) ([]lint.Finding, error) {
	result, err := l.Run(context.Background(), sources, lint.Options{Now: e.now, Jobs: 1})
	if err != nil {
		return nil, err
	}
	if len(result.Failures) > 0 {
		return nil, result.Failures[0]
	}
	return h.own(result.Findings), nil
}

// own are the findings of the page's rule.
func (h *harness) own(findings []lint.Finding) []lint.Finding {
	var own []lint.Finding
	for _, f := range findings {
		if f.Rule == h.rule.Name {
			own = append(own, f)
		}
	}
	return own
}

func (h *harness) config(e *example) lint.Config {
	var cfg lint.Config
	if e.config != nil {
		var err error
		if cfg, err = config.Decode(h.page.name, []byte(h.page.text(*e.config)), h.packs); err != nil {
			h.Errorf("%s:%d: %v", h.page.name, e.config.open+1, err)
		}
	}
	if cfg.Template == "" {
		cfg.Template = e.template
	}
	cfg.Files = h.files(e)
	h.addRecord(e, &cfg)
	cfg.Only = append([]string{h.rule.Name}, e.with...)
	if e.options != nil {
		options, err := config.Options(h.rule, []byte(h.page.text(*e.options)))
		if err != nil {
			h.Errorf("%s:%d: %v", h.page.name, e.options.open+1, err)
		}
		if cfg.Rules == nil {
			cfg.Rules = map[string]lint.Setting{}
		}
		s := cfg.Rules[h.rule.Name]
		s.Options = options
		cfg.Rules[h.rule.Name] = s
	}
	return cfg
}

// addRecord gives the example its past, read as the example is.
func (h *harness) addRecord(e *example, cfg *lint.Config) {
	l, err := lint.New(h.packs, *cfg)
	if err == nil {
		cfg.Record, cfg.Roster, err = e.record(h.page, l)
	}
	if err != nil {
		h.Errorf("%s:%d: %v", h.page.name, e.line, err)
	}
}

// files is a repository that holds the documents of the example and no more.
func (h *harness) files(e *example) fs.FS {
	files := fstest.MapFS{}
	for _, d := range e.docs {
		files[d.path] = &fstest.MapFile{Data: e.source(h.page, d)}
	}
	return files
}

// checkFinding holds a finding to the contract that every rule has.
func (h *harness) checkFinding(e *example, f *lint.Finding) {
	at := fmt.Sprintf("%s:%d: finding %q", h.page.name, e.line, f.Message)
	if f.Message == "" || strings.ContainsAny(f.Message, "\n\r") || strings.HasSuffix(f.Message, ".") && !strings.HasSuffix(f.Message, "...") {
		h.Errorf("%s: a message is one sentence in one line without final full stop", at)
	}
	if f.Anchor == "" {
		h.Errorf("%s: has no anchor", at)
	}
	if strings.ContainsAny(f.Hint, "\n\r") {
		h.Errorf("%s: the hint has several lines", at)
	}
	for _, d := range e.docs {
		if d.path == f.Path && (f.Span.Start < 0 || f.Span.End < f.Span.Start || f.Span.End > len(e.source(h.page, d))) {
			h.Errorf("%s: its span %v is outside the document", at, f.Span)
		}
	}
}

// checkFixed makes all fixes of an example.
func (h *harness) checkFixed(e *example, l *lint.Linter, findings []lint.Finding) {
	fixable := false
	for _, f := range findings {
		fixable = fixable || len(f.Fixes) > 0
	}
	if !fixable {
		if e.fixed != nil {
			h.Errorf("%s:%d: shows a fixed document, but no finding has a fix", h.page.name, e.fixed.open+1)
		}
		return
	}
	if len(e.docs) > 1 {
		return
	}
	doc := e.docs[0]
	applied, err := fix.All(e.source(h.page, doc), fix.Unsafe, func(src []byte) ([]lint.Finding, error) {
		return h.lint(l, e, []lint.Source{lint.BytesSource(doc.path, src)})
	})
	if err != nil {
		h.Errorf("%s:%d: %v", h.page.name, e.line, err)
		return
	}
	after := doc.block
	if e.findings != nil {
		after = *e.findings
	}
	h.compare(e.fixed, after, "markdown fixed", string(applied.Source), e.line)
}

// compare holds a block of the page against what it should be; -update writes
// it, after the block before if the page has none.
func (h *harness) compare(shown *block, before block, info, want string, line int) {
	if shown != nil && h.page.text(*shown) == want {
		return
	}
	switch {
	case *update && shown != nil:
		h.page.replace(shown.first, shown.last, want)
	case *update:
		fence := before.fence
		h.page.replace(before.last+1, before.last+1, "\n"+fence+info+"\n"+want+fence+"\n")
	case shown != nil:
		h.Errorf("%s:%d: the page shows\n%s\nbut the example gives\n%s\n(go test -update rewrites it)", h.page.name, shown.open+1,
			h.page.text(*shown), want)
	default:
		h.Errorf("%s:%d: the page has no %q block for this example, which gives\n%s\n(go test -update writes it)", h.page.name, line, info, want)
	}
}

// format writes findings as pages show them.
func format(findings []lint.Finding, paths bool) string {
	var b strings.Builder
	for _, f := range findings {
		if paths {
			b.WriteString(f.Path + ": ")
		}
		fmt.Fprintf(&b, "%d:%d-%d:%d %s: %s\n", f.Start.Line, f.Start.Column, f.End.Line, f.End.Column, f.Severity, f.Message)
		if f.Hint != "" {
			fmt.Fprintf(&b, "  hint: %s\n", f.Hint)
		}
	}
	return b.String()
}
