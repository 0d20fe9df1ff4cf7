package durations

import "testing"

func TestWordFile(t *testing.T) {
	if err := lists.Check(); err != nil {
		t.Error(err)
	}
}
