package structure

import (
	"fmt"

	"github.com/pmlint/pmlint/lint"
)

var sectionDuplicate = &lint.Rule{
	Name:     "structure/section-duplicate",
	Summary:  "No section stands twice at the same place",
	Severity: lint.Warning,
	Check:    checkSectionDuplicate,
}

func checkSectionDuplicate(p *lint.Pass) {
	for _, d := range p.Binding.Duplicates {
		line := p.Doc.File.LineAt(d.First.Title.Span.Start)
		p.Report(lint.Diagnostic{
			Span:    d.Second.Title.Span,
			Anchor:  anchor(d.Second.Title.Plain),
			Message: fmt.Sprintf("section %q stands here again; the first is on line %d", d.Second.Title.Plain, line),
			Hint:    "join the two, or give them titles that tell them apart",
			Related: []lint.Related{{Span: d.First.Title.Span, Message: "the first of the two"}},
		})
	}
}
