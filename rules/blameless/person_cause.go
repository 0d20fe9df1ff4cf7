package blameless

import (
	"strings"

	"github.com/pmlint/pmlint/internal/wording"
	"github.com/pmlint/pmlint/lint"
)

var personCause = &lint.Rule{
	Name:     "blameless/person-cause",
	Summary:  "A person does not stand as the cause",
	Severity: lint.Warning,
	Options:  ownVoice(),
	Check: func(p *lint.Pass) {
		report(p, wording.PersonCause, `this sentence makes somebody the cause: %q`, causeHint)
	},
}

// causeHint asks for the guard that was not there; what was deleted had none.
func causeHint(h wording.Hit) string {
	for w := range strings.FieldsSeq(h.Words) {
		switch w {
		case "deleted", "dropped", "wiped", "removed", "truncated", "overwrote", "erased", "purged", "destroyed":
			return "ask what let one step do this much; for example: \"The tool deleted ... on one command, without asking\""
		}
	}
	return "ask what allowed the action and what could have stopped it; for example: \"The deployment process allowed an untested change\""
}
