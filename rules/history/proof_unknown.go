package history

import (
	"fmt"
	"strings"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/history"
	"github.com/pmlint/pmlint/lint/postmortem"
)

var proofUnknown = &lint.Rule{
	Name:     "history/proof-unknown",
	Summary:  "A commit that says it did an action names one that the document has",
	Severity: lint.Notice,
	Check:    checkProofUnknown,
}

func checkProofUnknown(p *lint.Pass) {
	id := p.Doc.Meta.ID.Plain
	if p.Shared.Record() == nil || id == "" {
		return
	}
	seen := map[string]bool{}
	for _, proof := range p.Shared.Record().Proofs {
		name := strings.ToUpper(proof.Action)
		if name == "" || seen[name] || !proof.Stands() || !strings.EqualFold(proof.Document, id) || hadAction(p, proof.Action) {
			continue
		}
		seen[name] = true
		p.Report(lint.Diagnostic{
			Span: sectionOr(p, postmortem.KindActions), Anchor: "proof:" + name,
			Message: fmt.Sprintf("commit %s says that it did action %s, and there is none: %q", at(proof.Commit), proof.Action,
				proof.Commit.Subject),
			Hint: fmt.Sprintf("add the action, or prove the right one: the trailer \"%s: %s ID\" of a later commit counts as well",
				history.Trailer, id),
		})
	}
}

// hadAction tells that the document has an action with the id, or had one in
// some version.
func hadAction(p *lint.Pass, id string) bool {
	for _, a := range p.Doc.Actions {
		if strings.EqualFold(a.ID.Plain, id) {
			return true
		}
	}
	if life := lifeOf(p); life != nil {
		for _, a := range life.Actions {
			if strings.EqualFold(a.ID, id) {
				return true
			}
		}
	}
	return false
}
