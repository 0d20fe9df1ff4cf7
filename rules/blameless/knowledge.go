package blameless

import (
	"github.com/pmlint/pmlint/internal/wording"
	"github.com/pmlint/pmlint/lint"
)

var knowledge = &lint.Rule{
	Name:     "blameless/knowledge",
	Summary:  "A person is not said to have lacked knowledge",
	Severity: lint.Warning,
	Options:  ownVoice(),
	Check: func(p *lint.Pass) {
		report(p, wording.Knowledge, `this sentence tells what somebody did not know: %q`, knowledgeHint)
	},
}

func knowledgeHint(wording.Hit) string {
	return "ask where it could have been learned: documentation, the text on the screen, the alert, training, pairing; for " +
		"example: \"The documentation did not say that ...\""
}
