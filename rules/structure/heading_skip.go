package structure

import (
	"fmt"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
)

var headingSkip = &lint.Rule{
	Name:     "structure/heading-skip",
	Summary:  "Headings leave out no level",
	Severity: lint.Notice,
	Check:    checkHeadingSkip,
}

func checkHeadingSkip(p *lint.Pass) {
	if p.Binding.SkipsLevels() {
		return
	}
	level := 0 // of the heading before; 0 before the first, which may have any level
	for _, b := range p.Doc.Blocks {
		if b.Kind != postmortem.BlockHeading {
			continue
		}
		if level > 0 && b.Level > level+1 {
			title := p.Doc.Prose(b).Text
			p.Report(lint.Diagnostic{
				Span:    b.Span,
				Anchor:  lint.Anchor("heading", title),
				Message: fmt.Sprintf("heading %q is of level %d below one of level %d", title, b.Level, level),
				Hint:    fmt.Sprintf("make it level %d: readers and screen readers take the levels for the outline", level+1),
			})
		}
		level = b.Level
	}
}
