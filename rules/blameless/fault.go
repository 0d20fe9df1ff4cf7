package blameless

import (
	"github.com/pmlint/pmlint/internal/wording"
	"github.com/pmlint/pmlint/lint"
)

var fault = &lint.Rule{
	Name:     "blameless/fault",
	Summary:  "Nobody is at fault, and nobody is punished",
	Severity: lint.Warning,
	Check: func(p *lint.Pass) {
		report(p, wording.Fault, `%q puts the fault on somebody`,
			says("leave out whose fault it is and what happens to them; ask what allowed this to happen, and why it made sense "+
				"to do it at the time"))
	},
}
