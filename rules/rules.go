// Package rules lists the packs of rules that pmlint ships.
package rules

import (
	"slices"
	"sync"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/rules/actions"
	"github.com/pmlint/pmlint/rules/analysis"
	"github.com/pmlint/pmlint/rules/appendix"
	"github.com/pmlint/pmlint/rules/blameless"
	"github.com/pmlint/pmlint/rules/document"
	"github.com/pmlint/pmlint/rules/durations"
	"github.com/pmlint/pmlint/rules/history"
	"github.com/pmlint/pmlint/rules/impact"
	"github.com/pmlint/pmlint/rules/lessons"
	"github.com/pmlint/pmlint/rules/metadata"
	"github.com/pmlint/pmlint/rules/people"
	"github.com/pmlint/pmlint/rules/prevention"
	"github.com/pmlint/pmlint/rules/status"
	"github.com/pmlint/pmlint/rules/structure"
	"github.com/pmlint/pmlint/rules/summary"
	"github.com/pmlint/pmlint/rules/suppress"
	"github.com/pmlint/pmlint/rules/timeline"
)

// All returns every pack, in the order in which they are shown.
func All() []*lint.Pack { return slices.Clone(all()) }

// all lists the packs, and writes into their rules what their severities rest on.
var all = sync.OnceValue(func() []*lint.Pack {
	packs := list()
	for _, p := range packs {
		for _, r := range p.Rules {
			r.Figures = Figures(r.Name)
		}
	}
	return packs
})

func list() []*lint.Pack {
	return []*lint.Pack{
		document.Pack,
		structure.Pack,
		metadata.Pack,
		blameless.Pack,
		analysis.Pack,
		impact.Pack,
		actions.Pack,
		lessons.Pack,
		prevention.Pack,
		summary.Pack,
		people.Pack,
		appendix.Pack,
		status.Pack,
		timeline.Pack,
		durations.Pack,
		history.Pack,
		suppress.Pack,
	}
}
