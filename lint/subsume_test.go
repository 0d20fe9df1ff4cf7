package lint_test

import (
	"bytes"
	"slices"
	"testing"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/text"
)

// firstLine is a rule that reports the first line of a document.
func firstLine(covers ...string) *lint.Rule {
	return &lint.Rule{
		Name: "line/first", Summary: "no first line", Severity: lint.Notice, Subsumes: covers,
		Check: func(p *lint.Pass) {
			src := p.Doc.File.Bytes()
			p.Reportf(text.Span{End: bytes.IndexByte(src, '\n')}, "line:1", "the first line")
		},
	}
}

func TestFindingsOfTheSameCauseAreDropped(t *testing.T) {
	docs := map[string]string{"a.md": "# A grue\n\na grue\n"}
	for name, tt := range map[string]struct {
		covers, skip []string
		want         []string
	}{
		"by rule":        {covers: []string{"a/grue"}, want: []string{"a.md:1:1 notice line/first", "a.md:1:5 warning b/grue", "a.md:3:3 warning a/grue", "a.md:3:3 warning b/grue"}},
		"by pack":        {covers: []string{"a", "b"}, want: []string{"a.md:1:1 notice line/first", "a.md:3:3 warning a/grue", "a.md:3:3 warning b/grue"}},
		"by anchor":      {covers: []string{"a/grue@word:grue"}, want: []string{"a.md:1:1 notice line/first", "a.md:1:5 warning b/grue", "a.md:3:3 warning b/grue"}},
		"when it is off": {covers: []string{"a", "b"}, skip: []string{"line"}, want: []string{"a.md:1:5 warning a/grue", "a.md:1:5 warning b/grue", "a.md:3:3 warning a/grue", "a.md:3:3 warning b/grue"}},
	} {
		t.Run(name, func(t *testing.T) {
			r := run(t, lint.Config{Skip: tt.skip}, lint.Options{}, docs,
				firstLine(tt.covers...), words("a/grue", lint.Warning, false), words("b/grue", lint.Warning, false))
			if got := brief(r); !slices.Equal(got, tt.want) {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}
