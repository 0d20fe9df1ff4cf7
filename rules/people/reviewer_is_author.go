package people

import (
	"fmt"
	"strings"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
)

var reviewerIsAuthor = &lint.Rule{
	Name:     "people/reviewer-is-author",
	Summary:  "Somebody else than the authors reviewed the document",
	Severity: lint.Off,
	Check:    checkReviewerIsAuthor,
}

func checkReviewerIsAuthor(p *lint.Pass) {
	wrote := map[string]bool{}
	for _, a := range p.Doc.Meta.Authors {
		wrote[key(a)] = true
	}
	for _, a := range named(p.Doc, postmortem.RoleAuthor) {
		wrote[key(a.Name)] = true
	}
	read := named(p.Doc, postmortem.RoleReviewer)
	for _, r := range read {
		if !wrote[key(r.Name)] {
			return
		}
	}
	if len(read) == 0 {
		return
	}
	p.Report(lint.Diagnostic{
		Span: read[0].Name.Span, Anchor: "role:reviewer",
		Message: fmt.Sprintf("%q is the only reviewer and wrote the document", read[0].Name.Plain),
		Hint:    "ask somebody who was not there to read it",
	})
}

func key(t postmortem.Text) string { return strings.ToLower(strings.TrimPrefix(t.Plain, "@")) }
