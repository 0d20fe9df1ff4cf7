package config

import (
	"strings"
	"testing"
)

func TestAlternatives(t *testing.T) {
	for glob, want := range map[string]int{
		"a/*.md": 1, "{a,b}/c": 2, "{a,b}{c,d,e}": 6, "{a,{b,c}d}": 3, "{a,b{c,d}{e,f}}": 5, "a,b": 1, "{}": 1,
	} {
		if got := alternatives(glob); got != want {
			t.Errorf("%s: %d, want %d", glob, got, want)
		}
	}
	for _, bomb := range []string{
		strings.Repeat("{a,a}", 9), strings.Repeat("{a,a}", 80), strings.Repeat("{a,", 300) + strings.Repeat("}", 300),
		"{" + strings.Repeat("{a,a}", 40) + ",b}",
	} {
		if got := alternatives(bomb); got <= maxAlternatives {
			t.Errorf("%.20s...: %d", bomb, got)
		}
		if GlobMistake(bomb) == "" {
			t.Errorf("%.20s...: taken", bomb)
		}
	}
}
