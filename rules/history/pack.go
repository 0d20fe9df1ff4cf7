// Package history holds the rules that need the repository's commits: what
// slipped, what vanished, what was kept. They run where the run reads the
// history (--history, or history: lint in the config) and are silent elsewhere.
package history

import (
	"embed"

	"github.com/pmlint/pmlint/lint"
)

//go:embed *.md
var pages embed.FS

// Pack is the pack "history".
var Pack = &lint.Pack{
	Name:    "history",
	Summary: "What the repository's commits tell of a postmortem and its actions",
	Rules: []*lint.Rule{
		slipped,
		vanished,
		reopened,
		provenOpen,
		unproven,
		proofUnknown,
		ownerUnknown,
		statusBack,
		finalEdited,
		rowUnproven,
		rowMissing,
		late,
		staleDraft,
		deployMissing,
		deployUnknown,
	},
	Pages:   pages,
	BaseURL: lint.BaseURL + "/history",
}
