package config

import (
	"fmt"
	"strings"

	"github.com/bmatcuk/doublestar/v4"

	"github.com/pmlint/pmlint/lint/text"
)

// The limits of globs. A matcher tries each way to read the braces of a glob, and
// every glob of a list on every file.
const (
	maxAlternatives = 256
	maxGlob         = 500 // bytes
	maxGlobs        = 500 // in one list
)

// GlobMistake says what is wrong with a glob; "" for nothing.
func GlobMistake(glob string) string {
	switch {
	case len(glob) > maxGlob:
		return fmt.Sprintf("%q is longer than the %d bytes that a glob may have", text.Brief(glob), maxGlob)
	case !doublestar.ValidatePattern(glob):
		return fmt.Sprintf("%q is not a valid glob", text.Brief(glob))
	case alternatives(glob) > maxAlternatives:
		return fmt.Sprintf("the braces of %q stand for more than %d globs: write fewer alternatives, or * for them",
			text.Brief(glob), maxAlternatives)
	}
	return ""
}

// alternatives counts the globs that one with braces stands for, up to a little
// more than maxAlternatives.
func alternatives(glob string) int {
	n, _ := alternativesIn(glob, false)
	return n
}

// alternativesIn counts up to the brace that closes the group that glob begins
// in, and returns what follows.
func alternativesIn(glob string, inside bool) (n int, rest string) {
	sum, product := 0, 1
	for glob != "" && product+sum <= maxAlternatives {
		at := strings.IndexAny(glob, "{},")
		if at < 0 {
			break
		}
		c := glob[at]
		glob = glob[at+1:]
		switch {
		case c == '{':
			var inner int
			inner, glob = alternativesIn(glob, true)
			product = min(product*inner, maxAlternatives+1)
		case c == ',' && inside:
			sum, product = sum+product, 1
		case c == '}' && inside:
			return sum + product, glob
		}
	}
	return sum + product, ""
}
