package command

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/pflag"
	"golang.org/x/sync/errgroup"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/command/internal/discover"
	"github.com/pmlint/pmlint/lint/git"
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
	p.StringVar(&g.base, "base", "", "report only what came since `REV`; auto finds the pull request's base,\nthe push's, the merge commit's parent or the default branch")
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

// maxContext is the number of unchanged documents that are read for rules about
// the whole corpus. Beyond it a comparison looks at the changed ones alone, and
// says so: reading all would take longer than all the rest.
const maxContext = 2000

// versions are the documents of one state of the repository, by path.
type versions map[string]git.ID

// compared is a run against git: what is linted, and what it came from.
type compared struct {
	repo  *git.Repo
	head  versions
	base  versions     // nil where nothing is compared
	from  *git.Base    // of --base
	old   []git.Change // of head against base, renames paired; sorted by path
	open  func(path string) lint.Source
	scope scope
	fresh map[string]bool // the documents of head that are new or changed
}

// scope is what the paths of the command line select, relative to the root.
type scope struct {
	finder *discover.Finder
	under  []string // files and folders; empty for all
	said   string   // for messages
}

func (s scope) takes(path string) bool {
	if ok, _ := s.finder.Takes(path); !ok {
		return false
	}
	return len(s.under) == 0 || slices.ContainsFunc(s.under, func(u string) bool {
		return u == "." || path == u || strings.HasPrefix(path, u+"/")
	})
}

// dir tells whether a folder can hold documents of the scope.
func (s scope) dir(path string) bool {
	return len(s.under) == 0 || slices.ContainsFunc(s.under, func(u string) bool {
		return u == "." || u == path || strings.HasPrefix(u, path+"/") || strings.HasPrefix(path, u+"/")
	})
}

func (s scope) filter() git.Filter { return git.Filter{Dir: s.dir, File: s.takes} }

// newScope reads the paths of the command line; without any it is the config's
// include or the well-known folders.
func (a *app) newScope(ws *workspace, paths []string) (scope, error) {
	s := scope{finder: ws.finder, said: strings.Join(paths, ", ")}
	if len(paths) == 0 && len(ws.config.Include) == 0 {
		s.under = discover.WellKnown
		s.said = strings.Join(discover.WellKnown, ", ")
	}
	for _, p := range paths {
		if p == "-" {
			return s, usage("- (standard input) does not go with --staged, --rev or --base")
		}
		full := a.abs(p)
		if ws.outside(full) {
			return s, fmt.Errorf("%s lies outside the repository at %s", p, ws.root)
		}
		s.under = append(s.under, ws.rel(full))
	}
	return s, nil
}

// gitEnvironment is what git says of the run, where it started it.
func (a *app) gitEnvironment() git.Environment { return git.NewEnvironment(a.Dir, a.Getenv) }

// openGit opens the workspace's repository for a flag that needs it.
func (a *app) openGit(ws *workspace, flag string) (*git.Repo, error) {
	repo, err := a.gitEnvironment().Open(ws.root)
	if errors.Is(err, git.ErrNotRepository) {
		return nil, fmt.Errorf("%s needs a git repository, and %s is in none", flag, ws.root)
	} else if err != nil {
		return nil, fmt.Errorf("%s: %w", flag, err)
	}
	a.closers = append(a.closers, repo)
	return repo, nil
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
func (a *app) compare(ws *workspace, f *lintFlags, paths []string) (*compared, error) {
	if f.git.staged && f.git.rev != "" {
		return nil, usage("--staged and --rev name two versions; give one")
	}
	scope, err := a.newScope(ws, paths)
	if err != nil {
		return nil, err
	}
	repo, err := a.openGit(ws, f.git.name())
	if err != nil {
		return nil, err
	}
	c := &compared{repo: repo, scope: scope}
	var base errgroup.Group // meanwhile: it is as long as the head
	base.Go(func() error { return a.readBase(c, f) })
	headErr, baseErr := a.readHead(c, ws, f, paths), base.Wait()
	if err := cmp.Or(headErr, baseErr); err != nil {
		return nil, err
	}
	if c.base == nil {
		return c, nil
	}
	return c, c.pair()
}

// readHead finds the version that is linted: the index, a revision or the work
// tree.
func (a *app) readHead(c *compared, ws *workspace, f *lintFlags, paths []string) error {
	var entries []git.Entry
	var err error
	switch {
	case f.git.staged:
		entries, err = c.repo.Staged()
	case f.git.rev != "":
		var commit *git.Commit
		if commit, err = c.repo.Resolve(f.git.rev); err == nil {
			entries, err = c.repo.Files(commit, c.scope.filter())
		}
	default:
		return a.readWorktree(c, ws, f, paths)
	}
	if err != nil {
		return err
	}
	c.head = versions{}
	for _, e := range entries {
		if c.scope.takes(e.Path) {
			c.head[e.Path] = e.ID
		}
	}
	c.open = func(path string) lint.Source { return c.blob(path, c.head[path]) }
	return nil
}

func (a *app) readWorktree(c *compared, ws *workspace, f *lintFlags, paths []string) error {
	docs, err := a.collect(ws, f, paths)
	if err != nil {
		return err
	}
	files := make(map[string]lint.Source, len(docs.sources))
	names := make([]string, 0, len(docs.sources))
	for _, s := range docs.sources {
		files[s.Path] = s
		names = append(names, s.Path)
	}
	c.head = c.repo.WorktreeIDs(names)
	c.open = func(path string) lint.Source { return files[path] }
	return nil
}

// blob is a document of the repository's objects.
func (c *compared) blob(path string, id git.ID) lint.Source {
	return lint.Source{Path: path, Open: func() (io.ReadCloser, error) {
		b, err := c.repo.Blob(id)
		if err != nil {
			return nil, err
		}
		return sized{bytes.NewReader(b)}, nil
	}}
}

// sized is a reader that tells its length.
type sized struct{ *bytes.Reader }

func (sized) Close() error { return nil }

// readBase finds what the head is compared with: what --base names, else for
// --staged the commit that it goes on top of.
func (a *app) readBase(c *compared, f *lintFlags) error {
	var commit *git.Commit
	switch {
	case f.git.base == "auto":
		base, err := c.repo.AutoBase(a.Getenv)
		if err != nil {
			return fmt.Errorf("--base auto: %w", err)
		}
		c.from, commit = base, base.Commit
	case f.git.base != "":
		found, err := c.repo.Resolve(f.git.base)
		if err != nil {
			return fmt.Errorf("--base: %w; %s", err, remedy(c.repo, f.git.base))
		}
		c.from, commit = &git.Base{Commit: found, How: f.git.base}, found
	case f.git.staged:
		head, err := c.repo.Resolve("HEAD")
		if err != nil {
			c.base = versions{} // nothing is committed yet
			return nil
		}
		commit = head
	default:
		return nil
	}
	entries, err := c.repo.Files(commit, c.scope.filter())
	if err != nil {
		return err
	}
	c.base = make(versions, len(entries))
	for _, e := range entries {
		c.base[e.Path] = e.ID
	}
	return nil
}

// remedy tells how to get at a base that is not there.
func remedy(repo *git.Repo, rev string) string {
	switch {
	case repo.Shallow():
		return `the clone is shallow: "git fetch --unshallow", or "fetch-depth: 0" with actions/checkout, brings the rest`
	case strings.ContainsAny(rev, "~^"):
		return "name another commit"
	}
	return "fetch it, or name another commit"
}

// pair lists what differs, with renamed documents as one change.
func (c *compared) pair() error {
	var changes []git.Change
	for path, id := range c.head {
		if old := c.base[path]; old != id {
			changes = append(changes, git.Change{Path: path, Old: old, New: id})
		}
	}
	for path, id := range c.base {
		if _, ok := c.head[path]; !ok {
			changes = append(changes, git.Change{Path: path, Old: id})
		}
	}
	var err error
	c.old, err = c.repo.PairRenames(changes, func(ch git.Change) ([]byte, error) {
		r, err := c.open(ch.Path).Open()
		if err != nil {
			return nil, err
		}
		defer r.Close()
		return io.ReadAll(io.LimitReader(r, lint.MaxSize))
	})
	return err
}

// sources are the documents to lint; those that did not change are there for
// rules about the whole corpus only.
func (c *compared) sources() *documents {
	d := &documents{}
	changed, context := c.changed(), c.context()
	for path := range c.head {
		unchanged := c.base != nil && !changed[path]
		if unchanged && !context {
			continue
		}
		s := c.open(path)
		s.Context = unchanged
		d.sources = append(d.sources, s)
	}
	slices.SortFunc(d.sources, func(a, b lint.Source) int { return strings.Compare(a.Path, b.Path) })
	return d
}

// changed are the documents of head that are not as the base has them.
func (c *compared) changed() map[string]bool {
	if c.fresh == nil {
		c.fresh = map[string]bool{}
		for _, ch := range c.old {
			if !ch.Deleted() {
				c.fresh[ch.Path] = true
			}
		}
	}
	return c.fresh
}

// context tells whether unchanged documents are read: there is something to
// compare them with, and they are not too many.
func (c *compared) context() bool {
	n := len(c.changed())
	return n > 0 && len(c.head)-n <= maxContext
}

// baseSources are the same documents at the base, under their paths at the
// head, so that findings are known again after a rename.
func (c *compared) baseSources() []lint.Source {
	var out []lint.Source
	changed := c.changed()
	for _, ch := range c.old {
		switch {
		case ch.Added():
		case !ch.Deleted():
			out = append(out, c.blob(ch.Path, ch.Old))
		case c.context() && !changed[ch.Path]:
			s := c.blob(ch.Path, ch.Old)
			s.Context = true
			out = append(out, s)
		}
	}
	if !c.context() {
		return out
	}
	for path := range c.head {
		if !changed[path] {
			s := c.open(path)
			s.Context = true
			out = append(out, s)
		}
	}
	return out
}

// describe tells what a comparison found, for people.
func (c *compared) describe() string {
	n := len(c.changed())
	since := "in the index"
	if c.from != nil {
		since = fmt.Sprintf("since %s, %s", c.from.Commit.Short(), c.from.How)
	}
	note := fmt.Sprintf("%d of %s changed %s", n, lint.Count(len(c.head), "document"), since)
	if n > 0 && !c.context() {
		note += fmt.Sprintf("\nrules about the whole corpus look at the changed documents only: more than %d others", maxContext)
	}
	return note
}

// mayBeEmpty tells that nothing to lint is no mistake: a hook is asked on every
// commit, also before the first postmortem.
func (c *compared) mayBeEmpty(f *lintFlags, paths []string) bool {
	return f.git.staged && len(paths) == 0
}

// runCompared lints the documents that the git flags ask for, and for --base
// also the version that they came from.
func (a *app) runCompared(linter *lint.Linter, ws *workspace, f *lintFlags, paths []string, opts lint.Options) (*documents, *lint.Result, error) {
	c, err := a.compare(ws, f, paths)
	if err != nil {
		return nil, nil, err
	}
	if len(c.head) == 0 && !c.mayBeEmpty(f, paths) {
		return nil, nil, fmt.Errorf("%s: no postmortem found under %s", f.git.name(), c.scope.said)
	}
	if c.base != nil && !f.quiet {
		a.note(c.describe())
	}
	if c.from != nil {
		// The baseline holds for the head: what it knows is dropped there.
		past := lint.Options{Now: opts.Now, Jobs: opts.Jobs, Apart: true}
		if opts.Base, err = linter.Run(context.Background(), c.baseSources(), past); err != nil {
			return nil, nil, err
		}
	}
	docs := c.sources()
	progress := a.progress(f.quiet)
	defer progress.end()
	opts.Progress = progress.tell
	result, err := linter.Run(context.Background(), docs.sources, opts)
	if err == nil && opts.Base != nil {
		result.Failures = append(result.Failures, opts.Base.Failures...)
	}
	return docs, result, err
}
