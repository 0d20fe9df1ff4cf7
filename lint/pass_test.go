package lint

import (
	"testing"

	"github.com/pmlint/pmlint/lint/postmortem"
)

func TestMemoBuildsOnceForAllRulesOfADocument(t *testing.T) {
	doc := &postmortem.Document{}
	type key struct{ shared *Shared }
	built := 0
	shared := &Shared{}
	p := &Pass{Doc: doc, Shared: shared}
	for range 3 {
		if got := Memo(p, key{shared}, func() int { built++; return 42 }); got != 42 {
			t.Fatalf("Memo = %d, want 42", got)
		}
	}
	if built != 1 {
		t.Errorf("built %d times, want once", built)
	}
	other := &Pass{Doc: doc, Shared: &Shared{}}
	if Memo(other, key{other.Shared}, func() int { return 7 }) != 7 {
		t.Error("another key gave the first key's value")
	}
}
