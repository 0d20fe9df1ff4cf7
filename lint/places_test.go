package lint_test

import (
	"encoding/json"
	"testing"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/text"
)

func TestPlaces(t *testing.T) {
	var places lint.Places
	var one lint.Place
	rule := &lint.Rule{Name: "w/places", Severity: lint.Notice, CheckAll: func(*lint.CorpusPass) {}, Collect: func(p *lint.Pass) any {
		places = p.Places([]text.Span{{Start: 2, End: 3}, {Start: 5, End: 9}})
		one = p.Place(text.Span{Start: 5, End: 9})
		return nil
	}}
	run(t, lint.Config{}, lint.Options{}, map[string]string{"a.md": "# é\ngrue\n"}, rule)
	if got := places.At(1); got != one || got.Excerpt().Text != "grue" || got.Start().Line != 2 || got.Span() != (text.Span{Start: 5, End: 9}) {
		t.Errorf("the second place is %+v, want %+v", got, one)
	}
	b, err := json.Marshal(places)
	if err != nil {
		t.Fatal(err)
	}
	var back lint.Places
	if err := json.Unmarshal(b, &back); err != nil || back.At(0) != places.At(0) || back.At(1) != one {
		t.Errorf("read back %+v, %v", back.At(1), err)
	}
	for _, i := range []int{-1, 2} {
		if places.At(i) != (lint.Place{}) {
			t.Errorf("there is a place %d", i)
		}
	}
	if (lint.Places{}).At(0) != (lint.Place{}) {
		t.Error("no places have a first one")
	}
	if err := json.Unmarshal([]byte(`{"a": 1}`), &back); err == nil {
		t.Error("places of another form are accepted")
	}
}
