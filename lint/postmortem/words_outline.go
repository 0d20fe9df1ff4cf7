package postmortem

import (
	_ "embed"

	"github.com/pmlint/pmlint/lint/lexicon"
)

//go:embed outline.txt
var outlineWordsFile string

// outlineWords are what readers of titles, labels, values and sentences ask for: outline.txt says what each class is.
var outlineWords = lexicon.New("lint/postmortem/outline.txt", outlineWordsFile)

var (
	leadingOn    = outlineWords.Set("leads on")
	unknownWords = outlineWords.Set("unknown")
	nounHolders  = outlineWords.Set("noun holder")
	openParts    = outlineWords.Set("open part")
	englishWords = outlineWords.Set("english")
	impactLabels = lexicon.NewTable(outlineWords, "impact", map[string]string{
		"users": "users", "regions": "regions", "duration": "duration", "revenue": "revenue", "sla": "sla", "tickets": "tickets",
		"escalations": "escalations", "services": "services", "data": "data", "dependents": "dependents",
	})
	commanders = outlineWords.Set("commander")
	authors    = outlineWords.Set("author")
	otherRoles = outlineWords.Set("other role")
)
