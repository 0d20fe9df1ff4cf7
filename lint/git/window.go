package git

import (
	"bytes"
	"compress/zlib"
	"errors"
	"io"
	"strconv"
	"strings"
	"sync"
)

const (
	windowSize = 64 << 10
	windowBack = 48 << 10 // of it, before what was asked for: bases stand before deltas
)

// window is a part of a pack in memory, and what unpacking needs. It belongs to
// one goroutine at a time.
type window struct {
	of    *pack
	start int64
	held  []byte
	at    int // the next byte of held to be unpacked
	zlib  io.ReadCloser
	delta []byte    // for deltas, used again
	spare [2][]byte // for objects on the way, likewise
}

var windows = sync.Pool{New: func() any { return &window{held: make([]byte, 0, windowSize)} }}

// shrink lets go of memory that one large object took.
func (w *window) shrink() {
	const most = 1 << 20
	if cap(w.delta)+cap(w.spare[0])+cap(w.spare[1]) > most {
		w.delta, w.spare = nil, [2][]byte{}
	}
}

// view gives up to n bytes at an offset, fewer at the pack's end. They hold
// until the window moves.
func (w *window) view(p *pack, offset int64, n int) ([]byte, error) {
	end := p.size - trailer
	if offset < 0 || offset >= end {
		return nil, errPack
	}
	n = int(min(int64(n), end-offset))
	if w.of != p || offset < w.start || offset+int64(n) > w.start+int64(len(w.held)) {
		if err := w.move(p, offset, n); err != nil {
			return nil, err
		}
	}
	i := int(offset - w.start)
	return w.held[i : i+n], nil
}

// move reads the part of the pack around an offset, more of it on the side where
// the next object is likely to be.
func (w *window) move(p *pack, offset int64, n int) error {
	start := offset
	if w.of != p || offset < w.start {
		start = max(0, offset-windowBack)
	}
	w.of = nil
	held := w.held[:min(windowSize, p.size-trailer-start)]
	if _, err := p.data.ReadAt(held, start); err != nil {
		return err
	}
	w.of, w.start, w.held = p, start, held
	return nil
}

// inflate unpacks an object or a delta, into out where that is large enough.
func (w *window) inflate(p *pack, e packEntry, out []byte) ([]byte, error) {
	if _, err := w.view(p, e.at, 1); err != nil {
		return nil, err
	}
	w.at = int(e.at - w.start)
	var err error
	if w.zlib == nil {
		w.zlib, err = zlib.NewReader(w)
	} else {
		err = w.zlib.(zlib.Resetter).Reset(w, nil)
	}
	if err != nil {
		return nil, err
	}
	if cap(out) < e.size {
		out = make([]byte, e.size)
	}
	out = out[:e.size]
	if _, err := io.ReadFull(w.zlib, out); err != nil {
		return nil, err
	}
	// The checksum is compared where the end is met.
	var more [1]byte
	if n, err := w.zlib.Read(more[:]); n > 0 || !errors.Is(err, io.EOF) {
		return nil, errPack
	}
	return out, nil
}

// ReadByte gives the packed bytes to the inflater, which then takes none that it
// does not need.
func (w *window) ReadByte() (byte, error) {
	if w.at == len(w.held) {
		if err := w.forward(); err != nil {
			return 0, err
		}
	}
	b := w.held[w.at]
	w.at++
	return b, nil
}

func (w *window) Read(b []byte) (int, error) {
	if w.at == len(w.held) {
		if err := w.forward(); err != nil {
			return 0, err
		}
	}
	n := copy(b, w.held[w.at:])
	w.at += n
	return n, nil
}

// forward moves the window to the bytes that follow it.
func (w *window) forward() error {
	next := w.start + int64(len(w.held))
	if next >= w.of.size-trailer {
		return io.ErrUnexpectedEOF
	}
	w.at = 0
	return w.move(w.of, next, 1)
}

// unzip unpacks a loose object: "TYPE SIZE\0" and its bytes.
func unzip(packed []byte) ([]byte, error) {
	z, err := zlib.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil, err
	}
	defer z.Close()
	var head [32]byte
	n, err := io.ReadFull(z, head[:])
	if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) {
		return nil, err
	}
	_, size, _ := strings.Cut(string(head[:n]), " ")
	size, _, _ = strings.Cut(size, "\x00")
	told, err := strconv.Atoi(size)
	if err != nil || told < 0 {
		return nil, errLoose
	} else if told > largest {
		return nil, ErrTooLarge
	}
	// No more than it says, and a byte that shows that there is more.
	rest, err := io.ReadAll(io.LimitReader(z, int64(told)+1))
	return append(head[:n], rest...), err
}
