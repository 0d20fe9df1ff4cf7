package actions

import (
	"fmt"
	"strings"

	"github.com/pmlint/pmlint/internal/said"
	"github.com/pmlint/pmlint/internal/terms"
	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/text"
	"github.com/pmlint/pmlint/rules/internal/actionterms"
)

var promiseInProse = &lint.Rule{
	Name:     "actions/promise-in-prose",
	Summary:  "What the text promises stands among the actions",
	Severity: lint.Notice,
	Merge:    mergePromises,
	Check:    checkPromiseInProse,
}

// lessonKinds are the sections in which what should be is a lesson.
var lessonKinds = []postmortem.Kind{postmortem.KindLessons, postmortem.KindWentPoorly}

// proseKinds are the sections in which a promise is one; elsewhere future tense
// tells plans of the incident itself.
var proseKinds = []postmortem.Kind{
	postmortem.KindResolution, postmortem.KindSummary, postmortem.KindLessons, postmortem.KindWentPoorly, postmortem.KindWentWell,
	postmortem.KindRootCause, postmortem.KindFactors, postmortem.KindDetection, postmortem.KindImpact, postmortem.KindResponse,
}

func checkPromiseInProse(p *lint.Pass) {
	s := said.Of(p)
	var last *postmortem.Sentence
	report := func(h said.Hit, message string, least int) {
		if h.Sentence == last || tracked(h) || kept(p, h, least) || isAction(p.Doc, h.Sentence.Span()) || isEmptyPromise(p, h) {
			return
		}
		last = h.Sentence
		from := h.Start
		if h.Class == said.PromiseLesson {
			from = h.Sentence.Start // what should be stands before it
		}
		p.Report(lint.Diagnostic{
			Span: h.Sentence.Prose.Source(from, h.Sentence.End), Anchor: lint.Anchor("sentence", h.Sentence.Text()),
			Message: fmt.Sprintf(message, lint.Short(h.Sentence.Prose.Text[from:h.Sentence.End])),
			Hint:    "whose is it, and by when? Put it into the list of actions, or say that it will not be done",
			Group:   "promises",
		})
	}
	for _, h := range s.In(said.Promise, proseKinds...) {
		report(h, "%q is a promise that no action keeps", 2)
	}
	for _, h := range s.In(said.PromiseLesson, lessonKinds...) {
		report(h, "%q stands among the lessons and in no action", 1)
	}
}

// mergePromises makes one finding of several: who writes promises into the text
// has a habit, and one list to begin.
func mergePromises(members []lint.Finding) (message, hint string) {
	message = members[0].Message
	if n := len(members) - 1; n > 0 {
		message += fmt.Sprintf("; so it is with %s of the text", lint.Count(n, "more promise"))
	}
	return message, members[0].Hint
}

// tracked reports whether the sentence of a promise holds a link, or names a ticket.
func tracked(h said.Hit) bool {
	for _, m := range h.Sentence.Prose.Marks {
		if m.Start >= h.Sentence.Start && m.End <= h.Sentence.End && (m.Kind == postmortem.MarkLink || m.Kind == postmortem.MarkURL) {
			return true
		}
	}
	return strings.Contains(h.Sentence.Text(), "#")
}

// kept reports whether an action or a measure speaks of the same: by so many
// words of the sentence.
func kept(p *lint.Pass, h said.Hit, least int) bool {
	words := terms.Of(h.Sentence.Text())
	if len(words) == 0 {
		return true // nothing to compare
	}
	for i, action := range actionterms.Of(p) {
		if words.Common(action) >= least || len(p.Doc.Actions[i].Notes) > 0 && words.Common(notesOf(p.Doc.Actions[i])) >= least {
			return true
		}
	}
	for _, c := range p.Doc.Controls {
		if words.Common(terms.Of(c.Text.Plain)) >= least {
			return true
		}
	}
	return false
}

func notesOf(a *postmortem.Action) terms.Set {
	notes := make([]string, len(a.Notes))
	for i, n := range a.Notes {
		notes[i] = n.Plain
	}
	return terms.Of(notes...)
}

// isAction reports whether the sentence is an action, or a measure, itself.
func isAction(doc *postmortem.Document, at text.Span) bool {
	for _, a := range doc.Actions {
		if a.Span.Overlaps(at) {
			return true
		}
	}
	for _, c := range doc.Controls {
		if c.Text.Span.Overlaps(at) {
			return true
		}
	}
	return false
}
