package document

import (
	_ "embed"

	"github.com/pmlint/pmlint/internal/lexicon"
)

//go:embed words.txt
var wordsFile string

var (
	lists    = lexicon.New("rules/document/words.txt", wordsFile)
	unending = lists.Set("unending")
	hanging  = lists.Set("hanging")
	openEnd  = lists.Set("open-end")
	joining  = lists.Set("joining")
	insert   = lists.Set("insert")
	askWords = lists.Set("ask")
	askNouns = lists.Set("ask-noun")
	toCome   = lists.Set("to-come")
	roles    = lists.Set("role")
	promised = lists.Set("promise")
	toWrite  = lists.Set("to-write")
)
