package lint_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/fix"
)

func TestSuppressions(t *testing.T) {
	tests := []struct {
		name string
		doc  string
		want []string
	}{
		{"on the line", "grue <!-- pmlint-disable-line w/one: quoted -->\n\ngrue\n", []string{"a.md:3:1 notice w/one"}},
		{"on the next line", "<!-- pmlint-disable-next-line w/one: quoted -->\ngrue\n\ngrue\n", []string{"a.md:4:1 notice w/one"}},
		{"a blank line between", "<!-- pmlint-disable-next-line w/one: quoted -->\n\ngrue\n", []string{}},
		{"in a section", "# T\n\n## A\n\ngrue\n\n<!-- pmlint-disable-section w/one: quoted -->\n\n### B\n\ngrue\n\n## C\n\ngrue\n",
			[]string{"a.md:15:1 notice w/one"}},
		{"before any section it is the document", "<!-- pmlint-disable-section w/one: quoted -->\n\ngrue\n", []string{}},
		{"in the file", "grue\n\n<!-- pmlint-disable-file w/one: quoted -->\n", []string{}},
		{"by pack", "grue <!-- pmlint-disable-line w: quoted -->\n", []string{}},
		{"several names", "grue gnu <!-- pmlint-disable-line w/one, v/two: quoted -->\n", []string{}},
		{"in a table", "| a | b |\n|---|---|\n| grue | x <!-- pmlint-disable-line w/one: quoted --> |\n| grue | y |\n", []string{"a.md:4:3 notice w/one"}},
		{"in an item", "- grue <!-- pmlint-disable-line w/one: quoted -->\n- grue\n", []string{"a.md:2:3 notice w/one"}},
		{"over several lines", "<!--\npmlint-disable-next-line w/one:\n  a long reason\n-->\ngrue\n", []string{}},
		{"in code it is text", "`<!-- pmlint-disable-line w/one: quoted -->` grue\n", []string{"a.md:1:46 notice w/one"}},
		{"in a code block it is text", "```\n<!-- pmlint-disable-next-line v/two: x -->\n```\n\ngnu\n", []string{"a.md:5:1 notice v/two"}},
		{"another comment", "<!-- pmlint is nice -->\n<!-- note -->\ngrue\n", []string{"a.md:3:1 notice w/one"}},
		{"unused", "gnat <!-- pmlint-disable-line w/one: quoted -->\n", []string{"a.md:1:6 warning suppress/unused"}},
		{"one of two unused", "gnu <!-- pmlint-disable-line v/two w/x, w/one: quoted -->\n", []string{"a.md:1:5 warning suppress/unused", "a.md:1:36 error suppress/unknown"}},
		{"unknown rule", "grue <!-- pmlint-disable-line w/onn: quoted -->\n", []string{"a.md:1:1 notice w/one", "a.md:1:31 error suppress/unknown"}},
		{"unknown directive", "grue <!-- pmlint-disable w/one: quoted -->\n", []string{"a.md:1:1 notice w/one", "a.md:1:6 error suppress/unknown"}},
		{"written apart", "grue <!-- pmlint disable-line w/one: quoted -->\n", []string{}},
		{"no rule", "grue <!-- pmlint-disable-line -->\n", []string{"a.md:1:1 notice w/one", "a.md:1:6 error suppress/unknown"}},
		{"no reason", "grue <!-- pmlint-disable-line w/one: -->\n", []string{"a.md:1:6 error suppress/reason"}},
		{"no colon", "grue <!-- pmlint-disable-line w/one quoted -->\n", []string{"a.md:1:6 error suppress/reason"}},
		{"suppressions cannot be suppressed", "<!-- pmlint-disable-file suppress: quiet -->\n\ngrue <!-- pmlint-disable-line w/one -->\n",
			[]string{"a.md:1:1 warning suppress/unused", "a.md:3:6 error suppress/reason"}},
		{"of two that cover one both are used", "<!-- pmlint-disable-file w/one: a -->\n\ngrue <!-- pmlint-disable-line w/one: b -->\n", []string{}},
		{"CRLF", "<!-- pmlint-disable-next-line w/one: quoted -->\r\ngrue\r\n", []string{}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			gnu := words("v/two", lint.Notice, false)
			gnu.Options = &wordOptions{Words: []string{"gnu"}}
			r := run(t, lint.Config{}, lint.Options{}, map[string]string{"a.md": tt.doc}, words("w/one", lint.Notice, false), gnu)
			if diff := cmp.Diff(tt.want, brief(r)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestTooManySuppressions(t *testing.T) {
	// Half of them for another rule: of one rule no more than a thousand findings are kept.
	doc := strings.Repeat("gnu <!-- pmlint-disable-line v/two: quoted -->\n\n", 500) +
		strings.Repeat("grue <!-- pmlint-disable-line w/one: quoted -->\n\n", 501)
	gnu := words("v/two", lint.Notice, false)
	gnu.Options = &wordOptions{Words: []string{"gnu"}}
	r := run(t, lint.Config{}, lint.Options{}, map[string]string{"a.md": doc}, words("w/one", lint.Notice, false), gnu)
	want := []string{"a.md:2001:1 notice w/one", "a.md:2001:6 error suppress/unknown"}
	if diff := cmp.Diff(want, brief(r)); diff != "" || r.Suppressed != 1000 {
		t.Errorf("%d suppressed, %s", r.Suppressed, diff)
	}
}

func TestSuppressionsOfRulesThatDidNotRun(t *testing.T) {
	doc := map[string]string{"a.md": "gnat <!-- pmlint-disable-line w/one, w: quoted -->\n"}
	rule := words("w/one", lint.Notice, false)
	for _, cfg := range []lint.Config{
		{Skip: []string{"w/one"}},
		{Only: []string{"suppress"}},
	} {
		if r := run(t, cfg, lint.Options{}, doc, rule); len(r.Findings) != 0 {
			t.Errorf("with --only %v --skip %v: %v", cfg.Only, cfg.Skip, brief(r))
		}
	}
}

func TestEnforcedRulesCannotBeSuppressed(t *testing.T) {
	yes := true
	cfg := lint.Config{Rules: map[string]lint.Setting{"w": {Enforce: &yes}}}
	r := run(t, cfg, lint.Options{}, map[string]string{"a.md": "gnu <!-- pmlint-disable-line w/two: quoted -->\n"}, gnuRule())
	want := []string{"a.md:1:1 notice w/two", "a.md:1:5 warning suppress/unused"}
	if diff := cmp.Diff(want, brief(r)); diff != "" {
		t.Fatal(diff)
	}
	if want := "the configuration enforces w/two, so the comment has no effect"; r.Findings[1].Message != want {
		t.Errorf("message %q, want %q", r.Findings[1].Message, want)
	}
}

func TestFixesOfSuppressions(t *testing.T) {
	tests := []struct{ name, doc, want string }{
		{"a comment on its own line", "# T\n\n<!-- pmlint-disable-next-line w: x -->\ntext\n", "# T\n\ntext\n"},
		{"between blank lines", "# T\n\n<!-- pmlint-disable-next-line w: x -->\n\ntext\n", "# T\n\ntext\n"},
		{"at the end of a line", "text <!-- pmlint-disable-line w: x -->\nmore\n", "text\nmore\n"},
		{"one name of two", "text <!-- pmlint-disable-line w, v: x -->\n", "text\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			v := gnuRule()
			v.Name = "v/two"
			r := run(t, lint.Config{}, lint.Options{}, map[string]string{"a.md": tt.doc}, gnuRule(), v)
			got, _, err := fix.Once([]byte(tt.doc), r.Findings, fix.Safe)
			if err != nil || string(got) != tt.want {
				t.Errorf("fixed to %q, %v; want %q", got, err, tt.want)
			}
		})
	}
}

func gnuRule() *lint.Rule {
	r := words("w/two", lint.Notice, false)
	r.Options = &wordOptions{Words: []string{"gnu"}}
	return r
}
