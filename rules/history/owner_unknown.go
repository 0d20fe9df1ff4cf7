package history

import (
	"fmt"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
)

var ownerUnknown = &lint.Rule{
	Name:     "history/owner-unknown",
	Summary:  "The owner of an open action is somebody whom the repository knows",
	Severity: lint.Notice,
	Check:    checkOwnerUnknown,
}

func checkOwnerUnknown(p *lint.Pass) {
	known := p.Shared.Roster()
	if known == nil || known.Empty() {
		return
	}
	said := map[string]bool{}
	for _, a := range p.Doc.Actions {
		for _, o := range a.Owners {
			if !a.Open() || !names(o.Kind) || known.Knows(o.Text.Plain) || said[o.Text.Plain] {
				continue
			}
			said[o.Text.Plain] = true // one cause, one finding
			p.Report(lint.Diagnostic{
				Span: o.Text.Span, Anchor: lint.Anchor("owner", o.Text.Plain),
				Message: fmt.Sprintf("owner %q is nobody in CODEOWNERS, the config's owners or the repository's authors", o.Text.Plain),
				Hint:    "is the name spelled as elsewhere? Add a team or a person from outside to owners in .pmlint.yaml",
			})
		}
	}
}

// names tells that an owner of the kind is one person or team by name.
func names(kind postmortem.OwnerKind) bool {
	return kind != postmortem.OwnerNobody && kind != postmortem.OwnerRole
}
