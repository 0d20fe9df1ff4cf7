package blameless

import (
	"github.com/pmlint/pmlint/internal/wording"
	"github.com/pmlint/pmlint/lint"
)

var hindsight = &lint.Rule{
	Name:     "blameless/hindsight",
	Summary:  "What is known now is not held against what was known then",
	Severity: lint.Notice,
	Check: func(p *lint.Pass) {
		report(p, wording.Hindsight, `%q judges by what is known now`,
			says("tell it forward in time: what was known, by whom, when; for example: \"At 14:05 the dashboard showed ..., which pointed to ...\""))
	},
}
