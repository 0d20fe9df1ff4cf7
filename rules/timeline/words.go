package timeline

import (
	_ "embed"

	"github.com/pmlint/pmlint/internal/lexicon"
)

//go:embed words.txt
var wordsFile string

// lists are what the rules of this pack ask for; words.txt says what each class is.
var lists = lexicon.New("rules/timeline/words.txt", wordsFile)

var (
	atTime   = lists.Set("at")
	roughly  = lists.Set("roughly")
	ahead    = lists.Set("ahead")
	reaching = lists.Set("reaching")
	ordered  = lists.Set("order told")
	another  = lists.Set("another")
)
