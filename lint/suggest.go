package lint

import (
	"slices"

	"github.com/agnivade/levenshtein"
)

// Suggest returns the known name that was probably meant by name, or "" when
// none is near.
func Suggest(name string, known []string) string {
	best, distance := "", max(2, len(name)/3)+1
	for _, k := range slices.Sorted(slices.Values(known)) {
		if d := levenshtein.ComputeDistance(name, k); d < distance {
			best, distance = k, d
		}
	}
	return best
}

// didYouMean is the end of a message about an unknown name.
func didYouMean(name string, known []string) string {
	if s := Suggest(name, known); s != "" {
		return "; did you mean " + s + "?"
	}
	return ""
}
