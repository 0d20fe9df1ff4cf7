package analysis

import (
	"fmt"

	"github.com/pmlint/pmlint/internal/wording"
	"github.com/pmlint/pmlint/lint"
)

var rootCausePerson = &lint.Rule{
	Name:     "analysis/root-cause-person",
	Summary:  "The root cause is not a person",
	Severity: lint.Notice,
	Subsumes: []string{"blameless"},
	Check:    checkRootCausePerson,
}

func checkRootCausePerson(p *lint.Pass) {
	cause := p.Doc.RootCause
	if !written(p, cause) {
		return
	}
	h, ok := personIn(p, cause, rootCauseSection(p.Doc))
	if !ok || !causes(h) {
		return
	}
	at := h.Span()
	p.Report(lint.Diagnostic{
		Span: at, Anchor: "root-cause", Severity: asWording(h),
		Message: fmt.Sprintf("the root cause is put on somebody: %q", lint.Short(h.Words)),
		Hint:    "what in the tools, the process or the information at hand made this possible, or likely? Name that",
	})
}

// asWording is the severity that the wording has for the blameless pack: what stands for
// its finding is as grave. Off leaves the rule's own.
func asWording(h wording.Hit) lint.Severity {
	ours := h.Sort == wording.We || h.Sort == wording.First
	if !ours && (h.Grade == wording.Grave || h.Grade == wording.Plain) {
		return lint.Warning
	}
	return lint.Off
}

// causes tells wordings that make somebody the cause, not only a bystander of
// it.
func causes(h wording.Hit) bool {
	switch h.Class {
	case wording.PersonCause, wording.HumanError, wording.Fault, wording.Judgement, wording.Mistake, wording.OmissionPerson:
		return h.Sort != wording.We && h.Sort != wording.System
	}
	return false
}
