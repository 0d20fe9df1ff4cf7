package prevention

import (
	"fmt"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/template"
)

var empty = &lint.Rule{
	Name:     "prevention/empty",
	Summary:  "Each prevention measure says what it is",
	Severity: lint.Warning,
	ByStatus: true,
	Check:    checkEmpty,
}

func checkEmpty(p *lint.Pass) {
	for _, c := range p.Doc.Controls {
		if p.Binding.Value(c.Text) == template.Placeholder && p.Binding.Substance(c.Section) == template.Written {
			p.Report(lint.Diagnostic{
				Span: c.Text.Span, Anchor: lint.Anchor("measure", c.Text.Plain),
				Message: fmt.Sprintf("%q is still the template's", c.Text.Plain),
				Hint:    "write the measure or take the line out",
			})
		}
	}
	for _, s := range p.Doc.Sections {
		if s.Effective() == postmortem.KindPrevention {
			emptyItems(p, s)
		}
	}
}

func emptyItems(p *lint.Pass, s *postmortem.Section) {
	for _, list := range s.Blocks {
		if list.Kind != postmortem.BlockList {
			continue
		}
		for _, item := range list.Children {
			if len(item.Children) > 0 && (item.First() == nil || p.Doc.Prose(item).Text != "") ||
				p.Binding.Substance(s) != template.Written {
				continue
			}
			at := item.Marker
			if item.Box.Len() > 0 {
				at = item.Box
			}
			p.Report(lint.Diagnostic{
				Span: at, Anchor: lint.Anchor("section", s.Title.Plain),
				Message: fmt.Sprintf("an item of %q says nothing", s.Title.Plain),
				Hint:    "write the measure or take the line out",
			})
		}
	}
}
