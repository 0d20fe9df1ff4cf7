package lint

import "fmt"

// Result is what a run found.
type Result struct {
	// Findings are sorted by path, place and rule; nil if Options.Each got them.
	Findings []Finding
	// Documents is the number of documents that were read and are reported on.
	Documents int
	// Suppressed is the number of findings that comments silenced, Baselined of
	// those that the baseline holds, AtBase of those that the base has too.
	Suppressed, Baselined, AtBase int
	// Failures are what kept the run from being complete: files that could not
	// be read, rules that panicked. A run with failures ends with exit code 2.
	Failures []Failure

	handed [Error + 1]int // findings handed to Options.Each, by severity
}

// Failure is a part of the run that did not work.
type Failure struct {
	Path string
	Rule string // the rule that panicked; empty where reading failed
	Err  error
}

// Error names the file, and the rule if there is one.
func (f Failure) Error() string {
	if f.Rule != "" {
		return fmt.Sprintf("%s: rule %s: %v", f.Path, f.Rule, f.Err)
	}
	return fmt.Sprintf("%s: %v", f.Path, f.Err)
}

// Unwrap gives the cause.
func (f Failure) Unwrap() error { return f.Err }

// Count is the number of findings of a severity, those given to Options.Each
// included.
func (r *Result) Count(s Severity) int {
	n := r.handed[s]
	for i := range r.Findings {
		if r.Findings[i].Severity == s {
			n++
		}
	}
	return n
}

// ExitCode is 2 when a part of the run failed, 1 when a finding reaches the
// threshold, else 0.
func (r *Result) ExitCode(t Threshold) int {
	if len(r.Failures) > 0 {
		return 2
	}
	for s := Notice; s <= Error; s++ {
		if t.Reached(s) && r.Count(s) > 0 {
			return 1
		}
	}
	return 0
}
