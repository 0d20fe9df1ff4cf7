package actions

import (
	"fmt"
	"strings"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
)

// vagueOptions are what a team can tell the rule.
type vagueOptions struct {
	ActWords  []string `yaml:"act" doc:"further verbs that name work which has an end"`
	SoftWords []string `yaml:"soft" doc:"further verbs that only promise to think or to do better"`
	Research  string   `yaml:"research" enum:"report,tracked,owned" doc:"which promises to find something out are reported: all, those without a ticket, or those without owner and date"`
}

var vague = &lint.Rule{
	Name:     "actions/vague",
	Summary:  "An action says what will exist when it is done",
	Severity: lint.Notice,
	Options:  &vagueOptions{Research: "report"},
	Check:    checkVague,
}

func checkVague(p *lint.Pass) {
	opts := p.Options.(*vagueOptions)
	if p.Doc.Language != "en" {
		return
	}
	for _, a := range judgeOpen(p) {
		v := a.verdict
		v.override(opts)
		if !v.isVague(a.Action, opts) {
			continue
		}
		p.Report(lint.Diagnostic{
			Span:    a.Text.Span,
			Anchor:  anchor(a.Action),
			Message: fmt.Sprintf("nobody can tell when %q is done: it names %s", lint.Short(a.Text.Plain), v.missing()),
			Hint:    v.hint(a.Text.Plain),
		})
	}
}

// override applies the team's own verbs.
func (v *verdict) override(opts *vagueOptions) {
	for _, w := range opts.ActWords {
		if v.beginsWith(w) {
			v.score += 4
		}
	}
	for _, w := range opts.SoftWords {
		if v.beginsWith(w) {
			v.score -= 4
		}
	}
}

// beginsWith tells the verb, or a first word that nobody knew for one.
func (v *verdict) beginsWith(w string) bool {
	return strings.EqualFold(w, v.lead) || v.lead == "" && strings.EqualFold(w, v.first)
}

// isVague decides; a score of one is the border and stays silent.
func (v *verdict) isVague(a *postmortem.Action, opts *vagueOptions) bool {
	if v.onlyLinks || v.score > 0 {
		return false
	}
	if v.question && a.Tracked {
		return false
	}
	if v.research {
		switch opts.Research {
		case "tracked":
			return !a.Tracked
		case "owned":
			return len(a.Owners) == 0 || !a.Due.Known()
		}
	}
	return true
}

// missing names what the action lacks.
func (v *verdict) missing() string {
	var lacks []string
	if v.object {
		lacks = append(lacks, "no particular object")
	}
	if v.measure {
		lacks = append(lacks, "no threshold or condition")
	}
	if v.end || len(lacks) == 0 {
		lacks = append(lacks, "no end state")
	}
	if len(lacks) == 1 {
		return lacks[0]
	}
	return strings.Join(lacks[:len(lacks)-1], ", ") + " and " + lacks[len(lacks)-1]
}
