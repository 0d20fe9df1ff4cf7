package blameless

import (
	"github.com/pmlint/pmlint/internal/wording"
	"github.com/pmlint/pmlint/lint"
)

var beCareful = &lint.Rule{
	Name:     "blameless/be-careful",
	Summary:  "Care is not the remedy",
	Severity: lint.Notice,
	Check: func(p *lint.Pass) {
		report(p, wording.BeCareful, `%q asks people for care, and care does not last`,
			says("name the check that will be careful for them: a gate, a confirmation prompt, a test; for example: \"Add "+
				"pre-deploy checklist to CI pipeline\""))
	},
}
