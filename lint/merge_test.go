package lint_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/text"
)

// gnus reports each gnu, those of a document together.
var gnus = &lint.Rule{
	Name: "w/herd", Severity: lint.Notice,
	Check: func(p *lint.Pass) {
		eachWord(p.Doc.File.Bytes(), "gnu", func(s text.Span) {
			name := p.Doc.File.Text(text.Span{Start: s.Start, End: s.End + 2})
			p.Report(lint.Diagnostic{Span: s, Anchor: name, Message: name + " is here", Group: "gnus", ShortMessage: name})
		})
	},
	Merge: func(members []lint.Finding) (message, hint string) {
		names := make([]string, len(members))
		for i, m := range members {
			names[i] = m.ShortMessage
		}
		return strings.Join(names, ", ") + " are here", ""
	},
}

func messages(findings []lint.Finding) []string {
	var out []string
	for _, f := range findings {
		out = append(out, fmt.Sprintf("%s:%d %s", f.Path, f.Start.Line, f.Message))
	}
	return out
}

func TestSumNamesWhatIsNew(t *testing.T) {
	before := map[string]string{"a.md": "# A\n\ngnu-1\n\ngnu-2\n"}
	after := map[string]string{
		"a.md": "# A\n\nmoved\n\ngnu-2\n\ngnu-1\n\ngnu-3\n\ngnu-4\n",
		"b.md": "# B\n\ngnu-5\n\n<!-- pmlint-disable-next-line w/herd: known -->\ngnu-6\n\ngnu-7\n",
		"c.md": "# C\n\ngnu-8\n",
	}
	base := run(t, lint.Config{}, lint.Options{Apart: true}, before, gnus)
	if len(base.Findings) != 2 {
		t.Fatalf("apart: %v", messages(base.Findings))
	}
	tests := []struct {
		name string
		opts lint.Options
		want []string
	}{
		{"all", lint.Options{}, []string{"a.md:5 gnu-2, gnu-1, gnu-3, gnu-4 are here", "b.md:3 gnu-5, gnu-7 are here", "c.md:3 gnu-8 is here"}},
		{"what the base has not", lint.Options{Base: base}, []string{"a.md:9 gnu-3, gnu-4 are here", "b.md:3 gnu-5, gnu-7 are here", "c.md:3 gnu-8 is here"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := run(t, lint.Config{}, tt.opts, after, gnus)
			if diff := cmp.Diff(tt.want, messages(r.Findings)); diff != "" {
				t.Error(diff)
			}
			first := r.Findings[0]
			if n := strings.Count(first.Message, ","); len(first.Related) != n || first.Related[0].Start.Line == 0 {
				t.Errorf("%d other places, want %d: %v", len(first.Related), n, first.Related)
			}
		})
	}
}

// TestSumBearsTheNameOfItsFirst keeps what other tools know of a finding while
// others come and go below it.
func TestSumBearsTheNameOfItsFirst(t *testing.T) {
	one := run(t, lint.Config{}, lint.Options{}, map[string]string{"a.md": "gnu-1\n"}, gnus)
	two := run(t, lint.Config{}, lint.Options{}, map[string]string{"a.md": "x\n\ngnu-1\n\ngnu-2\n"}, gnus)
	if one.Findings[0].Fingerprint != two.Findings[0].Fingerprint {
		t.Error("the fingerprint changes with what stands below")
	}
}

func TestSumsAreMadeBeforeFindingsAreHandedOut(t *testing.T) {
	l, err := lint.New(packs(gnus), lint.Config{Template: "none"})
	if err != nil {
		t.Fatal(err)
	}
	docs := map[string]string{"a.md": "gnu-1\n\ngnu-2\n", "b.md": "gnu-1\n\ngnu-2\n"}
	var got []string
	r, err := l.Run(context.Background(), sources(docs), lint.Options{Hold: 1, Each: func(f []lint.Finding) { got = append(got, messages(f)...) }})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"a.md:1 gnu-1, gnu-2 are here", "b.md:1 gnu-1, gnu-2 are here"}, got); diff != "" || r.Count(lint.Notice) != 2 {
		t.Errorf("%d counted, %s", r.Count(lint.Notice), diff)
	}
}
