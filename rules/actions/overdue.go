package actions

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/pmlint/pmlint/lint"
)

var overdue = &lint.Rule{
	Name:     "actions/overdue",
	Summary:  "No open action is past its due date",
	Severity: lint.Warning,
	Check:    checkOverdue,
	Merge:    mergeOverdue,
}

func checkOverdue(p *lint.Pass) {
	if p.Now.IsZero() {
		return
	}
	for _, a := range open(p) {
		// "End of week" counts from a day that the reader guesses: a guess is no verdict.
		if !a.Due.Known() || a.Due.Relative || p.Now.Before(a.Due.End.AddDate(0, 0, 1)) {
			continue
		}
		days := int(p.Now.Sub(a.Due.End) / (24 * time.Hour))
		words, due := strconv.Quote(lint.Short(a.Text.Plain)), isoDay(a.Due.End)
		called := a.ID.Plain
		if called == "" {
			called = words
		}
		f := lint.Diagnostic{
			Span:         dueSpan(a),
			Anchor:       anchor(a),
			Message:      words + " was due " + due + ", " + lint.Count(days, "day") + " ago",
			Hint:         "tick it off if it is done, agree on a new date with its owner, or say that it will not be done and why",
			Group:        "overdue",
			ShortMessage: called + " (" + due + ")",
		}
		p.Report(f)
	}
}

// mergeOverdue names the actions of a document that are overdue: one list is one
// conversation.
func mergeOverdue(members []lint.Finding) (message, hint string) {
	const most = 5
	names := make([]string, 0, most+1)
	for i, m := range members {
		if i == most {
			names = append(names, fmt.Sprintf("%d more", len(members)-most))
			break
		}
		names = append(names, m.ShortMessage)
	}
	last := len(names) - 1
	return fmt.Sprintf("%d open actions are past their due dates: %s and %s", len(members), strings.Join(names[:last], ", "), names[last]),
		"tick off what is done, agree on new dates with the owners, or say what will not be done and why"
}
