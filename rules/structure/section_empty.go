package structure

import (
	"fmt"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/template"
)

var sectionEmpty = &lint.Rule{
	Name:     "structure/section-empty",
	Summary:  "A section has text",
	Severity: lint.Warning,
	ByStatus: true,
	Check:    checkSectionEmpty,
}

func checkSectionEmpty(p *lint.Pass) {
	for _, sec := range judged(p.Binding) {
		if p.Binding.Substance(sec) != template.Nothing {
			continue
		}
		hint := asked(p.Binding.SectionOf(sec))
		if hint == "" {
			hint = "write what there is to say; if that is nothing, \"None\" tells the reader so"
		}
		p.Report(lint.Finding{
			Span:    sec.Title.Span,
			Anchor:  anchor(sec.Title.Plain),
			Message: fmt.Sprintf("section %q is empty", sec.Title.Plain),
			Hint:    hint,
		})
	}
}

// judged are the sections whose own text matters: those that the template asks
// for, and without a template those whose subject is known; not those that hold
// further sections.
func judged(b *template.Binding) []*postmortem.Section {
	var out []*postmortem.Section
	for _, sec := range b.Doc.Sections {
		known := b.SectionOf(sec) != nil || sec.Kind != postmortem.KindOther && sec.Kind != ""
		if known && len(sec.Children) == 0 && !isEntry(sec) {
			out = append(out, sec)
		}
	}
	return out
}

// isEntry tells a heading that is an entry of a timeline and says all there is
// to say.
func isEntry(sec *postmortem.Section) bool {
	return sec.Parent.Within(postmortem.KindTimeline)
}
