package owners

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pmlint/pmlint/internal/ascii"
	"github.com/pmlint/pmlint/internal/people"
	"github.com/pmlint/pmlint/internal/promise"
	"github.com/pmlint/pmlint/lint/postmortem/internal/task"
)

// Evidence is how far a text by itself, wherever it stands, names who owns something.
type Evidence uint8

// What a text says of its own.
const (
	None Evidence = iota // it says something else, or nothing
	Weak                 // it can be a team, a role or a firm: "Backend", "Help desk"
	Name                 // it is written as a name is, and no word of the document
	Sure                 // a handle, a team by that word, somebody who is known
)

// Longest is the length in bytes above which a text is no list of owners.
const Longest = 60

// EvidenceOf is the weakest evidence among the owners that a text lists. Where topics
// stand in front of the text of an action ("DNS: lower the TTL"), names of teams and
// initials by themselves are none.
func (r *Reader) EvidenceOf(s string, topics bool) Evidence {
	s = strings.TrimSpace(s)
	if s == "" || len(s) > Longest {
		return None
	}
	owners := task.FindOwners(s)
	if len(owners) == 0 {
		return None
	}
	weakest, covered := Sure, 0
	for _, o := range owners {
		weakest = min(weakest, r.EvidenceOfOne(s[o.Start:o.End], o.Kind, topics))
		covered += o.End - o.Start
	}
	if covered+8*len(owners) < len(s) {
		return None
	}
	return weakest
}

func (r *Reader) EvidenceOfOne(s string, kind task.OwnerKind, topics bool) Evidence {
	switch {
	case r.isByName(s, kind, false): // an ambiguous name ("June") is not sure by itself
		return Sure
	case kind == task.OwnerTeam && !topics && isTeamAlone(s):
		return Weak
	case kind == task.OwnerNobody || IsNoName(s):
		return None
	case kind == task.OwnerInitials || kind != task.OwnerTeam && isMixedInitials(s):
		return r.evidenceOfInitials(s, topics)
	case kind == task.OwnerPerson && people.IsLowerCase(s):
		return Sure
	}
	return r.evidenceOfWords(s, kind, topics)
}

// evidenceOfWords weighs words that are known as nothing.
func (r *Reader) evidenceOfWords(s string, kind task.OwnerKind, topics bool) Evidence {
	switch {
	case task.LooksLikeName(s) && !r.isWord(s) && !promise.BeginsWithVerb(s):
		return Name
	case topics && kind == task.OwnerTeam:
		return None
	case kind == task.OwnerTeam || kind == task.OwnerRole && strings.Count(s, " ") < 3:
		return Weak
	case !topics && IsShortPhrase(s) && !promise.BeginsWithVerb(s):
		return Weak
	}
	return None
}

// isTeamAlone reports whether a team's name is no state, label or number as well; it may
// be a category: "Observability".
func isTeamAlone(s string) bool {
	return task.StatusOf(s) == task.StatusUnknown && task.FieldOf(s) == 0 && !ascii.HasDigit(s)
}

// IsNoName reports whether a text says something of the action, or names software.
func IsNoName(s string) bool {
	return task.SaysOfItself(s) || task.NamesThing(strings.ToLower(s)) || ascii.HasDigit(s)
}

// evidenceOfInitials weighs two to four capitals, which name technique as often.
func (r *Reader) evidenceOfInitials(s string, topics bool) Evidence {
	switch {
	case r.Speaks(s) || r.tookPart(strings.ToLower(s)):
		return Sure
	case topics || task.IsTeam(strings.ToLower(s)) || task.IsKeyLookalike(s):
		return Weak
	}
	return Name
}

// IsShortPhrase reports whether a text is up to three words of letters, the first with
// a capital: "Field operations".
func IsShortPhrase(s string) bool {
	c, _ := utf8.DecodeRuneInString(s)
	if !unicode.IsUpper(c) || strings.Count(s, " ") > 2 || !strings.Contains(s, " ") {
		return false
	}
	return !strings.ContainsFunc(s, func(c rune) bool { return !unicode.IsLetter(c) && !strings.ContainsRune(" -'’&.", c) })
}
