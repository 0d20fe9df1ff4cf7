package document

import "github.com/pmlint/pmlint/lint"

var unclosedFrontMatter = &lint.Rule{
	Name:     "document/unclosed-front-matter",
	Summary:  "front matter ends with a fence",
	Severity: lint.Error,
	Unread:   true,
	Check: func(p *lint.Pass) {
		if !p.Doc.Front.Unclosed {
			return
		}
		fence := p.Doc.File.Text(p.Doc.Front.Span)
		p.Report(lint.Diagnostic{
			Span: p.Doc.Front.Span, Anchor: "front matter",
			Message: "the front matter that begins here is never closed, so it is read as text",
			Hint:    "write " + fence + " on a line of its own below the last field",
		})
	},
}
