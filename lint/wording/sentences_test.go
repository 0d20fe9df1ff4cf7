package wording

import (
	_ "embed"
	"strings"
	"testing"
)

//go:embed testdata/sentences.txt
var sentences string

// TestSentences reads the sentences of testdata/sentences.txt: class | text.
func TestSentences(t *testing.T) {
	r := NewReader(Vocabulary{})
	n := 0
	for line := range strings.Lines(sentences) {
		want, text, ok := strings.Cut(strings.TrimSpace(line), " | ")
		if !ok || line[0] == '#' {
			continue
		}
		n++
		got, hits := "-", r.Text(text)
		if len(hits) > 0 {
			got = hits[0].Class.String()
		}
		if got != want {
			t.Errorf("%q: got %s, want %s (%+v)", text, got, want, hits)
		}
	}
	if n < 300 {
		t.Errorf("only %d sentences were read", n)
	}
}
