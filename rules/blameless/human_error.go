package blameless

import (
	"github.com/pmlint/pmlint/internal/wording"
	"github.com/pmlint/pmlint/lint"
)

var humanError = &lint.Rule{
	Name:     "blameless/human-error",
	Summary:  "A cause is not labelled human error",
	Severity: lint.Warning,
	Check: func(p *lint.Pass) {
		report(p, wording.HumanError, `this sentence explains by %q, where the analysis begins`,
			says("ask which tool, screen or procedure made this step possible and easy, and what could have stopped it; for "+
				"example: \"The interface design permitted incorrect input\""))
	},
}
