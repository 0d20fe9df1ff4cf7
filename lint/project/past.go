package project

import (
	"errors"
	"slices"

	"github.com/bmatcuk/doublestar/v4"

	"github.com/pmlint/pmlint/internal/roster"
	"github.com/pmlint/pmlint/lint/git"
	"github.com/pmlint/pmlint/lint/history"
)

// Past is what the commits of a repository tell of its documents, and of who
// works there.
type Past struct {
	Record *history.Record
	Roster *roster.Roster
}

// NoPastError tells that there are no commits to ask. Linting goes on without.
type NoPastError struct {
	Why string // "no git repository"
	Err error  // of opening it; nil where nothing is committed
}

// Error says why.
func (e *NoPastError) Error() string { return e.Why }

// Unwrap is the error of opening the repository.
func (e *NoPastError) Unwrap() error { return e.Err }

// PastOptions say what is read of the commits, and how.
type PastOptions struct {
	// Paths are the files and folders that are meant, as with Change.
	Paths []string
	// One is the only document that is asked for, relative to the root. Renames
	// are seen only where both names are looked at, so that all documents are
	// read all the same; this one is taken whatever its name.
	One string
	// Snap reads a version of a document. It is called from several goroutines.
	Snap func(git.Version) (*history.Snapshot, error)
	// Begin, if not nil, is called with the repository before the walk.
	Begin func(*git.Repo)
}

// Past reads the commits up to HEAD: the lives of the documents, the proofs of
// actions, the deployments, the authors and code owners. It returns a
// *NoPastError where there is no repository that can be read, or no commit.
func (p *Project) Past(o PastOptions) (*Past, error) {
	s, err := p.newScope(o.Paths)
	if err != nil {
		return nil, err
	}
	switch {
	case o.One != "":
		s = scope{finder: p.finder, also: o.One}
	case s.found:
		s.foundIn(p.search().Folders)
	}
	s.bundles = p.bundles(&s)
	repo, err := p.Git()
	var unsupported *git.UnsupportedError
	switch {
	case errors.Is(err, git.ErrNotRepository):
		return nil, &NoPastError{"no git repository", err}
	case errors.As(err, &unsupported):
		return nil, &NoPastError{err.Error(), err}
	case err != nil:
		return nil, err
	}
	head, err := repo.Resolve("HEAD")
	if err != nil {
		return nil, &NoPastError{"nothing is committed yet", nil}
	}
	if o.Begin != nil {
		o.Begin(repo)
	}
	past := &Past{}
	past.Record, err = repo.Record(head, git.RecordOptions{
		Want: s.filter(false), Snap: o.Snap, Trailer: p.Config.History.Trailer, Deployed: globs(p.Config.History.Deploys)})
	if err != nil {
		return nil, err
	}
	past.Roster, err = p.roster(repo, head)
	return past, err
}

// bundles are the documents of the work tree whose names alone do not tell that
// they are any, so that their versions are read too.
func (p *Project) bundles(s *scope) map[string]bool {
	found := map[string]bool{}
	listing := p.list()
	for _, path := range listing.Paths {
		if s.within(path) && !s.takes(path) && s.isBundle(path, func() []byte { return listing.Read(path) }) {
			found[path] = true
		}
	}
	return found
}

// roster gathers who may own an action.
func (p *Project) roster(repo *git.Repo, head *git.Commit) (*roster.Roster, error) {
	r := &roster.Roster{}
	r.Add(p.Config.Owners...)
	r.Add(p.Config.People...)
	owners, err := repo.CodeOwners()
	if err != nil {
		return nil, err
	}
	r.Add(owners...)
	authors, err := repo.Authors(head)
	for _, author := range authors {
		r.AddAuthor(author)
	}
	return r, err
}

// globs reports whether a path matches one of the patterns; nil for none.
func globs(patterns []string) func(string) bool {
	if len(patterns) == 0 {
		return nil
	}
	return func(path string) bool {
		return slices.ContainsFunc(patterns, func(g string) bool { return doublestar.MatchUnvalidated(g, path) })
	}
}
