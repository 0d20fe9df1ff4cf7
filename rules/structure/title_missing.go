package structure

import "github.com/pmlint/pmlint/lint"

var titleMissing = &lint.Rule{
	Name:     "structure/title-missing",
	Summary:  "The document has a title",
	Severity: lint.Warning,
	ByStatus: true,
	Check:    checkTitleMissing,
}

func checkTitleMissing(p *lint.Pass) {
	if p.Binding.Schema == nil || p.Binding.Title == "" || p.Doc.Title.Plain != "" {
		return
	}
	if _, open := p.Binding.OpenTitle(); open {
		return
	}
	p.Report(lint.Diagnostic{
		Span:    top(p.Doc),
		Anchor:  "title",
		Message: "the document has no title",
		Hint:    "start with a heading of level 1 that names the incident: what failed, for whom",
	})
}
