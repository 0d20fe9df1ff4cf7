package actions

import (
	"fmt"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/template"
)

var none = &lint.Rule{
	Name:     "actions/none",
	Summary:  "A postmortem promises at least one action",
	Severity: lint.Warning,
	ByStatus: true,
	Check:    checkNone,
}

func checkNone(p *lint.Pass) {
	doc := p.Doc
	if len(doc.Actions) > 0 || len(doc.Controls) > 0 || len(doc.Unparsed) > 0 || len(doc.Sections) < 2 {
		return
	}
	for _, s := range doc.Sections {
		if s.Kind == postmortem.KindActions || s.Kind == postmortem.KindPrevention {
			reportProseOnly(p, s)
			return
		}
	}
	if want := p.Binding.Section(postmortem.KindActions, ""); want != nil && want.Missing() {
		return // structure/section-missing says so
	}
	if doc.Title.Span.Len() == 0 {
		return
	}
	p.Report(lint.Finding{
		Span:    doc.Title.Span,
		Anchor:  "actions",
		Message: "the postmortem promises no action",
		Hint:    "what will be different the next time? If nothing is to be done, a section \"Action items\" can say so and why",
	})
}

// reportProseOnly reports a section of actions that has text and lists nothing.
// An empty one is for structure/section-empty to report.
func reportProseOnly(p *lint.Pass, s *postmortem.Section) {
	if s.Kind != postmortem.KindActions || p.Binding.Substance(s) != template.Written {
		return
	}
	p.Report(lint.Finding{
		Severity: lint.Notice,
		Span:     s.Title.Span,
		Anchor:   lint.Anchor("section", s.Title.Plain),
		Message:  fmt.Sprintf("section %q lists no action", s.Title.Plain),
		Hint:     "write each promise as an item of its own, with an owner and a date: what stands in a paragraph cannot be ticked off",
	})
}
