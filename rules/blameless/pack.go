// Package blameless looks for wording that blames: sentences that make a person
// the cause, judge what somebody did, or tell what they should have done.
package blameless

import (
	"embed"

	"github.com/pmlint/pmlint/lint"
)

//go:embed *.md
var pages embed.FS

// Pack is the rules about blame.
var Pack = &lint.Pack{
	Name:    "blameless",
	Summary: "sentences speak of systems and of what people knew, not of who is to blame",
	Rules: []*lint.Rule{
		humanError, personCause, omissionPerson, omissionWe, counterfactualPerson, counterfactualPassive, judgement, mistake,
		knowledge, beCareful, fault, otherTeam, hindsight, whyPerson, namedPerson,
	},
	Pages:   pages,
	BaseURL: lint.BaseURL + "/blameless",
}
