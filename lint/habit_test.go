package lint

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"
)

// TestHabitsAreToldOnce holds that a notice which four in five documents of a
// folder have is one finding about the folder, and that graver ones, few ones and
// those of other folders stay.
func TestHabitsAreToldOnce(t *testing.T) {
	said := func(name string, s Severity, of string) *Rule {
		return &Rule{Name: "p/" + name, Summary: name, Severity: s, Check: func(p *Pass) {
			if strings.Contains(p.Doc.Title.Plain, of) {
				p.Reportf(p.Doc.Title.Span, "title", "the document is %s", name)
			}
		}}
	}
	l, err := New([]*Pack{{Name: "p", Rules: []*Rule{
		said("usual", Notice, "most"), said("grave", Warning, "most"), said("rare", Notice, "one"),
	}}}, Config{})
	if err != nil {
		t.Fatal(err)
	}
	var sources []Source
	for i, title := range []string{"most", "most", "most", "most one", "x"} {
		sources = append(sources, BytesSource(fmt.Sprintf("a/%d.md", i), []byte("# "+title+"\n")))
	}
	sources = append(sources, BytesSource("b/1.md", []byte("# most\n")))
	res, err := l.Run(context.Background(), sources, Options{Now: time.Now()})
	if err != nil {
		t.Fatal(err)
	}
	count := map[string]int{}
	for _, f := range res.Findings {
		count[f.Rule+" "+f.Path[:1]]++
		if f.Rule == "p/usual" && f.Path == "a/0.md" {
			if want := "4 of the 5 documents of a share this: the document is usual"; f.Message != want || len(f.Related) != 3 {
				t.Errorf("%q with %d places, want %q with 3", f.Message, len(f.Related), want)
			}
		}
	}
	for key, want := range map[string]int{"p/usual a": 1, "p/usual b": 1, "p/grave a": 4, "p/rare a": 1} {
		if count[key] != want {
			t.Errorf("%s: %d findings, want %d", key, count[key], want)
		}
	}
}
