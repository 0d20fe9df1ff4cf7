package recovered_test

import (
	"strings"
	"testing"

	"github.com/pmlint/pmlint/internal/recovered"
)

func TestGroup(t *testing.T) {
	var group recovered.Group
	group.Go(func() error { panic("oh") })
	if err := group.Wait(); err == nil || !strings.HasPrefix(err.Error(), "internal error: oh\n") {
		t.Errorf("%v", err)
	}
}

func TestPipe(t *testing.T) {
	sum := 0
	numbers := func(send func(int)) error {
		for i := range 100 {
			send(i)
		}
		return nil
	}
	if err := recovered.Pipe(numbers, func(n int) { sum += n }); err != nil || sum != 4950 {
		t.Errorf("%d, %v", sum, err)
	}
	for name, err := range map[string]error{
		"the one that sends": recovered.Pipe(func(send func(int)) error { send(1); panic("oh") }, func(int) {}),
		"the one that takes": recovered.Pipe(numbers, func(int) { panic("oh") }),
	} {
		if err == nil || !strings.HasPrefix(err.Error(), "internal error: oh\n") {
			t.Errorf("%s: %v", name, err)
		}
	}
}
