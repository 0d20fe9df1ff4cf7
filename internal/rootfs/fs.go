package rootfs

import (
	"io"
	"io/fs"
)

// FS is the tree as a file system whose files are read up to limit bytes; a
// larger one gives ErrTooLarge when it is opened.
func (t *Tree) FS(limit int64) fs.FS { return treeFS{t, limit} }

type treeFS struct {
	tree  *Tree
	limit int64
}

// Open opens a regular file or a folder.
func (f treeFS) Open(name string) (fs.File, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	at, info, err := f.tree.resolveFolder("open", name)
	if err != nil {
		return nil, err
	}
	if info.IsDir() {
		return f.tree.root.Open(at)
	}
	if err := regular(name, info); err != nil {
		return nil, err
	}
	if info.Size() > f.limit {
		return nil, &fs.PathError{Op: "read", Path: name, Err: ErrTooLarge}
	}
	file, err := f.tree.open(name, at)
	if err != nil {
		return nil, err
	}
	return limited{file, io.LimitReader(file, f.limit)}, nil
}

// Stat tells what is at a path without opening it, links followed.
func (f treeFS) Stat(name string) (fs.FileInfo, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "stat", Path: name, Err: fs.ErrInvalid}
	}
	_, info, err := f.tree.resolveFolder("stat", name)
	return info, err
}

// limited is a file that ends at the limit, however it grows.
type limited struct {
	*File
	r io.Reader
}

func (l limited) Read(p []byte) (int, error) { return l.r.Read(p) }
