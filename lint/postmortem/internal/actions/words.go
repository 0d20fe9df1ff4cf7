package actions

import (
	_ "embed"

	"github.com/pmlint/pmlint/internal/lexicon"
)

//go:embed actions.txt
var wordsFile string

// Words are what readers of actions ask for: actions.txt says what each class is.
var Words = lexicon.New("lint/postmortem/internal/actions/actions.txt", wordsFile)

var (
	toCome        = Words.Set("to come")
	declaring     = Words.Set("declaring")
	addressing    = Words.Set("addressing")
	finished      = Words.Set("finished")
	telling       = Words.Set("telling")
	announcing    = Words.Set("announcing")
	schemes       = Words.Set("scheme")
	recordHeads   = Words.Set("record head")
	promising     = Words.Set("promising")
	goals         = Words.Set("goal")
	struckBy      = Words.Set("struck")
	workNouns     = Words.Set("work noun")
	workJoints    = Words.Set("work joint")
	pointing      = Words.Set("pointing")
	wholes        = Words.Set("whole")
	stating       = Words.Set("stating")
	documentParts = Words.Set("document part")
)
