package command

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/spf13/pflag"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/git"
	"github.com/pmlint/pmlint/lint/project"
	"github.com/pmlint/pmlint/lint/report"
)

// gitFlags say which version of the documents is linted and what it is
// compared with.
type gitFlags struct {
	staged bool
	rev    string
	base   string
	flags  *pflag.FlagSet
}

func (g *gitFlags) register(p *pflag.FlagSet) {
	g.flags = p
	p.BoolVar(&g.staged, "staged", false, "lint what is staged, as it would be committed")
	p.StringVar(&g.rev, "rev", "", "lint the documents of the revision `REV`")
	p.StringVar(
		&g.base,
		"base",
		"",
		"report only what came since `REV`; auto finds the pull request's base,\nthe push's, the merge commit's parent or the default branch",
	)
}

func (g *gitFlags) used() bool { return g.staged || g.rev != "" || g.base != "" }

// check refuses names that are given and empty: an empty variable of a script
// would have everything linted, and nothing compared.
func (g *gitFlags) check() error {
	for _, name := range []string{"base", "rev"} {
		if flag := g.flags.Lookup(name); flag.Changed && flag.Value.String() == "" {
			return usage(fmt.Sprintf("--%s is empty; name a commit, or leave it out", name))
		}
	}
	return nil
}

// gitError says which flag needs a repository that is not there, or cannot be
// read.
func gitError(proj *project.Project, flag string, err error) error {
	var unsupported *git.UnsupportedError
	switch {
	case errors.Is(err, git.ErrNotRepository):
		return fmt.Errorf("%s needs a git repository, and %s is in none", flag, proj.Root())
	case errors.As(err, &unsupported):
		return fmt.Errorf("%s: %w", flag, err)
	}
	return err
}

func (g *gitFlags) name() string {
	switch {
	case g.staged:
		return "--staged"
	case g.rev != "":
		return "--rev"
	}
	return "--base"
}

// compare finds the documents of a run that --staged, --rev or --base ask for.
func (a *app) compare(proj *project.Project, f *lintFlags, paths []string) (*project.Comparison, error) {
	switch {
	case f.git.staged && f.git.rev != "":
		return nil, usage("--staged and --rev name two versions; give one")
	case slices.Contains(paths, "-"):
		return nil, usage("- (standard input) does not go with --staged, --rev or --base")
	}
	if !f.git.staged && f.git.rev == "" {
		a.noteFolders(proj, f, paths)
	}
	c, err := proj.Compare(project.Change{Paths: paths, Staged: f.git.staged, Rev: f.git.rev, Base: f.git.base, Getenv: a.Getenv})
	var base *project.BaseError
	switch {
	case errors.As(err, &base) && base.Rev == project.Auto:
		return nil, fmt.Errorf("--base auto: %w", err)
	case errors.As(err, &base):
		return nil, fmt.Errorf("--base: %w", err)
	case err != nil:
		return nil, a.pathError(gitError(proj, f.git.name(), err))
	}
	a.noteSkipped(proj, f, c.Skipped)
	return c, nil
}

// baseLinter is the linter for the base: where the change touches the
// configuration, by that of the base, so that what a stricter one finds is new.
func (a *app) baseLinter(linter *lint.Linter, proj *project.Project, c *project.Comparison) (*lint.Linter, error) {
	cfg, other, err := c.Reconfigure(proj)
	if err != nil {
		a.note(fmt.Sprintf("the configuration of the base cannot be read, so that both sides are judged by that of now: %v", err))
		return linter, nil
	}
	if !other {
		return linter, nil
	}
	a.note("the change touches the configuration: all documents are compared")
	now := &proj.Config
	cfg.Only, cfg.Skip, cfg.FailOn, cfg.Record, cfg.Roster = now.Only, now.Skip, now.FailOn, now.Record, now.Roster
	return lint.New(a.packs, cfg)
}

// describe tells what a comparison found, for people.
func describe(c *project.Comparison) string {
	changed, all := c.Count()
	since := "in the index"
	if c.From != nil {
		since = fmt.Sprintf("since %s, %s", c.From.Commit.Short(), c.From.How)
	}
	note := fmt.Sprintf("%d of %s changed %s", changed, lint.Count(all, "document"), since)
	if c.Narrow() {
		note += fmt.Sprintf("\nrules about the whole corpus look at the changed documents only: more than %d others", project.MaxContext)
	}
	return note
}

// runCompared lints the documents that the git flags ask for, and for --base
// also the version that they came from.
func (a *app) runCompared(linter *lint.Linter, proj *project.Project, f *lintFlags, paths []string, opts lint.Options, rep *report.Report) (
	*project.Documents, *lint.Result, error) {
	c, err := a.compare(proj, f, paths)
	if err != nil {
		return nil, nil, err
	}
	// A hook is asked on every commit, also before the first postmortem.
	if _, all := c.Count(); all == 0 && !(f.git.staged && len(paths) == 0) {
		return nil, nil, fmt.Errorf("%s: no postmortem found under %s", f.git.name(), c.Scope())
	}
	if c.Compared() && !f.quiet {
		a.note(describe(c))
	}
	if c.From != nil {
		// The baseline holds for the head: what it knows is dropped there.
		past := lint.Options{Now: opts.Now, Jobs: opts.Jobs, Apart: true}
		before, err := a.baseLinter(linter, proj, c)
		if err != nil {
			return nil, nil, err
		}
		if opts.Base, err = before.Run(context.Background(), c.Base(), past); err != nil {
			return nil, nil, err
		}
	}
	docs := c.Documents()
	if c.From != nil {
		rep.Changed = c.Changed(docs)
	}
	progress := a.progress(f.quiet)
	defer progress.end()
	opts.Progress = progress.tell
	result, err := linter.Run(context.Background(), docs.Sources, opts)
	if err == nil && opts.Base != nil {
		result.Failures = append(result.Failures, opts.Base.Failures...)
	}
	return docs, result, err
}
