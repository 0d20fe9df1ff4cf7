package postmortem

import (
	_ "embed"

	"github.com/pmlint/pmlint/lint/lexicon"
)

//go:embed words.txt
var wordsFile string

// words are the classes of words that the readers of this package ask for.
var words = lexicon.New("lint/postmortem/words.txt", wordsFile)

var noName = words.Set("no name")
