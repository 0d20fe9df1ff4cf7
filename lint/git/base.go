package git

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strings"
)

// Base is the commit that a change is compared with.
type Base struct {
	Commit *Commit
	How    string // how it was found, for a note: "the pull request's base (HEAD^1)"
}

// BaseError tells that no base can be had, and what mends it.
type BaseError struct {
	Why    string
	Remedy string
}

func (e *BaseError) Error() string { return e.Why + "; " + e.Remedy }

// The remedies of a checkout that lacks history.
const (
	remedyDepth = `fetch more history: "fetch-depth: 2" with actions/checkout on a pull request, ` +
		`else "fetch-depth: 0" or "git fetch --unshallow"`
	remedyName = "name the commit to compare with: --base REV"
)

// event is what is read of the file that GitHub describes a run with.
type event struct {
	PullRequest *struct {
		Base struct{ SHA, Ref string }
	} `json:"pull_request"`
	MergeGroup *struct {
		BaseSHA string `json:"base_sha"`
	} `json:"merge_group"`
	Before string
}

// AutoBase finds the base of the change that is checked out. In order: the base
// of a pull request, of a merge queue's group, what a push came on top of,
// GitLab's merge request base, the first parent of a merge commit, the merge
// base with the default branch. It returns a *BaseError where the clone lacks
// what is needed.
func (r *Repo) AutoBase(env func(string) string) (*Base, error) {
	head, err := r.Resolve("HEAD")
	if err != nil {
		return nil, &BaseError{"there is no commit yet to compare with", "commit first, or run without --base"}
	}
	ev := readEvent(env("GITHUB_EVENT_PATH"))
	switch {
	case ev.PullRequest != nil:
		return r.pullRequestBase(head, ev.PullRequest.Base.SHA)
	case ev.MergeGroup != nil:
		return r.present(ev.MergeGroup.BaseSHA, "the merge queue's base")
	case ev.Before != "" && !allZeros(ev.Before):
		return r.present(ev.Before, "the commit that was pushed on")
	case env("CI_MERGE_REQUEST_DIFF_BASE_SHA") != "":
		return r.present(env("CI_MERGE_REQUEST_DIFF_BASE_SHA"), "the merge request's base")
	case len(head.Parents) > 1:
		return r.firstParent(head, "the first parent of the merge commit HEAD")
	}
	return r.defaultBranchBase(head)
}

func allZeros(id string) bool {
	for _, c := range id {
		if c != '0' {
			return false
		}
	}
	return true
}

// readEvent reads the event's file; one that is missing or malformed says
// nothing.
func readEvent(path string) (ev event) {
	if path == "" {
		return ev
	}
	if b, err := os.ReadFile(path); err == nil {
		if json.Unmarshal(b, &ev) != nil {
			return event{}
		}
	}
	return ev
}

// pullRequestBase takes the first parent where the merge commit is checked out:
// at depth 2 it gives exactly the pull request's changes.
func (r *Repo) pullRequestBase(head *Commit, base string) (*Base, error) {
	if len(head.Parents) > 1 {
		return r.firstParent(head, "the pull request's base (HEAD^1)")
	}
	b, err := r.Resolve(base)
	if err != nil {
		return nil, &BaseError{fmt.Sprintf("the pull request's base %.10s is not in this clone", base), remedyDepth}
	}
	common, err := r.MergeBase(b, head)
	if err != nil {
		return nil, &BaseError{"where the pull request left its base cannot be told from this clone", remedyDepth}
	}
	return &Base{common, "where the pull request left its base"}, nil
}

func (r *Repo) firstParent(head *Commit, how string) (*Base, error) {
	c, err := r.parent(head, 1)
	if err != nil {
		return nil, &BaseError{"the first parent of HEAD is not in this clone", remedyDepth}
	}
	return &Base{c, how}, nil
}

func (r *Repo) present(rev, how string) (*Base, error) {
	c, err := r.Resolve(rev)
	if err != nil {
		return nil, &BaseError{fmt.Sprintf("%s %.10s is not in this clone", how, rev), remedyDepth}
	}
	return &Base{c, how}, nil
}

// defaultBranchBase is where HEAD left the default branch: that of origin, else
// main or master here.
func (r *Repo) defaultBranchBase(head *Commit) (*Base, error) {
	for _, name := range []string{
		"refs/remotes/origin/HEAD", "refs/remotes/origin/main", "refs/remotes/origin/master", "refs/heads/main", "refs/heads/master",
	} {
		branch, err := r.Resolve(name)
		if err != nil {
			continue
		}
		common, err := r.MergeBase(branch, head)
		name = strings.TrimPrefix(strings.TrimPrefix(name, "refs/remotes/"), "refs/heads/")
		if errors.Is(err, ErrMissing) {
			return nil, &BaseError{"where HEAD left " + name + " cannot be told from this clone", remedyDepth}
		} else if err != nil {
			return nil, &BaseError{err.Error(), remedyName}
		}
		return &Base{common, "where HEAD left " + name}, nil
	}
	return nil, &BaseError{"no default branch (origin/HEAD, main or master) is known here", remedyName}
}
