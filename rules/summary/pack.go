// Package summary looks at the few sentences that most readers read.
package summary

import (
	"embed"
	"strings"

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
	BaseURL: lint.BaseURL + "/summary",
}

// account is the summary of a document.
type account struct {
	section   *postmortem.Section
	sentences []postmortem.Sentence
}

type accountKey struct{}

// told is the summary and its sentences; nil where nobody wrote one. Sub-sections
// belong to it where they have no kind of their own.
func told(p *lint.Pass) (*postmortem.Section, []postmortem.Sentence) {
	a := lint.Memo(p, accountKey{}, func() account { return read(p) })
	return a.section, a.sentences
}

func read(p *lint.Pass) account {
	var a account
	for _, s := range p.Doc.Sections {
		if s.Kind == postmortem.KindSummary && isSummary(p, s) && p.Binding.Substance(s) == template.Written {
			a.section = s
			break
		}
	}
	if a.section == nil {
		return a
	}
	for _, s := range p.Doc.Sentences() {
		if s.Section == nil || s.Section.Span.Start < a.section.Span.Start {
			continue
		}
		if s.Section.Span.Start >= a.section.Span.End {
			break
		}
		if s.Section.Effective() == postmortem.KindSummary {
			a.sentences = append(a.sentences, s)
		}
	}
	return a
}

// summaryTitles are parts of titles, in lower case, that call a section a summary.
// What else tells at the beginning what happened ("Problem", "Technical
// description") leaves effect and end to other sections.
var summaryTitles = [...]string{"summary", "overview", "abstract", "synopsis", "tl;dr", "tldr", "in short", "in brief", "executive"}

// isSummary reports whether a section is called a summary, by itself or as the
// template calls it.
func isSummary(p *lint.Pass, s *postmortem.Section) bool {
	if want := p.Binding.SectionOf(s); want != nil && p.Binding.Of(want).How == template.ByTitle {
		return true
	}
	title := strings.ToLower(s.Title.Plain)
	for _, t := range summaryTitles {
		if strings.Contains(title, t) {
			return true
		}
	}
	return false
}
