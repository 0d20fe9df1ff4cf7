package learn_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/template"
	"github.com/pmlint/pmlint/lint/template/learn"
	"github.com/pmlint/pmlint/lint/text"
)

// documents are n documents, each made by form from its number.
func documents(n int, form func(i int) string) []*postmortem.Document {
	var docs []*postmortem.Document
	for i := range n {
		docs = append(docs, postmortem.Parse(fmt.Sprintf("%02d.md", i), []byte(form(i)), postmortem.Options{}))
	}
	return docs
}

// TestTemplateFitsItsDocuments holds that documents meet what is derived from them,
// in every form of metadata and titles.
func TestTemplateFitsItsDocuments(t *testing.T) {
	forms := map[string]func(i int) string{
		"lines": func(i int) string {
			return fmt.Sprintf("# Review: Event %d\n\n**Date:** 2026-03-%02d\n\n**Owner:** @ana\n\n## Impact\n\nDark.\n\n## Causes\n\nA fuse.\n", i, i+1)
		},
		"front matter": func(i int) string {
			return fmt.Sprintf("---\ntitle: Event %d\ndate: 2026-03-%02d\nseverity: high\n---\n\n## Impact\n\nDark.\n\n## Causes\n\nA fuse.\n", i, i+1)
		},
		"bullets and a table": func(i int) string {
			return fmt.Sprintf("# Event %d\n\n- **Date:** 2026-03-%02d\n- **Status:** Final\n\n## Actions\n\n| ID | What | Who |\n|---|---|---|\n"+
				"| A%d | Lamps are checked | @ana |\n", i, i+1, i)
		},
		"labels beside labels": func(i int) string {
			return fmt.Sprintf("# Event %d\n\n- **Key events**\n  - First detected: 2026-03-%02d 09:00\n  - Resolved: 2026-03-%02d 10:00\n\n"+
				"- **Time to repair**: 1h\n\n- **Impact**:\n  - Dark.\n", i, i+1, i+1)
		},
		"some lack a section and the title": func(i int) string {
			s := "## Impact\n\nDark.\n\n## Causes\n\nA fuse.\n"
			if i%3 > 0 {
				s = fmt.Sprintf("# Event %d\n\n", i) + s + "\n## Lessons\n\n- None.\n"
			}
			return s
		},
	}
	for name, form := range forms {
		t.Run(name, func(t *testing.T) {
			docs := documents(9, form)
			team := learn.From(docs)
			unmet := derived(team, docs)
			team.Relax(learn.Drop(unmet, len(docs), 0))
			if unmet := derived(team, docs); len(unmet) > 0 {
				t.Errorf("%+v\n%s", unmet, team.Template())
			}
		})
	}
}

func derived(team *learn.Team, docs []*postmortem.Document) []learn.Demand {
	s := template.Derive("t.md", text.NewFile("t.md", []byte(team.Template())), postmortem.Options{})
	unmet, _ := learn.Unmet(s, docs)
	return unmet
}

// TestDrop keeps the demands that few documents fail, as far as they are tolerated.
func TestDrop(t *testing.T) {
	unmet := []learn.Demand{
		{Kind: learn.DemandSection, Name: "rare", Missing: []int{1, 2, 3, 4}},
		{Kind: learn.DemandSection, Name: "common", Missing: []int{1}},
		{Kind: learn.DemandField, Name: "with it", Missing: []int{1}},
	}
	var names []string
	for _, d := range learn.Drop(unmet, 20, 0.05) {
		names = append(names, d.Name)
	}
	if got := strings.Join(names, ","); got != "rare" {
		t.Errorf("dropped %q", got)
	}
}

// TestLabelsBeside holds that a label that stands beside the sections that are labels
// is learned, and missed where it is gone.
func TestLabelsBeside(t *testing.T) {
	form := func(repair string) func(i int) string {
		return func(i int) string {
			return fmt.Sprintf("# Event %d\n\n- **Key events**\n  - Resolved: 2026-03-%02d 10:00\n\n%s- **Impact**:\n  - Dark.\n", i, i+1, repair)
		}
	}
	team := learn.From(documents(9, form("- **Time to repair**: 1h\n\n")))
	if source := team.Template(); !strings.Contains(source, "\n- **Time to repair**: [Time to repair]\n") {
		t.Fatalf("not learned as it stands:\n%s", source)
	}
	for _, without := range []string{"", "- **Time to repair**:\n\n"} {
		unmet := derived(team, documents(1, form(without)))
		if len(unmet) != 1 || unmet[0].Name != "Time to repair" {
			t.Errorf("%q: %+v", without, unmet)
		}
	}
}

// TestRelax gives up one step at a time: what most documents have stays usual.
func TestRelax(t *testing.T) {
	docs := documents(10, func(i int) string {
		s := fmt.Sprintf("# Event %d\n\n## Impact\n\nDark.\n\n", i)
		if i > 0 {
			s += "## Causes\n\nA fuse.\n"
		}
		return s
	})
	team := learn.From(docs)
	causes := []learn.Demand{{Kind: learn.DemandSection, Name: "Causes"}}
	for _, want := range []string{"## Causes\n", "## Causes (usual)\n", "## Causes (optional)\n"} {
		if got := team.Template(); !strings.Contains(got, want) {
			t.Fatalf("not %q in\n%s", want, got)
		}
		team.Relax(causes)
	}
	if unusual := learn.Unusual(template.Derive("t.md", text.NewFile("t.md", []byte("# [Title]\n\n## Causes (usual)\n\n[why]\n")),
		postmortem.Options{}), docs); len(unusual) != 1 || len(unusual[0].Missing) != 1 {
		t.Errorf("%+v", unusual)
	}
}

// TestAliases knows a section by what is owed in it, and no other by names in it.
func TestAliases(t *testing.T) {
	forms := map[string]string{
		"- Count the lamps (@ana, due 2026-03-20)\n- Oil the bolts of hall 2, 2026-03-21, @ben\n": "Homework",
		"| Task | Owner | Due |\n|---|---|---|\n| Count the lamps | Ana | 2026-03-20 |\n":         "Homework",
		"- @ana for the lamps on 2026-03-20\n":                                                    "",
		"- On 2026-03-20 the lamps were dark\n":                                                   "",
	}
	for form, want := range forms {
		docs := documents(3, func(i int) string {
			return fmt.Sprintf("# Event %d\n\n## Impact\n\nDark.\n\n## Homework\n\n%s", i, form)
		})
		got := ""
		if list := learn.Aliases(docs); len(list) > 0 {
			got = list[0].Title
		}
		if len(docs[0].Actions) == 0 && got != want {
			t.Errorf("%q: %q", form, got)
		}
	}
}
