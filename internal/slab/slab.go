// Package slab hands out many small values of one type from few allocations: a
// document has hundreds of nodes of each sort, and an allocation for each would
// cost as much as reading them.
package slab

import "unsafe"

// Of hands out values of one type. The zero value is ready; it is for one
// goroutine at a time. A chunk lives as long as one of its values is in use.
type Of[T any] struct {
	free []T // of the last chunk
	size int // of the last chunk, in bytes
}

const (
	// firstChunk is the size of the first chunk in bytes, at least; each has
	// twice the size of the one before, up to maxChunk.
	firstChunk = 2 << 10
	maxChunk   = 4 << 10
)

// Next is a value of its own, zero.
func (s *Of[T]) Next() *T {
	if len(s.free) == 0 {
		s.grow(1)
	}
	v := &s.free[0]
	s.free = s.free[1:]
	return v
}

// Take is a slice of n zero values; what is appended to it goes elsewhere.
func (s *Of[T]) Take(n int) []T {
	if len(s.free) < n {
		s.grow(n)
	}
	v := s.free[:n:n]
	s.free = s.free[n:]
	return v
}

func (s *Of[T]) grow(n int) {
	s.size = min(max(2*s.size, firstChunk), maxChunk)
	s.free = make([]T, max(n, s.size/int(unsafe.Sizeof(*new(T)))))
}
