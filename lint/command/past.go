package command

import (
	"errors"
	"slices"
	"strings"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/git"
	"github.com/pmlint/pmlint/lint/project"
)

// addHistory reads the commits where the run is asked to: by --history, by the
// config, or by naming rules of the pack.
func (a *app) addHistory(proj *project.Project, f *lintFlags, paths []string) error {
	wanted := f.history || proj.Config.History.Lint || slices.ContainsFunc(f.only, func(name string) bool {
		return name == "history" || strings.HasPrefix(name, "history/")
	})
	if !wanted || slices.Equal(paths, []string{"-"}) {
		return nil
	}
	if err := checkStdin(paths); err != nil {
		return err
	}
	linter, err := lint.New(a.packs, proj.Config)
	if err != nil {
		return err
	}
	past, err := a.remember(proj, versionReader{linter: linter}, project.PastOptions{Paths: paths}, f.quiet)
	if past != nil {
		proj.Config.Record, proj.Config.Roster = past.Record, past.Roster
	}
	return err
}

// remember reads the commits of the documents that are asked for. Without a
// repository, a commit or a readable format it returns nil and says why once.
func (a *app) remember(proj *project.Project, reader versionReader, opts project.PastOptions, quiet bool) (*project.Past, error) {
	opts.Snap = reader.snap
	opts.Begin = func(repo *git.Repo) {
		allowHistory()
		if reader.drafts != nil {
			reader.drafts.watch(repo)
		}
	}
	past, err := proj.Past(opts)
	const without = "slips and proofs are not known, and ages count from the incident"
	var none *project.NoPastError
	var unsupported *git.UnsupportedError
	switch {
	case errors.As(err, &unsupported):
		a.noteUnless(quiet, err.Error()+"; "+without)
		return nil, nil
	case errors.As(err, &none):
		a.noteUnless(quiet, none.Why+": "+without)
		return nil, nil
	case err != nil:
		return nil, err
	}
	if past.Record.Shallow {
		a.noteUnless(quiet, "this clone is shallow: history begins with its oldest commit (git fetch --unshallow gives the rest)")
	}
	return past, nil
}

func (a *app) noteUnless(quiet bool, message string) {
	if !quiet {
		a.note(message)
	}
}
