package document

import (
	"strings"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
)

var emptyHeading = &lint.Rule{
	Name:     "document/empty-heading",
	Summary:  "A heading has a text",
	Severity: lint.Notice,
	Check:    checkEmptyHeading,
}

func checkEmptyHeading(p *lint.Pass) {
	for _, b := range p.Doc.Blocks {
		if b.Kind != postmortem.BlockHeading || strings.TrimSpace(p.Doc.Prose(b).Text) != "" || len(p.Doc.Prose(b).Marks) > 0 {
			continue
		}
		p.Report(lint.Diagnostic{
			Span: b.Span, Anchor: "heading",
			Message: "this heading has no text",
			Hint:    "name what stands below it, or take it out: outlines and links show an empty line",
		})
	}
}
