package outline

import (
	_ "embed"

	"github.com/pmlint/pmlint/internal/lexicon"
)

//go:embed outline.txt
var wordsFile string

// Words are what readers of titles, labels, values and sentences ask for: outline.txt says what each class is.
var Words = lexicon.New("lint/postmortem/internal/outline/outline.txt", wordsFile)

var (
	leadingOn    = Words.Set("leads on")
	UnknownWords = Words.Set("unknown")
	NounHolders  = Words.Set("noun holder")
	OpenParts    = Words.Set("open part")
	EnglishWords = Words.Set("english")
	ForeignWords = Words.Set("foreign")
	AskingWords  = lexicon.NewTable(Words, "asking", map[string]Asking{
		"always": AsksAlways, "of": AsksOf, "to": AsksTo, "briefly": AsksBriefly, "units": AsksUnits,
	})
	ImpactLabels = lexicon.NewTable(Words, "impact", map[string]string{
		"users": "users", "regions": "regions", "duration": "duration", "revenue": "revenue", "sla": "sla", "tickets": "tickets",
		"escalations": "escalations", "services": "services", "data": "data", "dependents": "dependents",
	})
	Commanders = Words.Set("commander")
	Authors    = Words.Set("author")
	OtherRoles = Words.Set("other role")
)

// Asking is how the first word of a placeholder asks for something.
type Asking uint8

// The ways to ask.
const (
	AsksNothing Asking = iota
	AsksAlways         // "your name"
	AsksOf             // "list of ..."
	AsksTo             // "link to ..."
	AsksBriefly        // "short description"
	AsksUnits          // "X minutes"
)
