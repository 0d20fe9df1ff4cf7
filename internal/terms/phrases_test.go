package terms

import "testing"

func TestPhrases(t *testing.T) {
	const (
		when = iota
		hedge
	)
	set := NewPhrases([][]string{when: {" when ", " if "}, hedge: {"if possible", "if needed", "in future"}})
	for _, c := range []struct {
		name, text string
		when       bool
		hedges     int
	}{
		{"none", "cap retries at 3", false, 0},
		{"at the start", "in future cap retries", false, 1},
		{"at the end", "cap retries if needed", true, 1},
		{"within words", "elif possibles", false, 1},
		{"cut short", "cap retries if neede", true, 0},
		{"twice counts once", "if possible, and if possible", true, 1},
		{"two of a group", "if possible and when needed in future", true, 2},
		{"too short", "if", false, 0},
		{"empty", "", false, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			found := set.In(c.text)
			if found.Has(when) != c.when || found.Count(hedge) != c.hedges {
				t.Errorf("%q: when %v, %d hedges; want %v, %d", c.text, found.Has(when), found.Count(hedge), c.when, c.hedges)
			}
		})
	}
}
