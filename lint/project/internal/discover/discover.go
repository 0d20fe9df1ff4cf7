// Package discover finds the postmortems among the files of a repository.
package discover

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"

	"github.com/pmlint/pmlint/internal/rootfs"
	"github.com/pmlint/pmlint/lint/markdown"
)

// Finder tells which files are postmortems.
type Finder struct {
	// Root is the repository's root, or the folder that stands for it; absolute.
	Root string
	// Tree is the folder at Root; all below it is read through it.
	Tree *rootfs.Tree
	// Include and Exclude are globs relative to Root. Without Include every
	// Markdown file is taken whose name does not tell that it is something else. An
	// Include that names an ending, or files such as README.md, decides.
	Include, Exclude []string
	// Templates are paths relative to Root of the team's own templates.
	Templates []string
	// Force takes what is named, whatever its name, Include and Exclude say.
	Force bool
}

// File is a postmortem that was found.
type File struct {
	Path string // relative to the root, with slashes
	tree *rootfs.Tree
	at   string // relative to the tree
}

// Open opens the file.
func (f File) Open() (*rootfs.File, error) { return f.tree.Open(f.at) }

// Lstat tells what is at the path of the file.
func (f File) Lstat() (fs.FileInfo, error) { return f.tree.Lstat(f.at) }

// Replace writes the file anew, as a whole.
func (f File) Replace(data []byte, mode fs.FileMode) error { return f.tree.WriteFile(f.at, data, mode) }

// Skip is a Markdown file, or one that was named, that is not read.
type Skip struct {
	Path   string // as File.Path
	Reason string // continues "skipped: "
	Named  bool   // by the user, not met in a folder
}

// Found is what a search gave, in the order of the search.
type Found struct {
	Files   []File
	Skipped []Skip
}

// Rel is the path of a file of the machine as reports and globs name it.
func (f *Finder) Rel(full string) string {
	rel, err := filepath.Rel(f.Root, full)
	if err != nil {
		return filepath.ToSlash(full)
	}
	return filepath.ToSlash(rel)
}

// Path adds the file at full, or the postmortems in the folder there and
// below, to found. What is neither a file nor a folder is an error.
func (f *Finder) Path(full string, found *Found) error {
	tree, at, err := f.treeOf(full)
	if err != nil {
		return err
	}
	info, err := tree.Lstat(at)
	if err != nil {
		return err
	}
	switch m := info.Mode(); {
	case m.IsDir():
		return f.walk(place{tree, at, f.Rel(full)}, f.above(full), found, false)
	case m.IsRegular():
		f.named(place{tree, at, f.Rel(full)}, found)
		return nil
	case m&fs.ModeSymlink != 0:
		found.skip(f.Rel(full), "a symbolic link, which is not followed", true)
		return nil
	}
	return &fs.PathError{Op: "read", Path: full, Err: errSpecial}
}

// place is a folder or a file in a tree, and what reports and globs call it.
type place struct {
	tree *rootfs.Tree
	at   string
	rel  string
}

// below is a name in the folder.
func (p place) below(name string) place {
	return place{p.tree, path.Join(p.at, name), path.Join(p.rel, name)}
}

// read is the content of a file, nil where it cannot be read or is too large.
func (p place) read() []byte {
	src, err := p.tree.ReadFile(p.at, maxRead)
	if err != nil {
		return nil
	}
	return src
}

// treeOf is the tree that a path of the machine lies in, and its place there:
// the repository, else the folder that the user named.
func (f *Finder) treeOf(full string) (*rootfs.Tree, string, error) {
	if rel := f.Rel(full); filepath.IsLocal(filepath.FromSlash(rel)) {
		return f.Tree, rel, nil
	}
	if info, err := rootfs.LstatNamed(full); err == nil && info.IsDir() {
		tree, err := rootfs.Open(full)
		return tree, ".", err
	}
	tree, err := rootfs.Open(filepath.Dir(full))
	return tree, filepath.Base(full), err
}

// errSpecial tells a device, pipe or socket.
var errSpecial = errors.New("is a device, pipe or socket, which pmlint does not read; use - for standard input")

// named judges a file that was named itself. The config holds for it too: hooks
// name every file that changed.
func (f *Finder) named(p place, found *Found) {
	if reason := f.judge(p.rel, p.read); reason != "" && !f.Force {
		found.skip(p.rel, reason, true)
		return
	}
	found.Files = append(found.Files, File{p.rel, p.tree, p.at})
}

// Takes tells whether a path, relative to the root, is that of a postmortem;
// if not, reason says why.
func (f *Finder) Takes(rel string) (ok bool, reason string) {
	reason = f.reason(rel)
	return reason == "", reason
}

// Judge is Takes, but that it reads a file whose name alone does not tell: the
// README.md or index.md of a folder below the documents'. Read gives its content,
// nil where it cannot be had.
func (f *Finder) Judge(rel string, read func() []byte) (ok bool, reason string) {
	reason = f.judge(rel, read)
	return reason == "", reason
}

func (f *Finder) judge(rel string, read func() []byte) string {
	reason := f.reason(rel)
	if reason != anIndex+byName || named(path.Base(path.Dir(rel))) != noName || !isBundle(rel) {
		return reason
	}
	if src := read(); src != nil && readsAs(rel, src) {
		return ""
	}
	return reason
}

const byName = " by its name"

func (f *Finder) reason(rel string) string {
	explicit := f.includedByName(rel)
	switch {
	case !explicit && !markdown.IsFile(rel):
		return "not Markdown by its name"
	case f.matches(f.Exclude, rel):
		return "the config excludes it"
	case slices.Contains(f.Templates, rel):
		return "the template"
	case len(f.Include) > 0 && !f.matches(f.Include, rel):
		return "the config does not include it"
	}
	if what := notPostmortem(rel); what != "" && !explicit {
		return what + byName
	}
	return ""
}

// includedByName reports whether an include means such files as this one, whatever
// their names say else: it names an ending that is not Markdown's, or what other
// files of that name would be ("incidents/*/index.md").
func (f *Finder) includedByName(rel string) bool {
	return slices.ContainsFunc(f.Include, func(g string) bool {
		base := path.Base(g)
		plain := strings.Map(func(r rune) rune {
			if strings.ContainsRune("*?[]{}", r) {
				return -1
			}
			return r
		}, g)
		means := base == path.Base(rel) || notPostmortem(plain) != "" || !markdown.IsFile(rel) && namesEnding(base)
		return means && matchGlob(g, rel)
	})
}

// namesEnding reports whether a glob for names ends in the ending of files.
func namesEnding(glob string) bool {
	last := strings.LastIndexAny(glob, "*?]}")
	return strings.Contains(glob[last+1:], ".") || strings.HasSuffix(glob, "}") && strings.Contains(glob, ".")
}

func (f *Finder) matches(globs []string, rel string) bool {
	return slices.ContainsFunc(globs, func(g string) bool { return matchGlob(g, rel) })
}

// matchGlob matches a file by a glob for it or for a folder above it.
func matchGlob(glob, rel string) bool {
	glob = strings.TrimSuffix(strings.TrimPrefix(glob, "./"), "/")
	return doublestar.MatchUnvalidated(glob, rel) || doublestar.MatchUnvalidated(glob+"/**", rel)
}

// above reads the .gitignore files from the root down to the folder above
// full. Where they ignore the folder itself, the user who named it knows
// better, and they are left out.
func (f *Finder) above(full string) *ignores {
	rel := f.Rel(full)
	if rel == ".." || strings.HasPrefix(rel, "../") || path.IsAbs(rel) {
		return nil
	}
	ig := (*ignores)(nil)
	if src, err := f.Tree.ReadGit("info/exclude", maxIgnoreFile); err == nil {
		ig = ig.with("", src)
	}
	if rel == "." {
		return ig
	}
	at := place{tree: f.Tree, at: "."}
	for _, name := range strings.Split(rel, "/") {
		ig = ig.read(at)
		at = at.below(name)
		if ig.match(at.rel, true) {
			return nil
		}
	}
	return ig
}

// walk goes through a folder, its files before the folders below it. A folder met
// below another one that is a repository of its own is left out.
func (f *Finder) walk(dir place, ig *ignores, found *Found, below bool) error {
	w := walker{
		file:    func(p place, mode fs.FileMode) { f.met(p, mode, found) },
		foreign: func(p place) { found.skip(p.rel, "another repository, such as a submodule", false) },
	}
	return w.walk(dir, ig, below)
}

// walker goes through the folders of a tree, as far as they are not ignored.
type walker struct {
	file    func(p place, mode fs.FileMode)
	foreign func(p place)          // a repository of its own; may be nil
	leave   func(name string) bool // folders that are left out; may be nil
	hidden  bool                   // hidden folders are not left out
}

func (w *walker) walk(dir place, ig *ignores, below bool) error {
	if dir.rel == "." {
		dir.rel = ""
	}
	entries, err := dir.tree.ReadDir(dir.at)
	if err != nil {
		return err
	}
	if below && slices.ContainsFunc(entries, func(e fs.DirEntry) bool { return e.Name() == ".git" }) {
		if w.foreign != nil {
			w.foreign(dir)
		}
		return nil
	}
	ig = ig.read(dir)
	for _, e := range entries {
		if p := dir.below(e.Name()); !e.IsDir() && !ig.match(p.rel, false) {
			w.file(p, e.Type())
		}
	}
	for _, e := range entries {
		p := dir.below(e.Name())
		left := !w.hidden && hiddenFolder(e.Name()) || e.Name() == ".git" || w.leave != nil && w.leave(e.Name())
		if !e.IsDir() || left || ig.match(p.rel, true) {
			continue
		}
		if err := w.walk(p, ig, true); err != nil {
			return err
		}
	}
	return nil
}

// met judges a file that was met in a folder.
func (f *Finder) met(p place, mode fs.FileMode, found *Found) {
	if !markdown.IsFile(p.rel) && !f.includedByName(p.rel) {
		return
	}
	reason := f.judge(p.rel, p.read)
	if !mode.IsRegular() && reason == "" {
		reason = fmt.Sprintf("no regular file (%s)", mode.Type())
		if mode&fs.ModeSymlink != 0 {
			reason = "a symbolic link, which is not followed"
		}
	}
	if reason != "" {
		found.skip(p.rel, reason, false)
		return
	}
	found.Files = append(found.Files, File{p.rel, p.tree, p.at})
}

func hiddenFolder(name string) bool {
	return strings.HasPrefix(name, ".") || name == "node_modules"
}

func (found *Found) skip(path, reason string, named bool) {
	found.Skipped = append(found.Skipped, Skip{path, reason, named})
}

// Root looks from dir upward for a repository's root and returns it; ok is
// false where dir lies in none. A root is a folder with .git in it, a folder or
// the file of a linked worktree.
func Root(dir string) (root string, ok bool) {
	for {
		if _, err := rootfs.LstatNamed(filepath.Join(dir, ".git")); err == nil {
			return dir, true
		}
		up := filepath.Dir(dir)
		if up == dir {
			return "", false
		}
		dir = up
	}
}
