package lessons

import (
	"fmt"
	"strings"

	"github.com/pmlint/pmlint/internal/terms"
	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/template"
	"github.com/pmlint/pmlint/rules/internal/actionterms"
)

var luck = &lint.Rule{
	Name:     "lessons/luck",
	Summary:  "Where luck helped, an action or prevention measure makes up for it",
	Severity: lint.Notice,
	Check:    checkLuck,
}

func checkLuck(p *lint.Pass) {
	if p.Doc.Language == "" {
		return // words are compared by English stems
	}
	var lucky []*postmortem.Lesson
	for _, l := range p.Doc.Lessons {
		if l.Kind == postmortem.LessonLucky && p.Binding.Value(l.Text) == template.Written && !onlyOutcome(l.Text.Plain) {
			lucky = append(lucky, l)
		}
	}
	if len(lucky) == 0 || len(p.Doc.Actions)+len(p.Doc.Controls) == 0 {
		return // that nothing is promised at all is another rule's to say
	}
	if takenUp(p, lucky) {
		return
	}
	first := lucky[0]
	p.Report(lint.Diagnostic{
		Span: first.Section.Title.Span, Anchor: lint.Anchor("section", first.Section.Title.Plain),
		Message: fmt.Sprintf("no action or prevention measure takes up %s", counted(len(lucky))),
		Hint:    "had luck been otherwise, what would have helped? That is an action worth writing down",
	})
}

// onlyOutcome tells what needs no safeguard of its own: "none", "no data was
// lost", "we did not, really".
func onlyOutcome(s string) bool {
	if saysNothing(s) {
		return true
	}
	low := strings.ToLower(s)
	for _, w := range [...]string{"no ", "there was no ", "there were no ", "we didn't", "we didn’t", "we did not", "not really",
		"we weren't", "none "} {
		if strings.HasPrefix(low, w) {
			return true
		}
	}
	return false
}

func counted(n int) string {
	if n == 1 {
		return "the point where luck helped"
	}
	return fmt.Sprintf("any of the %d points where luck helped", n)
}

// takenUp tells that something that is promised or in place speaks of one of
// the points.
func takenUp(p *lint.Pass, lucky []*postmortem.Lesson) bool {
	points := make([]terms.Set, len(lucky))
	for i, l := range lucky {
		if points[i] = terms.Of(l.Text.Plain); len(points[i]) == 0 {
			return true // nothing to compare
		}
	}
	all := terms.Union(points...)
	for i, words := range actionterms.Of(p) {
		if all.Shares(words) {
			return true
		}
		for _, n := range p.Doc.Actions[i].Notes {
			if all.Shares(terms.Of(n.Plain)) {
				return true
			}
		}
	}
	for _, c := range p.Doc.Controls {
		if all.Shares(terms.Of(c.Text.Plain)) {
			return true
		}
	}
	return false
}
