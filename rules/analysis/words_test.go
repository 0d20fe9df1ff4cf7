package analysis

import "testing"

func TestWords(t *testing.T) {
	if err := words.Check(); err != nil {
		t.Error(err)
	}
}
