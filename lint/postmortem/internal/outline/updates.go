package outline

import (
	"strings"

	"github.com/pmlint/pmlint/internal/ascii"
)

// updateStates are the words that the updates of status pages begin with.
var updateStates = Words.Set("update state")

// UpdateState is the length of the state of an update that s begins with, and that
// a sign ends.
func UpdateState(s string) int { return StateLen(s, endsState) }

// StateLen is the length of the state that s begins with, of those behind which
// the rest of s may stand.
func StateLen(s string, may func(rest string) bool) int {
	if s == "" || !ascii.IsUpper(s[0]) {
		return 0
	}
	for _, w := range updateStates.All() {
		if s[0] == w[0] && ascii.HasPrefixFold(s, w) && may(s[len(w):]) {
			return len(w)
		}
	}
	return 0
}

// endsState tells that a text begins with a sign behind which an update's text
// stands.
func endsState(rest string) bool {
	rest = strings.TrimLeft(rest, " ")
	return rest != "" && (strings.IndexByte("-:([\n|", rest[0]) >= 0 || strings.HasPrefix(rest, "–") || strings.HasPrefix(rest, "—"))
}
