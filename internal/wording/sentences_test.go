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
	classes := map[string]int{}
	for line := range strings.Lines(sentences) {
		want, text, ok := strings.Cut(strings.TrimSpace(line), " | ")
		if line[0] == '#' || strings.TrimSpace(line) == "" {
			continue
		}
		if !ok {
			t.Errorf("no class and sentence: %q", line)
			continue
		}
		classes[want]++
		got, hits := "-", r.Text(text)
		if len(hits) > 0 {
			got = hits[0].Class.String()
		}
		if got != want {
			t.Errorf("%q: got %s, want %s (%+v)", text, got, want, hits)
		}
	}
	for class := Fault; class.String() != ""; class++ {
		if classes[class.String()] == 0 && class != NamedPerson { // which is told from the rest of its document
			t.Errorf("no sentence of class %s", class)
		}
		delete(classes, class.String())
	}
	delete(classes, "-")
	if len(classes) > 0 {
		t.Errorf("sentences of classes that do not exist: %v", classes)
	}
}
