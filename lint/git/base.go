package git

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"github.com/pmlint/pmlint/internal/rootfs"
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

// The remedies of a checkout that lacks history: of a merge commit the parents
// are enough, of everything else nobody knows how much is.
const (
	remedyDepth = `fetch more history: "fetch-depth: 2" with actions/checkout on a pull request, ` +
		`else "fetch-depth: 0" or "git fetch --unshallow"`
	remedyWhole = `fetch the history: "fetch-depth: 0" with actions/checkout, or "git fetch --unshallow"`
	remedyName  = "name the commit to compare with: --base REV"
)

// event is what is read of the file that GitHub describes a run with.
type event struct {
	PullRequest *struct {
		Base, Head struct{ SHA, Ref string }
	} `json:"pull_request"`
	MergeGroup *struct {
		BaseSHA string `json:"base_sha"`
	} `json:"merge_group"`
	Before string
	Forced bool
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
		return r.pullRequestBase(head, &ev, env("GITHUB_EVENT_NAME"))
	case ev.MergeGroup != nil:
		return r.present(ev.MergeGroup.BaseSHA, "the merge queue's base")
	case ev.Before != "" && !allZeros(ev.Before):
		return r.pushBase(head, &ev)
	case env("CI_MERGE_REQUEST_DIFF_BASE_SHA") != "":
		return r.present(env("CI_MERGE_REQUEST_DIFF_BASE_SHA"), "the merge request's base")
	case len(head.Parents) > 1:
		return r.firstParent(head, "the first parent of the merge commit HEAD")
	}
	base, err := r.defaultBranchBase(head)
	if err == nil && base.Commit.ID == head.ID && env("CI") != "" {
		return nil, &BaseError{"HEAD is a part of the default branch: there is no change to look at",
			"lint all documents (with the action: changed-only: false), or " + remedyName}
	}
	return base, err
}

func allZeros(id string) bool {
	for _, c := range id {
		if c != '0' {
			return false
		}
	}
	return true
}

// maxEvent bounds the file of an event in bytes; GitHub sends no more than 25 MB.
const maxEvent = 64 << 20

// readEvent reads the event's file; one that is missing or malformed says
// nothing.
func readEvent(path string) (ev event) {
	if path == "" {
		return ev
	}
	if b, err := rootfs.ReadNamed(path, maxEvent); err == nil {
		if json.Unmarshal(b, &ev) != nil {
			return event{}
		}
	}
	return ev
}

// pullRequestBase takes the first parent where the merge commit is checked out:
// at depth 2 it gives exactly the pull request's changes. A checkout that does not
// hold the change, as pull_request_target has it by default, is an error: nothing
// would be found in it.
func (r *Repo) pullRequestBase(head *Commit, ev *event, name string) (*Base, error) {
	base, tip := ev.PullRequest.Base.SHA, ev.PullRequest.Head.SHA
	if head.ID.String() == base || name == "pull_request_target" && tip != "" && !r.contains(head, tip) {
		return nil, &BaseError{"what is checked out is the pull request's base, without its change",
			`check out the change: "ref: refs/pull/${{ github.event.number }}/merge" and "fetch-depth: 2" with actions/checkout`}
	}
	if len(head.Parents) > 1 && head.ID.String() != tip {
		return r.firstParent(head, "the pull request's base (HEAD^1)")
	}
	b, err := r.Resolve(base)
	if err != nil {
		return nil, &BaseError{fmt.Sprintf("the pull request's base %.10s is not in this clone", base), remedyWhole}
	}
	common, err := r.MergeBase(b, head)
	if err != nil {
		return nil, &BaseError{"where the pull request left its base cannot be told from this clone", remedyWhole}
	}
	return &Base{common, "where the pull request left its base"}, nil
}

// pushBase is what a push came on top of. A forced push replaced commits: then it
// is where it left them, or, where they are not here any more, the default branch.
func (r *Repo) pushBase(head *Commit, ev *event) (*Base, error) {
	before, err := r.Resolve(ev.Before)
	if err == nil && !ev.Forced {
		return &Base{before, "the commit that was pushed on"}, nil
	}
	if err == nil {
		if common, err := r.MergeBase(before, head); err == nil {
			return &Base{common, "where the forced push left what it replaced"}, nil
		}
	}
	if !ev.Forced {
		return nil, &BaseError{fmt.Sprintf("the commit that was pushed on %.10s is not in this clone", ev.Before), remedyWhole}
	}
	base, err := r.defaultBranchBase(head)
	if err != nil || base.Commit.ID == head.ID {
		return nil, &BaseError{fmt.Sprintf("the push was forced, and %.10s, which it replaced, is not in this clone", ev.Before), remedyName}
	}
	return base, nil
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
		return nil, &BaseError{fmt.Sprintf("%s %.10s is not in this clone", how, rev), remedyWhole}
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
			return nil, &BaseError{"where HEAD left " + name + " cannot be told from this clone", remedyWhole}
		} else if err != nil {
			return nil, &BaseError{err.Error(), remedyName}
		}
		return &Base{common, "where HEAD left " + name}, nil
	}
	return nil, &BaseError{"no default branch (origin/HEAD, main or master) is known here", remedyName}
}
