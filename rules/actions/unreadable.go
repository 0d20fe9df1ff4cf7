package actions

import (
	"fmt"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/text"
)

var unreadable = &lint.Rule{
	Name:     "actions/unreadable",
	Summary:  "What looks like an action can be read as one",
	Severity: lint.Notice,
	Check:    checkUnreadable,
}

func checkUnreadable(p *lint.Pass) {
	for _, u := range p.Doc.Unparsed {
		if u.As != "action" {
			continue
		}
		at := u.Text.Span
		if at.Len() == 0 {
			at = text.Span{Start: at.Start, End: at.Start}
		}
		p.Report(lint.Diagnostic{
			Span:    at,
			Anchor:  lint.Anchor("unparsed", u.Text.Plain),
			Message: fmt.Sprintf("%q looks like an action, but %s", lint.Short(u.Text.Plain), u.Reason),
			Hint:    "write what is to be done, or remove the line",
		})
	}
}
