package document

import (
	"bytes"

	"github.com/pmlint/pmlint/lint"
)

var empty = &lint.Rule{
	Name:     "document/empty",
	Summary:  "the document has text",
	Severity: lint.Error,
	Unread:   true,
	Check: func(p *lint.Pass) {
		front := p.Doc.Front.Span
		body := max(front.End, p.Doc.File.BOM())
		if len(bytes.TrimSpace(p.Doc.File.Bytes()[body:])) > 0 || len(p.Doc.Guards) > 0 {
			return
		}
		message := "the file is empty"
		if front.Len() > 0 {
			message = "the document is only front matter"
		}
		p.Report(lint.Diagnostic{
			Span: front, Anchor: "document", Message: message,
			Hint: "copy your template into it; exclude the file in the configuration if it is no postmortem",
		})
	},
}
