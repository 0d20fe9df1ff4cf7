package ruletest

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/text"
)

// word is a rule that dislikes a word and deletes it.
var word = &lint.Rule{
	Name: "demo/word", Summary: "a word is not wanted", Severity: lint.Warning,
	Options: &wordOptions{Word: "grue"},
	Check: func(p *lint.Pass) {
		opts := p.Options.(*wordOptions)
		src := p.Doc.File.Bytes()
		for at := 0; ; {
			i := bytes.Index(src[at:], []byte(opts.Word))
			if i < 0 {
				return
			}
			span := text.Span{Start: at + i, End: at + i + len(opts.Word)}
			at = span.End
			p.Report(lint.Diagnostic{
				Span: span, Anchor: opts.Word, Message: fmt.Sprintf("the word %q", opts.Word), Hint: "leave it out",
				Fixes: []lint.Fix{{Message: "delete it", Safe: true, Edits: []text.Edit{{Span: span}}}},
			})
		}
	},
}

type wordOptions struct {
	Word string `yaml:"word" doc:"the word"`
}

const goodPage = `# demo/word

Finds a word.

## Why

Because.

## Exceptions

Words inside "good" are left alone.

## Options

| Name | Default | Meaning |
| --- | --- | --- |
| word | grue | what to look for |

## Examples

` + "```markdown bad" + `
It is dark: a grue.
` + "```" + `

` + "```findings" + `
1:15-1:19 warning: the word "grue"
  hint: leave it out
` + "```" + `

` + "```markdown fixed" + `
It is dark: a .
` + "```" + `

` + "```yaml options" + `
word: lamp
` + "```" + `

` + "```markdown good now=2026-03-01 path=a.md" + `
A grue.
` + "```" + `
`

// recorder keeps what the harness complains of.
type recorder struct{ said []string }

func (r *recorder) Errorf(format string, args ...any) {
	r.said = append(r.said, fmt.Sprintf(format, args...))
}

func (r *recorder) Fatalf(format string, args ...any) {
	r.Errorf(format, args...)
	panic(r)
}

func complaints(t *testing.T, page string) string {
	t.Helper()
	pack := &lint.Pack{Name: "demo", Summary: "s", Rules: []*lint.Rule{word}, Pages: fstest.MapFS{}}
	dir := t.TempDir()
	if page != "" {
		if err := os.WriteFile(filepath.Join(dir, "word.md"), []byte(page), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	rec := &recorder{}
	func() {
		defer func() {
			if v := recover(); v != nil && v != any(rec) {
				panic(v)
			}
		}()
		(&harness{reporter: rec, packs: []*lint.Pack{pack}, pack: pack, rule: word, dir: dir}).run()
	}()
	if *update {
		t.Skip("pages are rewritten")
	}
	return strings.Join(rec.said, "\n")
}

func TestPagesThatFail(t *testing.T) {
	tests := []struct {
		name     string
		old, new string // replaced in the good page
		want     string
	}{
		{"as it is", "", "", ""},
		{"altered finding", "1:15-1:19", "1:14-1:19", "the page shows"},
		{"altered message", `the word "grue"`, `a word "grue"`, "the page shows"},
		{"altered hint", "leave it out", "drop it", "the page shows"},
		{"altered fix", "a .", "a grue.", "the page shows"},
		{"good example that is bad", "A grue.", "A lamp.", "this good example gives"},
		{"bad example that is good", "a grue.", "a troll.", "gives no finding"},
		{"title is not the name", "# demo/word", "# demo/words", `does not begin with "# demo/word"`},
		{"section missing", "## Why\n", "## Wherefore\n", "the sections are"},
		{"section empty", "Because.", "", `"Why" is empty`},
		{"no description", "Finds a word.", "", "nothing stands between"},
		{"option missing", "| word | grue | what to look for |\n", "", "do not match"},
		{"default differs", "| word | grue |", "| word | lamp |", "do not match"},
		{"no good example", "```markdown good now=2026-03-01 path=a.md", "```text", "1 bad and 0 good"},
		{"unknown option", "word: lamp", "wrd: lamp", "did you mean word?"},
		{"unknown word", "path=a.md", "file=a.md", "unknown word"},
		{"bad date", "now=2026-03-01", "now=03/01", "now:"},
		{"fence left open", "A grue.\n```", "A grue.\n", "not closed"},
		{"unknown block", "```markdown good", "```markdown fine", "unknown block"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := complaints(t, strings.Replace(goodPage, tt.old, tt.new, 1))
			if tt.want == "" && got != "" || !strings.Contains(got, tt.want) {
				t.Errorf("the harness says %q, want %q", got, tt.want)
			}
		})
	}
	if got := complaints(t, ""); !strings.Contains(got, "has no page") {
		t.Errorf("without a page the harness says %q", got)
	}
}

func TestUpdateWritesWhatIsMissing(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "word.md")
	bare := goodPage[:strings.Index(goodPage, "\n```findings")] + goodPage[strings.Index(goodPage, "\n```yaml options"):]
	bare = strings.Replace(bare, "| word | grue | what to look for |\n", "", 1)
	if err := os.WriteFile(path, []byte(bare), 0o644); err != nil {
		t.Fatal(err)
	}
	*update = true
	defer func() { *update = false }()
	rec := &recorder{}
	pack := &lint.Pack{Name: "demo", Summary: "s", Rules: []*lint.Rule{word}, Pages: fstest.MapFS{}}
	(&harness{reporter: rec, packs: []*lint.Pack{pack}, pack: pack, rule: word, dir: dir}).run()
	got, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	want := strings.Replace(goodPage, "| word | grue | what to look for |", "| `word` | `grue` | the word |", 1)
	if string(got) != want || len(rec.said) > 0 {
		t.Errorf("-update wrote\n%s\nwant\n%s\nand says %q", got, want, rec.said)
	}
}

func TestCorpusExamplesNameTheirPaths(t *testing.T) {
	page := strings.Replace(goodPage, "```markdown bad\n", "```markdown bad path=b.md\nA grue.\n```\n\n```markdown bad path=a.md\n", 1)
	got := complaints(t, page)
	if !strings.Contains(got, "a.md: 1:15-1:19") || !strings.Contains(got, "b.md: 1:3-1:7") {
		t.Errorf("the harness says %q, want findings with both paths", got)
	}
}

func TestPackListsItsRules(t *testing.T) {
	dir := t.TempDir()
	src := "package demo\nvar word = &lint.Rule{Name: \"demo/word\"}\nvar two = []*lint.Rule{&lint.Rule{Summary: \"s\", Name: \"demo/other-word\"}}\n"
	if err := os.WriteFile(filepath.Join(dir, "word.go"), []byte(src), 0o644); err != nil {
		t.Fatal(err)
	}
	got, err := declaredRules(dir)
	if err != nil || len(got) != 2 || got["demo/word"] != "word.go" || got["demo/other-word"] != "word.go" {
		t.Errorf("declaredRules = %v, %v; want both rules of word.go", got, err)
	}
}

func TestSubsumedNamesExist(t *testing.T) {
	packs := []*lint.Pack{{Name: "demo", Rules: []*lint.Rule{word}}, {Name: "other"}}
	tests := []struct {
		name string
		want string // the name complained of
	}{
		{"demo/word", ""}, {"demo/word@line:1", ""}, {"demo", ""}, {"other", ""},
		{"demo/world", "demo/world"}, {"others", "others"}, {"others/word", "others/word"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			rule := &lint.Rule{Name: "demo/x", Subsumes: []string{"demo/word", tt.name}}
			if got := unknownSubsumed(rule, packs); got != tt.want {
				t.Errorf("complains of %q, want %q", got, tt.want)
			}
		})
	}
	alone := &lint.Rule{Name: "demo/x", Subsumes: []string{"actions/vague"}}
	if got := unknownSubsumed(alone, packs[:1]); got != "" {
		t.Errorf("complains of %s, a name in a pack that is not there", got)
	}
}

// TestCollectedMustBeReadBack tests a rule whose values lose something on the way
// through JSON.
func TestCollectedMustBeReadBack(t *testing.T) {
	type hidden struct{ words int }
	rule := &lint.Rule{
		Name: "demo/words", Severity: lint.Warning, Data: hidden{},
		Collect: func(p *lint.Pass) any { return hidden{len(strings.Fields(string(p.Doc.File.Bytes())))} },
		CheckAll: func(p *lint.CorpusPass) {
			for _, d := range p.Docs {
				p.ReportAt(d.Path, lint.Place{}, lint.Diagnostic{Anchor: "words", Message: fmt.Sprint(d.Data.(hidden).words)})
			}
		},
	}
	l, err := lint.New([]*lint.Pack{{Name: "demo", Rules: []*lint.Rule{rule}}}, lint.Config{Template: "none"})
	if err != nil {
		t.Fatal(err)
	}
	rec := &recorder{}
	h := &harness{reporter: rec, rule: rule, page: &page{name: "words.md"}}
	sources := []lint.Source{lint.BytesSource("a.md", []byte("two words\n"))}
	findings, err := h.lint(l, &example{}, sources)
	if err != nil || len(findings) != 1 {
		t.Fatal(findings, err)
	}
	h.checkCollected(l, &example{}, sources, findings)
	if len(rec.said) != 1 || !strings.Contains(rec.said[0], "read back") {
		t.Errorf("complaints %q, want one about what is read back", rec.said)
	}
	rule.Data = nil
	rec.said = nil
	h.checkCollected(l, &example{}, sources, findings)
	if len(rec.said) != 1 || !strings.Contains(rec.said[0], "has no Data") {
		t.Errorf("complaints %q, want one about the missing Data", rec.said)
	}
}
