// Package gather makes one course of events out of the exports that a command line
// names: files, folders, archives, standard input. It opens them, tells their
// kinds, corrects their clocks, and says what became of what they hold.
package gather

import (
	"archive/zip"
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/pmlint/pmlint/internal/rootfs"
	"github.com/pmlint/pmlint/lint/record"
	"github.com/pmlint/pmlint/lint/record/kinds"
)

// Request says what is gathered, and how.
type Request struct {
	// Paths are files, folders, or "-" for standard input.
	Paths []string
	Abs   func(string) string // a path of the command line, absolute
	Stdin io.Reader
	// Kinds are the kinds that were named, by the path that they hold for; that of ""
	// holds for all others.
	Kinds map[string]*kinds.Kind
	// Level is whether a level was asked for: without one logs begin at warnings.
	Level bool
	// Skew is what is added to the clocks, by kind, path, or a path's last part.
	Skew    map[string]time.Duration
	Read    kinds.Options
	Options record.Options
	// Progress, if not nil, is told how many bytes of a source have been read.
	Progress func(source string, bytes int64)
}

// Course is what was gathered.
type Course struct {
	*record.Collector
	Sources []Source
	// Skipped are files of folders that are of no kind, with the reason.
	Skipped []string

	zoned bool // the caller says which zone is meant where none is written
}

// Source is an export that was read.
type Source struct {
	Path  string
	Kind  *kinds.Kind
	Stats kinds.Stats
}

// maxArchive is how large an archive may be, and maxPart a file of a folder.
const (
	maxArchive = 128 << 20
	maxPart    = 1 << 30
)

// From gathers. The error names the file, where one is to blame.
func From(r Request) (*Course, error) {
	r.Options.Skew = map[string]time.Duration{}
	for name, d := range r.Skew {
		r.Options.Skew[name] = d
	}
	c := &Course{Collector: record.NewCollector(r.Options), zoned: r.Read.Zone != ""}
	for _, path := range r.Paths {
		if err := c.path(r, path); err != nil {
			return nil, err
		}
	}
	return c, r.checkNames(c)
}

// checkNames refuses corrections and kinds for sources that there are not.
func (r Request) checkNames(c *Course) error {
	for name := range r.Skew {
		if !slices.ContainsFunc(c.Sources, func(s Source) bool {
			return s.Kind.Name == name || s.Path == name || filepath.Base(s.Path) == name
		}) {
			return fmt.Errorf("--skew names %q, and no source is called so; they are %s", name, c.names())
		}
	}
	for path := range r.Kinds {
		if path != "" && !slices.ContainsFunc(c.Sources, func(s Source) bool { return s.Path == path || filepath.Base(s.Path) == path }) {
			return fmt.Errorf("--from names %q, and no source is called so; they are %s", path, c.names())
		}
	}
	return nil
}

// names are those of the sources, for messages.
func (c *Course) names() string {
	var names []string
	for _, s := range c.Sources {
		names = append(names, s.Path+" ("+s.Kind.Name+")")
	}
	return strings.Join(names, ", ")
}

// path reads what is at a path of the command line.
func (c *Course) path(r Request, path string) error {
	if path == "-" {
		return c.stream(r, "standard input", r.Stdin, r.Read, false)
	}
	info, err := rootfs.LstatNamed(r.Abs(path))
	if err == nil && info.Mode()&fs.ModeSymlink != 0 {
		info, err = rootfs.StatNamed(r.Abs(path))
	}
	switch {
	case err != nil:
		return fmt.Errorf("%s: %w", path, rootfs.Cause(err))
	case info.IsDir():
		return c.folder(r, path)
	case strings.EqualFold(filepath.Ext(path), ".zip"):
		return c.archive(r, path)
	}
	file, err := rootfs.OpenNamed(r.Abs(path))
	if err != nil {
		return fmt.Errorf("%s: %w", path, rootfs.Cause(err))
	}
	defer file.Close()
	return c.stream(r, path, file, c.usersBeside(r, path), false)
}

// usersBeside are the people of a Slack export that a file lies in.
func (c *Course) usersBeside(r Request, path string) kinds.Options {
	for _, dir := range []string{filepath.Dir(path), filepath.Dir(filepath.Dir(path))} {
		file, err := rootfs.OpenNamed(r.Abs(filepath.Join(dir, "users.json")))
		if err != nil {
			continue
		}
		users, err := kinds.ReadUsers("users.json", file)
		file.Close()
		if err == nil {
			r.Read.Users = users
			break
		}
	}
	return r.Read
}

func (c *Course) folder(r Request, path string) error {
	tree, err := rootfs.Open(r.Abs(path))
	if err != nil {
		return fmt.Errorf("%s: %w", path, rootfs.Cause(err))
	}
	defer tree.Close()
	return c.files(r, path, tree.FS(maxPart))
}

func (c *Course) archive(r Request, path string) error {
	data, err := rootfs.ReadNamed(r.Abs(path), maxArchive)
	if errors.Is(err, rootfs.ErrTooLarge) {
		return fmt.Errorf("%s: larger than %d MiB, the most that an archive may have; unpack it and name the folder", path, maxArchive>>20)
	} else if err != nil {
		return fmt.Errorf("%s: %w", path, rootfs.Cause(err))
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return fmt.Errorf("%s: is no zip archive that can be read (%v); unpack it and name the folder", path, err)
	}
	return c.files(r, path, z)
}

// files reads all exports of a folder.
func (c *Course) files(r Request, path string, fsys fs.FS) error {
	f, err := kinds.OpenFolder(fsys)
	if err != nil {
		return fmt.Errorf("%s: %w", path, rootfs.Cause(err))
	}
	read := r.Read
	if f.Users != nil {
		read.Users = f.Users
	}
	before := len(c.Sources)
	for _, name := range f.Files {
		file, err := fsys.Open(name)
		if err != nil {
			return fmt.Errorf("%s: %w", filepath.Join(path, name), rootfs.Cause(err))
		}
		err = c.stream(r, filepath.Join(path, filepath.FromSlash(name)), file, read, true)
		file.Close()
		if err != nil {
			return err
		}
	}
	if len(c.Sources) == before {
		return fmt.Errorf("%s: holds no export that pmlint knows; name a file of it, and its kind with --from", path)
	}
	return nil
}

// stream reads one export; one of a folder that is of no kind, or has no entry, is
// left out and named.
func (c *Course) stream(r Request, path string, from io.Reader, read kinds.Options, among bool) error {
	head := bufio.NewReaderSize(&counted{r: from, name: path, tell: r.Progress}, kinds.HeadSize)
	kind, err := r.kind(path, head)
	if err != nil {
		var bad *kinds.Error
		if among && errors.As(err, &bad) {
			c.Skipped = append(c.Skipped, err.Error())
			return nil
		}
		return err
	}
	skew, named := r.Skew[filepath.Base(path)]
	least := record.Debug
	if kind.Log && !r.Level {
		least = record.Warning
	}
	stats, err := kinds.Read(kind, path, head, read, func(e record.Event) error {
		if named && filepath.Base(path) != path {
			e.At = e.At.Add(skew)
		}
		return c.AddFrom(e, least)
	})
	if err != nil {
		var bad *kinds.Error
		if among && errors.As(err, &bad) && bad.Line == 0 {
			c.Skipped = append(c.Skipped, err.Error())
			return nil
		}
		return withFile(path, err)
	}
	c.Sources = append(c.Sources, Source{path, kind, stats})
	return nil
}

// withFile is an error that names its file.
func withFile(path string, err error) error {
	var bad *kinds.Error
	if errors.As(err, &bad) || errors.Is(err, record.ErrFull) {
		return err
	}
	return fmt.Errorf("%s: cannot be read: %w", path, rootfs.Cause(err))
}

// kind is the kind that was named for a path, else the one that its beginning tells.
func (r Request) kind(path string, head *bufio.Reader) (*kinds.Kind, error) {
	for _, name := range []string{path, filepath.Base(path), ""} {
		if k := r.Kinds[name]; k != nil {
			return k, nil
		}
	}
	begin, err := head.Peek(kinds.HeadSize)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, withFile(path, err)
	}
	return kinds.Detect(path, begin)
}

// counted tells how much was read.
type counted struct {
	r    io.Reader
	name string
	n    int64
	tell func(string, int64)
}

func (c *counted) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n += int64(n)
	if c.tell != nil {
		c.tell(c.name, c.n)
	}
	return n, err
}
