package metadata

import (
	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/rules/internal/claims"
)

var reviewBeforeIncident = &lint.Rule{
	Name:     "metadata/review-before-incident",
	Summary:  "The review is not before the incident",
	Severity: lint.Notice,
	Check: func(p *lint.Pass) {
		if start, review, ok := pair(p, claims.Start, claims.Review); ok && isBefore(review, start) {
			reportEnd(p, start, review, "the review is before the incident")
		}
	},
}
