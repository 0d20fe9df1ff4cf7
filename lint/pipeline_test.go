package lint

import (
	"slices"
	"testing"
)

// TestStagesPerDocument holds which stages of a run work while documents are
// still being read: it follows from the list.
func TestStagesPerDocument(t *testing.T) {
	perDocument := []string{"collect", "severity", "subsume", "suppress", "locate", "order", "fingerprint"}
	tests := []struct {
		name            string
		opts            Options
		document, whole []string
	}{
		{"plain", Options{}, append(slices.Clone(perDocument), "merge"), []string{"habits"}},
		{"apart", Options{Apart: true}, perDocument, nil},
		{"handed out", Options{Each: func([]Finding) {}}, append(slices.Clone(perDocument), "merge"), []string{"habits", "hand out"}},
		{"with a base", Options{Base: &Result{}, Each: func([]Finding) {}}, perDocument, []string{"base", "merge", "habits", "hand out"}},
		{"with a baseline", Options{Baseline: nothing{}}, perDocument, []string{"baseline", "merge", "habits"}},
	}
	names := func(stages []stage) (out []string) {
		for _, s := range stages {
			out = append(out, s.name)
		}
		return out
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			document, whole := stages(&tt.opts)
			if got := names(document); !slices.Equal(got, tt.document) {
				t.Errorf("per document %q, want %q", got, tt.document)
			}
			if got := names(whole); !slices.Equal(got, tt.whole) {
				t.Errorf("for the whole %q, want %q", got, tt.whole)
			}
		})
	}
}

type nothing struct{}

func (nothing) Holds(f []Finding) []bool { return make([]bool, len(f)) }
