package template

import (
	"io/fs"
	"testing"
	"testing/fstest"

	"github.com/pmlint/pmlint/lint/postmortem"
)

const (
	ownTemplate = "# [Title]\n\n## Summary\n\n## Timeline\n\n## Root cause\n\n## Action items\n"
	small       = "# Incident: [what]\n\n## Summary\n\n[text]\n\n## Actions\n\n[text]\n"
	page        = "# How we write\n\n## Timeline\n\nIt tells each step, in UTC.\n\n## Root cause\n\nSystems, not people.\n\n## Action items\n\nEach has an owner.\n"
	guide       = "# How to write a review\n\nCopy this.\n\n```markdown\n" + small + "```\n"
	incident    = "# Incident [number]\n\n| | |\n|---|---|\n| Date | [date] |\n| Severity | P1 / P2 |\n\n## Story\n\n[text]\n\n## Remediation\n\n[text]\n"
	bug         = "# [Title]\n\n**Severity:** low / high\n\n## Steps to reproduce\n\n1. [step]\n"
	decision    = "# [Title]\n\n## Context\n\n## Decision\n\n## Consequences\n"
)

func TestBeside(t *testing.T) {
	tests := []struct {
		name  string
		files map[string]string
		dir   string
		want  string // "" for none
	}{
		{"in the folder", map[string]string{"pm/TEMPLATE.md": ownTemplate}, "pm", "pm/TEMPLATE.md"},
		{"in a folder above", map[string]string{"pm/template.md": ownTemplate}, "pm/2026/03", "pm/template.md"},
		{"at the root", map[string]string{"postmortem-template.md": ownTemplate}, "pm", "postmortem-template.md"},
		{"the nearest", map[string]string{"pm/template.md": ownTemplate, "pm/db/template.md": ownTemplate}, "pm/db", "pm/db/template.md"},
		{"of other documents", map[string]string{"docs/template.md": decision}, "docs/pm", ""},
		{"of other documents, nearer", map[string]string{"template.md": ownTemplate, "docs/template.md": decision}, "docs/pm", "template.md"},
		{"the plainest name", map[string]string{"pm/template.md": ownTemplate, "pm/template-short.md": ownTemplate}, "pm", "pm/template.md"},
		{"several of one rank", map[string]string{"pm/template-a.md": ownTemplate, "pm/template-b.md": ownTemplate}, "pm", ""},
		{"a postmortem about templates", map[string]string{"pm/2026-03-01-broken-template.md": ownTemplate}, "pm", ""},
		{"a number of noughts", map[string]string{"pm/0000-00-00-template.markdown": ownTemplate}, "pm", "pm/0000-00-00-template.markdown"},
		{"of incidents, by their metadata", map[string]string{"pm/template.md": incident}, "pm", "pm/template.md"},
		{"of bugs", map[string]string{"pm/template.md": bug}, "pm", ""},
		{"small", map[string]string{"pm/template.md": small}, "pm", "pm/template.md"},
		{"a page about it", map[string]string{"pm/template.md": page}, "pm", ""},
		{"a page that shows it", map[string]string{"pm/template.md": guide}, "pm", "pm/template.md"},
		{"a page that shows two", map[string]string{"pm/template.md": guide + guide}, "pm", ""},
		{"no file", map[string]string{"pm/template.md/x.md": ownTemplate}, "pm", ""},
		{"no such folder", map[string]string{"template.md": ownTemplate}, "gone", "template.md"},
		{"none", map[string]string{"pm/README.md": ownTemplate}, "pm", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			files := fstest.MapFS{}
			for name, text := range tt.files {
				files[name] = &fstest.MapFile{Data: []byte(text)}
			}
			got := ""
			if s := Beside(files, tt.dir, postmortem.Options{}, map[string]*Schema{}); s != nil {
				got = s.Name
			}
			if got != tt.want {
				t.Errorf("%q, want %q", got, tt.want)
			}
		})
	}
}

// TestBesideReadsFilesOnly keeps a pipe that is named as a template from being
// waited for.
func TestBesideReadsFilesOnly(t *testing.T) {
	files := fstest.MapFS{"template.md": &fstest.MapFile{Data: []byte(ownTemplate), Mode: fs.ModeNamedPipe}}
	if s := Beside(files, ".", postmortem.Options{}, map[string]*Schema{}); s != nil {
		t.Errorf("%s was read", s.Name)
	}
}
