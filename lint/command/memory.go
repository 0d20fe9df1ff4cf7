package command

import (
	"errors"
	"math"
	"runtime/debug"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/git"
	"github.com/pmlint/pmlint/lint/history"
	"github.com/pmlint/pmlint/lint/roster"
)

// remembered is what the repository's commits tell.
type remembered struct {
	record *history.Record
	roster *roster.Roster
	repo   *git.Repo
	head   *git.Commit
}

// addHistory reads the commits where the run is asked to: by --history, by the
// config, or by naming rules of the pack.
func (a *app) addHistory(ws *workspace, f *lintFlags, paths []string) error {
	wanted := f.history || ws.config.History.Lint || slices.ContainsFunc(f.only, func(name string) bool {
		return name == "history" || strings.HasPrefix(name, "history/")
	})
	if !wanted || slices.Equal(paths, []string{"-"}) {
		return nil
	}
	s, err := a.newScope(ws, paths)
	if err != nil {
		return err
	}
	linter, err := lint.New(a.packs, ws.config)
	if err != nil {
		return err
	}
	m, err := a.remember(ws, versionReader{linter: linter}, s, f.quiet)
	if m != nil {
		ws.config.Record, ws.config.Known = m.record, m.roster
	}
	return err
}

// memoryLimit is the heap that a walk over all commits may use before the
// collector works harder; a limit of the user's own holds instead.
const memoryLimit = 380 << 20

// remember reads the commits of the documents in the scope. Without a
// repository, a commit or a readable format it returns nil and says why once.
func (a *app) remember(ws *workspace, reader versionReader, s scope, quiet bool) (*remembered, error) {
	repo, err := a.gitEnvironment().Open(ws.root)
	var unsupported *git.UnsupportedError
	switch {
	case errors.Is(err, git.ErrNotRepository):
		a.noteUnless(quiet, "no git repository: slips and proofs are not known, and ages count from the incident")
		return nil, nil
	case errors.As(err, &unsupported):
		a.noteUnless(quiet, err.Error()+"; slips and proofs are not known, and ages count from the incident")
		return nil, nil
	case err != nil:
		return nil, err
	}
	a.closers = append(a.closers, repo)
	head, err := repo.Resolve("HEAD")
	if err != nil {
		a.noteUnless(quiet, "nothing is committed yet: slips and proofs are not known, and ages count from the incident")
		return nil, nil
	}
	if debug.SetMemoryLimit(-1) == math.MaxInt64 {
		debug.SetMemoryLimit(memoryLimit)
		readingHistory.Store(true)
	}
	m := &remembered{repo: repo, head: head}
	opts := git.RecordOptions{
		Want: s.filter(), Snap: reader.snap, Trailer: ws.config.History.Trailer, Deployed: globs(ws.config.History.Deploys)}
	if reader.drafts != nil {
		reader.drafts.watch(repo)
	}
	m.record, err = repo.Record(head, opts)
	if err != nil {
		return nil, err
	}
	if m.record.Shallow {
		a.noteUnless(quiet, "this clone is shallow: history begins with its oldest commit (git fetch --unshallow gives the rest)")
	}
	m.roster, err = readRoster(repo, head, &ws.config)
	return m, err
}

func (a *app) noteUnless(quiet bool, message string) {
	if !quiet {
		a.note(message)
	}
}

// globs tells whether a path matches one of the patterns; nil for none.
func globs(patterns []string) func(string) bool {
	if len(patterns) == 0 {
		return nil
	}
	return func(path string) bool {
		return slices.ContainsFunc(patterns, func(g string) bool { return doublestar.MatchUnvalidated(g, path) })
	}
}

// readRoster gathers who may own an action.
func readRoster(repo *git.Repo, head *git.Commit, c *lint.Config) (*roster.Roster, error) {
	r := &roster.Roster{}
	r.Add(c.Owners...)
	r.Add(c.People...)
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
