// Package rootfs opens the files that a repository names: its documents, its
// configuration, its templates, the baseline, CODEOWNERS and the like. On a pull
// request of a stranger these names, and what lies there, are an attacker's.
// So all of it goes through one os.Root: no link leads out, nothing but a
// regular file of bounded size is read, and git's own files are neither read
// nor written.
package rootfs

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"sync"
)

// Why a name is refused. The errors of this package are *fs.PathError around
// one of these, or around what the system said.
var (
	ErrOutside  = errors.New("leads out of the repository, where nothing is read or written")
	ErrGit      = errors.New("is one of git's own files, which pmlint neither reads nor writes")
	ErrFolder   = errors.New("is a folder; a file is needed here")
	ErrTooLarge = errors.New("too large")
	errLoop     = errors.New("is a loop of symbolic links")
)

// Tree is the folder with all below it that a repository may speak of. It may be
// used from several goroutines at once.
type Tree struct {
	root    *os.Root
	folders sync.Map // of paths, those known to be reached without a link
	swept   sync.Map // of paths, those of folders that hold no part of a dead run
}

// Open opens the tree at a folder of the machine.
func Open(dir string) (*Tree, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	return &Tree{root: root}, nil
}

// Close lets go of the folder; files that were opened stay open.
func (t *Tree) Close() error { return t.root.Close() }

// maxLinks is how many links a name may lead through, as with Linux.
const maxLinks = 40

// resolve follows the links of a name, which must stay in the tree. It returns
// the path without any, and what is there.
func (t *Tree) resolve(op, name string) (string, fs.FileInfo, error) {
	refuse := func(err error) (string, fs.FileInfo, error) {
		return "", nil, &fs.PathError{Op: op, Path: name, Err: err}
	}
	if _, err := filepath.Localize(name); err != nil {
		return refuse(ErrOutside)
	}
	if dir, base := path.Split(name); t.plain(dir) && !isGit(base) {
		if info, err := t.root.Lstat(name); err != nil || info.Mode()&fs.ModeSymlink == 0 {
			return name, info, err
		}
	}
	done, rest := ".", name
	for links := 0; ; {
		first, after, more := strings.Cut(rest, "/")
		if isGit(first) {
			return refuse(ErrGit)
		}
		at := path.Join(done, first)
		if more && t.plain(at+"/") {
			done, rest = at, after
			continue
		}
		info, err := t.root.Lstat(at)
		if err != nil {
			return at, nil, err
		}
		if info.Mode()&fs.ModeSymlink == 0 {
			if !more {
				return at, info, nil
			}
			t.folders.Store(at+"/", true)
			done, rest = at, after
			continue
		}
		if links++; links > maxLinks {
			return refuse(errLoop)
		}
		to, err := t.target(at)
		if err != nil {
			return refuse(err)
		}
		done, rest = ".", path.Join(to, after)
	}
}

// plain reports whether a folder, as path.Split gives it, is known to be reached
// without a link.
func (t *Tree) plain(dir string) bool {
	if dir == "" {
		return true
	}
	_, ok := t.folders.Load(dir)
	return ok
}

// target is the path that the link at a path without links leads to.
func (t *Tree) target(at string) (string, error) {
	to, err := t.root.Readlink(at)
	if err != nil {
		return "", err
	}
	if filepath.IsAbs(to) {
		return "", ErrOutside
	}
	to = path.Join(path.Dir(at), filepath.ToSlash(to))
	if !fs.ValidPath(to) {
		return "", ErrOutside
	}
	return to, nil
}

// isGit reports whether a part of a path is git's folder, however a file system
// that does not mind the case, or has short names, may call it.
func isGit(part string) bool {
	return strings.EqualFold(part, ".git") || strings.EqualFold(part, "git~1")
}

// Lstat tells what is at a path, which is not followed if it is a link itself.
func (t *Tree) Lstat(name string) (fs.FileInfo, error) {
	if name == "." {
		return t.root.Lstat(name)
	}
	dir, base := path.Split(name)
	if dir == "" {
		dir = "."
	}
	at, _, err := t.resolveFolder("lstat", path.Clean(dir))
	if err != nil {
		return nil, err
	}
	if isGit(base) {
		return nil, &fs.PathError{Op: "lstat", Path: name, Err: ErrGit}
	}
	return t.root.Lstat(path.Join(at, base))
}

// resolveFolder is resolve for what may be the tree itself.
func (t *Tree) resolveFolder(op, name string) (string, fs.FileInfo, error) {
	if name == "." {
		info, err := t.root.Lstat(".")
		return name, info, err
	}
	return t.resolve(op, name)
}

// File is a regular file that is open for one reader.
type File struct {
	file *os.File
	info fs.FileInfo
}

// Read reads as an *os.File does.
func (f *File) Read(p []byte) (int, error) { return f.file.Read(p) }

// ReadAt reads as an *os.File does.
func (f *File) ReadAt(p []byte, at int64) (int, error) { return f.file.ReadAt(p, at) }

// Close closes the file.
func (f *File) Close() error { return f.file.Close() }

// Stat tells what the file was when it was opened.
func (f *File) Stat() (fs.FileInfo, error) { return f.info, nil }

// Len is the size of the file in bytes when it was opened.
func (f *File) Len() int { return int(f.info.Size()) }

// Open opens the regular file at a path relative to the tree, with slashes.
func (t *Tree) Open(name string) (*File, error) {
	at, info, err := t.resolve("open", name)
	if err != nil {
		return nil, err
	}
	if err := regular(name, info); err != nil {
		return nil, err // before it is opened: opening a pipe waits for a writer
	}
	return t.open(name, at)
}

func (t *Tree) open(name, at string) (*File, error) {
	file, err := t.root.Open(at)
	if err != nil {
		return nil, err
	}
	return opened(name, file)
}

// opened makes sure of what was opened.
func opened(name string, file *os.File) (*File, error) {
	info, err := file.Stat()
	if err == nil {
		err = regular(name, info)
	}
	if err != nil {
		return nil, errors.Join(err, file.Close())
	}
	return &File{file, info}, nil
}

func regular(name string, info fs.FileInfo) error {
	switch m := info.Mode(); {
	case m.IsRegular():
		return nil
	case m.IsDir():
		return &fs.PathError{Op: "open", Path: name, Err: ErrFolder}
	default:
		return &fs.PathError{Op: "open", Path: name, Err: fmt.Errorf("is no regular file (%s)", Kind(m))}
	}
}

// Kind names what a path holds, for messages.
func Kind(m fs.FileMode) string {
	switch {
	case m.IsDir():
		return "a folder"
	case m&fs.ModeNamedPipe != 0:
		return "a named pipe"
	case m&fs.ModeSocket != 0:
		return "a socket"
	case m&fs.ModeDevice != 0:
		return "a device"
	case m&fs.ModeSymlink != 0:
		return "a symbolic link"
	}
	return m.Type().String()
}

// ReadFile reads a file of at most limit bytes as a whole; what is larger gives
// ErrTooLarge.
func (t *Tree) ReadFile(name string, limit int64) ([]byte, error) {
	file, err := t.Open(name)
	if err != nil {
		return nil, err
	}
	return file.all(name, limit)
}

// ReadGit reads a file in the folder .git, which no commit can have brought, with
// the same care. Its path is relative to that folder.
func (t *Tree) ReadGit(name string, limit int64) ([]byte, error) {
	name = path.Join(".git", name)
	info, err := t.root.Lstat(name)
	if err == nil {
		err = regular(name, info)
	}
	if err != nil {
		return nil, err
	}
	file, err := t.open(name, name)
	if err != nil {
		return nil, err
	}
	return file.all(name, limit)
}

func (f *File) all(name string, limit int64) ([]byte, error) {
	defer f.Close() // only read from: nothing can be lost
	if f.info.Size() > limit {
		return nil, &fs.PathError{Op: "read", Path: name, Err: ErrTooLarge}
	}
	b := bytes.NewBuffer(make([]byte, 0, f.info.Size()+bytes.MinRead)) // at once, and not in steps
	_, err := b.ReadFrom(io.LimitReader(f.file, limit+1))
	if err == nil && int64(b.Len()) > limit {
		err = &fs.PathError{Op: "read", Path: name, Err: ErrTooLarge}
	}
	return b.Bytes(), err
}

// ReadDir lists a folder in the order of names. A link to a folder of the tree is
// followed.
func (t *Tree) ReadDir(name string) ([]fs.DirEntry, error) {
	at, _, err := t.resolveFolder("open", name)
	if err != nil {
		return nil, err
	}
	return fs.ReadDir(t.root.FS(), at)
}
