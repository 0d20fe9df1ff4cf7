package history

import (
	"fmt"
	"time"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/history"
)

type rowOptions struct {
	Days int `yaml:"days" doc:"how many days a row and its commit may lie apart" min:"0"`
}

var rowUnproven = &lint.Rule{
	Name:     "history/row-unproven",
	Summary:  "Each row of the document history is borne out by a commit",
	Severity: lint.Notice,
	Options:  &rowOptions{Days: 7},
	Check:    checkRowUnproven,
}

func checkRowUnproven(p *lint.Pass) {
	life := lifeOf(p)
	if life == nil || life.Shallow {
		return
	}
	slack := time.Duration(p.Options.(*rowOptions).Days) * 24 * time.Hour
	for _, r := range p.Doc.History {
		day := r.Date.Day
		if day.IsZero() || r.Date.Ambiguous || borneOut(life, day, slack) || day.Before(life.First().Commit.When) ||
			day.After(p.Now.Add(-slack)) {
			continue // before the first commit it was written elsewhere; the newest may not be committed yet
		}
		p.Report(lint.Diagnostic{
			Span: r.Date.Text.Span, Anchor: "history:" + day.Format(time.DateOnly),
			Message: fmt.Sprintf("no commit changed this document within %s of %s, the day of this row", lint.Count(int(slack.Hours()/24),
				"day"), day.Format(time.DateOnly)),
			Hint: "is the date right? pmlint history shows the commits",
		})
	}
}

func borneOut(life *history.Life, day time.Time, slack time.Duration) bool {
	for _, v := range life.Versions {
		if d := v.Commit.When.Sub(day); d > -slack-24*time.Hour && d < slack+24*time.Hour {
			return true
		}
	}
	return false
}
