package history

import (
	"fmt"
	"time"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/history"
	"github.com/pmlint/pmlint/lint/text"
)

type lateOptions struct {
	First int `yaml:"first" doc:"working days after the incident until the document is first committed"        min:"1"`
	Final int `yaml:"final" doc:"working days after the incident until the document is final; 0 asks for none" min:"0"`
}

var late = &lint.Rule{
	Name:     "history/late",
	Summary:  "A postmortem is begun, and finished, soon after the incident",
	Severity: lint.Notice,
	Options:  &lateOptions{First: 5},
	Check:    checkLate,
}

func checkLate(p *lint.Pass) {
	life := lifeOf(p)
	day := history.LastDay(p.Doc)
	if life == nil || life.Shallow || day.IsZero() || p.Doc.Meta.Date.Ambiguous {
		return
	}
	options := p.Options.(*lateOptions)
	if n := workingDays(day, life.First().Commit.When); n > options.First {
		p.Report(lint.Diagnostic{
			Span: dateSpan(p), Anchor: "field:date",
			Message: fmt.Sprintf("the incident ended on %s, and the document was first committed %d working days later, in %s; "+
				"the limit is %d", day.Format(time.DateOnly), n, at(life.First().Commit), options.First),
			Hint: "memory fades within days: start the next one while the incident is fresh",
		})
		return
	}
	if options.Final == 0 {
		return
	}
	for _, c := range life.Statuses {
		if n := workingDays(day, c.Commit.When); statusOf(p, c.To) == lint.Final && n > options.Final {
			p.Report(lint.Diagnostic{
				Span: statusSpan(p), Anchor: "field:status",
				Message: fmt.Sprintf("the document became final %d working days after the incident, in %s; the limit is %d", n, at(c.Commit),
					options.Final),
				Hint: "what kept the review waiting? Give the next one a date and a reviewer when it is opened",
			})
			return
		}
	}
}

func dateSpan(p *lint.Pass) text.Span {
	if at := p.Doc.Meta.Date.Text.Span; at.Len() > 0 {
		return at
	}
	return p.Doc.Top()
}

// workingDays counts the days after from, up to the day of to, that are not
// Saturday or Sunday.
func workingDays(from, to time.Time) int {
	y, m, d := to.Date()
	end := time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
	days := int(end.Sub(from).Hours() / 24)
	if days <= 0 {
		return 0
	}
	n := days / 7 * 5
	for i := range days % 7 {
		switch from.AddDate(0, 0, days/7*7+i+1).Weekday() {
		case time.Saturday, time.Sunday:
		default:
			n++
		}
	}
	return n
}
