package appendix

import (
	"fmt"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/template"
)

var supportingData = &lint.Rule{
	Name:     "appendix/supporting-data",
	Summary:  "Supporting data is linked or shown",
	Severity: lint.Notice,
	Check:    checkSupportingData,
}

func checkSupportingData(p *lint.Pass) {
	for _, s := range p.Doc.Sections {
		if s.Part != "supporting_data" || p.Binding.Substance(s) != template.Written || len(s.Children) > 0 || shows(p, s) {
			continue
		}
		p.Report(lint.Diagnostic{
			Span: s.Title.Span, Anchor: lint.Anchor("section", s.Title.Plain),
			Message: fmt.Sprintf("%q links and shows nothing", s.Title.Plain),
			Hint:    "link the logs and graphs with a fixed range of time, or paste the lines that matter",
		})
	}
}

// shows tells a section that holds a link, code, a table, a picture or a
// quotation.
func shows(p *lint.Pass, s *postmortem.Section) bool {
	found := false
	for _, b := range s.Blocks {
		b.Walk(func(b *postmortem.Block) bool {
			switch b.Kind {
			case postmortem.BlockCode, postmortem.BlockTable, postmortem.BlockQuote, postmortem.BlockHTML:
				found = true
			case postmortem.BlockParagraph:
				for _, m := range p.Doc.Prose(b).Marks {
					found = found || m.Kind != postmortem.MarkStrong && m.Kind != postmortem.MarkEmphasis && m.Kind != postmortem.MarkComment
				}
			}
			return !found
		})
	}
	return found
}
