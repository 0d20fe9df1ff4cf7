package terms

import (
	_ "embed"

	"github.com/pmlint/pmlint/lint/lexicon"
)

//go:embed stop.txt
var stopFile string

var stopList = lexicon.New("lint/terms/stop.txt", stopFile)

var stop = stopList.Set("stop")
