package actions

import (
	"slices"
	"strings"

	"github.com/pmlint/pmlint/internal/people"
	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/postmortem/internal/task"
)

// maxOwnerWords is the number of words that the owners in a sentence have at most.
const maxOwnerWords = 6

// ownersInSentence finds who owns something by a sentence's verb: "owned by Ana and
// Bo", "the platform group owns this". end is 0 where nobody is.
func (r *actionReader) ownersInSentence(s string) (start, end int) {
	low := strings.ToLower(s)
	if len(low) != len(s) {
		return 0, 0 // letters that change their length
	}
	for _, verb := range belongs.All() {
		if i := wordsAt(low, verb); i >= 0 {
			return r.ownersFrom(s, i+len(verb))
		}
	}
	for _, verb := range owning.All() {
		if i := wordsAt(low, verb); i > 0 {
			from, to := task.TrimRange(s, 0, i)
			if from < to && strings.Count(s[from:to], " ") < maxOwnerWords && r.evidenceOf(s[from:to], false) > evidenceNone {
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

// ownersFrom is the longest run of words from a place of a sentence that are owners.
func (r *actionReader) ownersFrom(s string, at int) (start, end int) {
	best, words := at, 0
	for i := at + 1; i <= len(s) && words < maxOwnerWords; i++ {
		if i < len(s) && s[i] != ' ' && s[i] != '.' {
			continue
		}
		words++
		from, to := task.TrimRange(s, at, i)
		if from < to && endsInName(s[from:to]) && r.evidenceOf(s[from:to], false) >= evidenceWeak {
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

// readOwnership reads who owns an action by a sentence behind its first: "One limit for
// all. The platform group owns this."
func (it *itemReader) readOwnership() {
	if len(it.a.Owners) > 0 {
		return
	}
	s := it.rest()
	for at := strings.Index(s, ". "); at > 0; {
		from := at + len(". ")
		next := strings.Index(s[from:], ". ")
		to := len(s)
		if next >= 0 {
			to = from + next
		}
		if start, end := it.ownersInSentence(s[from:to]); end > 0 {
			it.addOwners(it.start+from+start, it.start+from+end)
			return
		}
		if next < 0 {
			return
		}
		at = to
	}
}

// readOwnerOfAll reads a sentence in a section of actions that gives all of them their
// owner: "All of these are owned by Ana."
func (r *actionReader) readOwnerOfAll(b *markdown.Block, sc *actionScope) {
	p := r.doc.Prose(b)
	if len(p.Text) > 4*longestOwners || !slices.ContainsFunc(strings.FieldsFunc(strings.ToLower(p.Text), task.EndsWord), wholes.Has) {
		return
	}
	start, end := r.ownersInSentence(p.Text)
	if end == 0 {
		return
	}
	it := &itemReader{actionReader: r, a: &Action{}}
	it.begin(p)
	it.addOwners(start, end)
	if strings.HasSuffix(p.Text, ":") {
		sc.owners = it.a.Owners
		return
	}
	for _, a := range r.actions[r.from:] {
		if len(a.Owners) == 0 {
			a.Owners = it.a.Owners
		}
	}
}
