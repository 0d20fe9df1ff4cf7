package rules_test

import (
	"bytes"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v4"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/config"
	"github.com/pmlint/pmlint/lint/fix"
	"github.com/pmlint/pmlint/rules"
)

// TestDefaultOptionsAreValid writes every rule's defaults as configuration: the
// decoder and the JSON Schema accept them.
func TestDefaultOptionsAreValid(t *testing.T) {
	src, err := config.Schema(rules.All())
	if err != nil {
		t.Fatal(err)
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(src))
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource(config.SchemaID, doc); err != nil {
		t.Fatal(err)
	}
	schema, err := compiler.Compile(config.SchemaID)
	if err != nil {
		t.Fatal(err)
	}
	settings := map[string]any{}
	for _, p := range rules.All() {
		settings[p.Name] = "notice"
		for _, r := range p.Rules {
			long := map[string]any{"severity": "warning"}
			for _, o := range lint.OptionsOf(r) {
				if v := fmt.Sprint(o.Default); v != "[]" && v != "map[]" && !(o.Enum != nil && v == "") {
					long[o.Name] = o.Default
				}
			}
			settings[r.Name] = long
		}
	}
	text, err := yaml.Marshal(map[string]any{"rules": settings})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := config.Decode("defaults.yaml", text, rules.All()); err != nil {
		t.Error(err)
	}
	var value any
	if err := yaml.Unmarshal(text, &value); err != nil {
		t.Fatal(err)
	}
	if err := schema.Validate(value); err != nil {
		t.Error(err)
	}
}

// FuzzLint lints any bytes with all rules: no rule panics, every finding lies in
// the document, and every fix can be made.
func FuzzLint(f *testing.F) {
	for _, p := range rules.All() {
		for _, src := range examples(f, p) {
			f.Add([]byte(src))
		}
	}
	cfg := lint.Config{Rules: map[string]lint.Setting{}}
	for _, p := range rules.All() {
		for _, r := range p.Rules {
			cfg.Rules[r.Name] = lint.Setting{Level: lint.LevelNotice}
		}
	}
	l, err := lint.New(rules.All(), cfg)
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		start := time.Now()
		r := lintAll(t, l, []lint.Source{lint.BytesSource("a.md", src)}, 1)
		for _, x := range r.Findings {
			if x.Span.Start < 0 || x.Span.End < x.Span.Start || x.Span.End > len(src) {
				t.Errorf("%s: span %v in a document of %d bytes", x.Rule, x.Span, len(src))
			}
		}
		if _, _, err := fix.Once(src, r.Findings, fix.Unsafe); err != nil {
			t.Error(err)
		}
		if took := time.Since(start); took > time.Minute { // a hang: a loaded machine is no reason to fail
			t.Errorf("%d bytes took %s", len(src), took)
		}
	})
}

// examples are the documents of a pack's pages, roughly cut out.
func examples(f *testing.F, p *lint.Pack) []string {
	pages, err := fs.Glob(p.Pages, "*.md")
	if err != nil {
		f.Fatal(err)
	}
	var out []string
	for _, name := range pages {
		page, err := fs.ReadFile(p.Pages, filepath.ToSlash(name))
		if err != nil {
			f.Fatal(err)
		}
		for _, part := range strings.Split(string(page), "```markdown ")[1:] {
			_, part, _ = strings.Cut(part, "\n")
			doc, _, _ := strings.Cut(part, "\n```")
			out = append(out, doc+"\n")
		}
	}
	return out
}
