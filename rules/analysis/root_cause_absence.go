package analysis

import (
	"fmt"
	"strings"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
)

var rootCauseAbsence = &lint.Rule{
	Name:     "analysis/root-cause-absence",
	Summary:  "The root cause says what happened, not only what was missing",
	Severity: lint.Notice,
	Subsumes: []string{"analysis/cause-is-label"},
	Check:    checkRootCauseAbsence,
}

func checkRootCauseAbsence(p *lint.Pass) {
	cause := p.Doc.RootCause
	if !written(p, cause) || !onlyAbsence(cause.Plain) {
		return
	}
	s := rootCauseSection(p.Doc)
	if s != nil && saysMore(p.Doc, s) {
		return
	}
	p.Report(lint.Diagnostic{
		Span: cause.Span, Anchor: "root-cause",
		Message: fmt.Sprintf("%q says what was missing, not what happened", lint.Short(cause.Plain)),
		Hint:    "what broke, and by which mechanism? That nothing stopped or showed it is a further factor",
	})
}

// saysMore tells that the section goes on after the stated root cause.
func saysMore(d *postmortem.Document, s *postmortem.Section) bool {
	if len(s.Children) > 0 || len(s.Blocks) > 1 {
		return true
	}
	for _, b := range s.Blocks {
		if len(b.Children) > 1 {
			return true
		}
	}
	return strings.Contains(strings.TrimRight(d.RootCause.Plain, " ."), ". ")
}

// onlyAbsence tells a text that begins with what was not there and names no
// mechanism behind it.
func onlyAbsence(s string) bool {
	low := strings.ToLower(strings.TrimSpace(s))
	low = strings.TrimPrefix(low, "the ")
	for _, lead := range [...]string{"root cause was ", "cause was ", "root cause is ", "a "} {
		low = strings.TrimPrefix(low, lead)
	}
	low = strings.TrimPrefix(strings.TrimPrefix(low, "the "), "a ")
	for _, w := range [...]string{"lack of ", "no ", "absence of ", "missing ", "insufficient ", "there was no ", "there were no ",
		"we had no ",
		"we did not have ", "we lacked ", "not enough ", "inadequate "} {
		if strings.HasPrefix(low, w) {
			return !namesMechanism(low)
		}
	}
	return false
}

// namesMechanism tells words that say how one thing led to another.
func namesMechanism(low string) bool {
	return mechanism.In(low)
}
