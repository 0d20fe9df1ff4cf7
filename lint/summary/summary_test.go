package summary_test

import (
	"bytes"
	"io"
	"strings"
	"testing"
	"unicode"

	"github.com/pmlint/pmlint/internal/samples"
	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/summary"
)

// TestSaysOnlyWhatTheDocumentSays holds, on every real document, that each word of a
// summary stands in the document, and that what it lacks is named.
func TestSaysOnlyWhatTheDocumentSays(t *testing.T) {
	linter, err := lint.New(nil, lint.Config{})
	if err != nil {
		t.Fatal(err)
	}
	for path, src := range samples.Corpus(t) {
		r, err := linter.Read(lint.Source{Path: path, Open: func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(src)), nil }})
		if err != nil {
			t.Fatal(err)
		}
		s := summary.Of(r, path, true)
		for name, said := range map[string]summary.Said{"what happened": s.WhatHappened, "impact": s.Impact, "root cause": s.RootCause} {
			if lacks := strings.Contains(strings.Join(s.Missing, ","), name); lacks != (said.Text == "") || lacks != (said.Line == 0) {
				t.Errorf("%s: %s is %+v, missing %q", path, name, said, s.Missing)
			}
			for _, w := range strings.Fields(said.Text) {
				for _, part := range strings.FieldsFunc(w, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
					if !strings.Contains(string(src), part) { // markup can stand between a word and its comma
						t.Errorf("%s: %q of %s does not stand in the document", path, part, name)
					}
				}
			}
		}
		if len(s.Actions) != s.Open {
			t.Errorf("%s: %d actions are listed, %d are open", path, len(s.Actions), s.Open)
		}
	}
}
