package lint

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
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

// errTooLarge tells a document above MaxSize.
var errTooLarge = errors.New("document too large")

// read returns the whole document.
func (s Source) read() ([]byte, error) {
	r, err := s.Open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	size := sizeHint(r)
	if size > MaxSize {
		return nil, errTooLarge
	}
	var b bytes.Buffer
	b.Grow(int(size) + bytes.MinRead)
	n, err := b.ReadFrom(io.LimitReader(r, MaxSize+1))
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", s.Path, err)
	}
	if n > MaxSize {
		return nil, errTooLarge
	}
	return b.Bytes(), nil
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
