package blameless

import (
	"github.com/pmlint/pmlint/internal/wording"
	"github.com/pmlint/pmlint/lint"
)

var otherTeam = &lint.Rule{
	Name:     "blameless/other-team",
	Summary:  "Another team or a vendor is not blamed",
	Severity: lint.Warning,
	Check: func(p *lint.Pass) {
		report(p, wording.OtherTeam, `this sentence blames others: %q`,
			says("ask what the hand-over, interface or contract said, and how we depended on it; for example: \"There was no "+
				"channel by which ... reached us\""))
	},
}
