package project

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"

	"github.com/pmlint/pmlint/internal/rootfs"
	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/config"
	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/project/internal/discover"
	"github.com/pmlint/pmlint/lint/text"
)

// Documents are some of a project's postmortems, in one version. They are read
// when they are asked for, not before.
type Documents struct {
	// Sources are what a linter runs over, each path once.
	Sources []lint.Source
	// Skipped are the Markdown files that were met, and the files that were named,
	// which are not among the sources.
	Skipped []Skip

	byPath map[string]int // index in Sources
	files  map[string]discover.File
}

// Skip is a file that is not linted.
type Skip struct {
	Path   string // relative to the root, with slashes
	Reason string // continues "skipped: "
	Named  bool   // by the caller, not met in a folder
}

// Paths are the paths of the documents that are reported on, sorted.
func (d *Documents) Paths() []string {
	var paths []string
	for i := range d.Sources {
		if !d.Sources[i].Context {
			paths = append(paths, d.Sources[i].Path)
		}
	}
	slices.Sort(paths)
	return paths
}

// newDocuments are the documents of some sources.
func newDocuments(sources []lint.Source) *Documents {
	d := &Documents{Sources: sources, byPath: make(map[string]int, len(sources))}
	for i, s := range sources {
		d.byPath[s.Path] = i
	}
	return d
}

// WellKnown are names of folders whose documents are meant where nobody names any,
// as examples for messages.
func WellKnown() []string { return slices.Clone(discover.WellKnown) }

// Folders are the folders, relative to the root, whose documents are meant where
// nobody names any: by their names, or by what is in them; "." is the root. Where there
// are none, they are single files that are called postmortems and read as such. Outside
// are others to which a link leads out of the repository: they are not searched.
func (p *Project) Folders() (folders, outside []string) {
	for _, name := range discover.WellKnown {
		if _, err := p.tree.Lstat(name); errors.Is(err, rootfs.ErrOutside) {
			outside = append(outside, name)
		}
	}
	return slices.Clone(p.search().Folders), outside
}

// search looks through the work tree once.
func (p *Project) search() *discover.Search {
	p.searching.Do(func() { p.searched = p.finder.Search(p.list()) })
	return p.searched
}

// list is the work tree's Markdown files, looked for once.
func (p *Project) list() discover.Listing {
	p.listing.Do(func() { p.listed = p.finder.List() })
	return p.listed
}

// Takes reports whether the document at a path, relative to the root, is one to
// lint by its name and the configuration; if not, reason says why.
func (p *Project) Takes(path string) (ok bool, reason string) {
	if p.finder.Force {
		return true, ""
	}
	return p.finder.Takes(path)
}

// Documents finds documents of the work tree: the files named, those in the
// folders named and below; without paths what the configuration includes, else
// those in the folders that are found. What .gitignore and the configuration leave
// out is left out. Paths are of the machine, and may be relative to the working
// directory. Finding none is an error, but where files alone are named; a path
// that cannot be looked at is a *PathError.
func (p *Project) Documents(paths ...string) (*Documents, error) {
	var found discover.Found
	var err error
	if len(paths) == 0 {
		err = p.findAll(&found)
	} else {
		err = p.findNamed(paths, &found)
	}
	if err != nil {
		return nil, err
	}
	return documentsOf(&found), nil
}

// Buffer is the document at a path, relative to the root, with a content that is
// not that of the file there: standard input, an editor's buffer.
func Buffer(path string, content []byte) *Documents {
	return newDocuments([]lint.Source{lint.BytesSource(path, content)})
}

// documentsOf makes sources of files; a file that was named twice is read once.
func documentsOf(found *discover.Found) *Documents {
	files := make(map[string]discover.File, len(found.Files))
	sources := make([]lint.Source, 0, len(found.Files))
	for _, file := range found.Files {
		if _, seen := files[file.Path]; seen {
			continue
		}
		files[file.Path] = file
		sources = append(sources, lint.Source{Path: file.Path, Open: func() (io.ReadCloser, error) { return file.Open() }})
	}
	d := newDocuments(sources)
	d.files = files
	for _, s := range found.Skipped {
		d.Skipped = append(d.Skipped, Skip(s))
	}
	return d
}

// PathError is a path named by the caller that cannot be looked at.
type PathError struct {
	Path string // as named
	Err  error  // of the file system
}

// Error names the path, or the folder below it that is the trouble.
func (e *PathError) Error() string {
	path := e.Path
	named := new(fs.PathError)
	if !errors.Is(e.Err, fs.ErrNotExist) && errors.As(e.Err, &named) && filepath.Base(named.Path) != filepath.Base(path) {
		path = named.Path
	}
	return path + ": " + rootfs.Cause(e.Err).Error()
}

// Unwrap is the file system's error.
func (e *PathError) Unwrap() error { return e.Err }

// findNamed finds what the paths name. A folder without a postmortem is an error:
// a run that looked at nothing must not pass.
func (p *Project) findNamed(paths []string, found *discover.Found) error {
	for _, path := range paths {
		several, err := p.expand(path)
		if err != nil {
			return err
		}
		for _, full := range several {
			if err := p.findPath(full, found); err != nil {
				return &PathError{path, err}
			}
		}
		if several != nil {
			continue
		}
		before, skipped := len(found.Files), len(found.Skipped)
		full := p.Abs(path)
		if err := p.findPath(full, found); err != nil {
			return &PathError{path, err}
		}
		if len(found.Files) == before && isFolder(full) {
			return nothingIn(path, found.Skipped[skipped:])
		}
	}
	return nil
}

// findPath is Finder.Path, but for the repository's root, which holds more than
// postmortems: where it has folders of them, those are meant.
func (p *Project) findPath(full string, found *discover.Found) error {
	if full == p.root && len(p.Config.Include) == 0 {
		if folders, _ := p.Folders(); len(folders) > 0 {
			return p.findIn(folders, found)
		}
	}
	return p.finder.Path(full, found)
}

// findAll finds the documents when no path is given.
func (p *Project) findAll(found *discover.Found) error {
	if len(p.Config.Include) > 0 {
		if err := p.finder.Path(p.root, found); err != nil {
			return err
		}
		if len(found.Files) == 0 {
			return &NoneError{fmt.Sprintf("no postmortem found: the config's include is %s, and no file of %s matches it",
				strings.Join(quoted(p.Config.Include), ", "), p.root)}
		}
		return nil
	}
	folders, _ := p.Folders()
	if len(folders) == 0 {
		return &NoneError{p.nowhere()}
	}
	if err := p.findIn(folders, found); err != nil {
		return err
	}
	if len(found.Files) == 0 {
		return &NoneError{nothingIn(strings.Join(folders, ", "), found.Skipped).Error()}
	}
	return nil
}

// nowhere says that nothing tells where the postmortems are, which folders may be
// meant, and what to write into the configuration.
func (p *Project) nowhere() string {
	message := fmt.Sprintf("no postmortem found: no folder of %s is called as those of postmortems are (%s, ...), "+
		"and in none most files read as postmortems", p.root, strings.Join(discover.WellKnown[:3], ", "))
	likely := p.search().Likely
	if len(likely) == 0 {
		return message + "\nname a folder (pmlint PATH), or set include in .pmlint.yaml, as in include: [\"notes/outages/**\"]" +
			"\nwhere there is none yet: pmlint init makes a start, pmlint new begins one"
	}
	const most = 5
	message += "\nthese may be meant:"
	for _, l := range likely[:min(most, len(likely))] {
		message += fmt.Sprintf("\n  %s (%s; %d of %d that were looked at read as postmortems)",
			l.Folder, lint.Count(l.Files, "file"), l.Read, l.Looked)
	}
	if more := len(likely) - most; more > 0 {
		message += fmt.Sprintf("\n  and %d more folders", more)
	}
	first := likely[0].Folder
	return message + fmt.Sprintf("\nname one (pmlint %s), or put this into .pmlint.yaml: include: [%q]", first, globFor(first))
}

// Glob is what to write under include for a folder or file that Folders names.
func (p *Project) Glob(folder string) string {
	if markdown.IsFile(folder) && slices.Contains(p.list().Paths, folder) {
		return discover.GlobFor(folder)
	}
	return globFor(folder)
}

// globFor is the glob of all files in a folder and below.
func globFor(folder string) string { return strings.TrimPrefix(folder+"/**", "./") }

// Likely is a folder that may hold postmortems, although neither its name nor its
// files tell it.
type Likely struct {
	Folder string // relative to the root; "." for the root itself
	Files  int    // Markdown files in it and below
	Read   int    // of those that were looked at, how many read as postmortems
	Looked int
}

// Glob is what to write under include for the folder.
func (l Likely) Glob() string { return globFor(l.Folder) }

// Likely are the folders that may be meant beside those of Folders, the likeliest
// first.
func (p *Project) Likely() []Likely {
	var list []Likely
	for _, l := range p.search().Likely {
		list = append(list, Likely(l))
	}
	return list
}

// Remedy says how a file that was skipped is linted all the same; "" where it
// cannot be.
func (p *Project) Remedy(s Skip) string {
	switch {
	case strings.HasSuffix(s.Reason, " by its name"), strings.HasPrefix(s.Reason, "the config does not include"):
		return fmt.Sprintf("if it is a postmortem: include: [%q], or name it with --force", s.Path)
	case strings.HasPrefix(s.Reason, "the config excludes"):
		return "name it with --force, or take it out of exclude"
	}
	return ""
}

func (p *Project) findIn(folders []string, found *discover.Found) error {
	for _, name := range folders {
		if err := p.finder.Path(filepath.Join(p.root, filepath.FromSlash(name)), found); err != nil {
			return err
		}
	}
	return nil
}

// NoneError tells that a repository has no postmortem where nobody named one.
type NoneError struct{ message string }

// Error says where it was looked.
func (e *NoneError) Error() string { return e.message }

// expand gives what a pattern stands for that no shell expanded, below the root
// and sorted; nil for a path that is none, or that is there.
func (p *Project) expand(name string) ([]string, error) {
	full := p.Abs(name)
	if _, err := p.lstat(full); err == nil || !isPattern(name) || p.Outside(full) {
		return nil, nil
	}
	if mistake := config.GlobMistake(p.Rel(full)); mistake != "" {
		return nil, &PathError{name, errors.New(mistake)}
	}
	found, err := doublestar.Glob(p.tree.FS(lint.MaxSize), p.Rel(full), doublestar.WithNoFollow())
	if err != nil || len(found) == 0 {
		return nil, &PathError{name, errNoMatch}
	}
	slices.Sort(found)
	for i, f := range found {
		found[i] = filepath.Join(p.root, filepath.FromSlash(f))
	}
	return found, nil
}

func isPattern(name string) bool { return strings.ContainsAny(name, "*?[{") }

var errNoMatch = errors.New("there is no such file, and as a pattern it fits none")

// nothingIn says that a folder holds no postmortem, and what was looked for.
func nothingIn(path string, skipped []discover.Skip) error {
	message := path + ": no postmortem found: pmlint looks for Markdown files (.md, .markdown, .mdx, .qmd, .md.erb) " +
		"that .gitignore and the config do not leave out"
	const most = 5
	for i, s := range skipped {
		if i == most {
			message += fmt.Sprintf("\n  and %d more files", len(skipped)-most)
			break
		}
		message += fmt.Sprintf("\n  %s: skipped: %s", s.Path, s.Reason)
	}
	if len(skipped) > 0 {
		message += "\nif these are postmortems, name them under include in .pmlint.yaml, or one by one with --force"
	}
	return errors.New(message)
}

func quoted(list []string) []string {
	q := make([]string, len(list))
	for i, s := range list {
		q[i] = fmt.Sprintf("%q", s)
	}
	return q
}

// Source is the document at a path relative to the root; ok is false for one that
// is not among these.
func (d *Documents) Source(path string) (s lint.Source, ok bool) {
	i, ok := d.byPath[path]
	if !ok {
		return s, false
	}
	return d.Sources[i], true
}

// Linted reports whether findings in the document at a path are reported: it is
// among these, and not for context only.
func (d *Documents) Linted(path string) bool {
	s, ok := d.Source(path)
	return ok && !s.Context
}

// File reads a document, to show lines of it; nil if it cannot be read.
func (d *Documents) File(path string) *text.File {
	s, ok := d.Source(path)
	if !ok {
		return nil
	}
	r, err := s.Open()
	if err != nil {
		return nil
	}
	defer r.Close() // only read from: nothing can be lost
	src, err := io.ReadAll(io.LimitReader(r, lint.MaxSize+1))
	if err != nil || len(src) > lint.MaxSize {
		return nil
	}
	return text.NewFile(path, src)
}

// Reading reads a document as a linter does; nil if it cannot be read.
func (d *Documents) Reading(l *lint.Linter, path string) *lint.Reading {
	s, ok := d.Source(path)
	if !ok {
		return nil
	}
	r, err := l.Read(s)
	if err != nil {
		return nil
	}
	return r
}

// Replace writes a document of the work tree at once, with the mode that it has,
// unless it is no longer as it was before.
func (d *Documents) Replace(path string, before, after []byte) error {
	file, ok := d.files[path]
	if !ok {
		return errors.New("is no file of the work tree")
	}
	info, err := file.Lstat()
	if err != nil {
		return rootfs.Cause(err)
	}
	now, err := readOpened(file)
	if err != nil {
		return rootfs.Cause(err)
	}
	if !info.Mode().IsRegular() || !bytes.Equal(now, before) {
		return errors.New("was changed while pmlint read it; nothing was written")
	}
	if err := file.Replace(after, info.Mode().Perm()); err != nil {
		return fmt.Errorf("cannot be written: %w", rootfs.Cause(err))
	}
	return nil
}

func readOpened(file discover.File) ([]byte, error) {
	f, err := file.Open()
	if err != nil {
		return nil, err
	}
	defer f.Close() // only read from: nothing can be lost
	return io.ReadAll(io.LimitReader(f, lint.MaxSize+1))
}

// OpenFile opens a regular file that a user named by a path relative to dir. One
// that lies in a repository is read as the repository's: no link leads it out.
// The reader tells its length by a method Len.
func OpenFile(dir, path string) (io.ReadCloser, error) {
	full := path
	if !filepath.IsAbs(full) {
		full = filepath.Join(dir, path)
	}
	f, err := openAt(dir, filepath.Clean(full))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, rootfs.Cause(err))
	}
	return f, nil
}

func openAt(dir, full string) (*rootfs.File, error) {
	root, ok := discover.Root(aboveLinks(dir, filepath.Dir(full)))
	if !ok {
		return rootfs.OpenNamed(full)
	}
	tree, err := rootfs.Open(root)
	if err != nil {
		return nil, err
	}
	defer tree.Close() // what it opened stays open
	return tree.Open(relative(root, full))
}
