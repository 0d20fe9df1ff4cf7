package wording

import "testing"

// TestUndoneAreVerbs holds that the grammar is asked about what it looks for.
func TestUndoneAreVerbs(t *testing.T) {
	for _, list := range [][]string{unsaidWords, untriedWords} {
		for _, w := range list {
			if e := english().words[w]; e == nil || !e.tags.has(tVerb) || !e.tags.has(tPart) {
				t.Errorf("%q is no participle of the lexicon", w)
			}
		}
	}
}
