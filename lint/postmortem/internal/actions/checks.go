package actions

import (
	"slices"
	"strings"

	"github.com/pmlint/pmlint/internal/promise"
	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/postmortem/internal/outline"
	"github.com/pmlint/pmlint/lint/postmortem/internal/task"
)

// Check is an item with a box by which a template asks whether the document is
// complete: "[ ] All sections are filled out". It is no action.
type Check struct {
	Text   markdown.Text
	Ticked bool
}

// readChecks reads a list in which each box stands before a statement of what is, and
// most are about the document. It returns false for any other list.
func (r *actionReader) readChecks(list *markdown.Block) bool {
	about := 0
	for _, item := range list.Children {
		first := item.First()
		if first == nil || item.Box.Len() == 0 || !states(r.doc.Prose(first).Text) {
			return false
		}
		about += outline.BoolInt(isAboutDocument(r.doc.Prose(first).Text))
	}
	if len(list.Children) < 2 || 2*about <= len(list.Children) {
		return false
	}
	for _, item := range list.Children {
		r.checks = append(r.checks, &Check{Text: r.doc.Text(item.Span), Ticked: item.Ticked})
	}
	return true
}

// states reports whether a text says what is or has been, and orders nothing.
func states(s string) bool {
	words := strings.FieldsFunc(strings.ToLower(s), task.EndsWord)
	return len(words) > 2 && slices.ContainsFunc(words[1:], stating.Has) && !promise.BeginsWithVerb(s)
}

// isAboutDocument reports whether a text speaks of the document that it stands in.
func isAboutDocument(s string) bool {
	return slices.ContainsFunc(strings.FieldsFunc(strings.ToLower(s), task.EndsWord), documentParts.Has)
}
