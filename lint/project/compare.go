package project

import (
	"bytes"
	"cmp"
	"errors"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"

	"github.com/pmlint/pmlint/internal/recovered"
	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/git"
	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/project/internal/discover"
)

// MaxContext is the number of unchanged documents that are read for rules about
// the whole corpus. Beyond it a comparison holds the changed ones alone: reading
// all would take longer than all the rest.
const MaxContext = 2000

// Change asks for a version of the documents, and for what it came from.
type Change struct {
	// Paths are the files and folders that are meant; empty for what the
	// configuration includes, else for the folders that are found.
	Paths []string
	// Staged asks for the index, as it would be committed; Rev for a revision.
	// Without either the work tree is meant.
	Staged bool
	Rev    string
	// Base is the revision that is compared with; empty for none, which for
	// Staged is the commit that the index goes on top of. Auto finds the pull
	// request's base, the push's, the merge commit's parent or the default
	// branch.
	Base string
	// Getenv is the environment in which a CI system tells of the change; nil for an
	// empty one.
	Getenv func(string) string
}

func (ch *Change) getenv() func(string) string {
	if ch.Getenv != nil {
		return ch.Getenv
	}
	return func(string) string { return "" }
}

// Auto is the Base that is found by itself.
const Auto = "auto"

// BaseError tells that the version to compare with cannot be had. Its message
// ends with what helps.
type BaseError struct {
	Rev string // as asked for
	Err error
}

// Error says what is missing, and what brings it.
func (e *BaseError) Error() string { return e.Err.Error() }

// Unwrap is the reason.
func (e *BaseError) Unwrap() error { return e.Err }

// versions are the documents of one state of the repository, by path.
type versions map[string]git.ID

// Comparison is a version of the documents beside the one that it came from.
type Comparison struct {
	// From is the base that was asked for, and how it was found; nil where none
	// was.
	From *git.Base
	// Skipped are the files of the work tree that are left out, as with
	// Project.Documents.
	Skipped []Skip

	repo *git.Repo
	head versions
	// exists reports whether head has a file, which need not be a document.
	exists  func(path string) bool
	baseAt  *git.Commit  // nil where there is none
	base    versions     // nil where nothing is compared
	old     []git.Change // of head against base, renames paired; sorted by path
	open    func(path string) lint.Source
	scope   scope
	fresh   map[string]bool // the documents of head that are new or changed, or told anew
	changed int             // how many are new or changed
	// unpaired tells that new documents are left of which nobody knows what they
	// were before.
	unpaired bool
}

// Staged are the documents of the index, as they would be committed.
func (p *Project) Staged(paths ...string) (*Documents, error) {
	return p.version(Change{Paths: paths, Staged: true})
}

// At are the documents of a revision: HEAD, a branch, a tag, a commit, each with
// any number of ~N and ^N behind it.
func (p *Project) At(rev string, paths ...string) (*Documents, error) {
	return p.version(Change{Paths: paths, Rev: rev})
}

// version is one version, compared with nothing.
func (p *Project) version(ch Change) (*Documents, error) {
	c, err := p.newComparison(ch)
	if err != nil {
		return nil, err
	}
	if err := p.readHead(c, ch); err != nil {
		return nil, err
	}
	return c.Documents(), nil
}

// Compare finds the documents of a change, and those that they came from. The
// error wraps git.ErrNotRepository where there is no repository, and is a
// *BaseError where the base cannot be had.
func (p *Project) Compare(ch Change) (*Comparison, error) {
	if ch.Staged && ch.Rev != "" {
		return nil, errors.New("the index and a revision are two versions; ask for one")
	}
	c, err := p.newComparison(ch)
	if err != nil {
		return nil, err
	}
	var base recovered.Group // meanwhile: it is as long as the head
	base.Go(func() error { return c.readBase(ch) })
	headErr, baseErr := p.readHead(c, ch), base.Wait()
	if err := cmp.Or(headErr, baseErr); err != nil {
		return nil, err
	}
	if c.base == nil {
		return c, nil
	}
	return c, c.pair()
}

func (p *Project) newComparison(ch Change) (*Comparison, error) {
	scope, err := p.newScope(ch.Paths)
	if err != nil {
		return nil, err
	}
	repo, err := p.Git()
	if err != nil {
		return nil, err
	}
	c := &Comparison{repo: repo, scope: scope}
	if !scope.found {
		return c, nil
	}
	search := p.search
	if ch.Staged || ch.Rev != "" {
		listing, err := c.listing(ch)
		if err != nil {
			return nil, err
		}
		search = func() *discover.Search { return p.finder.Search(listing) }
	}
	c.scope.foundIn(search().Folders)
	return c, nil
}

// listing is the Markdown files of the index or of a revision.
func (c *Comparison) listing(ch Change) (discover.Listing, error) {
	entries, err := c.entries(ch, git.Filter{
		Dir: func(dir string) bool { return !discover.IsLeftOut(path.Base(dir)) }, File: markdown.IsFile})
	l := discover.Listing{}
	ids := make(versions, len(entries))
	for _, e := range entries {
		if markdown.IsFile(e.Path) {
			l.Paths = append(l.Paths, e.Path)
			ids[e.Path] = e.ID
		}
	}
	l.Read = func(path string) []byte { return c.content(ids[path]) }
	return l, err
}

// content is a file of the repository's objects; nil where it cannot be had.
func (c *Comparison) content(id git.ID) []byte {
	b, err := c.repo.Blob(id)
	if err != nil {
		return nil
	}
	return b
}

// entries are the files of the index, or those of a revision that are wanted.
func (c *Comparison) entries(ch Change, want git.Filter) ([]git.Entry, error) {
	if ch.Staged {
		return c.repo.Staged()
	}
	commit, err := c.repo.Resolve(ch.Rev)
	if err != nil {
		return nil, err
	}
	return c.repo.Files(commit, want)
}

// maxDocuments bounds the documents of a version that is no work tree: one file of a
// few bytes may stand in it under any number of names.
const maxDocuments = 50_000

// readHead finds the version that is linted: the index, a revision or the work
// tree.
func (p *Project) readHead(c *Comparison, ch Change) error {
	if !ch.Staged && ch.Rev == "" {
		return p.readWorktree(c, ch.Paths)
	}
	entries, err := c.entries(ch, c.scope.filter(true))
	if err != nil {
		return err
	}
	c.exists = c.existsIn(entries, ch)
	c.open = func(path string) lint.Source { return c.blob(path, c.head[path]) }
	c.head, err = c.documents(entries)
	return err
}

func (p *Project) readWorktree(c *Comparison, paths []string) error {
	docs, err := p.Documents(paths...)
	if err != nil {
		return err
	}
	names := make([]string, 0, len(docs.Sources))
	foreign := p.foreign()
	for _, s := range docs.Sources {
		if foreign(path.Dir(s.Path)) {
			docs.Skipped = append(docs.Skipped, Skip{s.Path, "part of another repository, such as a submodule", true})
			continue
		}
		names = append(names, s.Path)
	}
	c.head, c.Skipped = c.repo.WorktreeIDs(names), docs.Skipped
	c.exists = func(path string) bool {
		info, err := p.tree.Lstat(path)
		return err == nil && info.Mode().IsRegular()
	}
	c.open = func(path string) lint.Source { return docs.Sources[docs.byPath[path]] }
	return nil
}

// foreign returns a function that reports whether a folder, relative to the root,
// lies in a repository of its own below it, whose files this one does not hold.
func (p *Project) foreign() func(dir string) bool {
	known := map[string]bool{".": false}
	var in func(dir string) bool
	in = func(dir string) bool {
		is, ok := known[dir]
		if !ok {
			entries, _ := p.tree.ReadDir(dir) // what cannot be read is nobody's
			is = slices.ContainsFunc(entries, func(e fs.DirEntry) bool { return e.Name() == ".git" }) || in(path.Dir(dir))
			known[dir] = is
		}
		return is
	}
	return in
}

// existsIn looks for files of the index or of a revision; of a revision the
// entries are only those of the scope, and the rest is listed when it is asked
// for.
func (c *Comparison) existsIn(entries []git.Entry, ch Change) func(string) bool {
	all := sync.OnceValue(func() map[string]bool {
		if ch.Rev != "" {
			if commit, err := c.repo.Resolve(ch.Rev); err == nil {
				if files, err := c.repo.Files(commit, git.Filter{File: markdown.IsFile}); err == nil {
					entries = files
				}
			}
		}
		names := make(map[string]bool, len(entries))
		for _, e := range entries {
			names[e.Path] = true
		}
		return names
	})
	return func(path string) bool { return all()[path] }
}

// blob is a document of the repository's objects.
func (c *Comparison) blob(path string, id git.ID) lint.Source {
	return lint.Source{Path: path, Open: func() (io.ReadCloser, error) {
		b, err := c.repo.Blob(id)
		if errors.Is(err, git.ErrTooLarge) {
			return nil, lint.ErrTooLarge
		} else if err != nil {
			return nil, err
		}
		return sized{bytes.NewReader(b)}, nil
	}}
}

// sized is a reader that tells its length.
type sized struct{ *bytes.Reader }

func (sized) Close() error { return nil }

// readBase finds what the head is compared with: the base that is asked for, else
// for the index the commit that it goes on top of.
func (c *Comparison) readBase(ch Change) error {
	commit, err := c.baseCommit(ch)
	if err != nil {
		return err
	}
	if c.baseAt = commit; commit == nil {
		return nil
	}
	entries, err := c.repo.Files(commit, c.scope.filter(true))
	if err != nil {
		return err
	}
	c.base, err = c.documents(entries)
	return err
}

// documents are those among files of the scope that are documents; an index of a
// folder is read to tell.
func (c *Comparison) documents(entries []git.Entry) (versions, error) {
	found := versions{}
	for _, e := range entries {
		if c.scope.takes(e.Path) || c.scope.within(e.Path) && c.scope.isBundle(e.Path, func() []byte { return c.content(e.ID) }) {
			found[e.Path] = e.ID
		}
		if len(found) > maxDocuments {
			return nil, &git.LimitError{What: "documents in one version", Limit: maxDocuments}
		}
	}
	return found, nil
}

// baseCommit is nil where there is nothing to compare with.
func (c *Comparison) baseCommit(ch Change) (*git.Commit, error) {
	switch {
	case ch.Base == Auto:
		base, err := c.repo.AutoBase(ch.getenv())
		if err != nil {
			return nil, &BaseError{ch.Base, err}
		}
		c.From = base
		return base.Commit, nil
	case ch.Base != "":
		base, err := c.repo.BaseOf(ch.Base, ch.getenv())
		if err != nil {
			return nil, &BaseError{ch.Base, err}
		}
		c.From = base
		return base.Commit, nil
	case ch.Staged:
		head, err := c.repo.Resolve("HEAD")
		if errors.Is(err, git.ErrUnborn) {
			c.base = versions{}
			return nil, nil
		}
		return head, err
	}
	return nil, nil
}

// Compared reports whether there is a version that the documents came from.
func (c *Comparison) Compared() bool { return c.base != nil }

// Count tells how many documents there are, and how many of them are new or
// changed.
func (c *Comparison) Count() (changed, all int) { return c.changed, len(c.head) }

// Scope names what was looked through, for messages.
func (c *Comparison) Scope() string { return c.scope.said }

// Narrow reports whether unchanged documents are left out although rules about
// the whole corpus ask for them: they are more than MaxContext.
func (c *Comparison) Narrow() bool { return len(c.fresh) > 0 && !c.context() }

// context reports whether unchanged documents are read: there is something to
// compare them with, and they are not too many.
func (c *Comparison) context() bool {
	n := len(c.fresh)
	return n > 0 && len(c.head)-n <= MaxContext
}

// Documents are the documents to lint, sorted by path; those that did not change
// are there as context, for rules about the whole corpus only.
func (c *Comparison) Documents() *Documents {
	var sources []lint.Source
	context := c.context()
	for path := range c.head {
		unchanged := c.base != nil && !c.fresh[path]
		if unchanged && !context {
			continue
		}
		s := c.open(path)
		s.Context = unchanged
		sources = append(sources, s)
	}
	slices.SortFunc(sources, func(a, b lint.Source) int { return strings.Compare(a.Path, b.Path) })
	return newDocuments(sources)
}

// Base are the same documents at the base, under their paths at the head, so that
// findings are known again after a rename.
func (c *Comparison) Base() []lint.Source {
	var out []lint.Source
	for _, ch := range c.old {
		switch {
		case ch.Added():
		case !ch.Deleted(), c.unpaired:
			out = append(out, c.blob(ch.Path, ch.Old))
		case c.context() && !c.fresh[ch.Path]:
			s := c.blob(ch.Path, ch.Old)
			s.Context = true
			out = append(out, s)
		}
	}
	if !c.context() {
		return out
	}
	for path := range c.head {
		if !c.fresh[path] {
			s := c.open(path)
			s.Context = true
			out = append(out, s)
		}
	}
	return out
}
