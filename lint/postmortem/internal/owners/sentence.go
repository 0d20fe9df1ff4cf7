package owners

import (
	"strings"

	"github.com/pmlint/pmlint/internal/people"
	"github.com/pmlint/pmlint/lint/postmortem/internal/task"
)

// maxOwnerWords is the number of words that the owners in a sentence have at most.
const maxOwnerWords = 6

// InSentence finds who owns something by a sentence's verb: "owned by Ana and
// Bo", "the platform group owns this". end is 0 where nobody is.
func (r *Reader) InSentence(s string) (start, end int) {
	low := strings.ToLower(s)
	if len(low) != len(s) {
		return 0, 0 // letters that change their length
	}
	for _, verb := range belongs.All() {
		if i := wordsAt(low, verb); i >= 0 {
			return r.from(s, i+len(verb))
		}
	}
	for _, verb := range owning.All() {
		if i := wordsAt(low, verb); i > 0 {
			from, to := task.TrimRange(s, 0, len(strings.TrimSuffix(strings.TrimRight(low[:i], " "), " will")))
			if from < to && strings.Count(s[from:to], " ") < maxOwnerWords && r.EvidenceOf(s[from:to], false) > None {
				return from, to
			}
		}
	}
	return 0, 0
}

// wordsAt is where words stand in a text, not as part of others; -1 where they do not.
func wordsAt(s, words string) int {
	for at := 0; ; {
		i := strings.Index(s[at:], words)
		if i < 0 {
			return -1
		}
		at += i
		end := at + len(words)
		if (at == 0 || s[at-1] == ' ' || s[at-1] == '(') && (end == len(s) || strings.IndexByte(" :.,", s[end]) >= 0) {
			return at
		}
		at = end
	}
}

// from is the longest run of words from a place of a sentence that are owners.
func (r *Reader) from(s string, at int) (start, end int) {
	best, words := at, 0
	for i := at + 1; i <= len(s) && words < maxOwnerWords; i++ {
		if i < len(s) && s[i] != ' ' && s[i] != '.' {
			continue
		}
		words++
		from, to := task.TrimRange(s, at, i)
		if from < to && endsInName(s[from:to]) && r.EvidenceOf(s[from:to], false) >= Weak {
			best = i
		}
	}
	if best == at {
		return 0, 0
	}
	return task.TrimRange(s, at, best)
}

// endsInName reports whether the last word of a text can be that of an owner: "Ana", but
// not "Ana and".
func endsInName(s string) bool {
	last := s[strings.LastIndexByte(s, ' ')+1:]
	low := strings.ToLower(last)
	return last != low || last[0] == '@' || task.IsTeam(low) || task.IsRole(low) || people.IsLowerCase(last)
}
