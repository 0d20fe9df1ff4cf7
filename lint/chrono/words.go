package chrono

import (
	_ "embed"
	"strconv"
	"time"

	"github.com/pmlint/pmlint/internal/lexicon"
)

//go:embed times.txt
var wordsFile string

// words are what the readers ask for: times.txt says what each class is.
var words = lexicon.New("lint/chrono/times.txt", wordsFile)

const day = 24 * time.Hour

var (
	lengthUnits = lexicon.NewTable(words, "unit", map[string]time.Duration{
		"second": time.Second, "minute": time.Minute, "hour": time.Hour, "day": day, "week": 7 * day,
	})
	calendarUnits = lexicon.NewTable(words, "unit", map[string]calendarUnit{
		"fortnight": {days: 14}, "month": {months: 1}, "quarter": {months: 3}, "year": {months: 12},
	})
	approxWords = words.Set("approximate")
	leadWords   = words.Set("lead")
	roughLeads  = words.Set("lead approximate")
	glueWords   = words.Set("glue")
	roughGlue   = words.Set("glue approximate")
	countedBy   = words.Set("counted")
	unknowns    = words.Set("unknown")
	months      = words.Set("english month")
	weekdays    = words.Set("english weekday")
	timesWords  = words.Set("times")
	dueLeads    = words.Set("due")
	dueParts    = [...]struct {
		words *lexicon.Set
		part  duePart
	}{
		{words.Set("part late"), partLate}, {words.Set("part early"), partEarly},
		{words.Set("part middle"), partMid}, {words.Set("part week"), partWeek},
	}
	foreignMonths   = lexicon.NewTable(words, "month", numbered(12))
	foreignWeekdays = lexicon.NewTable(words, "weekday", numbered(7))
)

// calendarUnit is a unit that is no fixed length of time.
type calendarUnit struct{ days, months int }

// numbered are the keys of a table whose classes are the numbers from 1 to n.
func numbered(n int) map[string]int {
	keys := make(map[string]int, n)
	for i := 1; i <= n; i++ {
		keys[strconv.Itoa(i)] = i
	}
	return keys
}
