package wording

import "testing"

// TestUndoneAreVerbs holds that the grammar is asked about what it looks for.
func TestUndoneAreVerbs(t *testing.T) {
	lex := fullLexicon()
	for w, l := range lex.lists {
		if !l.in(lUnsaid) && !l.in(lUntried) {
			continue
		}
		if e := lex.words[w]; e == nil || !e.tags.has(tVerb) || !e.tags.has(tPart) {
			t.Errorf("%q is no participle of the lexicon", w)
		}
	}
}
