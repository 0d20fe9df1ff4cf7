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
		p.Report(lint.Finding{
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

// hints are what to write instead, by words of the action; the examples are
// the pairs of the design's own table.
var hints = [...]struct {
	words []string
	hint  string
}{
	{[]string{"monitor", "alert", "alarm", "metric", "dashboard", "detect", "visib", "observab", "logging"}, `which signal, above which value, where? For example "Add alert for error rate > 1% on /api/auth"`},
	{[]string{"careful", "attention", "aware"}, `what would have caught it? For example "Add pre-deploy checklist to CI pipeline"`},
	{[]string{"review", "approv"}, `what must be reviewed, and by whom? For example "Require 2 approvers for changes to payment module"`},
	{[]string{"document", "doc", "runbook", "playbook", "process", "procedure", "guideline", "training", "train", "teach"}, `which page, for whom, by when? For example "Create runbook for database failover by [date]"`},
	{[]string{"fix", "bug", "error", "handling"}, `what changes, and where? For example "Add null check in UserService.getProfile()"`},
	{[]string{"test", "ci", "pipeline"}, `which case is tested, where? For example "Add a contract test for the tax API to the CI pipeline"`},
}

// hint asks what is missing, with an example.
func (v *verdict) hint(s string) string {
	if v.research {
		return `what will there be to read, and when? For example "Spend 2 days on why the cache was cold; write up the finding and decide on A4"`
	}
	for _, w := range strings.Fields(strings.ToLower(s)) {
		w = strings.Trim(w, ".,:;()*`")
		for _, h := range hints {
			for _, stem := range h.words {
				if w == stem || len(stem) > 3 && strings.HasPrefix(w, stem) {
					return h.hint
				}
			}
		}
	}
	return `what will exist when it is done, and how will anybody see it? For example "Cap retries of the export job at 3 with backoff"`
}
