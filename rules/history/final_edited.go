package history

import (
	"fmt"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/history"
	"github.com/pmlint/pmlint/lint/postmortem"
)

var finalEdited = &lint.Rule{
	Name:     "history/final-edited",
	Summary:  "A final document is not rewritten without a row in its document history",
	Severity: lint.Notice,
	Check:    checkFinalEdited,
}

func checkFinalEdited(p *lint.Pass) {
	life := lifeOf(p)
	if life == nil || p.Status != lint.Final || !hasHistory(p) {
		return
	}
	edits := editsSinceFinal(p, life)
	if len(edits) == 0 {
		return
	}
	last := edits[len(edits)-1]
	message := fmt.Sprintf("commit %s changed what this final document says, and the document history has no row for it", at(last))
	if n := len(edits); n > 1 {
		message = fmt.Sprintf("%d commits, the newest %s, changed what this final document says, and the document history has "+
			"no row for them", n, at(last))
	}
	p.Report(lint.Diagnostic{
		Span: sectionOr(p, postmortem.KindHistory), Anchor: "section:history", Message: message,
		Hint: "add a row: the day, who, and what changed",
	})
}

func hasHistory(p *lint.Pass) bool {
	for _, s := range p.Doc.Sections {
		if s.Kind == postmortem.KindHistory {
			return true
		}
	}
	return false
}

// editsSinceFinal are the commits that changed the text of a final version
// without adding a row, since the newest row was added.
func editsSinceFinal(p *lint.Pass, life *history.Life) (edits []history.Commit) {
	for i := 1; i < len(life.Versions); i++ {
		before, now := life.Versions[i-1], life.Versions[i]
		switch {
		case len(now.Rows) > len(before.Rows):
			edits = nil
		case statusOf(p, before.Status) == lint.Final && statusOf(p, now.Status) == lint.Final && before.Rest != now.Rest &&
			!now.Bulk && !now.Deleted:
			edits = append(edits, now.Commit)
		}
	}
	if n := len(life.Versions); n > 0 && len(p.Doc.History) > len(life.Versions[n-1].Rows) {
		return nil // the row is there and waits to be committed
	}
	return edits
}
