package suppress

import "github.com/pmlint/pmlint/lint"

// unknown is reported by the engine.
var unknown = &lint.Rule{
	Name:     "suppress/unknown",
	Summary:  "a suppressing comment names a rule or directive that does not exist",
	Severity: lint.Error,
}
