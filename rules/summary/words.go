package summary

import (
	_ "embed"

	"github.com/pmlint/pmlint/internal/lexicon"
)

//go:embed words.txt
var wordsFile string

// words are what the rules of this pack ask for; words.txt says what each class is.
var words = lexicon.New("rules/summary/words.txt", wordsFile)

var (
	harm    = words.Set("harm")
	ends    = words.Set("end")
	answers = words.Set("answer")
)
