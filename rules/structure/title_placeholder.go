package structure

import (
	"fmt"

	"github.com/pmlint/pmlint/lint"
)

var titlePlaceholder = &lint.Rule{
	Name:     "structure/title-placeholder",
	Summary:  "The title is not the template's any more",
	Severity: lint.Warning,
	ByStatus: true,
	Check:    checkTitlePlaceholder,
}

func checkTitlePlaceholder(p *lint.Pass) {
	title, open := p.Binding.OpenTitle()
	if !open {
		return
	}
	p.Report(lint.Diagnostic{
		Span:    title.Span,
		Anchor:  "title",
		Message: fmt.Sprintf("title %q is still the template's", title.Plain),
		Hint:    "name the incident as somebody would search for it: what failed, for whom",
	})
}
