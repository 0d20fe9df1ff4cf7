package postmortem

import (
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pmlint/pmlint/internal/samples"
)

// TestBriefReadsTheSameActions holds what history is told by against the whole
// reading, on every real document.
func TestBriefReadsTheSameActions(t *testing.T) {
	said := func(path string, src []byte, opts Options) string {
		e := Parse(path, src, opts).Export(path)
		b, err := json.Marshal([]any{e.Metadata, e.Sections, e.Actions, e.Participants, e.History})
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	for path, src := range samples.Corpus(t) {
		if diff := cmp.Diff(said(path, src, Options{}), said(path, src, Options{Brief: true})); diff != "" {
			t.Errorf("%s (-whole +brief)\n%s", path, diff)
		}
	}
}
