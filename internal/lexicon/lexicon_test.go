package lexicon

import (
	"slices"
	"strings"
	"testing"
)

func TestParse(t *testing.T) {
	got, err := Parse("words.txt", "# who\nrole: lead dri,\n\n  incident commander\n[de]\nrole: leiter\nteam !: gruppe\n")
	if err != nil {
		t.Fatal(err)
	}
	want := []Entry{
		{Head: "role", Text: "lead dri, incident commander", File: "words.txt", Line: 2},
		{Lang: "de", Head: "role", Text: "leiter", File: "words.txt", Line: 6},
		{Lang: "de", Head: "team !", Text: "gruppe", File: "words.txt", Line: 7},
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %+v", got)
	}
	if p := got[0].Phrases(); !slices.Equal(p, []string{"lead dri", "incident commander"}) {
		t.Errorf("phrases %q", p)
	}
	if w := got[1].Items(); !slices.Equal(w, []string{"leiter"}) {
		t.Errorf("items %q", w)
	}
}

func TestParseErrors(t *testing.T) {
	for src, want := range map[string]string{
		"no head\n":                      `w.txt:1: "no head" has no head`,
		": words\n":                      "w.txt:1:",
		"\n  more\n":                     `w.txt:2: "more" continues nothing`,
		"a: b\n[de]\n  c\n":              `w.txt:3: "c" continues nothing`,
		"a: b\n[german]\n":               `w.txt:2: "[german]" is no language`,
		"a: " + strings.Repeat("ü", 118): "w.txt:1: the line has more than 120 columns",
	} {
		if _, err := Parse("w.txt", src); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%q: got %v, want %s...", src, err, want)
		}
	}
}

func TestLists(t *testing.T) {
	l := New("w.txt", "role: lead dri\n[de]\nrole: leiter\n[en]\nstate done: done, all done\nstate open: open\n")
	role := l.Set("role")
	state := NewTable(l, "state", map[string]int{"done": 1, "open": 2})
	if err := l.Check(); err != nil {
		t.Fatal(err)
	}
	if !role.Has("dri") || !role.Has("leiter") || role.Has("all done") {
		t.Error("the set is wrong")
	}
	if state.Of("all done") != 1 || state.Of("open") != 2 || state.Of("lead") != 0 {
		t.Error("the table is wrong")
	}
}

func TestIn(t *testing.T) {
	l := New("w.txt", "cause: caus, _so_, led to\n")
	cause := l.Set("cause")
	for text, want := range map[string]bool{"because": true, "it led to": true, "and so on": true, "also on": false, "": false} {
		if cause.In(text) != want {
			t.Errorf("%q: %v", text, !want)
		}
	}
}

func TestListErrors(t *testing.T) {
	for src, want := range map[string]string{
		"role: a\nrule: b\n":         `w.txt:2: unknown head "rule"; known are role`,
		"# nothing\n":                `w.txt:1: the head "role" is missing`,
		"role: a\nrole: b, a\n":      `w.txt:2: "a" stands twice below "role"`,
		"role: a\nrole: b\n oops: c": `w.txt`,
	} {
		l := New("w.txt", src)
		s := l.Set("role")
		err := l.Check()
		if strings.Contains(src, "oops") {
			if err != nil || !s.Has("oops:") {
				t.Errorf("%q: %v", src, err)
			}
			continue
		}
		if err == nil || err.Error() != want {
			t.Errorf("%q: got %v, want %s", src, err, want)
		}
	}
}

func TestBegins(t *testing.T) {
	set := New("w.txt", "stem: age, root cause\n").Set("stem")
	for text, want := range map[string]bool{
		"ages ago": true, "an outage, then ages": true, "the outage": false, "the root causes": true, "": false,
	} {
		if got := set.Begins(text); got != want {
			t.Errorf("Begins(%q) = %v, want %v", text, got, want)
		}
	}
}
