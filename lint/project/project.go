// Package project is a repository as pmlint sees it: its configuration, its
// documents in the work tree, in the index and at any revision, the version that
// a change is compared with, its baseline and what its commits tell. The command,
// the hooks, the action and an editor ask it, so that all of them mean the same
// documents by the same words.
//
// It reads, and writes what it is told to; it prints nothing, starts nothing and
// asks neither the clock nor the environment.
package project

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"github.com/pmlint/pmlint/internal/rootfs"
	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/git"
	"github.com/pmlint/pmlint/lint/project/internal/discover"
)

// Options say how a project is opened. The zero Options have no rules, and find
// the configuration by themselves.
type Options struct {
	// Packs are the rules that the configuration may name.
	Packs []*lint.Pack
	// Config is the configuration file; empty for the one named .pmlint.yaml that
	// lies nearest, from the opened folder up to the repository's root.
	Config string
	// Dir is the working directory, absolute: relative paths begin there, and
	// messages name files as seen from it. Empty for the opened folder.
	Dir string
	// Force takes the documents that are named themselves, whatever their names
	// and the configuration say.
	Force bool
	// Git is what git says in the environment of a hook; zero for nothing.
	Git git.Environment
}

// Project is an open repository, or a folder that stands for one. Its methods may
// be called from several goroutines.
type Project struct {
	// Config is the repository's configuration. Callers may lay settings of their
	// own over it before they make a linter of it; which documents there are was
	// decided by it when the project was opened.
	Config lint.Config

	root         string // absolute
	dir          string // Options.Dir
	configFile   string
	configAt     string // relative to the root; empty where there is none
	configSource []byte // as it was read
	packs        []*lint.Pack
	env          git.Environment
	finder       *discover.Finder
	tree         *rootfs.Tree // the root, through which all is opened that the repository names

	listing   sync.Once
	listed    discover.Listing // of the work tree, once it was asked for
	searching sync.Once
	searched  *discover.Search // of the listing

	mu    sync.Mutex
	repos []*git.Repo // what is closed with the project
}

// Open opens the repository that path, a file or folder, lies in, and reads its
// configuration. Where it lies in none, Options.Dir stands for the repository. A
// configuration that cannot be read, or has a mistake, is an error that says
// where. The project is to be closed.
func Open(path string, o Options) (*Project, error) {
	if o.Dir == "" {
		abs, err := filepath.Abs(path)
		if err != nil {
			return nil, err
		}
		o.Dir, path = folderOf(abs), abs
	}
	p := &Project{dir: o.Dir, env: o.Git, packs: o.Packs}
	from := aboveLinks(o.Dir, folderOf(p.Abs(path)))
	p.root = o.root(from)
	var err error
	if p.tree, err = rootfs.Open(p.root); err != nil {
		return nil, fmt.Errorf("%s: %w", p.root, rootfs.Cause(err))
	}
	if err := p.readConfig(o, from); err != nil {
		return nil, errors.Join(err, p.tree.Close())
	}
	p.Config.Files = p.tree.FS(lint.MaxSize) // nothing outside the repository can be named
	p.finder = &discover.Finder{
		Root: p.root, Tree: p.tree, Include: p.Config.Include, Exclude: p.Config.Exclude,
		Templates: templatePaths(&p.Config), Force: o.Force,
	}
	return p, nil
}

// root is the repository's root for a folder.
func (o Options) root(dir string) string {
	if root, ok := o.Git.Root(dir); ok {
		return root
	}
	if root, ok := discover.Root(dir); ok {
		return root
	}
	return o.Dir
}

// Close lets go of what is open. Documents that were not read yet can no longer
// be.
func (p *Project) Close() error {
	p.mu.Lock()
	defer p.mu.Unlock()
	err := p.tree.Close()
	for _, r := range p.repos {
		err = errors.Join(err, r.Close())
	}
	p.repos = nil
	return err
}

// Git opens the git repository of the project; it is closed with the project.
// The error wraps git.ErrNotRepository where there is none.
func (p *Project) Git() (*git.Repo, error) {
	r, err := p.env.Open(p.root)
	if err != nil {
		return nil, err
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.repos = append(p.repos, r)
	return r, nil
}

// Root is the repository's root, or the folder that stands for it; absolute.
func (p *Project) Root() string { return p.root }

// ConfigFile is the configuration file as seen from the working directory; empty
// where there is none and the default configuration is in force.
func (p *Project) ConfigFile() string { return p.configFile }

// Abs is a path seen from the working directory, absolute.
func (p *Project) Abs(path string) string {
	if filepath.IsAbs(path) {
		return filepath.Clean(path)
	}
	return filepath.Join(p.dir, path)
}

// Rel is an absolute path as reports, globs and this package name documents:
// relative to the root, with slashes. It begins with "../" for a file outside.
func (p *Project) Rel(full string) string { return relative(p.root, full) }

func relative(root, full string) string {
	rel, err := filepath.Rel(root, full)
	if err != nil {
		return filepath.ToSlash(full)
	}
	return filepath.ToSlash(rel)
}

// Outside reports whether an absolute path does not lie in the project.
func (p *Project) Outside(full string) bool {
	rel := p.Rel(full)
	return rel == ".." || strings.HasPrefix(rel, "../") || filepath.IsAbs(rel)
}

// Display is a document's path as seen from the working directory, with slashes,
// so that a terminal can open it.
func (p *Project) Display(path string) string {
	rel, err := filepath.Rel(p.dir, filepath.Join(p.root, filepath.FromSlash(path)))
	if err != nil {
		return path
	}
	return filepath.ToSlash(rel)
}

// Lstat tells what is at a path relative to the root; a link is not followed.
func (p *Project) Lstat(path string) (fs.FileInfo, error) { return p.tree.Lstat(path) }

// readFile reads a file whole: one of the repository as what it is, through its
// tree; another because the user named it.
func (p *Project) readFile(full string, limit int64) ([]byte, error) {
	if p.Outside(full) {
		return rootfs.ReadNamed(full, limit)
	}
	return p.tree.ReadFile(p.Rel(full), limit)
}

// writeFile replaces a file whole, in the way that readFile reads it.
func (p *Project) writeFile(full string, data []byte, mode fs.FileMode) error {
	if p.Outside(full) {
		if rootfs.InGit(full) {
			return &fs.PathError{Op: "write", Path: full, Err: rootfs.ErrGit}
		}
		return rootfs.WriteNamed(full, data, mode)
	}
	return p.tree.WriteFile(p.Rel(full), data, mode)
}

// lstat tells what is at a path of the machine, which is not followed.
func (p *Project) lstat(full string) (fs.FileInfo, error) {
	if p.Outside(full) {
		return rootfs.LstatNamed(full)
	}
	return p.tree.Lstat(p.Rel(full))
}

// folderOf is the folder of a path: itself, or the one that it lies in.
func folderOf(full string) string {
	if isFolder(full) {
		return full
	}
	return filepath.Dir(full)
}

func isFolder(full string) bool {
	info, err := os.Stat(full)
	return err == nil && info.IsDir()
}

// aboveLinks is the folder in which the first symbolic link lies on the way from
// base down to dir; dir itself where there is none. What a link in a repository
// leads to does not decide which repository is meant.
func aboveLinks(base, dir string) string {
	rel, err := filepath.Rel(base, dir)
	if err != nil || !filepath.IsLocal(rel) {
		return dir
	}
	at := base
	for part := range strings.SplitSeq(rel, string(filepath.Separator)) {
		next := filepath.Join(at, part)
		if info, err := os.Lstat(next); err == nil && info.Mode()&fs.ModeSymlink != 0 {
			return at
		}
		at = next
	}
	return dir
}
