package blameless

import (
	"github.com/pmlint/pmlint/internal/wording"
	"github.com/pmlint/pmlint/lint"
)

var mistake = &lint.Rule{
	Name:     "blameless/mistake",
	Summary:  "What somebody did is not called a mistake",
	Severity: lint.Warning,
	Options:  ownVoice(),
	Check:    func(p *lint.Pass) { report(p, wording.Mistake, `this sentence calls it a mistake: %q`, mistakeHint) },
}

func mistakeHint(wording.Hit) string {
	return "ask what made the step look right, and what could have caught it; for example: \"The system lacked safeguards " +
		"against this action\""
}
