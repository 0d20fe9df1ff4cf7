// Package actionterms gives the words that carry the meaning of a document's
// actions: several packs ask whether an action speaks of something.
package actionterms

import (
	"github.com/pmlint/pmlint/internal/terms"
	"github.com/pmlint/pmlint/lint"
)

type key struct{}

// Of are the content words of each action of the document, by its index. They
// are worked out once a document.
func Of(p *lint.Pass) []terms.Set {
	return lint.Memo(p, key{}, func() []terms.Set {
		sets := make([]terms.Set, len(p.Doc.Actions))
		for i, a := range p.Doc.Actions {
			sets[i] = terms.Of(a.Text.Plain)
		}
		return sets
	})
}
