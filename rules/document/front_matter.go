package document

import (
	"fmt"
	"strings"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/text"
)

var frontMatter = &lint.Rule{
	Name:     "document/front-matter",
	Summary:  "the front matter can be read",
	Severity: lint.Error,
	Unread:   true,
	Check: func(p *lint.Pass) {
		front := p.Doc.Front
		if front.Err == nil {
			return
		}
		p.Report(lint.Diagnostic{
			Span: restOfLine(p, front.ErrAt), Anchor: "front matter",
			Message: fmt.Sprintf("the %s front matter cannot be read: %s", strings.ToUpper(front.Format), front.Err),
			Hint:    "until it can, none of its fields count; put values in quotes that begin with @ or hold a colon or a quotation mark",
		})
	},
}

// restOfLine is the span from an offset to its line's end; at the line's end it
// is the whole line.
func restOfLine(p *lint.Pass, offset int) text.Span {
	line := p.Doc.File.LineSpan(p.Doc.File.LineAt(offset))
	if offset < line.End {
		line.Start = offset
	}
	return line
}
