package promise

import "testing"

func TestWords(t *testing.T) {
	if err := lists.Check(); err != nil {
		t.Error(err)
	}
	if _, err := readLexicon(lexiconText); err != nil {
		t.Error(err)
	}
	if _, err := readLexicon("act: add\nacts: remove\n"); err == nil || err.Error() != `internal/promise/lexicon.txt:2: unknown class "acts"` {
		t.Errorf("an unknown class gives %v", err)
	}
}
