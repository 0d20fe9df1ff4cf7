package timeline

import (
	_ "embed"

	"github.com/pmlint/pmlint/internal/lexicon"
)

//go:embed timeline.txt
var wordsFile string

// Words are what readers of timelines ask for: timeline.txt says what each class is.
var Words = lexicon.New("lint/postmortem/internal/timeline/timeline.txt", wordsFile)

var (
	isUnknown    = Words.Set("unknown")
	runOns       = Words.Set("runs on")
	vagueTimes   = Words.Set("vague")
	vagueNextDay = Words.Set("vague next day")
)
