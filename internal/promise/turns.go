package promise

import (
	"strings"
	"sync"

	"github.com/pmlint/pmlint/internal/ascii"
	"github.com/pmlint/pmlint/internal/terms"
)

// Turns of phrase, by what they say of an action.
const (
	turnCondition   = iota // how much, or when
	turnMethod             // how
	turnBy                 // how, if a verb follows
	turnDeliverable        // something is handed over at the end of an inquiry
	turnHedge              // the promise is taken back
	turnAgain
	turnEye
	turnLoose
	turnOpen // nobody knows of how much it is said
)

// turns finds the turns of phrase of a text in one walk.
var turns = sync.OnceValue(func() *terms.Phrases {
	return terms.NewPhrases([][]string{
		turnCondition:   turnConditionWords.All(),
		turnMethod:      turnMethodWords.All(),
		turnBy:          turnByWords.All(),
		turnDeliverable: turnDeliverableWords.All(),
		turnHedge:       turnHedgeWords.All(),
		turnAgain:       turnAgainWords.All(),
		turnEye:         turnEyeWords.All(),
		turnLoose:       turnLooseWords.All(),
		turnOpen:        turnOpenWords.All(),
	})
})

// byMethod tells that the text says how: "by alerting on ...".
func byMethod(low string) bool {
	for i := strings.Index(low, " by "); i >= 0; {
		word, _, _ := strings.Cut(low[i+4:], " ")
		if strings.HasSuffix(word, "ing") && len(word) > 5 && word != "ensuring" && word != "making" && word != "improving" {
			return true
		}
		next := strings.Index(low[i+4:], " by ")
		if next < 0 {
			return false
		}
		i += 4 + next
	}
	return false
}

// exhortations are calls to do better that name no thing, by their first letters.
var exhortations = sync.OnceValue(func() (by [26][]string) {
	for _, e := range exhortationSet.All() {
		by[e[0]-'a'] = append(by[e[0]-'a'], e)
	}
	return by
})

// exhortationIn finds such a call near the beginning of a text in lower case, or
// "".
func exhortationIn(low string) string {
	known := exhortations()
	for i := 0; i < min(len(low), 60); i++ {
		if c := int(low[i]) - 'a'; c < 0 || c >= len(known) || i > 0 && ascii.IsAlnum(low[i-1]) {
			continue
		}
		for _, e := range known[low[i]-'a'] {
			if strings.HasPrefix(low[i:], e) && !strings.Contains(low[:i], "not ") {
				return e
			}
		}
	}
	who, ok := strings.CutPrefix(low, "remind ")
	if !ok {
		return ""
	}
	for _, everybody := range reminded.All() {
		if strings.HasPrefix(who, everybody) {
			return "remind"
		}
	}
	return ""
}
