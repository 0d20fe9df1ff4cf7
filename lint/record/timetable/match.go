package timetable

import (
	_ "embed"
	"strings"
	"time"
	"unicode"

	"github.com/pmlint/pmlint/internal/lexicon"
	"github.com/pmlint/pmlint/internal/terms"
	"github.com/pmlint/pmlint/lint/record"
)

// told is how far a row may be from the event that it tells.
const told = 2 * time.Minute

func near(a, b time.Time, within time.Duration) bool { return a.Sub(b).Abs() <= within }

//go:embed acts.txt
var actsFile string

var (
	actLists = lexicon.New("lint/record/timetable/acts.txt", actsFile)
	actWords = map[record.Act]*lexicon.Set{
		record.Fired: actLists.Set("fired"), record.Resolved: actLists.Set("resolved"), record.Acknowledged: actLists.Set("acknowledged"),
		record.Escalated: actLists.Set("escalated"), record.Declared: actLists.Set("declared"), record.Deployed: actLists.Set("deployed"),
		record.Merged: actLists.Set("merged"), record.Reverted: actLists.Set("reverted"),
	}
)

// similar reports whether a row may tell of an event: it says that the same happened
// to the same subject, or shares most of the words that carry a meaning.
func similar(row string, e *record.Event) bool {
	words := plainly(row)
	if e.Act != "" && !says(words, e.Act) && saysAny(words) {
		return false // something else happened, perhaps to the same
	}
	if subjectIn(row, e) {
		return true
	}
	a, b := terms.Of(row), terms.Of(e.Text)
	least := min(len(a), len(b))
	common := a.Common(b)
	return least > 0 && (common >= 3 || common >= 2 && least <= 4 || common == least && least >= 2)
}

// subjectIn reports whether a row names the subject of an event.
func subjectIn(row string, e *record.Event) bool {
	const least = 5 // letters; a shorter name is in many texts
	s := plainly(e.Subject)
	return len(s) >= least && strings.Contains(" "+plainly(row)+" ", " "+s+" ")
}

func says(words string, act record.Act) bool {
	list := actWords[act]
	return list != nil && list.Begins(words)
}

func saysAny(words string) bool {
	for act := range actWords {
		if says(words, act) {
			return true
		}
	}
	return false
}

// plainly is a text in lower case with its words alone, one blank between them.
func plainly(s string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	}), " ")
}
