package blameless

import (
	"github.com/pmlint/pmlint/internal/wording"
	"github.com/pmlint/pmlint/lint"
)

var counterfactualPassive = &lint.Rule{
	Name:     "blameless/counterfactual-passive",
	Summary:  "A sentence does not tell what should have been done",
	Severity: lint.Notice,
	Check: func(p *lint.Pass) {
		report(p, wording.CounterfactualPassive, `this sentence tells what did not happen: %q`,
			says("ask which check exists for this today, and what it looks at; for example: \"The review looks at ..., and not at ...\""))
	},
}
