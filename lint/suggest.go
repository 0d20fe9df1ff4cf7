package lint

import (
	"slices"
	"strings"

	"github.com/agnivade/levenshtein"
)

// Suggest returns the known name that was probably meant by name, or "" when
// none is near. A beginning ("warn"), or the part of a rule's name after the
// slash, counts as near.
// A name that is longer than any could be meant is near to none.
func Suggest(name string, known []string) string {
	if len(name) > maxSuggested {
		return ""
	}
	best, distance := "", max(2, len(name)/3)+1
	for _, k := range slices.Sorted(slices.Values(known)) {
		if d := apart(strings.ToLower(name), k); d < distance {
			best, distance = k, d
		}
	}
	return best
}

// maxSuggested is the length in bytes of the longest names that others are
// compared with.
const maxSuggested = 60

// apart measures how far a name is from a known one.
func apart(name, known string) int {
	if len(name) >= 3 && strings.HasPrefix(known, name) {
		return 1
	}
	d := levenshtein.ComputeDistance(name, known)
	for i := range len(known) { // "actions/ownr" is near "actions/owner-missing"
		if known[i] == '-' {
			d = min(d, levenshtein.ComputeDistance(name, known[:i])+1)
		}
	}
	if _, rest, ok := strings.Cut(known, "/"); ok && !strings.Contains(name, "/") {
		d = min(d, levenshtein.ComputeDistance(name, rest)+1)
	}
	return d
}

// didYouMean is the end of a message about an unknown name.
func didYouMean(name string, known []string) string {
	if s := Suggest(name, known); s != "" {
		return "; did you mean " + s + "?"
	}
	return ""
}
