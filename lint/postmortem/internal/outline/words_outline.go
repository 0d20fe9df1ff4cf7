package outline

import (
	_ "embed"

	"github.com/pmlint/pmlint/lint/lexicon"
)

//go:embed outline.txt
var outlineWordsFile string

// Words are what readers of titles, labels, values and sentences ask for: outline.txt says what each class is.
var Words = lexicon.New("lint/postmortem/internal/outline/outline.txt", outlineWordsFile)

var (
	leadingOn    = Words.Set("leads on")
	UnknownWords = Words.Set("unknown")
	NounHolders  = Words.Set("noun holder")
	OpenParts    = Words.Set("open part")
	EnglishWords = Words.Set("english")
	ImpactLabels = lexicon.NewTable(Words, "impact", map[string]string{
		"users": "users", "regions": "regions", "duration": "duration", "revenue": "revenue", "sla": "sla", "tickets": "tickets",
		"escalations": "escalations", "services": "services", "data": "data", "dependents": "dependents",
	})
	Commanders = Words.Set("commander")
	Authors    = Words.Set("author")
	OtherRoles = Words.Set("other role")
)
