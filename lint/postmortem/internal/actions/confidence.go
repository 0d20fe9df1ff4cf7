package actions

import (
	"github.com/pmlint/pmlint/internal/promise"
	"github.com/pmlint/pmlint/lint/postmortem/internal/outline"
)

// How far actions are vouched for, from 0 to 1.
const (
	declaredSure = 1.0  // its place says that it is one, and it has what only actions have
	placeSure    = 0.9  // its place says so, and its first word orders work
	contentTells = 0.75 // it has what only actions have, in another place
	placeOnly    = 0.6  // its place says so, and nothing else
)

// Confidence is how far an item is vouched for as an action, from 0 to 1, and the kind of
// section that it could be a part of instead; "" where none is in sight.
func (a *Action) Confidence() (confidence float64, runnerUp outline.Kind) {
	signs := a.Box.Len() > 0 || len(a.Owners) > 0 || !a.Due.Text.IsZero() || a.Tracked || !a.ID.IsZero() || a.Columns != nil
	inPlace := a.Section == nil || inActions(a.Section) && !a.Section.ToldByContent()
	switch {
	case inPlace && signs:
		return declaredSure, ""
	case inPlace && promise.BeginsWithVerb(a.Text.Plain):
		return placeSure, ""
	case signs:
		runnerUp = a.Section.Effective()
		confidence = contentTells
	default:
		confidence = placeOnly
	}
	if runnerUp == outline.KindActions || runnerUp == "" {
		runnerUp = outline.KindOther
	}
	return confidence, runnerUp
}
