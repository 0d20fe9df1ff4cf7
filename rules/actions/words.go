package actions

import (
	_ "embed"

	words "github.com/pmlint/pmlint/internal/lexicon"
)

//go:embed words.txt
var wordsFile string

// lists are what the rules of this pack ask for; words.txt says what each class is.
var lists = words.New("rules/actions/words.txt", wordsFile)

var (
	noticing   = lists.Set("noticing")
	knowing    = lists.Set("knowing")
	detectors  = lists.Set("detecting")
	signalled  = lists.Set("signalled")
	weaknesses = lists.Set("weakness")
)
