package actions

import (
	"fmt"

	"github.com/pmlint/pmlint/lint"
)

// tooManyOptions are the options of too-many.
type tooManyOptions struct {
	Limit int `yaml:"limit" min:"1" doc:"how many open actions a postmortem can have"`
}

var tooMany = &lint.Rule{
	Name:     "actions/too-many",
	Summary:  "A postmortem promises no more than can be kept",
	Severity: lint.Notice,
	Options:  &tooManyOptions{Limit: 15},
	Check:    checkTooMany,
}

func checkTooMany(p *lint.Pass) {
	limit := p.Options.(*tooManyOptions).Limit
	n := len(open(p))
	if n <= limit {
		return
	}
	p.Report(lint.Diagnostic{
		Span:    setSpan(p.Doc),
		Anchor:  "actions",
		Message: fmt.Sprintf("%d actions are open", n),
		Hint: fmt.Sprintf("which few of them matter most? More than %d are seldom finished; the rest can go to the backlog "+
			"with a link", limit),
	})
}
