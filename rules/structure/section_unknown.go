package structure

import (
	"strconv"

	"github.com/pmlint/pmlint/lint"
)

var sectionUnknown = &lint.Rule{
	Name:     "structure/section-unknown",
	Summary:  "Every heading is one that the template knows",
	Severity: lint.Notice,
	Check:    checkSectionUnknown,
}

func checkSectionUnknown(p *lint.Pass) {
	if p.Binding.Foreign {
		return
	}
	for _, sec := range p.Binding.Extra {
		p.Report(lint.Diagnostic{
			Span:    sec.Title.Span,
			Anchor:  anchor(sec.Title.Plain),
			Message: "section " + strconv.Quote(sec.Title.Plain) + " is not in the template",
			Hint:    "move its text to a section of the template, add it to the template, or list its title under aliases in .pmlint.yaml",
		})
	}
}
