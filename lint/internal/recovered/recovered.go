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
