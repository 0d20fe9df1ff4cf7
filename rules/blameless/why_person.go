package blameless

import (
	"github.com/pmlint/pmlint/internal/wording"
	"github.com/pmlint/pmlint/lint"
)

var whyPerson = &lint.Rule{
	Name:     "blameless/why-person",
	Summary:  "A question is not aimed at a person",
	Severity: lint.Warning,
	Check: func(p *lint.Pass) {
		report(p, wording.WhyPerson, `this question is aimed at a person: %q`,
			says("ask how, and of the system: \"What made ... hard to see?\", \"How did it make sense to do this at the time?\""))
	},
}
