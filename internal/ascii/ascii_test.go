package ascii_test

import (
	"testing"
	"unicode"

	"github.com/pmlint/pmlint/internal/ascii"
)

func TestBytesAgreeWithUnicodeBelow0x80(t *testing.T) {
	for n := range 256 {
		c, r := byte(n), rune(n)
		plain := n < 0x80
		for name, pair := range map[string][2]bool{
			"IsDigit":  {ascii.IsDigit(c), plain && unicode.IsDigit(r)},
			"IsLetter": {ascii.IsLetter(c), plain && unicode.IsLetter(r)},
			"IsUpper":  {ascii.IsUpper(c), plain && unicode.IsUpper(r)},
			"IsLower":  {ascii.IsLower(c), plain && unicode.IsLower(r)},
		} {
			if pair[0] != pair[1] {
				t.Errorf("%s(%#x) = %v", name, c, pair[0])
			}
		}
		if want := r; plain && rune(ascii.Lower(c)) != unicode.ToLower(want) || !plain && ascii.Lower(c) != c {
			t.Errorf("Lower(%#x) = %#x", c, ascii.Lower(c))
		}
	}
}

func TestPlacesBehindTheEnd(t *testing.T) {
	for _, i := range []int{2, 3, 9} {
		if ascii.At("a1", i) != 0 || ascii.IsLetterAt("a1", i) || ascii.IsAlnumAt("a1", i) || ascii.CountDigitsAt("a1", i) != 0 || ascii.LowerWordAt("a1", i) != "" {
			t.Errorf("something stands at %d", i)
		}
	}
	if got := ascii.SkipSpaces("a \t\u00a0 ", 1); got != 6 {
		t.Errorf("SkipSpaces ends at %d", got)
	}
}

func TestWords(t *testing.T) {
	if got := ascii.LowerWordAt("on FRIday3", 3); got != "friday" {
		t.Errorf("LowerWordAt = %q", got)
	}
	if a, b := ascii.FirstLetters("ab1c"), ascii.LastLetters("a1bc"); a != "ab" || b != "bc" {
		t.Errorf("letters: %q, %q", a, b)
	}
	if !ascii.EqualFold("TuE", "tue") || ascii.EqualFold("tues", "tue") || ascii.EqualFold("\x14ue", "tue") {
		t.Error("EqualFold compares letters of either case, and nothing else")
	}
	if !ascii.HasPrefixFold("By Friday", "by ") || ascii.HasPrefixFold("B", "by ") {
		t.Error("HasPrefixFold compares the beginning")
	}
	if ascii.AllDigits("") || ascii.AllDigits("1a") || !ascii.AllDigits("10") || ascii.Atoi("0123") != 123 {
		t.Error("figures are digits only")
	}
}
