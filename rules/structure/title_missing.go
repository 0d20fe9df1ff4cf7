package structure

import (
	"fmt"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
)

var titleMissing = &lint.Rule{
	Name:     "structure/title-missing",
	Summary:  "The document has a title",
	Severity: lint.Warning,
	ByStatus: true,
	Check:    checkTitleMissing,
}

func checkTitleMissing(p *lint.Pass) {
	untitled := p.Binding.Schema != nil && (p.Binding.Title == "" || p.Binding.TitleUsual()) // the template does without
	if untitled || p.Doc.Title.Plain != "" {
		return
	}
	if _, open := p.Binding.OpenTitle(); open {
		return
	}
	message := "the document has no title"
	if first := firstHeading(p.Doc); first != "" {
		message += fmt.Sprintf(": its first heading, %q, names a section", first)
	}
	p.Report(lint.Diagnostic{
		Span:    top(p.Doc),
		Anchor:  "title",
		Message: message,
		Hint:    "start with a heading of level 1 that names the incident: what failed, for whom",
	})
}

// firstHeading is the heading of level 1 that the document begins with, "" where
// it begins otherwise.
func firstHeading(doc *postmortem.Document) string {
	if len(doc.Sections) == 0 {
		return ""
	}
	if first := doc.Sections[0]; first.Level == 1 && first.Markup != postmortem.MarkupBold && first.Markup != postmortem.MarkupLabel {
		return first.Title.Plain
	}
	return ""
}
