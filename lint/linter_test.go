package lint_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"runtime"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/text"
)

// words is a rule that finds words, as an anchor within the section that holds
// them.
func words(name string, severity lint.Severity, byStatus bool) *lint.Rule {
	return &lint.Rule{
		Name: name, Summary: "no such word", Severity: severity, ByStatus: byStatus,
		Options: &wordOptions{Words: []string{"grue"}},
		Check: func(p *lint.Pass) {
			for _, w := range p.Options.(*wordOptions).Words {
				eachWord(p.Doc.File.Bytes(), w, func(s text.Span) {
					p.Report(lint.Diagnostic{Span: s, Anchor: "word:" + w, Message: fmt.Sprintf("the word %q", w)})
				})
			}
		},
	}
}

type wordOptions struct {
	Words []string `yaml:"words" doc:"the words"`
	Loud  bool     `yaml:"loud" doc:"loudly"`
}

func eachWord(src []byte, word string, f func(text.Span)) {
	for at := 0; ; {
		i := bytes.Index(src[at:], []byte(word))
		if i < 0 {
			return
		}
		f(text.Span{Start: at + i, End: at + i + len(word)})
		at += i + len(word)
	}
}

// sizes is a rule about the whole corpus: no two documents of one size.
var sizes = &lint.Rule{
	Name: "corpus/size", Summary: "sizes differ", Severity: lint.Warning,
	Collect: func(p *lint.Pass) any { return size{p.Doc.File.Len(), p.Place(text.Span{Start: 2, End: 3})} },
	Data:    size{},
	CheckAll: func(p *lint.CorpusPass) {
		first := map[int]lint.Collected{}
		for _, d := range p.Docs {
			here := d.Data.(size)
			if other, ok := first[here.Bytes]; ok {
				p.ReportAt(d.Path, here.At, lint.Diagnostic{
					Anchor: "size", Message: fmt.Sprintf("as long as %s", other.Path),
					Related: []lint.Related{other.Data.(size).At.Related(other.Path, "")},
				})
			}
			first[here.Bytes] = d
		}
	},
}

// size is what the rule keeps of a document.
type size struct {
	Bytes int        `json:"bytes"`
	At    lint.Place `json:"at"`
}

// suppressions are the engine's own rules as a pack.
var suppressions = &lint.Pack{Name: "suppress", Rules: []*lint.Rule{
	{Name: "suppress/unused", Severity: lint.Warning},
	{Name: "suppress/unknown", Severity: lint.Error},
	{Name: "suppress/reason", Severity: lint.Error},
}}

func packs(rules ...*lint.Rule) []*lint.Pack {
	byName := map[string]*lint.Pack{}
	all := []*lint.Pack{suppressions}
	for _, r := range rules {
		p := byName[r.Pack()]
		if p == nil {
			p = &lint.Pack{Name: r.Pack()}
			byName[r.Pack()] = p
			all = append(all, p)
		}
		p.Rules = append(p.Rules, r)
	}
	return all
}

func sources(docs map[string]string) []lint.Source {
	var out []lint.Source
	for path, src := range docs {
		out = append(out, lint.BytesSource(path, []byte(src)))
	}
	return out
}

func run(t *testing.T, cfg lint.Config, opts lint.Options, docs map[string]string, rules ...*lint.Rule) *lint.Result {
	t.Helper()
	if cfg.Template == "" {
		cfg.Template = "none"
	}
	l, err := lint.New(packs(rules...), cfg)
	if err != nil {
		t.Fatal(err)
	}
	result, err := l.Run(context.Background(), sources(docs), opts)
	if err != nil {
		t.Fatal(err)
	}
	return result
}

// brief writes findings as "path:line:column severity rule".
func brief(r *lint.Result) []string {
	out := []string{}
	for _, f := range r.Findings {
		out = append(out, fmt.Sprintf("%s:%d:%d %s %s", f.Path, f.Start.Line, f.Start.Column, f.Severity, f.Rule))
	}
	return out
}

func TestResultDoesNotDependOnJobs(t *testing.T) {
	docs := map[string]string{}
	for i := range 60 {
		docs[fmt.Sprintf("d%02d.md", i)] = fmt.Sprintf("# Title %d\n\n%sa grue and\na gnu\n", i, strings.Repeat("grue\n\n", i%7))
	}
	var want []byte
	for _, jobs := range []int{1, 8, 3} {
		r := run(t, lint.Config{}, lint.Options{Jobs: jobs}, docs, words("a/grue", lint.Warning, false), words("b/grue", lint.Error, false), sizes)
		got, err := json.Marshal(r)
		if err != nil {
			t.Fatal(err)
		}
		if want == nil {
			want = got
		}
		if !bytes.Equal(got, want) {
			t.Fatalf("-j %d gives another result than -j 1", jobs)
		}
	}
}

func TestFindingsAreSortedAndPlaced(t *testing.T) {
	r := run(t, lint.Config{}, lint.Options{}, map[string]string{
		"b.md": "# B\n\nA grue, an 🚒 grue.\n",
		"a.md": "\ufeffgrue\r\n\r\n\tgrue",
	}, words("w/grue", lint.Notice, false))
	want := []string{"a.md:1:1 notice w/grue", "a.md:3:2 notice w/grue", "b.md:3:3 notice w/grue", "b.md:3:14 notice w/grue"}
	if diff := cmp.Diff(want, brief(r)); diff != "" {
		t.Error(diff)
	}
	last := r.Findings[3]
	if last.Excerpt.Text != "A grue, an 🚒 grue." || last.Excerpt.Offset != 5 || last.End.Column != 18 || last.End.UTF16 != 19 {
		t.Errorf("finding = %+v", last)
	}
	if r.Findings[0].Excerpt.Text != "grue" {
		t.Errorf("excerpt = %q, want it without byte order mark and line end", r.Findings[0].Excerpt.Text)
	}
}

func TestExcerptsOfLongLinesShowTheSpan(t *testing.T) {
	line := strings.Repeat("é ", 5000) + "grue" + strings.Repeat(" é", 5000)
	r := run(t, lint.Config{}, lint.Options{}, map[string]string{"a.md": line}, words("w/grue", lint.Notice, false))
	f := r.Findings[0]
	if len(f.Excerpt.Text) > 500 || line[f.Excerpt.Offset:f.Excerpt.Offset+len(f.Excerpt.Text)] != f.Excerpt.Text ||
		f.Excerpt.Offset > f.Span.Start || f.Excerpt.Offset+len(f.Excerpt.Text) < f.Span.End {
		t.Errorf("excerpt of %d bytes at %d does not show the span %v", len(f.Excerpt.Text), f.Excerpt.Offset, f.Span)
	}
}

func TestPanickingRuleIsOneFindingAndExit2(t *testing.T) {
	bad := &lint.Rule{Name: "p/bad", Severity: lint.Warning, Check: func(p *lint.Pass) {
		p.Reportf(text.Span{}, "x", "reported before the panic")
		var none []int
		_ = none[len(p.Doc.File.Bytes())]
	}}
	badAll := &lint.Rule{Name: "p/all", Severity: lint.Warning, Collect: func(*lint.Pass) any { return 1 },
		CheckAll: func(*lint.CorpusPass) { panic("no") }}
	r := run(t, lint.Config{}, lint.Options{}, map[string]string{"a.md": "grue\n"}, bad, badAll, words("w/grue", lint.Notice, false))
	want := []string{"a.md:1:1 error internal/panic", "a.md:1:1 error internal/panic", "a.md:1:1 notice w/grue"}
	if diff := cmp.Diff(want, brief(r)); diff != "" {
		t.Error(diff)
	}
	if !strings.Contains(r.Findings[1].Message, "p/all") || !strings.Contains(r.Findings[0].Message, "rule p/bad panicked") {
		t.Errorf("messages %q, %q do not name the rules", r.Findings[0].Message, r.Findings[1].Message)
	}
	if len(r.Failures) != 2 || r.ExitCode(lint.FailOnNever) != 2 {
		t.Errorf("failures %v, exit code %d; want 2 and 2", r.Failures, r.ExitCode(lint.FailOnNever))
	}
}

func TestSeverity(t *testing.T) {
	rules := func(s map[string]lint.Setting) lint.Config { return lint.Config{Rules: s} }
	level := func(name string, l lint.Level) map[string]lint.Setting {
		return map[string]lint.Setting{name: {Level: l}}
	}
	draft := "**Status:** Draft\n\ngrue\n"
	tests := []struct {
		name string
		rule *lint.Rule
		cfg  lint.Config
		doc  string
		want string // "" for no finding
	}{
		{"default", words("w/grue", lint.Warning, false), lint.Config{}, draft, "warning"},
		{"by status, draft", words("w/grue", lint.Off, true), lint.Config{}, draft, "notice"},
		{"by status, none stated", words("w/grue", lint.Off, true), lint.Config{}, "grue", "warning"},
		{"by status, final", words("w/grue", lint.Off, true), lint.Config{}, "**Status:** Final\n\ngrue\n", "error"},
		{"by status, the team's word", words("w/grue", lint.Off, true),
			lint.Config{Statuses: map[string]lint.Status{"sealed": lint.Final}}, "**Status:** Sealed\n\ngrue\n", "error"},
		{"by status, unknown word", words("w/grue", lint.Off, true), lint.Config{}, "**Status:** Sealed\n\ngrue\n", "warning"},
		{"config", words("w/grue", lint.Warning, false), rules(level("w/grue", lint.LevelError)), draft, "error"},
		{"config of the pack", words("w/grue", lint.Warning, false), rules(level("w", lint.LevelError)), draft, "error"},
		{"rule over pack", words("w/grue", lint.Warning, false), rules(map[string]lint.Setting{
			"w": {Level: lint.LevelError}, "w/grue": {Level: lint.LevelNotice}}), draft, "notice"},
		{"config over status", words("w/grue", lint.Off, true), rules(level("w/grue", lint.LevelError)), draft, "error"},
		{"config asks for the status", words("w/grue", lint.Error, false), rules(level("w/grue", lint.LevelByStatus)), draft, "notice"},
		{"config turns off", words("w/grue", lint.Warning, false), rules(level("w/grue", lint.LevelOff)), draft, ""},
		{"pack turned off", words("w/grue", lint.Off, true), rules(level("w", lint.LevelOff)), draft, ""},
		{"off by default", words("w/grue", lint.Off, false), lint.Config{}, draft, ""},
		{"a pack does not wake it", words("w/grue", lint.Off, false), rules(level("w", lint.LevelError)), draft, ""},
		{"config wakes it", words("w/grue", lint.Off, false), rules(level("w/grue", lint.LevelWarning)), draft, "warning"},
		{"the command line wakes it", words("w/grue", lint.Off, false), lint.Config{Only: []string{"w/grue"}}, draft, "notice"},
		{"not by its pack", words("w/grue", lint.Off, false), lint.Config{Only: []string{"w"}}, draft, ""},
		{"skipped", words("w/grue", lint.Warning, false), lint.Config{Skip: []string{"w"}}, draft, ""},
		{"override by path", words("w/grue", lint.Warning, false), lint.Config{
			Rules:     level("w/grue", lint.LevelNotice),
			Overrides: []lint.Override{{Paths: []string{"docs/**"}, Rules: level("w/grue", lint.LevelError)}},
		}, draft, "error"},
		{"override elsewhere", words("w/grue", lint.Warning, false), lint.Config{
			Overrides: []lint.Override{{Paths: []string{"old/**"}, Rules: level("w/grue", lint.LevelOff)}},
		}, draft, "warning"},
		{"the last override wins", words("w/grue", lint.Warning, false), lint.Config{Overrides: []lint.Override{
			{Paths: []string{"**"}, Rules: level("w/grue", lint.LevelOff)},
			{Paths: []string{"docs/a.md"}, Rules: level("w", lint.LevelError)},
		}}, draft, "error"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := run(t, tt.cfg, lint.Options{}, map[string]string{"docs/a.md": tt.doc}, tt.rule)
			got := ""
			if len(r.Findings) > 0 {
				got = r.Findings[0].Severity.String()
			}
			if got != tt.want {
				t.Errorf("severity %q, want %q", got, tt.want)
			}
		})
	}
}

func TestOptionsByPath(t *testing.T) {
	cfg := lint.Config{
		Rules: map[string]lint.Setting{"w/grue": {Options: map[string]any{"words": []string{"gnu", "gnat"}, "loud": true}}},
		Overrides: []lint.Override{{Paths: []string{"b.md"}, Rules: map[string]lint.Setting{
			"w/grue": {Options: map[string]any{"words": []string{"grue"}}}}}},
	}
	doc := "grue gnu gnat\n"
	r := run(t, cfg, lint.Options{}, map[string]string{"a.md": doc, "b.md": doc}, words("w/grue", lint.Notice, false))
	want := []string{"a.md:1:6 notice w/grue", "a.md:1:10 notice w/grue", "b.md:1:1 notice w/grue"}
	if diff := cmp.Diff(want, brief(r)); diff != "" {
		t.Error(diff)
	}
}

func TestNewRefuses(t *testing.T) {
	tests := []struct {
		name string
		cfg  lint.Config
		want string
	}{
		{"unknown rule in only", lint.Config{Only: []string{"w/gru"}}, `--only: no rule or pack is called "w/gru"; did you mean w/grue?`},
		{"unknown pack in skip", lint.Config{Skip: []string{"suppres"}}, "did you mean suppress?"},
		{"unknown rule in rules", lint.Config{Rules: map[string]lint.Setting{"x/y": {}}}, `"x/y"`},
		{"unknown rule in an override", lint.Config{Overrides: []lint.Override{{Rules: map[string]lint.Setting{"w/grew": {}}}}}, "did you mean w/grue?"},
		{"unknown option", lint.Config{Rules: map[string]lint.Setting{"w/grue": {Options: map[string]any{"word": 1}}}}, "did you mean words?"},
		{"option of the wrong type", lint.Config{Rules: map[string]lint.Setting{"w/grue": {Options: map[string]any{"words": 1}}}}, "is int, not []string"},
		{"options of a pack", lint.Config{Rules: map[string]lint.Setting{"w": {Options: map[string]any{"words": 1}}}}, "is a pack"},
		{"bad glob", lint.Config{Overrides: []lint.Override{{Paths: []string{"a[", "b"}}}}, "not a valid glob"},
		{"template that is not there", lint.Config{Template: "docs/none.md"}, "docs/none.md"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := lint.New(packs(words("w/grue", lint.Notice, false)), tt.cfg)
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("error %v, want %q", err, tt.want)
			}
		})
	}
}

func TestFingerprintsStay(t *testing.T) {
	before := "# INC-7\n\n## One\n\ngrue here\n\n## Two\n\nanother grue\n"
	after := "# INC-7\n\nNew first lines.\n\n## Two\n\nanother grue\n\n## One\n\ngrue here\n"
	prints := func(docs map[string]string) []string {
		var out []string
		for _, f := range run(t, lint.Config{}, lint.Options{}, docs, words("w/grue", lint.Notice, false)).Findings {
			out = append(out, f.Fingerprint)
		}
		slices.Sort(out)
		return out
	}
	if diff := cmp.Diff(prints(map[string]string{"a.md": before}), prints(map[string]string{"a.md": after})); diff != "" {
		t.Errorf("fingerprints change with the order of the text: %s", diff)
	}
	withID := func(id string) string { return "**Incident ID:** " + id + "\n\ngrue\n" }
	if !slices.Equal(prints(map[string]string{"a.md": withID("INC-42")}), prints(map[string]string{"b.md": withID("INC-42")})) {
		t.Error("fingerprints of a document with an incident id change with its path")
	}
	if slices.Equal(prints(map[string]string{"a.md": withID("INC-XXXX")}), prints(map[string]string{"b.md": withID("INC-XXXX")})) {
		t.Error("a placeholder counts as an incident id")
	}
}

func TestOnlyWhatTheChangeBrought(t *testing.T) {
	rule := words("w/grue", lint.Notice, false)
	base := run(t, lint.Config{}, lint.Options{}, map[string]string{"a.md": "# T\n\ngrue\n", "b.md": "# T\n\ngrue\n"}, rule)
	tests := []struct {
		name string
		docs map[string]string
		want []string
	}{
		{"lines above moved", map[string]string{"a.md": "# T\n\nMore.\n\ngrue\n"}, []string{}},
		{"a second one of the kind", map[string]string{"a.md": "# T\n\ngrue\n\ngrue\n"}, []string{"a.md:5:1 notice w/grue"}},
		{"a new document", map[string]string{"c.md": "grue"}, []string{"c.md:1:1 notice w/grue"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := run(t, lint.Config{}, lint.Options{Base: base}, tt.docs, rule)
			if diff := cmp.Diff(tt.want, brief(r)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestTwoDocumentsWithOneID(t *testing.T) {
	rule := words("w/grue", lint.Notice, false)
	doc := "**Incident ID:** INC-42\n\ngrue\n"
	base := run(t, lint.Config{}, lint.Options{}, map[string]string{"b.md": doc}, rule)
	r := run(t, lint.Config{}, lint.Options{Base: base}, map[string]string{"a.md": doc, "b.md": doc}, rule)
	if diff := cmp.Diff([]string{"a.md:3:1 notice w/grue"}, brief(r)); diff != "" {
		t.Errorf("the copy is what is new: %s", diff)
	}
}

func TestCorpusRule(t *testing.T) {
	docs := map[string]string{"a.md": "# AA\n", "b.md": "# BB\n", "c.md": "# CCC\n"}
	r := run(t, lint.Config{}, lint.Options{}, docs, sizes)
	if diff := cmp.Diff([]string{"b.md:1:3 warning corpus/size"}, brief(r)); diff != "" {
		t.Error(diff)
	}
	if f := r.Findings[0]; f.Excerpt.Text != "# BB" || f.Related[0].Start.Column != 3 || f.Fingerprint == "" {
		t.Errorf("finding = %+v", f)
	}
	docs["b.md"] = "# BB <!-- pmlint-disable-line corpus/size: it is a copy -->\n"
	docs["a.md"] = "# AA <!-- as long as the other one, to the byte, 48 -->\n# \n\n"
	if r := run(t, lint.Config{}, lint.Options{}, docs, sizes); len(docs["a.md"]) != len(docs["b.md"]) || len(r.Findings) != 0 || r.Suppressed != 1 {
		t.Errorf("findings %v, suppressed %d; want none and 1 (%d, %d)", brief(r), r.Suppressed, len(docs["a.md"]), len(docs["b.md"]))
	}
	off := lint.Config{Overrides: []lint.Override{{Paths: []string{"b.md"}, Rules: map[string]lint.Setting{"corpus": {Level: lint.LevelOff}}}}}
	docs = map[string]string{"a.md": "# AA\n", "b.md": "# BB\n"}
	if r := run(t, off, lint.Options{}, docs, sizes); len(r.Findings) != 0 {
		t.Errorf("findings %v in a document where the rule is off", brief(r))
	}
}

func TestContextIsReadButNotReported(t *testing.T) {
	l, err := lint.New(packs(sizes, words("w/grue", lint.Notice, false)), lint.Config{})
	if err != nil {
		t.Fatal(err)
	}
	context1 := lint.BytesSource("a.md", []byte("grue"))
	context1.Context = true
	r, err := l.Run(context.Background(), []lint.Source{context1, lint.BytesSource("b.md", []byte("gnus"))}, lint.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"b.md:1:3 warning corpus/size"}, brief(r)); diff != "" || r.Documents != 1 {
		t.Errorf("%d documents, %s", r.Documents, diff)
	}
}

func TestSourcesThatFail(t *testing.T) {
	broken := errors.New("disk on fire")
	l, err := lint.New(packs(words("w/grue", lint.Notice, false)), lint.Config{})
	if err != nil {
		t.Fatal(err)
	}
	r, err := l.Run(context.Background(), []lint.Source{
		{Path: "a.md", Open: func() (io.ReadCloser, error) { return nil, broken }},
		lint.BytesSource("b.md", []byte("grue")),
	}, lint.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Failures) != 1 || !errors.Is(r.Failures[0], broken) || r.ExitCode(lint.FailOnNever) != 2 || r.Documents != 1 || len(r.Findings) != 1 {
		t.Errorf("result = %+v", r)
	}
	if _, err := l.Run(context.Background(), []lint.Source{lint.BytesSource("a.md", nil), lint.BytesSource("a.md", nil)}, lint.Options{}); err == nil {
		t.Error("two sources with one path are accepted")
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := l.Run(ctx, []lint.Source{lint.BytesSource("a.md", nil)}, lint.Options{}); !errors.Is(err, context.Canceled) {
		t.Errorf("a cancelled run gives %v", err)
	}
}

func TestUnreadDocuments(t *testing.T) {
	unread := &lint.Rule{Name: "d/unread", Severity: lint.Error, Unread: true, Check: func(p *lint.Pass) {
		p.Reportf(text.Span{}, "x", "%d guards", len(p.Doc.Guards))
	}}
	tests := []struct {
		name, doc string
		want      []string
	}{
		{"readable", "grue\n", []string{"d/unread", "w/grue"}},
		{"empty", " \n", []string{"d/unread"}},
		{"binary", "grue\x00", []string{"d/unread"}},
		{"only front matter", "---\ntitle: grue\n---\n", []string{"d/unread"}},
		{"too large", "grue" + strings.Repeat(" ", lint.MaxSize), []string{"d/unread"}},
		{"not UTF-8", "grue\xff", []string{"d/unread", "w/grue"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := run(t, lint.Config{}, lint.Options{}, map[string]string{"a.md": tt.doc}, unread, words("w/grue", lint.Notice, false))
			got := []string{}
			for _, f := range r.Findings {
				got = append(got, f.Rule)
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestTreesAreDropped makes sure that memory does not grow with the number of
// documents: nothing of a result refers to a document's tree.
func TestTreesAreDropped(t *testing.T) {
	var dropped atomic.Int64
	rule := words("w/grue", lint.Warning, false)
	check := rule.Check
	rule.Check = func(p *lint.Pass) {
		runtime.AddCleanup(p.Doc, func(*atomic.Int64) { dropped.Add(1) }, nil)
		check(p)
	}
	docs := map[string]string{}
	for i := range 50 {
		docs[fmt.Sprintf("%d.md", i)] = "# T\n\ngrue\n"
	}
	r := run(t, lint.Config{}, lint.Options{}, docs, rule, sizes)
	for range 200 {
		runtime.GC()
		if dropped.Load() == 50 {
			break
		}
		time.Sleep(5 * time.Millisecond)
	}
	if dropped.Load() != 50 || len(r.Findings) != 50+49 {
		t.Errorf("%d of 50 documents dropped while the result lives; %d findings", dropped.Load(), len(r.Findings))
	}
}

func TestExitCodes(t *testing.T) {
	tests := []struct {
		found     lint.Severity
		threshold lint.Threshold
		want      int
	}{
		{lint.Error, lint.FailOnError, 1}, {lint.Warning, lint.FailOnError, 0},
		{lint.Warning, lint.FailOnWarning, 1}, {lint.Notice, lint.FailOnWarning, 0},
		{lint.Notice, lint.FailOnNotice, 1}, {lint.Error, lint.FailOnNever, 0},
	}
	for _, tt := range tests {
		r := lint.Result{Findings: []lint.Finding{{Severity: tt.found}}}
		if got := r.ExitCode(tt.threshold); got != tt.want {
			t.Errorf("%s with --fail-on %s: exit %d, want %d", tt.found, tt.threshold, got, tt.want)
		}
	}
}

func TestEachGetsWhatTheResultWouldHold(t *testing.T) {
	docs := map[string]string{}
	for i := range 40 {
		docs[fmt.Sprintf("d%02d.md", i)] = strings.Repeat("grue\n\n", i%5) + "<!-- pmlint-disable-file corpus: copies -->\n"[:43*(i%2)]
	}
	rules := []*lint.Rule{words("w/one", lint.Warning, false), sizes}
	// A comment that names a rule about the corpus can only be judged late.
	isLate := func(f lint.Finding) bool { return f.Rule == sizes.Name || f.Rule == "suppress/unused" }
	whole := run(t, lint.Config{}, lint.Options{}, docs, rules...)
	base := run(t, lint.Config{}, lint.Options{}, map[string]string{"d03.md": docs["d03.md"]}, rules...)
	tests := []struct {
		name string
		opts lint.Options
		late bool // findings about the corpus come last
	}{
		{"few findings", lint.Options{}, false},
		{"many", lint.Options{Hold: 10, Jobs: 1}, true},
		{"many, several jobs", lint.Options{Hold: 10, Jobs: 8}, true},
		{"with a base", lint.Options{Hold: 10, Base: base}, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			want := run(t, lint.Config{}, tt.opts, docs, rules...)
			var got, late []lint.Finding
			tt.opts.Each = func(fs []lint.Finding) {
				for _, f := range fs {
					if tt.late && isLate(f) {
						late = append(late, f)
					} else {
						got = append(got, f)
					}
				}
			}
			r := run(t, lint.Config{}, tt.opts, docs, rules...)
			var expected, expectedLate []lint.Finding
			for _, f := range want.Findings {
				if tt.late && isLate(f) {
					expectedLate = append(expectedLate, f)
				} else {
					expected = append(expected, f)
				}
			}
			if diff := cmp.Diff(brief(&lint.Result{Findings: expected}), brief(&lint.Result{Findings: got})); diff != "" {
				t.Error(diff)
			}
			if diff := cmp.Diff(brief(&lint.Result{Findings: expectedLate}), brief(&lint.Result{Findings: late})); diff != "" {
				t.Error(diff)
			}
			if r.Findings != nil || r.Count(lint.Warning) != want.Count(lint.Warning) || r.ExitCode(lint.FailOnWarning) != 1 || r.Suppressed != want.Suppressed {
				t.Errorf("the result holds %d findings and counts %d warnings, want none and %d", len(r.Findings), r.Count(lint.Warning), want.Count(lint.Warning))
			}
		})
	}
	if len(whole.Findings) != 97 || whole.Suppressed != 15 {
		t.Errorf("%d findings and %d suppressed, not 97 and 15", len(whole.Findings), whole.Suppressed)
	}
}

// TestPacksThatCannotStandTogether refuses packs in which a name says nothing.
func TestPacksThatCannotStandTogether(t *testing.T) {
	one := &lint.Pack{Name: "house", Rules: []*lint.Rule{{Name: "house/tracked"}}}
	tests := []struct {
		name  string
		packs []*lint.Pack
		want  string
	}{
		{"a name twice", []*lint.Pack{one, {Name: "house", Rules: []*lint.Rule{{Name: "house/tracked"}}}}, `two rules are called "house/tracked"`},
		{"a rule of another pack", []*lint.Pack{{Name: "home", Rules: one.Rules}}, `the pack "home" holds a rule called "house/tracked"`},
	}
	for _, tt := range tests {
		if _, err := lint.New(tt.packs, lint.Config{}); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: error %v, want %q", tt.name, err, tt.want)
		}
	}
}

// TestPackWithoutPages holds that pages and their address are the pack's own
// affair: a pack may have neither.
func TestPackWithoutPages(t *testing.T) {
	rule := &lint.Rule{Name: "house/no-ticket"}
	pack := &lint.Pack{Name: "house", Rules: []*lint.Rule{rule}}
	if _, err := pack.Page(rule); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("Page gives the error %v", err)
	}
	if got := pack.URL(rule); got != "" {
		t.Errorf("URL is %q without a BaseURL", got)
	}
	pack.BaseURL = "https://wiki.example.com/house/"
	if got, want := pack.URL(rule), "https://wiki.example.com/house/no_ticket.md"; got != want {
		t.Errorf("URL is %q, want %q", got, want)
	}
}
