package fix_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/fix"
	"github.com/pmlint/pmlint/lint/text"
)

// replace is a finding at the first place of old with fixes that write new.
func replace(src, old, new string, safe bool) lint.Finding {
	i := strings.Index(src, old)
	span := text.Span{Start: i, End: i + len(old)}
	return lint.Finding{Rule: "w/" + old, Diagnostic: lint.Diagnostic{Span: span, Fixes: []lint.Fix{{Safe: safe, Edits: []text.Edit{{Span: span, New: new}}}}}}
}

func insert(at int, s string) lint.Finding {
	span := text.Span{Start: at, End: at}
	return lint.Finding{Rule: "w/insert", Diagnostic: lint.Diagnostic{Span: span, Fixes: []lint.Fix{{Safe: true, Edits: []text.Edit{{Span: span, New: s}}}}}}
}

func TestOnce(t *testing.T) {
	src := "one two three"
	both := replace(src, "one", "1", true)
	both.Fixes[0].Edits = append(both.Fixes[0].Edits, text.Edit{Span: text.Span{Start: 8, End: 13}, New: "3"})
	choice := replace(src, "two", "II", false)
	choice.Fixes = append(choice.Fixes, replace(src, "two", "2", true).Fixes...)
	tests := []struct {
		name     string
		findings []lint.Finding
		which    fix.Which
		want     string
		fixed    int
	}{
		{"nothing to fix", []lint.Finding{{Rule: "w/x"}}, fix.Unsafe, src, 0},
		{"safe", []lint.Finding{replace(src, "two", "2", true)}, fix.Safe, "one 2 three", 1},
		{"unsafe is left", []lint.Finding{replace(src, "two", "2", false)}, fix.Safe, src, 0},
		{"unsafe is made", []lint.Finding{replace(src, "two", "2", false)}, fix.Unsafe, "one 2 three", 1},
		{"the first fix that may be made", []lint.Finding{choice}, fix.Safe, "one 2 three", 1},
		{"the first of all", []lint.Finding{choice}, fix.Unsafe, "one II three", 1},
		{"several", []lint.Finding{replace(src, "three", "3", true), replace(src, "one", "1", true)}, fix.Safe, "1 two 3", 2},
		{"of overlapping ones the first in the text", []lint.Finding{replace(src, "two three", "23", true), replace(src, "one two", "12", true)}, fix.Safe, "12 three", 1},
		{"all edits of a fix or none", []lint.Finding{replace(src, "on", "a", true), both, replace(src, "hree", "x", true)}, fix.Safe, "ae two tx", 2},
		{"two insertions at one place", []lint.Finding{insert(3, ","), insert(3, ";")}, fix.Safe, "one, two three", 1},
		{"an insertion inside a replacement", []lint.Finding{replace(src, "one two", "12", true), insert(3, ",")}, fix.Safe, "12 three", 1},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, fixed, err := fix.Once([]byte(src), tt.findings, tt.which)
			if err != nil || string(got) != tt.want || len(fixed) != tt.fixed {
				t.Errorf("fixed %d to %q, %v; want %d and %q", len(fixed), got, err, tt.fixed, tt.want)
			}
		})
	}
	if _, _, err := fix.Once([]byte("x"), []lint.Finding{insert(9, "y")}, fix.Safe); err == nil {
		t.Error("an edit outside the document is made")
	}
}

// shorten finds "aa" and proposes "a": several rounds.
func shorten(src []byte) ([]lint.Finding, error) {
	if !strings.Contains(string(src), "aa") {
		return nil, nil
	}
	return []lint.Finding{replace(string(src), "aa", "a", true)}, nil
}

func TestAllGoesOnUntilNothingIsLeft(t *testing.T) {
	got, err := fix.All([]byte("baaaa!"), fix.Safe, shorten)
	if err != nil || string(got.Source) != "ba!" || len(got.Fixed) != 3 {
		t.Errorf("%q after %d fixes, %v; want \"ba!\" after 3", got.Source, len(got.Fixed), err)
	}
	again, err := fix.All(got.Source, fix.Safe, shorten)
	if err != nil || string(again.Source) != "ba!" || len(again.Fixed) != 0 || again.Rounds != 1 {
		t.Errorf("fixing again gives %+v, %v", again, err)
	}
}

func TestAllEnds(t *testing.T) {
	swing := func(src []byte) ([]lint.Finding, error) {
		if s := string(src); strings.Contains(s, "yes") {
			return []lint.Finding{replace(s, "yes", "no", true)}, nil
		}
		return []lint.Finding{replace(string(src), "no", "yes", true)}, nil
	}
	if a, err := fix.All([]byte("yes"), fix.Safe, swing); err != nil || len(a.Endless) != 1 || string(a.Source) != "no" || len(a.Fixed) != 1 {
		t.Errorf("fixes that undo each other give %+v, %v", a, err)
	}
	grow := func(src []byte) ([]lint.Finding, error) { return []lint.Finding{insert(len(src), "!")}, nil }
	if a, err := fix.All(nil, fix.Safe, grow); err != nil || len(a.Endless) != 1 || len(a.Source) > 0 {
		t.Errorf("fixes without end give %+v, %v", a, err)
	}
	broken := errors.New("no")
	if _, err := fix.All(nil, fix.Safe, func([]byte) ([]lint.Finding, error) { return nil, broken }); !errors.Is(err, broken) {
		t.Errorf("error %v, want that of the linter", err)
	}
}
