package command

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/command/internal/discover"
	"github.com/pmlint/pmlint/lint/internal/rootfs"
	"github.com/pmlint/pmlint/lint/text"
)

// documents are what a run reads.
type documents struct {
	sources []lint.Source
	skipped int
	byPath  map[string]int // index in sources; made when first asked for
	files   map[string]discover.File
}

// collect finds the documents of a run.
func (a *app) collect(ws *workspace, f *lintFlags, paths []string) (*documents, error) {
	var found discover.Found
	docs := &documents{}
	var err error
	switch {
	case len(paths) == 0:
		err = a.findAll(ws, f, &found)
	case len(paths) == 1 && paths[0] == "-":
		err = a.readStdin(ws, f, docs, &found)
	default:
		err = a.findNamed(ws, paths, &found)
	}
	if err != nil {
		return nil, err
	}
	docs.add(found.Files)
	docs.skipped = len(found.Skipped)
	a.noteSkipped(ws, f, found.Skipped)
	return docs, nil
}

// findNamed finds what the paths of the command line name. A folder without a
// postmortem is an error: a run that looked at nothing must not pass.
func (a *app) findNamed(ws *workspace, paths []string, found *discover.Found) error {
	for _, path := range paths {
		if path == "-" {
			return usage("- (standard input) stands alone, without other paths")
		}
		before, skipped := len(found.Files), len(found.Skipped)
		full := a.abs(path)
		if err := a.findPath(ws, full, found); err != nil {
			return pathError(path, err, a.commandNames())
		}
		if len(found.Files) == before && isFolder(full) {
			return nothingIn(path, found.Skipped[skipped:])
		}
	}
	return nil
}

// findPath is Finder.Path, but for the repository's root, which holds more than
// postmortems: where it has well-known folders, those are meant.
func (a *app) findPath(ws *workspace, full string, found *discover.Found) error {
	if full == ws.root && len(ws.config.Include) == 0 {
		if folders := ws.wellKnown(); len(folders) > 0 {
			return ws.findIn(folders, found)
		}
	}
	return ws.finder.Path(full, found)
}

// findAll finds the documents when no path is given.
func (a *app) findAll(ws *workspace, f *lintFlags, found *discover.Found) error {
	if len(ws.config.Include) > 0 {
		if err := ws.finder.Path(ws.root, found); err != nil {
			return err
		}
		if len(found.Files) == 0 {
			return fmt.Errorf("no postmortem found: the config's include is %s, and no file of %s matches it",
				strings.Join(quoted(ws.config.Include), ", "), ws.root)
		}
		return nil
	}
	folders := ws.wellKnown()
	if !f.quiet {
		a.noteOutside(ws)
	}
	if len(folders) == 0 {
		return fmt.Errorf("no postmortem found: none of the folders %s is in %s\nname a folder (pmlint PATH), or set include in .pmlint.yaml",
			strings.Join(discover.WellKnown, ", "), ws.root)
	}
	if !f.quiet {
		a.note("linting " + strings.Join(folders, ", "))
	}
	if err := ws.findIn(folders, found); err != nil {
		return err
	}
	if len(found.Files) == 0 {
		return nothingIn(strings.Join(folders, ", "), found.Skipped)
	}
	return nil
}

// wellKnown are the well-known folders that the repository has. One that is the
// same as an earlier one under another case of letters is left out.
func (ws *workspace) wellKnown() []string {
	var folders []string
	for _, name := range discover.WellKnown {
		info, err := ws.tree.Lstat(name)
		if err == nil && info.IsDir() {
			folders = append(folders, name)
		}
	}
	return folders
}

// noteOutside tells the well-known folders that are not searched since a link
// leads to them out of the repository.
func (a *app) noteOutside(ws *workspace) {
	for _, name := range discover.WellKnown {
		if _, err := ws.tree.Lstat(name); errors.Is(err, rootfs.ErrOutside) {
			a.note(name + ": skipped: it " + rootfs.ErrOutside.Error())
		}
	}
}

func (ws *workspace) findIn(folders []string, found *discover.Found) error {
	for _, name := range folders {
		if err := ws.finder.Path(filepath.Join(ws.root, filepath.FromSlash(name)), found); err != nil {
			return err
		}
	}
	return nil
}

// readStdin takes standard input as the document.
func (a *app) readStdin(ws *workspace, f *lintFlags, docs *documents, found *discover.Found) error {
	rel := ws.finder.Rel(a.abs(f.stdinName))
	if ok, reason := ws.finder.Takes(rel); !ok && !f.force && f.stdinName != stdinName {
		found.Skipped = append(found.Skipped, discover.Skip{Path: rel, Reason: reason, Named: true})
		return nil
	}
	// One byte more than allowed tells the engine that the document is too large.
	src, err := io.ReadAll(io.LimitReader(a.In, lint.MaxSize+1))
	if err != nil {
		return fmt.Errorf("standard input: cannot be read: %w", err)
	}
	docs.sources = append(docs.sources, lint.BytesSource(rel, src))
	return nil
}

// add makes sources of files; a file that was named twice is read once.
func (d *documents) add(files []discover.File) {
	d.files = make(map[string]discover.File, len(files))
	for _, file := range files {
		if _, seen := d.files[file.Path]; seen {
			continue
		}
		d.sources = append(d.sources, lint.Source{
			Path: file.Path,
			Open: func() (io.ReadCloser, error) { return file.Open() },
		})
		d.files[file.Path] = file
	}
}

// linted tells whether a document is reported on.
func (d *documents) linted(path string) bool {
	i, ok := d.index(path)
	return ok && !d.sources[i].Context
}

// index is where a document stands in sources.
func (d *documents) index(path string) (i int, ok bool) {
	if d.byPath == nil {
		d.byPath = make(map[string]int, len(d.sources))
		for i, s := range d.sources {
			d.byPath[s.Path] = i
		}
	}
	i, ok = d.byPath[path]
	return i, ok
}

// file reads a document again, to show lines of it; nil if that fails.
func (d *documents) file(path string) *text.File {
	i, ok := d.index(path)
	if !ok {
		return nil
	}
	file, err := readSource(d.sources[i])
	if err != nil {
		return nil
	}
	return file
}

// errTooLarge tells a document above the size that is read.
var errTooLarge = fmt.Errorf("it is larger than %d MiB", lint.MaxSize>>20)

// readSource reads a document as a whole.
func readSource(s lint.Source) (*text.File, error) {
	r, err := s.Open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	src, err := io.ReadAll(io.LimitReader(r, lint.MaxSize+1))
	if err != nil {
		return nil, err
	}
	if len(src) > lint.MaxSize {
		return nil, errTooLarge
	}
	return text.NewFile(s.Path, src), nil
}

// reading reads a document again as the linter read it; nil if that fails.
func (d *documents) reading(l *lint.Linter, path string) *lint.Reading {
	i, ok := d.index(path)
	if !ok {
		return nil
	}
	r, err := l.Read(d.sources[i])
	if err != nil {
		return nil
	}
	return r
}

// noteSkipped tells which files that were named are not linted. Hooks name
// every file that changed, so it is no error.
func (a *app) noteSkipped(ws *workspace, f *lintFlags, skipped []discover.Skip) {
	const most = 10
	said := 0
	for _, s := range skipped {
		if !s.Named || f.quiet {
			continue
		}
		if said++; said <= most {
			a.note(fmt.Sprintf("%s: skipped: %s", ws.display(s.Path), s.Reason))
		}
	}
	if said > most {
		a.note(fmt.Sprintf("%d more files skipped", said-most))
	}
}

// nothingIn says that a folder holds no postmortem, and what was looked for.
func nothingIn(path string, skipped []discover.Skip) error {
	message := path + ": no postmortem found: pmlint looks for Markdown files (.md, .markdown) that .gitignore and the config do not leave out"
	const most = 5
	for i, s := range skipped {
		if i == most {
			message += fmt.Sprintf("\n  and %d more files", len(skipped)-most)
			break
		}
		message += fmt.Sprintf("\n  %s: skipped: %s", s.Path, s.Reason)
	}
	return errors.New(message)
}

// pathError says what is wrong with a path of the command line.
func pathError(path string, err error, commands []string) error {
	reason := cause(err)
	if !errors.Is(err, fs.ErrNotExist) {
		if named := new(fs.PathError); errors.As(err, &named) && filepath.Base(named.Path) != filepath.Base(path) {
			path = named.Path // a folder further down
		}
		return fmt.Errorf("%s: %w", path, reason)
	}
	if strings.ContainsAny(path, `/\.`) || slices.Contains(commands, path) {
		return fmt.Errorf("%s: %w", path, reason)
	}
	return fmt.Errorf("%s: %w, and no command of pmlint%s", path, reason, didYouMean(path, commands))
}

func isFolder(full string) bool {
	info, err := os.Stat(full)
	return err == nil && info.IsDir()
}

func quoted(list []string) []string {
	q := make([]string, len(list))
	for i, s := range list {
		q[i] = fmt.Sprintf("%q", s)
	}
	return q
}
