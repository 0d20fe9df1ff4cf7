package rootfs

import (
	"crypto/rand"
	"errors"
	"io/fs"
	"os"
	"path"
	"regexp"
	"time"
)

// WriteFile replaces a file as a whole, or makes it: whoever reads it sees the
// old one or the new one. A link at the path is replaced and not followed; links
// above it must stay in the tree. Mode is that of the new file, before the
// process's mask where there is no file yet.
func (t *Tree) WriteFile(name string, data []byte, mode fs.FileMode) error {
	dir, base := path.Split(name)
	if base == "" || isGit(base) {
		return &fs.PathError{Op: "write", Path: name, Err: ErrGit}
	}
	at, _, err := t.resolveFolder("write", path.Clean("./"+dir))
	if err != nil {
		return err
	}
	target := path.Join(at, base)
	info, err := t.root.Lstat(target)
	replaces := err == nil && info.Mode().IsRegular()
	if err == nil && !replaces && info.Mode()&fs.ModeSymlink == 0 {
		return regular(name, info)
	}
	if _, done := t.swept.LoadOrStore(at, true); !done {
		t.sweep(at)
	}
	part := path.Join(at, "."+base[:min(len(base), 100)]+".pmlint-"+rand.Text()[:10]+".tmp")
	if err := t.writePart(part, data, mode, replaces); err != nil {
		return errors.Join(err, ignoreMissing(t.root.Remove(part)))
	}
	if err := t.root.Rename(part, target); err != nil {
		return errors.Join(err, t.root.Remove(part))
	}
	return nil
}

// part is the name of a file that is being written, and is not yet in its place.
var part = regexp.MustCompile(`^\..*\.pmlint-[A-Z2-7]{10}\.tmp$`)

// deadAfter is how old a part is that no running process will put into its place:
// that takes a moment.
const deadAfter = time.Hour

// sweep removes from a folder the parts that runs left which were killed.
func (t *Tree) sweep(folder string) {
	entries, err := fs.ReadDir(t.root.FS(), folder)
	if err != nil {
		return
	}
	for _, e := range entries {
		if !e.Type().IsRegular() || !part.MatchString(e.Name()) {
			continue
		}
		if info, err := e.Info(); err == nil && time.Since(info.ModTime()) > deadAfter {
			t.root.Remove(path.Join(folder, e.Name()))
		}
	}
}

// writePart writes a new file; exact asks for the mode whatever the mask.
func (t *Tree) writePart(part string, data []byte, mode fs.FileMode, exact bool) error {
	file, err := t.root.OpenFile(part, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return err
	}
	_, err = file.Write(data)
	if err == nil && exact {
		err = file.Chmod(mode)
	}
	if err == nil {
		err = file.Sync() // the name must not be there before the bytes are
	}
	return errors.Join(err, file.Close())
}

func ignoreMissing(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

// Create makes a file that is not there yet, and the folders above it. The error
// wraps fs.ErrExist where there is anything at the path.
func (t *Tree) Create(name string, data []byte, mode fs.FileMode) error {
	if _, err := t.Lstat(name); !errors.Is(err, fs.ErrNotExist) {
		if err == nil {
			err = &fs.PathError{Op: "create", Path: name, Err: fs.ErrExist}
		}
		return err
	}
	if dir := path.Dir(path.Clean(name)); dir != "." {
		if err := t.root.MkdirAll(dir, 0o777); err != nil {
			return err
		}
	}
	return t.WriteFile(name, data, mode)
}
