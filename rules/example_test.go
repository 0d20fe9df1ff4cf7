package rules

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/pmlint/pmlint/lint"
)

// The fictional example is what people are told to imitate: no rule has
// anything to say about it, on the day it was written or years later.
func TestExamplePostmortemIsCleanAsFinal(t *testing.T) {
	paths, err := filepath.Glob("../postmortems/*-example-*.md")
	if err != nil || len(paths) != 1 {
		t.Fatalf("want one example, got %v, %v", paths, err)
	}
	src, err := os.ReadFile(paths[0])
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(src), "\n**Status:** Final\n") {
		t.Error("the example is not Final")
	}
	if head, _, _ := strings.Cut(string(src), "\n**"); !strings.Contains(head, "fictional") {
		t.Error("the first lines of the example do not say that it is fictional")
	}
	l, err := lint.New(All(), lint.Config{})
	if err != nil {
		t.Fatal(err)
	}
	for _, now := range []string{"2026-05-12", "2031-01-01"} {
		at, _ := time.Parse(time.DateOnly, now)
		sources := []lint.Source{lint.BytesSource("postmortems/"+filepath.Base(paths[0]), src)}
		res, err := l.Run(context.Background(), sources, lint.Options{Now: at})
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range res.Findings {
			t.Errorf("on %s: line %d: %s: %s", now, f.Start.Line, f.Rule, f.Message)
		}
	}
}
