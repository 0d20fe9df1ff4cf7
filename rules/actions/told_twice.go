package actions

import (
	"fmt"
	"strings"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
)

var toldTwice = &lint.Rule{
	Name:     "actions/told-twice",
	Summary:  "No action stands twice in a document",
	Severity: lint.Notice,
	Check:    checkToldTwice,
}

// fewestWords is the number of words by which an action is known again.
const fewestWords = 4

func checkToldTwice(p *lint.Pass) {
	first := make(map[string]*postmortem.Action)
	for _, a := range open(p) {
		words := strings.Join(strings.Fields(strings.ToLower(a.Text.Plain)), " ")
		if strings.Count(words, " ")+1 < fewestWords {
			continue
		}
		before := first[words]
		if before == nil {
			first[words] = a
			continue
		}
		if (before.Columns == nil) != (a.Columns == nil) || a.ID.Plain != before.ID.Plain && a.ID.Plain != "" {
			continue // told in the text and listed in a table, or two by their ids
		}
		p.Report(lint.Diagnostic{
			Span:    a.Text.Span,
			Anchor:  anchor(a),
			Message: fmt.Sprintf("this action stands in line %d already, word for word", before.Line),
			Hint:    "take one of the two out, or say what is different",
			Related: []lint.Related{{Span: before.Text.Span, Message: "the same action"}},
		})
	}
}
