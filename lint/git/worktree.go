package git

import (
	"encoding/binary"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"

	"github.com/pmlint/pmlint/internal/recovered"

	"github.com/pmlint/pmlint/internal/rootfs"
)

// WorktreeIDs gives, for files of the work tree by their paths relative to the
// root, the name that git gives to their content. Files that the index knows
// and whose size and time are as it noted them are not read. Files that cannot
// be read are left out.
func (r *Repo) WorktreeIDs(paths []string) map[string]ID {
	notes := r.notes()
	found := make([]ID, len(paths))
	const share = 256 // of the files, asked for by one goroutine at a time
	var group recovered.Group
	group.SetLimit(runtime.GOMAXPROCS(0))
	for from := 0; from < len(paths); from += share {
		group.Go(func() error {
			for i := from; i < min(from+share, len(paths)); i++ {
				found[i] = r.worktreeID(paths[i], notes)
			}
			return nil
		})
	}
	group.Wait() // nothing fails
	ids := make(map[string]ID, len(paths))
	for i, id := range found {
		if !id.IsZero() {
			ids[paths[i]] = id
		}
	}
	return ids
}

// worktreeID names one file's content; zero if it cannot be read.
func (r *Repo) worktreeID(path string, notes notes) ID {
	full := r.root + string(filepath.Separator) + filepath.FromSlash(path)
	info, err := os.Lstat(full)
	if err != nil {
		return ID{}
	}
	if id, ok := notes.know(path, info); ok {
		return id
	}
	id, err := hashFile(full, info)
	if err != nil {
		return ID{}
	}
	return id
}

// note is what the index noted of a file when it last looked at it.
type note struct {
	sec  uint32
	nano uint32
	size uint32
}

func (n note) fits(info fs.FileInfo) bool {
	t := info.ModTime()
	return uint32(info.Size()) == n.size && uint32(t.Unix()) == n.sec &&
		(n.nano == 0 || uint32(t.Nanosecond()) == n.nano)
}

// notes are the entries of an index, sorted by path, and when it was written.
type notes struct {
	entries []indexEntry
	written time.Time
}

// know gives the name of a file's content where the file is as the index noted
// it, and older than the index, so that a later write shows.
func (n notes) know(path string, info fs.FileInfo) (id ID, ok bool) {
	i, ok := slices.BinarySearchFunc(n.entries, path, func(e indexEntry, path string) int { return strings.Compare(e.Path, path) })
	if !ok {
		return id, false
	}
	e := &n.entries[i]
	if e.stage != 0 || !e.Regular() || e.intentToAdd || !e.note.fits(info) {
		return id, false
	}
	return e.ID, time.Unix(int64(e.note.sec), int64(e.note.nano)).Before(n.written)
}

// notes reads the index's notes; without a readable index there are none, and
// every file is read.
func (r *Repo) notes() notes {
	info, err := os.Stat(r.indexPath())
	if err != nil {
		return notes{}
	}
	entries, err := r.readIndex(r.indexPath(), true)
	if err != nil {
		return notes{}
	}
	return notes{entries, info.ModTime().Truncate(time.Second)}
}

// readNote reads the time of the last change and the size off an index entry.
func readNote(b []byte) note {
	return note{sec: binary.BigEndian.Uint32(b[8:]), nano: binary.BigEndian.Uint32(b[12:]), size: binary.BigEndian.Uint32(b[36:])}
}

// hashFile names a file's content as git does.
func hashFile(path string, info fs.FileInfo) (ID, error) {
	if !info.Mode().IsRegular() {
		return ID{}, fmt.Errorf("%s is no regular file", path)
	}
	f, err := rootfs.OpenNamed(path)
	if err != nil {
		return ID{}, err
	}
	defer f.Close()
	h := hasher(kindBlob, info.Size())
	if n, err := io.Copy(h, f); err != nil || n != info.Size() {
		return ID{}, fmt.Errorf("%s changed while it was read", path)
	}
	return ID(h.Sum(nil)), nil
}
