package record

import (
	_ "embed"
	"fmt"
	"strings"

	"github.com/pmlint/pmlint/internal/lexicon"
)

// Level is how grave an entry is, as the tool says. The zero value is Info.
type Level int8

// The levels, from what nobody needs to what woke somebody.
const (
	Debug    Level = iota - 1
	Info           // what happened in the ordinary course of things
	Notice         // worth a look: what people marked
	Warning        // something may be wrong
	Error          // something is wrong
	Critical       // somebody has to act now
)

//go:embed levels.txt
var levelsFile string

var (
	levelLists = lexicon.New("lint/record/levels.txt", levelsFile)
	levels     = lexicon.NewTable(levelLists, "level", map[string]Level{
		"debug": Debug, "info": Info, "notice": Notice, "warning": Warning, "error": Error, "critical": Critical,
	})
	levelNames = [...]string{"debug", "info", "notice", "warning", "error", "critical"}
)

// LevelNames are the names of the levels, from the lowest.
func LevelNames() []string { return levelNames[:] }

// String is the name of the level.
func (l Level) String() string {
	if i := int(l) + 1; i >= 0 && i < len(levelNames) {
		return levelNames[i]
	}
	return fmt.Sprintf("level %d", int(l))
}

// MarshalText writes the name.
func (l Level) MarshalText() ([]byte, error) { return []byte(l.String()), nil }

// LevelOf reads the word or figure by which a tool names a level, in any case:
// "WARN", "P1", "sev2", "crit". ok is false for another word.
func LevelOf(word string) (l Level, ok bool) {
	return levels.Find(strings.ToLower(strings.TrimSpace(word)))
}

// LevelOfSyslog gives the level of one of syslog's eight severities.
func LevelOfSyslog(severity int) Level {
	switch {
	case severity <= 2:
		return Critical
	case severity == 3:
		return Error
	case severity == 4:
		return Warning
	case severity == 5:
		return Notice
	case severity == 6:
		return Info
	}
	return Debug
}

// LevelOfNumber gives the level of the figures that loggers write for one, by
// tens from 10, trace, to 60, fatal.
func LevelOfNumber(n float64) Level {
	switch {
	case n >= 60:
		return Critical
	case n >= 50:
		return Error
	case n >= 40:
		return Warning
	case n >= 30:
		return Info
	}
	return Debug
}
