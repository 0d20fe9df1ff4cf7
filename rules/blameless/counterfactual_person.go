package blameless

import (
	"github.com/pmlint/pmlint/internal/wording"
	"github.com/pmlint/pmlint/lint"
)

var counterfactualPerson = &lint.Rule{
	Name:     "blameless/counterfactual-person",
	Summary:  "A sentence does not tell what somebody should have done",
	Severity: lint.Warning,
	Options:  ownVoice(),
	Check: func(p *lint.Pass) {
		report(p, wording.CounterfactualPerson, `this sentence tells what somebody did not do: %q`, shouldHint)
	},
}

// shouldHint asks what was known; what nobody could know, nobody told them.
func shouldHint(h wording.Hit) string {
	if h.Verb == "known" || h.Verb == "understood" || h.Verb == "realised" || h.Verb == "realized" {
		return "ask where they could have learned it; for example: \"The documentation/training didn't cover this scenario\""
	}
	return "ask what was seen and known at that moment, and why the chosen step made sense; for example: \"The alert pointed to ..., so ...\""
}
