package terms

import (
	_ "embed"

	"github.com/pmlint/pmlint/internal/lexicon"
)

//go:embed stop.txt
var stopFile string

var stopList = lexicon.New("internal/terms/stop.txt", stopFile)

var stop = stopList.Set("stop")
