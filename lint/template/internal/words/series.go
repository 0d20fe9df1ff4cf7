package words

import (
	"strings"

	"github.com/pmlint/pmlint/internal/ascii"
)

// SeriesOf is what headings of a series have in common, normalised: "phase" of
// "Phase 2: Storage back" and of "Phase N: [what]"; "" for a heading that is no
// part of one.
func SeriesOf(title string) string {
	head := title
	for _, sep := range []string{":", " - ", " – ", " — ", "("} {
		if i := strings.Index(head, sep); i > 0 {
			head = head[:i]
		}
	}
	words := strings.Fields(trimNumber(head))
	n := len(words)
	if n < 2 || n > 5 || !isOrdinal(words[n-1]) {
		return ""
	}
	return Normal(strings.Join(words[:n-1], " "))
}

// isOrdinal reports whether a word counts: a number, a Roman one, a letter, or what
// a template has in the place of one ("N", "#", "[n]").
func isOrdinal(word string) bool {
	word = strings.Trim(word, "[]<>{}.#")
	switch {
	case word == "":
		return true // "Phase #"
	case len(word) == 1:
		return ascii.IsAlnum(word[0])
	case len(word) == 2 && ascii.IsDigit(word[0]):
		return ascii.IsDigit(word[1])
	}
	return strings.EqualFold(word, "NN") || len(word) <= 4 && strings.Trim(word, "IVX") == ""
}

// IsOpenSeries reports whether a heading of a template stands for as many as a
// document needs: its number, or what stands behind it, is to be filled in.
func IsOpenSeries(title string) bool {
	if SeriesOf(title) == "" {
		return false
	}
	if len(Blanks(title)) > 0 {
		return true
	}
	for word := range strings.FieldsSeq(title) {
		switch strings.Trim(word, ":.") {
		case "N", "n", "X", "x", "#", "NN":
			return true
		}
	}
	return false
}
