package timeline

import (
	_ "embed"

	"github.com/pmlint/pmlint/lint/lexicon"
)

//go:embed timeline.txt
var timelineWordsFile string

// Words are what readers of timelines ask for: timeline.txt says what each class is.
var Words = lexicon.New("lint/postmortem/internal/timeline/timeline.txt", timelineWordsFile)

var (
	isUnknown    = Words.Set("unknown")
	runOns       = Words.Set("runs on")
	vagueTimes   = Words.Set("vague")
	vagueNextDay = Words.Set("vague next day")
)
