package git

import (
	"errors"
	"strings"
	"time"

	"github.com/pmlint/pmlint/lint/history"
)

// Happened is what a repository did at an instant.
type Happened struct {
	Commit *Commit // nil for a tag of which only the name counts
	Name   string  // the tag's name, or the commit's subject
	Short  string  // the abbreviated name of the commit
	When   time.Time
	Tag    bool
	Merge  bool
	Revert bool
	Path   string // of a commit that is told for what it changed: the first such file
}

// Happenings are the tags, merges and reverts between two instants, both belonging to
// them, and the commits that changed a wanted file; changed may be nil. They are in no
// particular order.
func (r *Repo) Happenings(head *Commit, from, to time.Time, changed func(path string) bool) ([]Happened, error) {
	within := func(t time.Time) bool { return !t.Before(from) && !t.After(to) }
	tags, err := r.tags()
	if err != nil {
		return nil, err
	}
	var out []Happened
	for _, t := range tags {
		if within(t.When) {
			out = append(out, tagged(t))
		}
	}
	var failed error
	err = r.Commits(head, func(c *Commit) bool {
		if !within(c.Commit) {
			return true
		}
		h := Happened{Commit: c, Name: c.Subject(), Short: c.Short(), When: c.Commit, Merge: len(c.Parents) > 1,
			Revert: strings.HasPrefix(c.Subject(), "Revert ") || strings.Contains(c.Message, "This reverts commit ")}
		if changed != nil && !h.Merge {
			h.Path, failed = r.firstChanged(c, changed)
		}
		if h.Merge || h.Revert || h.Path != "" {
			out = append(out, h)
		}
		return failed == nil
	})
	return out, errors.Join(err, failed)
}

func tagged(t history.Deploy) Happened {
	return Happened{Name: t.Name, Short: t.Commit, When: t.When, Tag: true}
}

// firstChanged is the first wanted file that a commit changed; "" for none.
func (r *Repo) firstChanged(c *Commit, want func(string) bool) (string, error) {
	if len(c.Parents) == 0 {
		return "", nil
	}
	parent, err := r.Commit(c.Parents[0])
	if errors.Is(err, ErrMissing) {
		return "", nil
	} else if err != nil {
		return "", err
	}
	changes, err := r.Diff(parent, c, Filter{File: want})
	if err != nil || len(changes) == 0 {
		return "", err
	}
	return changes[0].Path, nil
}
