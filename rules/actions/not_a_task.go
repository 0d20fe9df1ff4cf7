package actions

import (
	"fmt"
	"strings"

	"github.com/pmlint/pmlint/internal/said"
	"github.com/pmlint/pmlint/lint"
)

var notATask = &lint.Rule{
	Name:     "actions/not-a-task",
	Summary:  "An action is something that somebody does, and no question, complaint or topic",
	Severity: lint.Notice,
	Check:    checkNotATask,
}

func checkNotATask(p *lint.Pass) {
	if p.Doc.Language != "en" {
		return
	}
	for _, a := range promisesOf(p) {
		k := kindOf(p, a)
		if k == nil {
			continue
		}
		d := lint.Diagnostic{Span: a.Text.Span, Anchor: anchor(a.Action), Message: k.message, Hint: k.hint}
		if strings.Contains(d.Message, "%q") {
			d.Message = fmt.Sprintf(d.Message, strings.TrimRight(lint.Short(a.Text.Plain), "!"))
		}
		if hint := a.promise.Hint(a.Text.Plain); k.own && hint != "" {
			d.Hint = hint
		}
		p.Report(d)
	}
}

// emptiness is a way in which an item of an action list asks nobody to do anything.
type emptiness struct {
	message string
	hint    string
	own     bool // the hint that is made of the item's own words goes before
	holds   func(s *said.Said, a promised) bool
}

// emptinesses are looked at in their order.
var emptinesses = [...]emptiness{
	{"this is a question; nobody is asked to do anything", "decide it in the review: what will be done, by whom, and by when?", false,
		func(_ *said.Said, a promised) bool { return a.promise.Question && a.promise.Reason == "question" }},
	{"nobody can see when this is done", "which note, channel or meeting will exist that did not before?", false,
		is(said.Relation)},
	{"this says what is wrong, and nothing that will be done", "what will be changed about it, where, and by whom?", false,
		func(s *said.Said, a promised) bool { return a.promise.Verb == "" && is(said.Complaint)(s, a) }},
	{"this ends when somebody has read or thought enough", "what will there be to read afterwards, for whom, and by when?", false,
		is(said.Study)},
	{"%q is a topic: nothing says what will be done", "which one, where, and what will it do?", true,
		func(_ *said.Said, a promised) bool {
			return a.promise.Verb == "" && len(strings.Fields(a.Text.Plain)) <= topicWords && len(a.Notes) == 0
		}},
}

// topicWords is the length up to which words without a verb are a topic.
const topicWords = 4

func is(c said.Class) func(*said.Said, promised) bool {
	return func(s *said.Said, a promised) bool { return len(s.At(c, a.Text.Span)) > 0 }
}

// kindOf is how an item asks nobody to do anything; nil for one that does, and for
// one that is vague in a way that has a name of its own.
func kindOf(p *lint.Pass, a promised) *emptiness {
	if !a.promise.Vague() {
		return nil
	}
	named := a.promise.Reason.Says() != "" && a.promise.Reason != "question"
	if named && len(said.Of(p).At(said.Relation, a.Text.Span)) == 0 {
		return nil
	}
	if a.promise.Question && a.Tracked || a.promise.Inquiry && isOwned(a.Action) {
		return nil
	}
	if strings.Contains(p.Doc.File.Text(a.Span), "```") {
		return nil // code below it shows what is meant
	}
	for i := range emptinesses {
		if emptinesses[i].holds(said.Of(p), a) {
			return &emptinesses[i]
		}
	}
	return nil
}
