package actions

import (
	"fmt"
	"strings"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
)

var ownerUnknown = &lint.Rule{
	Name:     "actions/owner-unknown",
	Summary:  "An owner is on the roster",
	Severity: lint.Warning,
	Check:    checkOwnerUnknown,
}

func checkOwnerUnknown(p *lint.Pass) {
	if len(p.Shared.Owners()) == 0 {
		return
	}
	known := make(map[string]bool, len(p.Shared.Owners()))
	names := make([]string, 0, len(p.Shared.Owners()))
	for _, o := range p.Shared.Owners() {
		known[ownerKey(o)] = true
		names = append(names, ownerKey(o))
	}
	for _, a := range open(p) {
		for _, o := range a.Owners {
			if o.Kind == postmortem.OwnerNobody || known[ownerKey(o.Text.Plain)] {
				continue
			}
			reportUnknown(p, a, o, lint.Suggest(ownerKey(o.Text.Plain), names))
		}
	}
}

func reportUnknown(p *lint.Pass, a *postmortem.Action, o postmortem.Owner, near string) {
	hint := "write the owner as the list \"owners\" in .pmlint.yaml has it, or add them there"
	if near != "" {
		hint = fmt.Sprintf("is %q meant? The list \"owners\" in .pmlint.yaml says who can own an action", near)
	}
	p.Report(lint.Diagnostic{
		Span:    o.Text.Span,
		Anchor:  anchor(a),
		Message: fmt.Sprintf("owner %q is not on the roster", o.Text.Plain),
		Hint:    hint,
	})
}

// ownerKey compares owners without regard to case, "@" and the word "team".
func ownerKey(s string) string {
	s = strings.TrimPrefix(strings.ToLower(strings.TrimSpace(s)), "@")
	return strings.TrimSuffix(strings.TrimPrefix(s, "team "), " team")
}
