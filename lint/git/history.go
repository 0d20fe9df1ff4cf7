package git

import (
	"errors"
	"slices"
)

// Step is a commit of the first-parent history with what it changed.
type Step struct {
	Commit  *Commit
	Changes []Change
	// Boundary marks the oldest commit of a shallow clone: its changes are
	// everything it holds, not what it did.
	Boundary bool
}

// History lists the commits from the first to head, along first parents, that
// changed wanted files: one walk for all documents at once. A merge counts as
// one commit with all that it brought.
func (r *Repo) History(head *Commit, want Filter) ([]Step, error) {
	shallow := r.shallow()
	var steps []Step
	changed := 0
	for c := head; c != nil; {
		var parent *Commit
		boundary := shallow[c.ID]
		if len(c.Parents) > 0 && !boundary {
			var err error
			if parent, err = r.Commit(c.Parents[0]); errors.Is(err, ErrMissing) {
				boundary = true
			} else if err != nil {
				return nil, err
			}
		}
		changes, err := r.Diff(parent, c, want)
		if err != nil {
			return nil, err
		}
		if len(changes) > 0 {
			steps = append(steps, Step{c, changes, boundary})
		}
		if changed += len(changes); changed > maxChange {
			return nil, &LimitError{"changes of Markdown files in its history", maxChange}
		}
		c = parent
	}
	slices.Reverse(steps)
	return steps, nil
}

// Commits visits every commit that head can reach, each once and after no
// particular order but that it is stable, until visit returns false. Commits
// that a shallow clone lacks are passed over.
func (r *Repo) Commits(head *Commit, visit func(*Commit) bool) error {
	seen := map[ID]bool{head.ID: true}
	stack := []*Commit{head}
	for len(stack) > 0 {
		c := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		if !visit(c) {
			return nil
		}
		for _, id := range slices.Backward(c.Parents) {
			if seen[id] {
				continue
			}
			seen[id] = true
			p, err := r.Commit(id)
			if errors.Is(err, ErrMissing) {
				continue
			} else if err != nil {
				return err
			}
			stack = append(stack, p)
		}
	}
	return nil
}
