package lint

import "slices"

// pipeline is the way of a finding, from the rule that makes it to whoever asked
// for it. Each stage takes the findings and returns those that go on. Stages up
// to the first that is whole look at one document at a time and run while others
// are still being read; the rest see all findings of the run.
//
// What rules about the corpus find comes when all documents are read, and takes
// the same way from "severity" on.
var pipeline = []stage{
	// First, since all else is about what rules say.
	{name: "collect", do: (*step).collect},
	// Before any finding is dropped: what subsumes or silences it must not decide
	// how grave it is.
	{name: "severity", do: (*step).severity},
	// Before comments are looked at: one that silences the cause would else bring
	// out what the cause stands for.
	{name: "subsume", do: (*step).subsume},
	// Before findings are counted and compared: a silenced one is none, and must
	// not use up an entry of the baseline.
	{name: "suppress", do: (*step).suppress},
	// As late as the document's text is there, so that only what is left costs it.
	{name: "locate", do: (*step).locate},
	{name: "order", do: (*step).order},
	// After order, which tells findings with one anchor apart.
	{name: "fingerprint", do: (*step).fingerprint},
	// By fingerprint; the baseline sees all, so that it can tell what it has too much.
	{name: "baseline", whole: true, do: (*step).dropBaselined, when: func(o *Options) bool { return o.Baseline != nil }},
	{name: "base", whole: true, do: (*step).dropKnownAtBase, when: func(o *Options) bool { return o.Base != nil }},
	// After all that drops findings: what is merged names only what is left.
	{name: "merge", do: (*step).merge, when: func(o *Options) bool { return !o.Apart }},
	// After merge, which counts by document, and of what is new alone: a change that
	// adds one document is told all of it.
	{name: "habits", whole: true, do: (*step).habits, when: func(o *Options) bool { return !o.Apart }},
	{name: "hand out", whole: true, do: (*step).handOut, when: func(o *Options) bool { return o.Each != nil }},
}

// stage is one step on the way of findings.
type stage struct {
	name  string
	whole bool                // it needs the findings of all documents
	when  func(*Options) bool // it takes part; nil for always
	do    func(*step, []Finding) []Finding
}

// step is what a stage works on.
type step struct {
	run     *run
	doc     *document // nil once the findings of all documents are together
	late    bool      // the findings are those of rules about the corpus
	scratch *scratch
}

// stages are those of a run, in two parts: for one document, and for the whole.
func stages(o *Options) (document, whole []stage) {
	active := slices.DeleteFunc(slices.Clone(pipeline), func(s stage) bool { return s.when != nil && !s.when(o) })
	for i, s := range active {
		if s.whole {
			return active[:i], active[i:]
		}
	}
	return active, nil
}

// through passes findings through stages.
func (s *step) through(stages []stage, findings []Finding) []Finding {
	for _, stage := range stages {
		findings = stage.do(s, findings)
	}
	return findings
}
