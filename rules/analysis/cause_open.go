package analysis

import (
	"fmt"

	"github.com/pmlint/pmlint/internal/said"
	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
)

var causeOpen = &lint.Rule{
	Name:     "analysis/cause-open",
	Summary:  "Of a cause that is not known it is said who will know more, and when",
	Severity: lint.Notice,
	Check:    checkCauseOpen,
}

// causeKinds are the sections that explain.
var causeKinds = []postmortem.Kind{postmortem.KindRootCause, postmortem.KindFactors, postmortem.KindTrigger}

func checkCauseOpen(p *lint.Pass) {
	s := said.Of(p)
	if len(s.Of(said.CauseOpen)) == 0 || p.Status == lint.Draft || len(s.Of(said.CauseDropped)) > 0 || investigated(p.Doc) {
		return
	}
	d, ok := openCause(p.Doc, s)
	if !ok {
		return
	}
	if d.Hint == "" {
		d.Hint = "who looks into it, until when, and what will be done if nothing is found?"
	}
	p.Report(d)
}

// openCause finds the cause that is left open: at the end of a chain, in what
// explains, or in the last entry of the timeline.
func openCause(doc *postmortem.Document, s *said.Said) (d lint.Diagnostic, ok bool) {
	for _, c := range doc.Chains {
		for _, leaf := range c.Leaves() {
			if hits := s.At(said.CauseOpen, leaf.Answer.Span); len(hits) > 0 {
				return lint.Diagnostic{
					Span: hits[0].Sentence.Span(), Anchor: whyAnchor(leaf),
					Message: "the chain ends without an explanation, and no action that would find one has an owner and a day",
					Hint:    "who will look until when, and what will be done if nothing is found?",
				}, true
			}
		}
	}
	for _, h := range s.In(said.CauseOpen, causeKinds...) {
		if !answeredLater(doc, h) {
			return lint.Diagnostic{
				Span: h.Span(), Anchor: "cause-open",
				Message: fmt.Sprintf("a part of the cause is open (%q), and nothing says who will answer when", lint.Short(h.Text())),
			}, true
		}
	}
	if e := lastEvent(doc); e != nil {
		if hits := s.At(said.CauseOpen, e.Text.Span); len(hits) > 0 {
			return lint.Diagnostic{
				Span: hits[0].Span(), Anchor: "cause-open",
				Message: fmt.Sprintf("the timeline ends with an open cause (%q), and nothing says who will answer when", lint.Short(hits[0].Text())),
			}, true
		}
	}
	return d, false
}

// answeredLater reports whether the section goes on after the open part: what was
// not known first is told below it.
func answeredLater(doc *postmortem.Document, h said.Hit) bool {
	after := 0
	for _, s := range doc.Sentences() {
		if s.Section == h.Sentence.Section && s.Span().Start > h.Sentence.Span().Start {
			after++
		}
	}
	return after > 3
}

func lastEvent(doc *postmortem.Document) *postmortem.Event {
	for i := len(doc.Timelines) - 1; i >= 0; i-- {
		if n := len(doc.Timelines[i].Events); n > 0 {
			return doc.Timelines[i].Events[n-1]
		}
	}
	return nil
}

// investigated reports whether an open action looks for what is not known, and
// has an owner and a day, or a ticket.
func investigated(doc *postmortem.Document) bool {
	for _, a := range doc.Actions {
		owned := len(a.Owners) > 0 && a.Due.Known() || a.Tracked
		if a.Open() && a.Category == postmortem.CategoryInvestigate && owned {
			return true
		}
	}
	return false
}
