// Package structure holds the document against the form that its template
// asks for.
package structure

import (
	"embed"
	"fmt"
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
		titleMissing, titlePlaceholder, columnMissing, labelMissing, labelEmpty, accidentalSetext, headingSkip, essentials,
		headingSpace, emptyItem, instructionsLeft, usualMissing,
	},
	Pages:   pages,
	BaseURL: lint.BaseURL + "/structure",
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

// wanted is what findings say of a section of the template in any document.
type wanted struct {
	anchor  string
	missing string // that it is
	put     string // what the writer is to do
	insert  string // what a fix does
	asks    string // what the template asks there, behind what else a hint says
}

type wantedKey struct{ section *template.Section }

// wantedOf words them once a run: what one document lacks, many do.
func wantedOf(p *lint.Pass, want *template.Section) *wanted {
	return p.Shared.Memo(wantedKey{want}, func() any {
		w := &wanted{
			anchor:  anchor(want.Path()),
			missing: fmt.Sprintf("section %q is missing", want.Title),
			put:     fmt.Sprintf("put \"%s %s\"", strings.Repeat("#", want.Level), want.Title),
			insert:  fmt.Sprintf("insert the template's section %q", want.Title),
		}
		if question := asked(want); question != "" {
			w.asks = "; " + question
		}
		return w
	}).(*wanted)
}

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
