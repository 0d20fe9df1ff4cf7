package command

import (
	"errors"
	"fmt"
	"io"
	"sync"

	"github.com/pmlint/pmlint/internal/ledger"
	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/git"
	"github.com/pmlint/pmlint/lint/history"
	"github.com/pmlint/pmlint/lint/project"
)

// versionReader reads the versions of documents in the commits as a run reads
// them, with today's configuration and template.
type versionReader struct {
	linter *lint.Linter
	// drafts, if not nil, are told of versions that the work tree has unchanged.
	drafts *drafts
}

// snap reads a version for history.
func (v versionReader) snap(version git.Version) (*history.Snapshot, error) {
	source := lint.BytesSource(version.Path, version.Source)
	current := v.drafts != nil && v.drafts.current(version.Path, version.ID)
	source.Brief = !current
	var snapshot *history.Snapshot
	err := v.linter.Use(source, func(r *lint.Reading) error {
		if current {
			v.drafts.met(version.Path, r)
		}
		snapshot = history.Snap(r.Doc, r.Promises(), version.Commit, version.Path)
		return nil
	})
	if errors.Is(err, lint.ErrTooLarge) || errors.Is(err, lint.ErrOutOfTime) {
		return &history.Snapshot{Commit: version.Commit, Path: version.Path, Unread: true}, nil
	}
	return snapshot, err
}

// drafts are the entries of documents that the commits hold as they are in the
// work tree: read on the way through history, they need not be read again.
type drafts struct {
	proj    *project.Project
	docs    *project.Documents
	ids     map[string]git.ID
	mu      sync.Mutex
	entries map[string][]ledger.Entry
}

// watch looks which versions those are.
func (d *drafts) watch(repo *git.Repo) {
	names := make([]string, len(d.docs.Sources))
	for i, s := range d.docs.Sources {
		names[i] = s.Path
	}
	d.ids, d.entries = repo.WorktreeIDs(names), make(map[string][]ledger.Entry, len(names))
}

func (d *drafts) current(path string, id git.ID) bool { return d.ids[path] == id }

// met takes the entries of a document whose file has the same bytes. Git may
// have changed them on the way to the file: line ends, or all by a filter.
func (d *drafts) met(path string, r *lint.Reading) {
	info, err := d.proj.Lstat(path)
	if err != nil || info.Size() != int64(r.File.Len()) {
		return
	}
	entries := ledger.Read(r.Doc, r.Promises(), path)
	d.mu.Lock()
	defer d.mu.Unlock()
	d.entries[path] = entries
}

// namedSource is a document that a command was given the name of; the path is
// that of the repository, so that it is read as a run reads it.
func (a *app) namedSource(proj *project.Project, path, stdinName string) lint.Source {
	if path == "-" {
		return lint.Source{Path: proj.Rel(a.abs(stdinName)), Open: func() (io.ReadCloser, error) { return io.NopCloser(a.In), nil }}
	}
	return lint.Source{Path: proj.Rel(a.abs(path)), Open: func() (io.ReadCloser, error) { return project.OpenFile(a.Dir, path) }}
}

// readNamed reads such a document.
func (a *app) readNamed(l *lint.Linter, proj *project.Project, path, stdinName string) (*lint.Reading, error) {
	r, err := l.Read(a.namedSource(proj, path, stdinName))
	if path == "-" {
		path = "standard input"
	}
	if errors.Is(err, lint.ErrTooLarge) {
		return nil, fmt.Errorf("%s: larger than %d MiB, the most that a document may have", path, lint.MaxSize>>20)
	}
	if errors.Is(err, lint.ErrOutOfTime) {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return r, err
}
