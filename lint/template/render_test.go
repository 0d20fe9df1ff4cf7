package template

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/pmlint/pmlint/lint/postmortem"
)

func parse(src string) *postmortem.Document {
	return postmortem.Parse("x.md", []byte(src), postmortem.Options{})
}

// model is a document's model as data, without what depends on where things
// stand: lines and placeholders.
func model(t *testing.T, doc *postmortem.Document) map[string]any {
	t.Helper()
	b, err := json.Marshal(doc.Export("x.md"))
	if err != nil {
		t.Fatal(err)
	}
	var m map[string]any
	if err := json.Unmarshal(b, &m); err != nil {
		t.Fatal(err)
	}
	delete(m, "placeholders")
	return withoutLines(m).(map[string]any)
}

func withoutLines(v any) any {
	switch v := v.(type) {
	case map[string]any:
		for key := range v {
			if key == "line" || strings.HasSuffix(key, "_line") {
				delete(v, key)
			} else {
				v[key] = withoutLines(v[key])
			}
		}
	case []any:
		for i := range v {
			v[i] = withoutLines(v[i])
		}
	}
	return v
}

func example(t *testing.T) *postmortem.Document {
	t.Helper()
	paths, err := filepath.Glob("../../postmortems/*-example-*.md")
	if err != nil || len(paths) != 1 {
		t.Fatalf("want one example, got %v, %v", paths, err)
	}
	src, err := os.ReadFile(paths[0])
	if err != nil {
		t.Fatal(err)
	}
	return parse(string(src))
}

// A filled-in document, exported and rendered again from its model, has the
// same model.
func TestRenderedModelIsTheSameModel(t *testing.T) {
	s, err := Builtin(Default)
	if err != nil {
		t.Fatal(err)
	}
	doc := example(t)
	rendered := s.Render(doc.Export("x.md"))
	if diff := cmp.Diff(model(t, doc), model(t, parse(rendered))); diff != "" {
		t.Errorf("(-original +rendered)\n%s\n%s", diff, rendered)
	}
}

// Written in the form of another template, a model keeps what that has a place
// for, and writing it once more changes nothing.
func TestRenderIntoOtherTemplates(t *testing.T) {
	doc := example(t)
	for _, name := range Names() {
		t.Run(name, func(t *testing.T) {
			s, err := Builtin(name)
			if err != nil {
				t.Fatal(err)
			}
			once := s.Render(doc.Export("x.md"))
			again := parse(once)
			if len(again.Actions) != len(doc.Actions) {
				t.Errorf("%d actions of %d", len(again.Actions), len(doc.Actions))
			}
			events := 0
			for _, line := range again.Timelines {
				events += len(line.Events)
			}
			if want := len(doc.Timelines[0].Events); events != want {
				t.Errorf("%d events of %d", events, want)
			}
			if twice := s.Render(again.Export("x.md")); twice != once {
				t.Errorf("rendering again differs\n%s", cmp.Diff(once, twice))
			}
		})
	}
}

func TestWriteFillsInWhatIsKnown(t *testing.T) {
	tests := []struct {
		name, tmpl, want string
		facts            Facts
	}{
		{
			"lines",
			"# Postmortem: [Title]\n\n**ID:** [INC-X]\n\n**Date:** [YYYY-MM-DD]\n\n**Status:** Draft | Final\n\n## Timeline\n\nAll times in [zone].\n\n## Notes to the owner\n\nFile issues.\n",
			"# Postmortem: Search was stale\n\n**ID:** INC-7\n\n**Date:** 2026-03-01\n\n**Status:** Draft\n\n## Timeline\n\nAll times in UTC.\n\n\n",
			Facts{Title: "Search was stale", ID: "INC-7", Date: "2026-03-01", Zone: "UTC"},
		},
		{
			"front matter and a title without blank",
			"---\ndate: YYYY-MM-DD\nauthors: somebody\n---\n\n# Title of the incident\n\n## Impact\n",
			"---\ndate: 2026-03-01\nauthors: Ana\n---\n\n# Search was stale\n\n## Impact\n",
			Facts{Title: "Search was stale", Date: "2026-03-01", Author: "Ana"},
		},
		{
			"nothing is known",
			"# [Title]\n\n**Date:** [YYYY-MM-DD]\n\n## Impact\n",
			"# [Title]\n\n**Date:** [YYYY-MM-DD]\n\n## Impact\n",
			Facts{},
		},
		{
			"markup in a title",
			"# [Title]\n\n## Impact\n",
			"# Disk \\*full\\* on db_1 \\[again\\]\n\n## Impact\n",
			Facts{Title: "Disk *full* on db_1 [again]"},
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, derive(test.tmpl).Write(test.facts)); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

func TestWriteWithoutFactsIsTheTemplateAsADraft(t *testing.T) {
	for _, name := range Names() {
		s, err := Builtin(name)
		if err != nil {
			t.Fatal(err)
		}
		src, _ := Source(name)
		got := s.Write(Facts{})
		if f := s.Field(postmortem.FieldStatus); f != nil {
			src = strings.Replace(src, strings.Join(f.Allowed, " | "), "Draft", 1)
		}
		if diff := cmp.Diff(src, got); diff != "" {
			t.Errorf("%s: (-want +got)\n%s", name, diff)
		}
	}
}
