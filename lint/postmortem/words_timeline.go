package postmortem

import (
	_ "embed"

	"github.com/pmlint/pmlint/lint/lexicon"
)

//go:embed timeline.txt
var timelineWordsFile string

// timelineWords are what readers of timelines ask for: timeline.txt says what each class is.
var timelineWords = lexicon.New("lint/postmortem/timeline.txt", timelineWordsFile)

var (
	runOns = timelineWords.Set("runs on")
)
