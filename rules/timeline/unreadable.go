package timeline

import (
	"fmt"

	"github.com/pmlint/pmlint/lint"
)

var unreadable = &lint.Rule{
	Name:     "timeline/unreadable",
	Summary:  "Every entry of a timeline says when",
	Severity: lint.Notice,
	Check:    checkUnreadable,
}

func checkUnreadable(p *lint.Pass) {
	for _, u := range p.Doc.Unparsed {
		if u.As != "event" {
			continue
		}
		p.Report(lint.Diagnostic{
			Span:    u.Text.Span,
			Anchor:  lint.Anchor("event", u.Text.Plain),
			Message: fmt.Sprintf("the time %q cannot be read: %s", u.Text.Plain, u.Reason),
			Hint:    "write the date as YYYY-MM-DD and the time as HH:MM; write ??:?? for a time that nobody knows",
		})
	}
}
