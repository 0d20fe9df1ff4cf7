package actions

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pmlint/pmlint/internal/ascii"
	"github.com/pmlint/pmlint/internal/people"
	"github.com/pmlint/pmlint/internal/promise"
	"github.com/pmlint/pmlint/lint/postmortem/internal/task"
)

// evidence is how far a text by itself, wherever it stands, names who owns something.
type evidence uint8

const (
	evidenceNone evidence = iota // it says something else, or nothing
	evidenceWeak                 // it can be a team, a role or a firm: "Backend", "Help desk"
	evidenceName                 // it is written as a name is, and no word of the document
	evidenceSure                 // a handle, a team by that word, somebody who is known
)

// longestOwners is the length in bytes above which a text is no list of owners.
const longestOwners = 60

// evidenceOf is the weakest evidence among the owners that a text lists. Where topics
// stand in front of the text of an action ("DNS: lower the TTL"), names of teams and
// initials by themselves are none.
func (r *actionReader) evidenceOf(s string, topics bool) evidence {
	s = strings.TrimSpace(s)
	if s == "" || len(s) > longestOwners {
		return evidenceNone
	}
	owners := task.FindOwners(s)
	if len(owners) == 0 {
		return evidenceNone
	}
	weakest, covered := evidenceSure, 0
	for _, o := range owners {
		weakest = min(weakest, r.evidenceOfOne(s[o.Start:o.End], o.Kind, topics))
		covered += o.End - o.Start
	}
	if covered+8*len(owners) < len(s) {
		return evidenceNone
	}
	return weakest
}

func (r *actionReader) evidenceOfOne(s string, kind task.OwnerKind, topics bool) evidence {
	switch {
	case r.isOwnerByName(s, kind, false): // an ambiguous name ("June") is not sure by itself
		return evidenceSure
	case kind == task.OwnerTeam && !topics && isTeamAlone(s):
		return evidenceWeak
	case kind == task.OwnerNobody || isNoName(s):
		return evidenceNone
	case kind == task.OwnerInitials || isMixedInitials(s):
		return r.evidenceOfInitials(s, topics)
	case kind == task.OwnerPerson && people.IsLowerCase(s):
		return evidenceSure
	}
	return r.evidenceOfWords(s, kind, topics)
}

// evidenceOfWords weighs words that are known as nothing.
func (r *actionReader) evidenceOfWords(s string, kind task.OwnerKind, topics bool) evidence {
	switch {
	case task.LooksLikeName(s) && !r.isWord(s) && !promise.BeginsWithVerb(s):
		return evidenceName
	case topics && kind == task.OwnerTeam:
		return evidenceNone
	case kind == task.OwnerTeam || kind == task.OwnerRole && strings.Count(s, " ") < 3:
		return evidenceWeak
	case !topics && isShortPhrase(s) && !promise.BeginsWithVerb(s):
		return evidenceWeak
	}
	return evidenceNone
}

// isTeamAlone reports whether a team's name is no state, label or number as well; it may
// be a category: "Observability".
func isTeamAlone(s string) bool {
	return task.StatusOf(s) == task.StatusUnknown && task.FieldOf(s) == 0 && !ascii.HasDigit(s)
}

// isNoName reports whether a text says something of the action, or names software.
func isNoName(s string) bool {
	return task.SaysOfItself(s) || task.NamesThing(strings.ToLower(s)) || ascii.HasDigit(s)
}

// evidenceOfInitials weighs two to four capitals, which name technique as often.
func (r *actionReader) evidenceOfInitials(s string, topics bool) evidence {
	switch {
	case r.speaks(s) || r.tookPart(strings.ToLower(s)):
		return evidenceSure
	case topics || task.IsTeam(strings.ToLower(s)) || task.IsKeyLookalike(s):
		return evidenceWeak
	}
	return evidenceName
}

// isShortPhrase reports whether a text is up to three words of letters, the first with
// a capital: "Field operations".
func isShortPhrase(s string) bool {
	c, _ := utf8.DecodeRuneInString(s)
	if !unicode.IsUpper(c) || strings.Count(s, " ") > 2 || !strings.Contains(s, " ") {
		return false
	}
	return !strings.ContainsFunc(s, func(c rune) bool { return !unicode.IsLetter(c) && !strings.ContainsRune(" -'’&.", c) })
}
