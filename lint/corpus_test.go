package lint_test

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pmlint/pmlint/lint"
)

// examine examines the documents one by one and puts them into a corpus.
func examine(t *testing.T, l *lint.Linter, c *lint.Corpus, docs map[string]string) map[string][]lint.Finding {
	t.Helper()
	found := map[string][]lint.Finding{}
	for path, src := range docs {
		x, err := l.Examine(context.Background(), lint.BytesSource(path, []byte(src)), lint.Options{})
		if err != nil || len(x.Failures) > 0 {
			t.Fatal(err, x.Failures)
		}
		if x.Doc == nil || x.File.Path() != path {
			t.Fatalf("the examination of %s has no reading", path)
		}
		found[path] = x.Findings
		c.Put(x)
	}
	return found
}

// together is what an editor shows: what documents give by themselves and what
// the corpus adds.
func together(t *testing.T, alone map[string][]lint.Finding, c *lint.Corpus) []string {
	t.Helper()
	found, err := c.Check(lint.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, path := range slices.Sorted(maps.Keys(alone)) {
		all = append(all, brief(&lint.Result{Findings: slices.Concat(alone[path], found[path])})...)
	}
	slices.Sort(all)
	return all
}

func TestCorpusGivesWhatARunGives(t *testing.T) {
	rules := []*lint.Rule{words("w/one", lint.Warning, false), sizes}
	l, err := lint.New(packs(rules...), lint.Config{Template: "none"})
	if err != nil {
		t.Fatal(err)
	}
	docs := map[string]string{
		"a.md": "# AA grue\n",
		"b.md": "# BB grue\n",
		"c.md": "# CC <!-- pmlint-disable-line corpus/size: a copy -->\n",
		"d.md": "# DD <!-- pmlint-disable-line corpus/size: a copy -->\n",
		"e.md": "# E <!-- pmlint-disable-file corpus: it is of its own length -->\n",
	}
	c := l.NewCorpus()
	alone := examine(t, l, c, docs)
	asRun := func() []string {
		want := brief(run(t, lint.Config{}, lint.Options{}, docs, rules...))
		slices.Sort(want)
		return want
	}
	want := asRun()
	if len(want) != 5 {
		t.Fatalf("the run finds %q: too little to compare", want)
	}
	for range 2 { // a check leaves no traces
		if diff := cmp.Diff(want, together(t, alone, c)); diff != "" {
			t.Error(diff)
		}
	}
	// One document changes, and costs one examination; another one goes.
	docs["b.md"] = "# B, which is longer now\n"
	maps.Copy(alone, examine(t, l, c, map[string]string{"b.md": docs["b.md"]}))
	delete(docs, "c.md")
	delete(alone, "c.md")
	c.Delete("c.md")
	if diff := cmp.Diff(asRun(), together(t, alone, c)); diff != "" {
		t.Error(diff)
	}
}

// TestCollectedThroughJSON keeps what rules collected as a cache on disk would.
func TestCollectedThroughJSON(t *testing.T) {
	l, err := lint.New(packs(sizes), lint.Config{Template: "none"})
	if err != nil {
		t.Fatal(err)
	}
	direct, read := l.NewCorpus(), l.NewCorpus()
	for _, path := range []string{"a.md", "b.md"} {
		x, err := l.Examine(context.Background(), lint.BytesSource(path, []byte("# A grue\n")), lint.Options{})
		if err != nil {
			t.Fatal(err)
		}
		direct.Put(x)
		for i := range x.Collected {
			b, err := json.Marshal(x.Collected[i].Data)
			if err == nil {
				x.Collected[i].Data, err = sizes.Decode(b)
			}
			if err != nil {
				t.Fatal(err)
			}
		}
		read.Put(x)
	}
	want, _ := direct.Check(lint.Options{})
	got, _ := read.Check(lint.Options{})
	if diff := cmp.Diff(want, got); diff != "" || len(want["b.md"]) != 1 {
		t.Errorf("%d findings; read back: %s", len(want["b.md"]), diff)
	}
	if f := want["b.md"][0]; f.Excerpt.Text != "# A grue" || f.Related[0].Start.Column != 3 {
		t.Errorf("the finding has no place: %+v", f)
	}
	if _, err := sizes.Decode([]byte(`{"bytes": "many"}`)); err == nil {
		t.Error("a value of another form is accepted")
	}
	if _, err := (&lint.Rule{Name: "w/x"}).Decode([]byte("{}")); err == nil {
		t.Error("a rule without Data reads something")
	}
}

func TestExamine(t *testing.T) {
	l, err := lint.New(packs(words("w/one", lint.Warning, false), sizes), lint.Config{Template: "none"})
	if err != nil {
		t.Fatal(err)
	}
	src := "# T\n\ngrue\n\ngrue <!-- pmlint-disable-line w: quoted -->\n"
	x, err := l.Examine(context.Background(), lint.BytesSource("a.md", []byte(src)), lint.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"a.md:3:1 warning w/one"}, brief(&lint.Result{Findings: x.Findings})); diff != "" || x.Suppressed != 1 {
		t.Errorf("%d suppressed, %s", x.Suppressed, diff)
	}
	if x.Findings[0].Fingerprint == "" || len(x.Collected) != 1 || x.Collected[0].Rule != "corpus/size" {
		t.Errorf("examination %+v", x)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := l.Examine(ctx, lint.BytesSource("a.md", nil), lint.Options{}); err == nil {
		t.Error("a cancelled context is no error")
	}
}

// TestFindingAsJSON holds the names that Go programs keep findings under.
func TestFindingAsJSON(t *testing.T) {
	r := run(t, lint.Config{}, lint.Options{}, map[string]string{"a.md": "é grue\n"}, words("w/one", lint.Warning, false))
	f := r.Findings[0]
	got, err := json.Marshal(f)
	if err != nil {
		t.Fatal(err)
	}
	want := fmt.Sprintf(`{"rule":"w/one","severity":"warning","path":"a.md","span":{"start":3,"end":7},"anchor":"word:grue",`+
		`"message":"the word \"grue\"","start":{"line":1,"column":3,"utf16":3,"byte":4,"offset":3},`+
		`"end":{"line":1,"column":7,"utf16":7,"byte":8,"offset":7},"excerpt":{"text":"é grue","offset":0},"url":"","fingerprint":%q}`, f.Fingerprint)
	if string(got) != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	var back lint.Finding
	if err := json.Unmarshal(got, &back); err != nil || cmp.Diff(f, back) != "" {
		t.Errorf("read back: %v %s", err, cmp.Diff(f, back))
	}
}
