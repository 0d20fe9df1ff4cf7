package owners

import (
	_ "embed"

	"github.com/pmlint/pmlint/internal/lexicon"
)

//go:embed owners.txt
var wordsFile string

// Words are the words around names: owners.txt says what each class is.
var Words = lexicon.New("lint/postmortem/internal/owners/owners.txt", wordsFile)

var (
	notYet  = Words.Set("not yet")
	through = Words.Set("through")
	belongs = Words.Set("belongs")
	owning  = Words.Set("owns")
)
