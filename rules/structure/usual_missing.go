package structure

import (
	"fmt"
	"slices"
	"strings"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/template"
	"github.com/pmlint/pmlint/lint/text"
)

var usualMissing = &lint.Rule{
	Name:     "structure/usual-missing",
	Summary:  "A document has what most of the team's documents have",
	Severity: lint.Notice,
	Options:  &usualMissingOptions{},
	Check:    checkUsualMissing,
	Merge:    mergeUsual,
}

type usualMissingOptions struct {
	Names []string `yaml:"names" doc:"sections, labels, columns and metadata of the template that most documents have"`
}

func checkUsualMissing(p *lint.Pass) {
	if p.Binding.Foreign {
		return
	}
	names := p.Options.(*usualMissingOptions).Names
	usual := func(marked bool, name string) bool {
		return marked || slices.ContainsFunc(names, func(n string) bool { return strings.EqualFold(n, name) })
	}
	for i := range p.Binding.Sections {
		sb := &p.Binding.Sections[i]
		if sb.Got == nil && !sb.ParentMissing && usual(sb.Want.Usual, sb.Want.Title) {
			reportUsual(p, p.Doc.Top(), "section", sb.Want.Title)
		}
		reportParts(p, sb, usual)
	}
	if p.Binding.Schema.TitleUsual() && p.Doc.Title.Plain == "" {
		reportUsual(p, p.Doc.Top(), "title", "title")
	}
	for _, f := range p.Binding.Fields {
		if usual(f.Want.Usual, f.Want.Label) && lacks(p, f) {
			reportUsual(p, p.Doc.Top(), "field", f.Want.Label)
		}
	}
}

// reportParts reports the usual labels and columns that a section lacks.
func reportParts(p *lint.Pass, sb *template.SectionBinding, usual func(bool, string) bool) {
	for _, f := range sb.Fields {
		if f.Item == nil && usual(f.Want.Usual, f.Want.Label) && lacks(p, f) {
			reportUsual(p, sb.Got.Title.Span, "label", f.Want.Label)
		}
	}
	for _, c := range sb.LackingColumns {
		reportUsual(p, sb.Table.Table.Header.Span, "column", c.Title)
	}
	for _, c := range sb.MissingColumns {
		if usual(false, c.Title) {
			reportUsual(p, sb.Table.Table.Header.Span, "column", c.Title)
		}
	}
}

// lacks reports whether a field is not there, or says nothing.
func lacks(p *lint.Pass, f template.FieldBinding) bool {
	return f.Got == nil || p.Binding.Value(f.Got.Value) != template.Written
}

func reportUsual(p *lint.Pass, at text.Span, what, name string) {
	p.Report(lint.Diagnostic{
		Span:         at,
		Anchor:       lint.Anchor("usual", what+" "+name),
		Message:      fmt.Sprintf("most documents of the team have a %s %q, and this one has not", what, name),
		Hint:         "write it where there is something to say; what is no longer usual can be taken out of the template",
		Group:        "usual",
		ShortMessage: fmt.Sprintf("%q", name),
	})
}

// mergeUsual names all that a document lacks.
func mergeUsual(members []lint.Finding) (message, hint string) {
	names := make([]string, len(members))
	for i, m := range members {
		names[i] = strings.Trim(m.ShortMessage, `"`)
	}
	return "most documents of the team have " + lint.Quoted(names, "and") + ", and this one has not", members[0].Hint
}
