package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"
)

// noArgs is cobra.NoArgs with our words.
func noArgs(c *cobra.Command, args []string) error {
	if len(args) > 0 {
		return usage(fmt.Sprintf("%q: %s takes no arguments", args[0], c.CommandPath()))
	}
	return nil
}

// badFormat says that a format is not one of those a command has.
func badFormat(got string, allowed ...string) error {
	return usage(fmt.Sprintf("--format %q is not known%s; allowed are %s", got, didYouMean(got, allowed), strings.Join(allowed, ", ")))
}

// didYouMean suggests the nearest of the candidates, or nothing when none is
// near.
func didYouMean(got string, candidates []string) string {
	best, distance := "", max(2, len(got)/3)+1
	for _, c := range candidates {
		if d := editDistance(strings.ToLower(got), strings.ToLower(c)); d < distance {
			best, distance = c, d
		}
	}
	if best == "" {
		return ""
	}
	return fmt.Sprintf(" (did you mean %q?)", best)
}

// editDistance is the number of letters to change, add or drop to get from a
// to b. Both are names, so short; longer ones are cut.
func editDistance(a, b string) int {
	a, b = a[:min(len(a), 100)], b[:min(len(b), 100)]
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			next := diagonal
			if a[i] != b[j] {
				next = 1 + min(diagonal, row[j], row[j+1])
			}
			diagonal, row[j+1] = row[j+1], next
		}
	}
	return row[len(b)]
}
