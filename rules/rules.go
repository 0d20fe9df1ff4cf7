// Package rules lists the packs of rules that pmlint ships.
package rules

import "github.com/pmlint/pmlint/lint"

// All returns every pack, in the order in which they are shown.
func All() []*lint.Pack {
	return []*lint.Pack{}
}
