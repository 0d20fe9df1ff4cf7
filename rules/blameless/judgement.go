package blameless

import (
	"strings"

	"github.com/pmlint/pmlint/internal/wording"
	"github.com/pmlint/pmlint/lint"
)

var judgement = &lint.Rule{
	Name:     "blameless/judgement",
	Summary:  "Neither a character nor a decision is judged",
	Severity: lint.Warning,
	Options:  ownVoice(),
	Check: func(p *lint.Pass) {
		report(p, wording.Judgement, `this sentence judges what people did: %q`, judgementHint)
	},
}

// judgementHint asks what stood behind a decision; carelessness has the
// process behind it.
func judgementHint(h wording.Hit) string {
	if strings.HasPrefix(h.Verb, "careless") || h.Verb == "negligence" || h.Verb == "sloppiness" {
		return "ask which check the process could have made; for example: \"The process lacked verification steps\""
	}
	return "ask what pressure, goal or missing information led to the choice; for example: \"With ... due that day, ...\""
}
