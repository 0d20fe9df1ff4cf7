package blameless

import (
	"github.com/pmlint/pmlint/internal/wording"
	"github.com/pmlint/pmlint/lint"
)

var omissionWe = &lint.Rule{
	Name:     "blameless/omission-we",
	Summary:  "A sentence does not tell what we left undone",
	Severity: lint.Notice,
	Check: func(p *lint.Pass) {
		report(p, wording.OmissionWe, `this sentence tells what we left undone: %q`,
			says("ask what in our process would have asked for it; for example: \"The release process had no step that ...\""))
	},
}
