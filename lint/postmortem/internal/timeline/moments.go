package timeline

import (
	"slices"
	"strings"

	"github.com/pmlint/pmlint/internal/ascii"
	"github.com/pmlint/pmlint/lint/postmortem/internal/moments"
)

// tellMoments says which key moments the events are; labels are those of
// milestones, empty for others.
func tellMoments(events []*Event, labels []string) {
	order := make([]int, len(events))
	for i := range order {
		order[i] = i
	}
	if allDated(events) {
		slices.SortStableFunc(order, func(a, b int) int { return events[a].Start.Local.Compare(events[b].Start.Local) })
	}
	entries := make([]moments.Entry, len(events))
	for i, at := range order {
		e := events[at]
		entries[i] = moments.Entry{Text: e.Text.Plain, Label: labels[at], Before: e.Phase == PhaseBefore, After: e.Phase == PhaseAfter}
	}
	all, sure := moments.Told(entries)
	for i, at := range order {
		events[at].moments, events[at].measured = all[i], sure[i]
	}
}

// allDated reports whether the events can be put in the order of time, as lists that
// begin with the newest need it.
func allDated(events []*Event) bool {
	return !slices.ContainsFunc(events, func(e *Event) bool { return !e.Start.HasDate || !e.Start.HasTime })
}

// milestones begin the words of labels that stand before a stamp.
var milestones = Words.Set("milestone")

// isMilestone tells the label of a key moment: a few words, one of which names one.
func isMilestone(label string) bool {
	if len(label) == 0 || len(label) > 60 || strings.Count(label, " ") > 6 {
		return false
	}
	for len(label) > 0 {
		n := ascii.WordLen(label)
		word := label[:n]
		if slices.ContainsFunc(milestones.All(), func(m string) bool { return ascii.HasPrefixFold(word, m) }) {
			return true
		}
		label = label[max(n, 1):]
	}
	return false
}
