package history

import (
	"fmt"
	"strings"
	"time"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/history"
	"github.com/pmlint/pmlint/lint/postmortem"
)

type slippedOptions struct {
	Times int `yaml:"times" doc:"how often a due date may move later"       min:"1"`
	Days  int `yaml:"days"  doc:"by how many days in all it may move later" min:"1"`
}

var slipped = &lint.Rule{
	Name:     "history/slipped",
	Summary:  "The due date of an open action does not move again and again",
	Severity: lint.Warning,
	Options:  &slippedOptions{Times: 2, Days: 30},
	Check:    checkSlipped,
}

func checkSlipped(p *lint.Pass) {
	options := p.Options.(*slippedOptions)
	eachAction(p, func(a *postmortem.Action, l *history.ActionLife) {
		n, days := len(l.Slips), l.SlippedDays()
		if !a.Open() || n < options.Times && days <= options.Days || n == 0 {
			return
		}
		times := "once"
		if n > 1 {
			times = fmt.Sprintf("%d times", n)
		}
		span := a.Due.Text.Span
		if span.Len() == 0 {
			span = a.Text.Span
		}
		p.Report(lint.Diagnostic{
			Span: span, Anchor: lint.ActionAnchor(a.ID.Plain, a.Text.Plain),
			Message: fmt.Sprintf("the due date of %s slipped %s, by %s: %s", nameOf(a.ID.Plain, a.Text.Plain), times, lint.Count(days,
				"day"), trail(l.Slips)),
			Hint: "what keeps it from being done? Agree on a smaller step and a date that will hold, or drop it and say why",
		})
	})
}

// trail shows the dates in their order, each with the commit that set it.
func trail(slips []history.Slip) string {
	var b strings.Builder
	b.WriteString(slips[0].From.Format(time.DateOnly))
	for _, s := range slips {
		fmt.Fprintf(&b, " → %s in %s", s.To.Format(time.DateOnly), s.Commit.Short())
	}
	return b.String()
}
