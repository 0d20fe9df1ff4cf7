package lint_test

import (
	"errors"
	"io"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/pmlint/pmlint/lint"
)

// reader reads documents of a team whose template writes the day first.
func reader(t *testing.T) *lint.Linter {
	t.Helper()
	template := "# [Title]\n\n**Date:** DD/MM/YYYY\n\n## Summary\n\n[Who was hurt]\n\n## Timeline\n\n## Action items\n\n- Describe a follow-up with an owner\n"
	l, err := lint.New(nil, lint.Config{Files: fstest.MapFS{"docs/TEMPLATE.md": {Data: []byte(template)}}})
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func TestReadTakesTheTemplate(t *testing.T) {
	src := "# Database stalled\n\n**Date:** 03/04/2026\n**Status:** Draft\n\n## Summary\n\n[Who was hurt]\n\n## Action items\n\n" +
		"- Describe a follow-up with an owner\n- Add an alert (owner: @ana, due: 05/06/2026)\n"
	r, err := reader(t).Read(lint.BytesSource("docs/a.md", []byte(src)))
	if err != nil {
		t.Fatal(err)
	}
	if got := r.Doc.Meta.Date.Day.Format("2006-01-02"); got != "2026-04-03" || r.Status != lint.Draft {
		t.Errorf("day %s and status %v, want 2026-04-03 and a draft", got, r.Status)
	}
	if r.Binding.Schema == nil || r.Binding.Schema.Name != "docs/TEMPLATE.md" {
		t.Errorf("bound to %+v, want the template beside the document", r.Binding.Schema)
	}
	promises := r.Promises()
	if len(r.Doc.Actions) != 2 || len(promises) != 1 || promises[0].Text.Plain != "Add an alert" {
		t.Errorf("promises %v of %d actions, want the one that is not the template's", promises, len(r.Doc.Actions))
	}
	x := r.Export("a.md")
	var marked []bool
	for _, a := range x.Actions {
		marked = append(marked, a.Placeholder)
	}
	if diff := cmp.Diff([]bool{true, false}, marked); diff != "" {
		t.Errorf("placeholders among the exported actions: %s", diff)
	}
	if len(x.Placeholders) != 1 || x.Placeholders[0].Text != "[Who was hurt]" || x.Placeholders[0].Line != 8 {
		t.Errorf("placeholders %+v, want the template's words in line 8", x.Placeholders)
	}
}

// TestReadingsStay reads several documents: what was read before stays.
func TestReadingsStay(t *testing.T) {
	l := reader(t)
	var readings []*lint.Reading
	for _, name := range []string{"one", "two", "three"} {
		r, err := l.Read(lint.BytesSource(name+".md", []byte("# T\n\n## Action items\n\n- Add alert "+name+"\n")))
		if err != nil {
			t.Fatal(err)
		}
		readings = append(readings, r)
	}
	for i, name := range []string{"one", "two", "three"} {
		if got := readings[i].Doc.Actions[0].Text.Plain; got != "Add alert "+name || readings[i].File.Path() != name+".md" {
			t.Errorf("reading %d now says %q", i, got)
		}
	}
}

func TestReadRefuses(t *testing.T) {
	l := reader(t)
	broken := errors.New("disk on fire")
	_, err := l.Read(lint.Source{Path: "a.md", Open: func() (io.ReadCloser, error) { return nil, broken }})
	if !errors.Is(err, broken) {
		t.Errorf("error %v, want the reader's", err)
	}
	_, err = l.Read(lint.BytesSource("a.md", []byte(strings.Repeat("x", lint.MaxSize+1))))
	if !errors.Is(err, lint.ErrTooLarge) {
		t.Errorf("error %v, want ErrTooLarge", err)
	}
	if r, err := l.Read(lint.BytesSource("a.md", nil)); err != nil || len(r.Doc.Actions) != 0 {
		t.Errorf("an empty document gives %v", err)
	}
}
