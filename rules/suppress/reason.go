package suppress

import "github.com/pmlint/pmlint/lint"

// reason is reported by the engine.
var reason = &lint.Rule{
	Name:     "suppress/reason",
	Summary:  "a suppressing comment says why",
	Severity: lint.Error,
}
