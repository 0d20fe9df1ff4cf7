// Package structure holds the document against the form that its template
// asks for.
package structure

import (
	"embed"
	"strings"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/template"
	"github.com/pmlint/pmlint/lint/text"
)

//go:embed *.md
var pages embed.FS

// Pack is the rules about sections, their titles, order and content.
var Pack = &lint.Pack{
	Name:    "structure",
	Summary: "The sections, labelled fields and columns that the template asks for are there, in order, and filled in",
	Rules: []*lint.Rule{
		sectionMissing, sectionOrder, sectionUnknown, sectionDuplicate, sectionEmpty, sectionPlaceholder,
		titleMissing, titlePlaceholder, columnMissing, labelMissing, labelEmpty, accidentalSetext, headingSkip,
	},
	Pages: pages,
}

// top is where what a document as a whole lacks is reported: its title, else
// its first section's, else its first line.
func top(doc *postmortem.Document) text.Span {
	if doc.Title.Span.Len() == 0 && len(doc.Sections) > 0 {
		return doc.Sections[0].Title.Span
	}
	return doc.Top()
}

// anchor names a section for fingerprints, from its title or that of the
// template.
func anchor(title string) string { return lint.Anchor("section", title) }

// isForeign tells a section that only looks like one of the template's: the
// document has another form, and the section another title.
func isForeign(b *template.Binding, sb *template.SectionBinding) bool {
	return b.Foreign && sb.How != template.ByTitle
}

// asked is the question or instruction of the template for a section, as a
// hint; "" where the template has none.
func asked(want *template.Section) string {
	if want == nil || want.Guidance == "" || len(want.Guidance) > 300 {
		return ""
	}
	return "the template asks: " + strings.Trim(want.Guidance, "[]<>_ ")
}
