// Package actions checks what a postmortem promises: that each action can be
// finished, belongs to somebody, has a date, and answers what was found.
package actions

import (
	"embed"
	"time"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/text"
)

//go:embed *.md
var pages embed.FS

// Pack is the rules about action items.
var Pack = &lint.Pack{
	Name:    "actions",
	Summary: "What is promised can be finished, belongs to somebody, has a date, and answers what was found",
	Rules: []*lint.Rule{
		none, unreadable, vague, notATask, promiseInProse, doneUnproven, exhortation, linkOnly,
		ownerMissing, ownerNobody, ownerUnknown, ownerLoad,
		dueMissing, dueNotADate, dueRelative, dueAmbiguous, dueBeforeIncident, beyondHorizon, overdue,
		statusUnknown, doneUnticked, idMissing, idDuplicate, danglingReference,
		noDetection, noPrevention, factorUnmapped, tooMany, repeated, toldTwice,
	},
	Pages:   pages,
	BaseURL: lint.BaseURL + "/actions",
}

// anchor names an action for fingerprints.
func anchor(a *postmortem.Action) string { return lint.ActionAnchor(a.ID.Plain, a.Text.Plain) }

// open are the actions that are still to be done; a template's own words are
// none, nor is what a table promises in their place.
func open(p *lint.Pass) []*postmortem.Action {
	return lint.Memo(p, openKey{}, func() []*postmortem.Action {
		out := make([]*postmortem.Action, 0, len(p.Doc.Actions))
		for _, a := range p.Doc.Actions {
			if isOpen(p, a) {
				out = append(out, a)
			}
		}
		return out
	})
}

type openKey struct{}

func isOpen(p *lint.Pass, a *postmortem.Action) bool {
	return a.Open() && a.SameAs == nil && !p.Binding.IsPlaceholder(a)
}

// ownDue tells that the action states its due date itself and does not have it
// from a heading.
func ownDue(a *postmortem.Action) bool { return a.Span.Contains(a.Due.Text.Span) }

// dueSpan is where a finding about the due date stands.
func dueSpan(a *postmortem.Action) text.Span {
	if ownDue(a) {
		return a.Due.Text.Span
	}
	return a.Text.Span
}

// isoDay writes a day as the rules suggest it.
func isoDay(t time.Time) string { return t.Format("2006-01-02") }

// firstDay is the earliest day that the document gives for its incident, zero
// if it gives none: metadata often holds the day of publication.
func firstDay(doc *postmortem.Document) time.Time {
	day := time.Time{}
	if !doc.Meta.Date.Ambiguous {
		day = doc.Meta.Date.Day
	}
	eachEventDay(doc, func(d time.Time) {
		if day.IsZero() || d.Before(day) {
			day = d
		}
	})
	return day
}

// lastDay is the latest day that the document speaks from: of its incident or
// of its own history.
func lastDay(doc *postmortem.Document) time.Time {
	day := doc.Meta.Date.Day
	later := func(d time.Time) {
		if d.After(day) {
			day = d
		}
	}
	eachEventDay(doc, later)
	for _, h := range doc.History {
		later(h.Date.Day)
	}
	return day
}

func eachEventDay(doc *postmortem.Document, visit func(time.Time)) {
	for _, t := range doc.Timelines {
		for _, e := range t.Events {
			if e.Start.HasDate && !e.Ambiguous && e.Malformed == "" {
				visit(e.Start.Local.Truncate(24 * time.Hour))
			}
		}
	}
}
