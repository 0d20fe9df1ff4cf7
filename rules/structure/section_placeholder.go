package structure

import (
	"fmt"
	"strings"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/template"
)

var sectionPlaceholder = &lint.Rule{
	Name:     "structure/section-placeholder",
	Summary:  "A section holds more than placeholders and the template's own words",
	Severity: lint.Warning,
	ByStatus: true,
	Check:    checkSectionPlaceholder,
	Merge:    mergeUnfilled,
}

// checkSectionPlaceholder reports the sections that nobody has filled in; those of
// a draft, or of a template that somebody has just begun to fill in, are one thing
// to say.
func checkSectionPlaceholder(p *lint.Pass) {
	group := ""
	if p.Status == lint.Draft || p.Status != lint.Final && begun(p) {
		group = "draft"
	}
	for _, sec := range judged(p.Binding) {
		if p.Binding.Substance(sec) != template.Placeholder {
			continue
		}
		p.Report(lint.Diagnostic{
			Span:    sec.Title.Span,
			Anchor:  anchor(sec.Title.Plain),
			Message: fmt.Sprintf("nobody has filled in section %q yet", sec.Title.Plain),
			Hint:    asked(p.Binding.SectionOf(sec)),
			Group:   group, ShortMessage: sec.Title.Plain,
		})
	}
}

// begun reports whether most sections are still to be filled in.
func begun(p *lint.Pass) bool {
	written, left := p.Binding.Progress()
	return left > written
}

// mergeUnfilled counts the sections that are left to fill in.
func mergeUnfilled(members []lint.Finding) (message, hint string) {
	const most = 5
	names := make([]string, 0, most)
	for _, m := range members[:min(most, len(members))] {
		names = append(names, m.ShortMessage)
	}
	message = fmt.Sprintf("%d sections are left to fill in: ", len(members))
	if more := len(members) - most; more > 0 {
		return message + strings.Replace(lint.Quoted(names, ","), " , ", ", ", 1) + fmt.Sprintf(" and %d more", more), members[0].Hint
	}
	return message + lint.Quoted(names, "and"), members[0].Hint
}
