package timeline

import "testing"

func TestWords(t *testing.T) {
	if err := lists.Check(); err != nil {
		t.Error(err)
	}
}
