package structure

import (
	"fmt"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/template"
)

var sectionOrder = &lint.Rule{
	Name:     "structure/section-order",
	Summary:  "Sections stand where the template has them",
	Severity: lint.Warning,
	Check:    checkSectionOrder,
}

func checkSectionOrder(p *lint.Pass) {
	if p.Binding.Foreign {
		return
	}
	for i := range p.Binding.Sections {
		sb := &p.Binding.Sections[i]
		if !sb.Moved {
			continue
		}
		f := lint.Diagnostic{
			Span:    sb.Got.Title.Span,
			Anchor:  wantedOf(p, sb.Want).anchor,
			Message: fmt.Sprintf("section %q stands %s", sb.Got.Title.Plain, whereMoved(p.Binding, sb)),
			Hint:    "move it there with all that stands below it: who reads many postmortems looks for it in its place",
		}
		other := sb.Under
		if other == nil {
			other = neighbour(sb)
		}
		if other != nil {
			f.Related = []lint.Related{{Span: other.Title.Span, Message: "this section"}}
		}
		p.Report(f)
	}
}

// whereMoved says where a section stands and where the template has it.
func whereMoved(b *template.Binding, sb *template.SectionBinding) string {
	switch {
	case sb.Under != nil && sb.Want.Parent == nil:
		return fmt.Sprintf("below %q; in the template it is a section of its own", sb.Under.Title.Plain)
	case sb.Under != nil:
		return fmt.Sprintf("below %q; the template has it below %q", sb.Under.Title.Plain, b.Of(sb.Want.Parent).Got.Title.Plain)
	case sb.Before != nil && sb.Got.Span.Start > sb.Before.Span.Start:
		return fmt.Sprintf("too late; the template has it before %q", sb.Before.Title.Plain)
	case sb.After != nil:
		return fmt.Sprintf("too early; the template has it after %q", sb.After.Title.Plain)
	}
	return "out of order"
}

// neighbour is the section that a moved one should stand next to.
func neighbour(sb *template.SectionBinding) *postmortem.Section {
	if sb.Before != nil && sb.Got.Span.Start > sb.Before.Span.Start {
		return sb.Before
	}
	return sb.After
}
