package suppress

import "github.com/pmlint/pmlint/lint"

// unused is reported by the engine.
var unused = &lint.Rule{
	Name:     "suppress/unused",
	Summary:  "a comment suppresses a finding that does not exist",
	Severity: lint.Warning,
}
