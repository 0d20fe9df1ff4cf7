package postmortem

import (
	"sync"
	"unsafe"

	"github.com/pmlint/pmlint/lint/text"
)

// memory is what the nodes of one document are cut from while it is read: a
// document has hundreds of each sort, and an allocation for each would cost as
// much as reading them.
type memory struct {
	blocks   slab[Block]
	sections slab[Section]
	events   slab[Event]
	actions  slab[Action]
	columns  slab[ActionColumns]
	spans    slab[text.Span]
	nodes    slab[*Block]
}

// scratch is what the reading of one document needs and the document does not
// keep; the next reading uses it again.
type scratch struct {
	entries recycled[entry]
	kept    []paragraphLines
}

var scratches = sync.Pool{New: func() any { return new(scratch) }}

// release gives s back, empty. What a huge document needed is not kept.
func (s *scratch) release() {
	s.entries.release()
	clear(s.kept)
	if s.kept = s.kept[:0]; cap(s.kept) > scratchMost {
		s.kept = nil
	}
	scratches.Put(s)
}

// scratchMost is how many values of a sort are kept for the next document.
const scratchMost = 1 << 12

// recycled hands out values of one type, and takes all of them back at once.
type recycled[T any] struct {
	all  []*T
	used int
}

// next is a value of its own, zero.
func (r *recycled[T]) next() *T {
	if r.used == len(r.all) {
		r.all = append(r.all, new(T))
	}
	r.used++
	return r.all[r.used-1]
}

func (r *recycled[T]) release() {
	if r.used > scratchMost {
		*r = recycled[T]{}
	}
	for _, v := range r.all[:r.used] {
		*v = *new(T)
	}
	r.used = 0
}

// slab hands out values of one type from chunks of them.
type slab[T any] struct {
	free []T // of the last chunk
	size int // of the last chunk, in bytes
}

const (
	// slabSize is the size of the first chunk in bytes, at least; each has twice
	// the size of the one before, up to slabMost.
	slabSize = 2 << 10
	slabMost = 4 << 10
)

// next is a value of its own, zero.
func (s *slab[T]) next() *T {
	if len(s.free) == 0 {
		s.grow(1)
	}
	v := &s.free[0]
	s.free = s.free[1:]
	return v
}

// take is a slice of n zero values; what is appended to it goes elsewhere.
func (s *slab[T]) take(n int) []T {
	if len(s.free) < n {
		s.grow(n)
	}
	v := s.free[:n:n]
	s.free = s.free[n:]
	return v
}

func (s *slab[T]) grow(n int) {
	s.size = min(max(2*s.size, slabSize), slabMost)
	s.free = make([]T, max(n, s.size/int(unsafe.Sizeof(*new(T)))))
}
