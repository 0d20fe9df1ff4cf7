package structure

import (
	"fmt"
	"strings"

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
		if p.Binding.Substance(sec) != template.Nothing || lacksChild(p.Binding, sec) {
			continue
		}
		hint := asked(p.Binding.SectionOf(sec))
		if hint == "" {
			hint = "write what there is to say; if that is nothing, \"None\" tells the reader so"
		}
		d := lint.Diagnostic{
			Span:    sec.Title.Span,
			Anchor:  anchor(sec.Title.Plain),
			Message: fmt.Sprintf("section %q is empty", sec.Title.Plain),
			Hint:    hint,
		}
		if !isHeading(sec) {
			d.Severity = lint.Notice // where a label's text ends is the author's to know
		}
		p.Report(d)
	}
	for _, sec := range bare(p.Binding) {
		p.Report(lint.Diagnostic{
			Severity: lint.Notice,
			Span:     sec.Title.Span,
			Anchor:   anchor(sec.Title.Plain),
			Message:  fmt.Sprintf("nothing stands below %q", sec.Title.Plain),
			Hint:     "write what there is to say, or take the heading out",
		})
	}
}

// isHeading reports whether a section is marked up as Markdown's own heading, not
// as a label or a bold line.
func isHeading(sec *postmortem.Section) bool {
	return sec.Markup == postmortem.MarkupATX || sec.Markup == postmortem.MarkupSetext
}

// bare are the headings of no known subject below which nothing stands.
func bare(b *template.Binding) []*postmortem.Section {
	var out []*postmortem.Section
	for i, sec := range b.Doc.Sections {
		if i == 0 {
			continue // what the title of a document without one is
		}
		known := sec.Kind != postmortem.KindOther && sec.Kind != "" || b.SectionOf(sec) != nil
		if !isHeading(sec) || known || sec.Level < 2 || len(sec.Children) > 0 || len(sec.Blocks) > 0 || isEntry(sec) {
			continue
		}
		if strings.Contains(sec.Title.Plain, ":") || sec.Title.Span.Overlaps(b.Doc.Title.Span) {
			continue // it says what there is to say
		}
		if b.Substance(sec) == template.Nothing && sec.Inline.Plain == "" {
			out = append(out, sec)
		}
	}
	return out
}

// lacksChild tells that a section is empty because what the template has below
// it is missing, or slipped out of it when it was moved: that is reported as
// such.
func lacksChild(b *template.Binding, sec *postmortem.Section) bool {
	want := b.SectionOf(sec)
	if want == nil {
		return false
	}
	for _, child := range want.Children {
		if b.Of(child).Missing() || b.Of(want).Moved {
			return true
		}
	}
	return false
}

// judged are the sections whose own text matters: those that the template asks
// for, and without a template those whose subject is known; not those that hold
// further sections.
func judged(b *template.Binding) []*postmortem.Section {
	var out []*postmortem.Section
	for _, sec := range b.Doc.Sections {
		want := b.SectionOf(sec)
		if want != nil && want.Note {
			continue
		}
		known := want != nil || sec.Kind != postmortem.KindOther && sec.Kind != ""
		if known && len(sec.Children) == 0 && !isEntry(sec) && !isField(b, sec) {
			out = append(out, sec)
		}
	}
	return out
}

// isField tells a section that is a bold label among the fields that the
// template has in the section above: an empty one is label-empty's.
func isField(b *template.Binding, sec *postmortem.Section) bool {
	if sec.Markup != postmortem.MarkupBold && sec.Markup != postmortem.MarkupLabel || b.SectionOf(sec) != nil {
		return false
	}
	above := b.SectionOf(sec.Parent)
	return above != nil && len(above.Fields) > 0
}

// isEntry tells a heading that is an entry of a timeline and says all there is
// to say.
func isEntry(sec *postmortem.Section) bool {
	return sec.Parent.Within(postmortem.KindTimeline)
}
