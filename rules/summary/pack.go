// Package summary looks at the few sentences that most readers read.
package summary

import (
	"embed"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/template"
)

//go:embed *.md
var pages embed.FS

// Pack is the rules about the summary.
var Pack = &lint.Pack{
	Name:    "summary",
	Summary: "the summary says in the length that the template asks for what happened, whom it hurt and how it ended",
	Rules:   []*lint.Rule{length, impact, resolution},
	Pages:   pages,
}

// told is the summary and its sentences; nil where nobody wrote one. Sub-sections
// belong to it where they have no kind of their own.
func told(p *lint.Pass) (*postmortem.Section, []postmortem.Sentence) {
	var found *postmortem.Section
	for _, s := range p.Doc.Sections {
		if s.Kind == postmortem.KindSummary && p.Binding.Substance(s) == template.Written {
			found = s
			break
		}
	}
	if found == nil {
		return nil, nil
	}
	var out []postmortem.Sentence
	for _, s := range p.Doc.Sentences() {
		if s.Section != nil && s.Section.Effective() == postmortem.KindSummary && found.Span.Contains(s.Section.Span) {
			out = append(out, s)
		}
	}
	return found, out
}
