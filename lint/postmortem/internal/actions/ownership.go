package actions

import (
	"slices"
	"strings"

	"github.com/pmlint/pmlint/lint/postmortem/internal/owners"

	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/postmortem/internal/task"
)

// readOwnership reads who owns an action by a sentence behind its first: "One limit for
// all. The platform group owns this."
func (it *itemReader) readOwnership() {
	if len(it.a.Owners) > 0 {
		return
	}
	s := it.rest()
	for at := strings.Index(s, ". "); at > 0; {
		from := at + len(". ")
		next := strings.Index(s[from:], ". ")
		to := len(s)
		if next >= 0 {
			to = from + next
		}
		if start, end := it.InSentence(s[from:to]); end > 0 {
			it.addOwners(it.start+from+start, it.start+from+end)
			return
		}
		if next < 0 {
			return
		}
		at = to
	}
}

// readOwnerOfAll reads a sentence in a section of actions that gives all of them their
// owner: "All of these are owned by Ana."
func (r *actionReader) readOwnerOfAll(b *markdown.Block, sc *actionScope) {
	p := r.doc.Prose(b)
	if len(p.Text) > 4*owners.Longest || !slices.ContainsFunc(strings.FieldsFunc(strings.ToLower(p.Text), task.EndsWord), wholes.Has) {
		return
	}
	start, end := r.InSentence(p.Text)
	if end == 0 {
		return
	}
	it := &itemReader{actionReader: r, a: &Action{}}
	it.begin(p)
	it.addOwners(start, end)
	if strings.HasSuffix(p.Text, ":") || len(r.actions) == r.from {
		sc.owners = it.a.Owners
		return
	}
	for _, a := range r.actions[r.from:] {
		if len(a.Owners) == 0 {
			a.Owners = it.a.Owners
		}
	}
}
