package actions

import (
	"fmt"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
)

// ownerNobodyOptions are the options of owner-nobody.
type ownerNobodyOptions struct {
	Roles bool `yaml:"roles" doc:"report roles, too (\"on-call\", \"developers\"), which nobody can be asked about later"`
}

var ownerNobody = &lint.Rule{
	Name:     "actions/owner-nobody",
	Summary:  "An owner is a person or a team",
	Severity: lint.Warning,
	ByStatus: true,
	Options:  &ownerNobodyOptions{},
	Check:    checkOwnerNobody,
}

func checkOwnerNobody(p *lint.Pass) {
	roles := p.Options.(*ownerNobodyOptions).Roles
	for _, a := range open(p) {
		for _, o := range a.Owners {
			switch {
			case o.Kind == postmortem.OwnerNobody:
				reportNobody(p, a, o, fmt.Sprintf("%q owns nothing: it is neither a person nor a team", o.Text.Plain))
			case o.Kind == postmortem.OwnerRole && roles:
				reportNobody(p, a, o, fmt.Sprintf("%q is a role: who has it changes, and so the promise is lost", o.Text.Plain))
			}
		}
	}
}

func reportNobody(p *lint.Pass, a *postmortem.Action, o postmortem.Owner, message string) {
	p.Report(lint.Diagnostic{
		Span:    o.Text.Span,
		Anchor:  anchor(a),
		Message: message,
		Hint:    "name one person or team who will say when it is done",
	})
}
