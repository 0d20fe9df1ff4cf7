package people

import (
	"fmt"
	"strings"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
)

var nobody = &lint.Rule{
	Name:     "people/nobody",
	Summary:  "Who led the response, wrote and reviewed the document is a person or a team",
	Severity: lint.Warning,
	ByStatus: true,
	Check:    checkNobody,
}

func checkNobody(p *lint.Pass) {
	for _, who := range p.Doc.People {
		kind := who.Kind()
		if kind == "" || kind == postmortem.RoleOther || !namesNobody(who.Name.Plain) {
			continue
		}
		p.Report(lint.Diagnostic{
			Span: who.Name.Span, Anchor: lint.Anchor("role", who.Role.Plain),
			Message: fmt.Sprintf("%q names nobody as %s", who.Name.Plain, kind),
			Hint:    "name the person, a handle or a team: whom can a reader ask?",
		})
	}
}

func namesNobody(s string) bool {
	return nobodies.Has(strings.ToLower(strings.Trim(s, " .!?*_-–—()")))
}
