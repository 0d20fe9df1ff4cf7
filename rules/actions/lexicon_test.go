package actions

import "testing"

func TestLexicon(t *testing.T) {
	if _, err := readLexicon(lexiconText); err != nil {
		t.Error(err)
	}
	if _, err := readLexicon("act: add\nacts: remove\n"); err == nil || err.Error() != `rules/actions/lexicon.txt:2: unknown class "acts"` {
		t.Errorf("an unknown class gives %v", err)
	}
}
