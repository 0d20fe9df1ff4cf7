package structure

import (
	"fmt"
	"strings"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/text"
)

var headingSpace = &lint.Rule{
	Name:     "structure/heading-space",
	Summary:  "A heading has a space behind its number signs",
	Severity: lint.Notice,
	Check:    checkHeadingSpace,
}

func checkHeadingSpace(p *lint.Pass) {
	for _, b := range p.Doc.Blocks {
		if b.Kind != postmortem.BlockParagraph {
			continue
		}
		for _, line := range b.Lines {
			words := p.Doc.File.Text(line)
			signs := meantHeading(words)
			if signs == 0 {
				continue
			}
			at := line.Start + signs
			p.Report(lint.Diagnostic{
				Span:    line,
				Anchor:  lint.Anchor("section", words[signs:]),
				Message: fmt.Sprintf("%q is no heading: a space is missing behind %q", lint.Short(words), words[:signs]),
				Hint:    "as it stands the text below belongs to the section above",
				Fixes:   []lint.Fix{{Message: "Put a space in", Edits: []text.Edit{{Span: text.Span{Start: at, End: at}, New: " "}}}},
			})
		}
	}
}

// meantHeading is the number of number signs that a line begins with if it was meant
// as a heading: "##Timeline", and "#Title here" of which neither a channel nor an
// issue is written so.
func meantHeading(line string) int {
	n := len(line) - len(strings.TrimLeft(line, "#"))
	if n == 0 || n > 6 || n == len(line) {
		return 0
	}
	c := line[n]
	switch upper := c >= 'A' && c <= 'Z'; {
	case n > 1 && (upper || c >= 'a' && c <= 'z'):
		return n
	case n == 1 && upper && strings.Contains(line, " ") && !strings.ContainsAny(line, ".,;:"):
		return n
	}
	return 0
}
