package lint

import (
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"slices"
)

// MaxSize is the size in bytes above which a document is not read.
const MaxSize = 4 << 20

// Source is one document before it is read: a file of the worktree, a blob of
// a commit or of the index, standard input, an editor's buffer.
type Source struct {
	// Path is relative to the repository's root, with slashes. Of a base that
	// is compared with a head it is the path at the head, so that renames match.
	Path string
	// Open gives the bytes. It may be called again, and from any goroutine; a
	// reader with a Len() int or Stat() method is read without regrowing.
	Open func() (io.ReadCloser, error)
	// Context marks a document that only rules about the whole corpus look at:
	// nothing is reported in it.
	Context bool
	// Brief leaves out of a Reading what following a document through its
	// commits does not need (see postmortem.Options). A run reads all.
	Brief bool
}

// BytesSource is a document that is in memory already.
func BytesSource(path string, b []byte) Source {
	return Source{Path: path, Open: func() (io.ReadCloser, error) {
		return bytesReader{bytes.NewReader(b)}, nil
	}}
}

type bytesReader struct{ *bytes.Reader }

func (bytesReader) Close() error { return nil }

// FileSource is a file of fsys.
func FileSource(fsys fs.FS, path string) Source {
	return Source{Path: path, Open: func() (io.ReadCloser, error) { return fsys.Open(path) }}
}

// read returns the whole document, in room where that is large enough.
func (s Source) read(room []byte) ([]byte, error) {
	r, err := s.Open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	size := sizeHint(r)
	if size > MaxSize {
		return nil, ErrTooLarge
	}
	b := slices.Grow(room[:0], int(size)+1)
	for err == nil && len(b) <= MaxSize {
		if len(b) == cap(b) {
			b = slices.Grow(b, bytes.MinRead)
		}
		var n int
		n, err = r.Read(b[len(b):min(cap(b), MaxSize+1)])
		if b = b[:len(b)+n]; size > 0 && int64(len(b)) == size {
			break // as large as it said: the read that finds the end is saved
		}
	}
	if err != nil && err != io.EOF {
		return nil, fmt.Errorf("read %s: %w", s.Path, err)
	}
	if len(b) > MaxSize {
		return nil, ErrTooLarge
	}
	return b, nil
}

func sizeHint(r io.Reader) int64 {
	switch r := r.(type) {
	case interface{ Len() int }:
		return int64(r.Len())
	case interface{ Stat() (fs.FileInfo, error) }:
		if info, err := r.Stat(); err == nil {
			return max(info.Size(), 0)
		}
	}
	return 0
}
