package recovered_test

import (
	"strings"
	"testing"

	"github.com/pmlint/pmlint/lint/internal/recovered"
)

func TestGroup(t *testing.T) {
	var group recovered.Group
	group.Go(func() error { panic("oh") })
	if err := group.Wait(); err == nil || !strings.HasPrefix(err.Error(), "internal error: oh\n") {
		t.Errorf("%v", err)
	}
}
