package document

import (
	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/text"
)

var tooComplex = &lint.Rule{
	Name:     "document/too-complex",
	Summary:  "the document stays within the limits of what is read",
	Severity: lint.Error,
	Unread:   true,
	Check: func(p *lint.Pass) {
		for _, g := range p.Doc.Guards {
			p.Report(lint.Diagnostic{
				Span: firstLine(p, g.Span), Anchor: "guard", Message: g.Message,
				Hint: "no other rule ran on this document: split it, or exclude it in the configuration if it is no postmortem",
			})
		}
	},
}

// firstLine cuts a span to its first line.
func firstLine(p *lint.Pass, s text.Span) text.Span {
	s.End = max(s.Start, min(s.End, p.Doc.File.LineSpan(p.Doc.File.LineAt(s.Start)).End))
	return s
}
