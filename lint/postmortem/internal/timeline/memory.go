package timeline

import (
	"sync"
)

// scratch is what the reading of one document needs and the document does not
// keep; the next reading uses it again.
type scratch struct {
	entries recycled[entry]
}

var scratches = sync.Pool{New: func() any { return new(scratch) }}

// release gives s back, empty. What a huge document needed is not kept.
func (s *scratch) release() {
	s.entries.release()
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
