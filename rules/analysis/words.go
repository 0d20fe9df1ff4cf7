package analysis

import (
	_ "embed"

	"github.com/pmlint/pmlint/internal/lexicon"
)

//go:embed words.txt
var wordsFile string

// words are what the rules of this pack ask for; words.txt says what each class is.
var words = lexicon.New("rules/analysis/words.txt", wordsFile)

var (
	mechanism = words.Set("mechanism")
	joining   = words.Set("joining")
)
