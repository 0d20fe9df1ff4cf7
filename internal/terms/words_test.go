package terms

import "testing"

func TestWords(t *testing.T) {
	if err := stopList.Check(); err != nil {
		t.Error(err)
	}
}
