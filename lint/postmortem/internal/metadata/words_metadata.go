package metadata

import (
	_ "embed"

	"github.com/pmlint/pmlint/internal/lexicon"
)

//go:embed metadata.txt
var metadataWordsFile string

// Words are what readers of metadata ask for: metadata.txt says what each class is.
var Words = lexicon.New("lint/postmortem/internal/metadata/metadata.txt", metadataWordsFile)

var (
	weakKeys      = Words.Set("weak key")
	notIncident   = Words.Set("no incident key")
	documentWords = Words.Set("document")
)
