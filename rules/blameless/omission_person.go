package blameless

import (
	"github.com/pmlint/pmlint/internal/wording"
	"github.com/pmlint/pmlint/lint"
)

var omissionPerson = &lint.Rule{
	Name:     "blameless/omission-person",
	Summary:  "A sentence does not tell what somebody left undone",
	Severity: lint.Warning,
	Check: func(p *lint.Pass) {
		report(p, wording.OmissionPerson, `this sentence tells what somebody left undone: %q`,
			says("ask what told, or did not tell, the responder that this step was needed; for example: \"Nothing in the runbook "+
				"or on the screen asked for ...\""))
	},
}
