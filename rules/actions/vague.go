package actions

import (
	"fmt"
	"strings"

	"github.com/pmlint/pmlint/internal/promise"
	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
)

// vagueOptions are what a team can tell the rule.
type vagueOptions struct {
	ActWords  []string `yaml:"act"      doc:"further verbs that name work which has an end"`
	SoftWords []string `yaml:"soft"     doc:"further verbs that only promise to think or to do better"`
	Research  string   `yaml:"research" doc:"inquiries reported: those nobody follows, all, without ticket, without owner and date" enum:"followed,report,tracked,owned"`
}

var vague = &lint.Rule{
	Name:     "actions/vague",
	Summary:  "An action says what will exist when it is done",
	Severity: lint.Notice,
	Options:  &vagueOptions{Research: "followed"},
	Check:    checkVague,
}

func checkVague(p *lint.Pass) {
	opts := p.Options.(*vagueOptions)
	if p.Doc.Language != "en" {
		return
	}
	for _, a := range promisesOf(p) {
		said := a.promise
		opts.lean(&said)
		if !said.Vague() || opts.accepts(a.Action, &said) || kindOf(p, a) != nil {
			continue
		}
		p.Report(lint.Diagnostic{
			Span:    a.Text.Span,
			Anchor:  anchor(a.Action),
			Message: fmt.Sprintf("nobody can tell when %q is done: it %s", lint.Short(a.Text.Plain), lacks(&said)),
			Hint:    said.Hint(a.Text.Plain),
		})
	}
	checkEmptyPromises(p)
}

// lacks tells why a promise is vague: its reason by name, or what it does not say.
func lacks(said *promise.Promise) string {
	if why := said.Reason.Says(); why != "" {
		return why
	}
	return "names " + said.Missing()
}

// lean applies the team's own verbs.
func (opts *vagueOptions) lean(said *promise.Promise) {
	for _, w := range opts.ActWords {
		said.Lean(strings.ToLower(w), true)
	}
	for _, w := range opts.SoftWords {
		said.Lean(strings.ToLower(w), false)
	}
}

// accepts reports whether an inquiry is one that may be open: a question that has
// a ticket, and what the team's option lets pass.
func (opts *vagueOptions) accepts(a *postmortem.Action, said *promise.Promise) bool {
	switch {
	case said.Question && a.Tracked:
		return true
	case !said.Inquiry:
		return false
	case opts.Research == "tracked":
		return a.Tracked
	case opts.Research == "owned":
		return isOwned(a)
	case opts.Research == "followed":
		return isOwned(a) || a.Tracked && !a.StatusText.IsZero()
	}
	return false
}

// isOwned reports whether somebody has the action, and until when.
func isOwned(a *postmortem.Action) bool { return len(a.Owners) > 0 && a.Due.Known() }
