package text_test

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/pmlint/pmlint/lint/text"
)

// TestSpans asks for what a look at each span gives.
func TestSpans(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	span := func() text.Span {
		start := random.IntN(30)
		return text.Span{Start: start, End: start + random.IntN(6)}
	}
	for range 2000 {
		list := make([]text.Span, random.IntN(6))
		for i := range list {
			list[i] = span()
		}
		index, other := text.NewSpans(slices.Clone(list)), span()
		if want := slices.ContainsFunc(list, other.Overlaps); index.Overlap(other) != want {
			t.Fatalf("%v overlap %v: want %v", list, other, want)
		}
		holds := func(s text.Span) bool { return s.Start <= other.Start && other.Start < s.End }
		if want := slices.ContainsFunc(list, holds); index.Hold(other.Start) != want {
			t.Fatalf("%v hold %d: want %v", list, other.Start, want)
		}
		starts := func(s text.Span) bool { return other.Start <= s.Start && s.Start < other.End }
		if want := slices.ContainsFunc(list, starts); index.StartIn(other) != want {
			t.Fatalf("%v start in %v: want %v", list, other, want)
		}
	}
	if (text.Spans{}).Overlap(text.Span{End: 9}) {
		t.Error("no span overlaps")
	}
}

// TestPositionInLongLines counts columns in lines that have marks.
func TestPositionInLongLines(t *testing.T) {
	for _, piece := range []string{"a", "é", "😀", "a\xffé", "\xe2\x82", "x😀\r"} {
		line := strings.Repeat(piece, 6000/len(piece))
		for _, src := range []string{line, "\ufeff" + line + "\n" + line, "short\n" + line + "\r\nshort\n"} {
			file := text.NewFile("a.md", []byte(src))
			for offset := 0; offset <= len(src); offset += 97 {
				got := file.Position(offset)
				start := strings.LastIndexByte(src[:offset], '\n') + 1
				if start == 0 {
					start = min(file.BOM(), offset)
				}
				column, utf16 := 1, 1
				for i := start; i < offset; {
					r, n := utf8.DecodeRuneInString(src[i:])
					if i += n; i > offset {
						break
					}
					column++
					if utf16++; r > 0xffff {
						utf16++
					}
				}
				if got.Column != column || got.UTF16 != utf16 {
					t.Fatalf("%q, offset %d: %d, %d; want %d, %d", piece, offset, got.Column, got.UTF16, column, utf16)
				}
			}
		}
	}
}

func TestBrief(t *testing.T) {
	long := strings.Repeat("é", 100)
	if got := text.Brief(long); got != strings.Repeat("é", 80)+"…" {
		t.Errorf("%q", got)
	}
	for _, s := range []string{"", "a", long[:160]} {
		if got := text.Brief(s); got != s {
			t.Errorf("%q became %q", s, got)
		}
	}
}
