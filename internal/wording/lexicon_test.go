package wording

import (
	"strings"
	"testing"
)

func TestLexicon(t *testing.T) {
	if _, err := readLexicon(wordFile{"lexicon", lexiconFile}); err != nil {
		t.Error(err)
	}
	for src, want := range map[string]string{
		"rolle: engineer\n":               `:1: unknown tag "rolle"`,
		"# x\nverb act: go, go away\n":    `:2: "go away" has too many words`,
		"role: one of the night shift,\n": `:1: "one of the night shift" has too many words`,
	} {
		if _, err := readLexicon(wordFile{"lexicon", src}); err == nil || !strings.HasSuffix(err.Error(), want) {
			t.Errorf("%q gives %v", src, err)
		}
	}
}
