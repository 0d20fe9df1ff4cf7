package command

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/pmlint/pmlint/lint"
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

// didYouMean suggests the candidate that was probably meant, or nothing when
// none is near.
func didYouMean(got string, candidates []string) string {
	if best := lint.Suggest(got, candidates); best != "" {
		return fmt.Sprintf(" (did you mean %q?)", best)
	}
	return ""
}
