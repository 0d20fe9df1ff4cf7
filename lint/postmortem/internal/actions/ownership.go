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
	for from := nextClause(s, 0); from > 0; from = nextClause(s, from) {
		to := len(s)
		if next := nextClause(s, from); next > 0 {
			to = next - len(". ")
		}
		if start, end := it.InSentence(s[from:to]); end > 0 {
			it.addOwners(it.start+from+start, it.start+from+end)
			return
		}
		if n := strings.Index(s[from:to], " to "); n > 0 && it.AreOwners(s[from:from+n], false) {
			it.addOwners(it.start+from, it.start+from+n)
			return
		}
	}
}

// nextClause is where the sentence or clause behind a place of a text begins; 0 where
// none does.
func nextClause(s string, at int) int {
	for i := at; i+2 < len(s); i++ {
		if (s[i] == '.' || s[i] == ';') && s[i+1] == ' ' {
			return i + 2
		}
	}
	return 0
}

// readOwnerLine reads a line above all actions of a section that is a label and their
// owner: "Owner: Identity team".
func (r *actionReader) readOwnerLine(b *markdown.Block, sc *actionScope) bool {
	p := r.doc.Prose(b)
	key, n := task.FieldAt(p.Text, 0, 0)
	if key != task.FieldOwner || n == 0 || len(b.Lines) != 1 || len(p.Text)-n > owners.Longest || len(r.actions) != r.from {
		return false
	}
	it := &itemReader{actionReader: r, a: &Action{}}
	it.begin(p)
	it.addOwners(n, len(p.Text))
	sc.owners = it.a.Owners
	return true
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
