package git

import (
	"encoding/binary"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/go-git/go-git/v5/plumbing"
)

// WorktreeIDs gives, for files of the work tree by their paths relative to the
// root, the name that git gives to their content. Files that the index knows
// and whose size and time are as it noted them are not read. Files that cannot
// be read are left out.
func (r *Repo) WorktreeIDs(paths []string) map[string]plumbing.Hash {
	notes := r.notes()
	ids := make(map[string]plumbing.Hash, len(paths))
	for _, path := range paths {
		full := filepath.Join(r.root, filepath.FromSlash(path))
		info, err := os.Lstat(full)
		if err != nil {
			continue
		}
		if n, ok := notes[path]; ok && n.fits(info) {
			ids[path] = n.id
		} else if id, err := hashFile(full, info); err == nil {
			ids[path] = id
		}
	}
	return ids
}

// note is what the index noted of a file when it last looked at it.
type note struct {
	id       plumbing.Hash
	sec      uint32
	nano     uint32
	size     uint32
	reliable bool // the file is older than the index, so that a later write shows
}

func (n note) fits(info fs.FileInfo) bool {
	t := info.ModTime()
	return n.reliable && uint32(info.Size()) == n.size && uint32(t.Unix()) == n.sec &&
		(n.nano == 0 || uint32(t.Nanosecond()) == n.nano)
}

// notes reads the index's notes; without a readable index there are none, and
// every file is read.
func (r *Repo) notes() map[string]note {
	info, err := os.Stat(filepath.Join(r.gitDir, "index"))
	if err != nil {
		return nil
	}
	entries, err := r.readIndex("index", true)
	if err != nil {
		return nil
	}
	written := info.ModTime()
	notes := make(map[string]note, len(entries))
	for _, e := range entries {
		if e.stage == 0 && e.Regular() && !e.intentToAdd {
			n := e.note
			n.id = e.ID
			n.reliable = time.Unix(int64(n.sec), int64(n.nano)).Before(written.Truncate(time.Second))
			notes[e.Path] = n
		}
	}
	return notes
}

// readNote reads the time of the last change and the size off an index entry.
func readNote(b []byte) note {
	return note{sec: binary.BigEndian.Uint32(b[8:]), nano: binary.BigEndian.Uint32(b[12:]), size: binary.BigEndian.Uint32(b[36:])}
}

// hashFile names a file's content as git does.
func hashFile(path string, info fs.FileInfo) (plumbing.Hash, error) {
	if !info.Mode().IsRegular() {
		return plumbing.ZeroHash, fmt.Errorf("%s is no regular file", path)
	}
	f, err := os.Open(path)
	if err != nil {
		return plumbing.ZeroHash, err
	}
	defer f.Close()
	h := plumbing.NewHasher(plumbing.BlobObject, info.Size())
	if n, err := io.Copy(h, f); err != nil || n != info.Size() {
		return plumbing.ZeroHash, fmt.Errorf("%s changed while it was read", path)
	}
	return h.Sum(), nil
}
