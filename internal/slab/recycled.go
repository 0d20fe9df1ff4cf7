package slab

// mostRecycled is how many values of a sort are kept for the next use.
const mostRecycled = 1 << 12

// Recycled hands out values of one type, and takes all of them back at once. The
// zero value is ready; it is for one goroutine at a time.
type Recycled[T any] struct {
	all  []*T
	used int
}

// Next is a value of its own, zero.
func (r *Recycled[T]) Next() *T {
	if r.used == len(r.all) {
		r.all = append(r.all, new(T))
	}
	r.used++
	return r.all[r.used-1]
}

// Release takes all values back. What an unusual number of them needed is not kept.
func (r *Recycled[T]) Release() {
	if r.used > mostRecycled {
		*r = Recycled[T]{}
	}
	for _, v := range r.all[:r.used] {
		*v = *new(T)
	}
	r.used = 0
}
