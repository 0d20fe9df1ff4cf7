// Package recovered starts goroutines in which a panic is an error of the run
// and not the end of the process.
package recovered

import (
	"fmt"

	"golang.org/x/sync/errgroup"
)

// Group is an errgroup.Group whose functions may panic.
type Group struct{ errgroup.Group }

// Go is errgroup.Group.Go.
func (g *Group) Go(f func() error) { g.Group.Go(Func(f)) }

// Pipe runs produce and consume side by side: what the one sends the other is given,
// in order. A panic or an error in either ends both, and neither waits for the other
// then.
func Pipe[T any](produce func(send func(T)) error, consume func(T)) error {
	pipe := make(chan T, 1)
	var group Group
	group.Go(func() error {
		defer func() {
			for range pipe { // of what came before a panic: the sender is to come to its end
			}
		}()
		for v := range pipe {
			consume(v)
		}
		return nil
	})
	group.Go(func() error {
		defer close(pipe)
		return produce(func(v T) { pipe <- v })
	})
	return group.Wait()
}

// Func is f, but that a panic in it is its error.
func Func(f func() error) func() error {
	return func() (err error) {
		defer func() {
			if v := recover(); v != nil {
				err = Error(v)
			}
		}()
		return f()
	}
}

// Error is what a recovered value is reported as.
func Error(v any) error {
	return fmt.Errorf("internal error: %v\nthis is a defect of pmlint: please report it with the command line", v)
}
