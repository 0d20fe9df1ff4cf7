package history

import (
	"fmt"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/history"
	"github.com/pmlint/pmlint/lint/postmortem"
)

var unproven = &lint.Rule{
	Name:     "history/unproven",
	Summary:  "Where commits prove actions, a done action has its proof",
	Severity: lint.Notice,
	Check:    checkUnproven,
}

func checkUnproven(p *lint.Pass) {
	record := p.Shared.Record()
	if record == nil || len(record.Proofs) == 0 || p.Doc.Meta.ID.Plain == "" {
		return
	}
	begin := record.Proofs[0].Commit.When // before it the team did not use trailers
	eachAction(p, func(a *postmortem.Action, l *history.ActionLife) {
		if !a.Done() || a.ID.Plain == "" || a.Tracked || len(l.Closed) == 0 {
			return
		}
		closed := l.Closed[len(l.Closed)-1]
		if closed.When.Before(begin) || record.Proven(p.Doc.Meta.ID.Plain, a.ID.Plain) != nil {
			return
		}
		message := fmt.Sprintf("action %s is done since commit %s, and no commit proves it", a.ID.Plain, at(closed))
		if proofs := record.ProofsOf(p.Doc.Meta.ID.Plain, a.ID.Plain); len(proofs) > 0 {
			message = fmt.Sprintf("action %s is done, and the commit that proved it, %s, was reverted in %s", a.ID.Plain,
				at(proofs[len(proofs)-1].Commit), at(*proofs[len(proofs)-1].Reverted))
		}
		p.Report(lint.Diagnostic{
			Span: stateSpan(a), Anchor: lint.ActionAnchor(a.ID.Plain, a.Text.Plain), Message: message,
			Hint: fmt.Sprintf("link what did it, or commit with the trailer \"%s: %s %s\"", history.Trailer, p.Doc.Meta.ID.Plain, a.ID.Plain),
		})
	})
}
