package git

import (
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/pmlint/pmlint/internal/rootfs"
)

// BaseOf finds what a change is compared with where it is named. The name of a
// branch, below refs/heads or refs/remotes ("main" is also "origin/main"), means
// where HEAD left it, so that what the branch did since counts for nothing; in a
// clone that cannot tell, it is the first parent of the pull request's merge
// commit. Any other revision means that commit.
func (r *Repo) BaseOf(rev string, env func(string) string) (*Base, error) {
	name, known := r.branch(rev)
	if !known {
		c, err := r.Resolve(rev)
		if err == nil {
			return &Base{c, rev}, nil
		}
		if base := r.mergeRefBase(rev, env); base != nil {
			return base, nil
		}
		return nil, r.notFound(rev, err)
	}
	branch, err := r.Resolve(name)
	if err != nil {
		return nil, err
	}
	head, err := r.Resolve("HEAD")
	if err != nil {
		return nil, err
	}
	common, err := r.MergeBase(branch, head)
	switch {
	case err == nil:
		return &Base{common, "where HEAD left " + rev}, nil
	case !errors.Is(err, ErrMissing):
		return nil, &BaseError{err.Error(), remedyName}
	}
	if base := r.mergeRefBase(rev, env); base != nil {
		return base, nil
	}
	return nil, &BaseError{"where HEAD left " + rev + " cannot be told from this clone", remedyWhole}
}

// branch is the full name of the branch that rev names. As with git, a tag of the
// same name goes first.
func (r *Repo) branch(rev string) (name string, ok bool) {
	if rev == "" || rev == "HEAD" || strings.ContainsAny(rev, "~^@: ") {
		return "", false
	}
	for _, below := range []string{"", "refs/", "refs/tags/", "refs/heads/", "refs/remotes/", "refs/remotes/origin/"} {
		name := below + rev
		if !strings.HasPrefix(name, "refs/") {
			continue
		}
		if _, err := r.store.reference(name + "/HEAD"); err == nil && below == "refs/remotes/" {
			return name + "/HEAD", true
		}
		if _, err := r.store.reference(name); err == nil {
			return name, strings.HasPrefix(name, "refs/heads/") || strings.HasPrefix(name, "refs/remotes/")
		}
	}
	return "", false
}

// notFound is the error for a revision that is not here, with what mends it.
func (r *Repo) notFound(rev string, err error) error {
	switch {
	case r.Shallow():
		return &BaseError{err.Error(), "the clone is shallow: " + remedyWhole}
	case strings.ContainsAny(rev, "~^"):
		return &BaseError{err.Error(), "name another commit"}
	}
	return &BaseError{err.Error(), "fetch it, or name another commit"}
}

// mergeRefBase is the base of the pull request whose merge commit is checked out,
// where that is known for sure and rev may be its target; else nil. An ordinary
// merge will not do: its first parent is the branch's own last commit.
func (r *Repo) mergeRefBase(rev string, env func(string) string) *Base {
	head, err := r.Resolve("HEAD")
	if err != nil || len(head.Parents) < 2 || !r.isMergeRef(head, env) {
		return nil
	}
	named := strings.TrimPrefix(rev, "refs/")
	for _, below := range []string{"heads/", "remotes/", "origin/"} {
		named = strings.TrimPrefix(named, below)
	}
	if target := env("GITHUB_BASE_REF"); target != "" && target != named {
		return nil
	}
	base, err := r.firstParent(head, "the pull request's base (HEAD^1), since "+rev+" is not in this clone")
	if err != nil {
		return nil
	}
	return base
}

// mergeMessage is what GitHub writes into a pull request's merge commit.
var mergeMessage = regexp.MustCompile(`^Merge ([0-9a-f]{40}) into ([0-9a-f]{40})\s*$`)

// isMergeRef reports whether a merge commit is the one that GitHub makes of a pull
// request: the event, the reference or its message say so.
func (r *Repo) isMergeRef(head *Commit, env func(string) string) bool {
	if ev := readEvent(env("GITHUB_EVENT_PATH")); ev.PullRequest != nil {
		return head.Parents[1].String() == ev.PullRequest.Head.SHA || head.Parents[0].String() == ev.PullRequest.Base.SHA
	}
	if m := mergeMessage.FindStringSubmatch(head.Message); m != nil {
		return head.Parents[1].String() == m[1] && head.Parents[0].String() == m[2]
	}
	ref := env("GITHUB_REF")
	return strings.HasPrefix(ref, "refs/pull/") && strings.HasSuffix(ref, "/merge") && env("GITHUB_SHA") == head.ID.String()
}

// contains reports whether a commit is c or one that c came from, as far as the
// clone's history goes.
func (r *Repo) contains(c *Commit, wanted string) bool {
	seen := map[string]bool{}
	for queue := []*Commit{c}; len(queue) > 0; {
		next := queue[0]
		queue = queue[1:]
		if next.ID.String() == wanted {
			return true
		}
		for _, id := range next.Parents {
			name := id.String()
			if name == wanted {
				return true
			}
			if seen[name] {
				continue
			}
			seen[name] = true
			if p, err := r.Commit(id); err == nil {
				queue = append(queue, p)
			}
		}
	}
	return false
}

// ErrUnborn tells that HEAD is a branch without a commit.
var ErrUnborn = errors.New("nothing is committed yet")

// headless says why HEAD names no commit: ErrUnborn, or what is broken.
func (r *Repo) headless() error {
	damaged := errors.New(`HEAD cannot be read; run "git status", which says more`)
	b, err := rootfs.ReadNamed(filepath.Join(r.gitDir, "HEAD"), maxPointer)
	name, symbolic := strings.CutPrefix(strings.TrimSpace(string(b)), "ref: ")
	if err != nil || !symbolic || !filepath.IsLocal(name) || !strings.HasPrefix(name, "refs/") {
		return damaged
	}
	if _, err := os.Lstat(filepath.Join(r.commonDir, filepath.FromSlash(name))); err == nil {
		return damaged // it is there, and cannot be followed
	}
	return ErrUnborn
}
