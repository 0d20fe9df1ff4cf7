package lint

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/pmlint/pmlint/lint/postmortem"
)

// TestWithin holds that who waits for a document waits no longer than the limit, and
// that what was left alone gives its memory back at its end.
func TestWithin(t *testing.T) {
	if v, ok := within(time.Minute, func() int { return 7 }, func() { t.Error("late") }); v != 7 || !ok {
		t.Errorf("%d, %v", v, ok)
	}
	stop, late := make(chan bool), make(chan bool)
	if v, ok := within(time.Millisecond, func() int { <-stop; return 7 }, func() { close(late) }); v != 0 || ok {
		t.Errorf("%d, %v", v, ok)
	}
	close(stop)
	<-late
}

// TestUseWaits holds that documents that are read outside of a run share one budget of
// memory, while they are used.
func TestUseWaits(t *testing.T) {
	l, err := New(nil, Config{Limits: Limits{Memory: 16}})
	if err != nil {
		t.Fatal(err)
	}
	src := []byte("# A\n\n" + strings.Repeat("text\n", 15_000))
	if n := postmortem.Memory(src); n > 16<<20 || 2*n < 16<<20 {
		t.Fatalf("the document takes %d bytes: it is to be more than half of the budget", n)
	}
	inUse, most := 0, 0
	turn := make(chan bool, 1) // guards the counts
	turn <- true
	count := func(by int) {
		<-turn
		inUse += by
		most = max(most, inUse)
		turn <- true
	}
	failed := errors.New("failed")
	done := make(chan error)
	for range 4 {
		go func() {
			done <- l.Use(BytesSource("a.md", src), func(*Reading) error {
				count(1)
				time.Sleep(time.Millisecond)
				count(-1)
				return failed
			})
		}()
	}
	for range 4 {
		if err := <-done; err != failed {
			t.Error(err)
		}
	}
	if most != 1 {
		t.Errorf("%d documents were in use at once", most)
	}
}
