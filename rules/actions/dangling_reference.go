package actions

import (
	"fmt"
	"strings"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
)

var danglingReference = &lint.Rule{
	Name:     "actions/dangling-reference",
	Summary:  "An action that the text refers to exists",
	Severity: lint.Notice,
	Check:    checkDanglingReference,
}

func checkDanglingReference(p *lint.Pass) {
	ids, prefixes := actionIDs(p.Doc)
	if len(prefixes) == 0 {
		return
	}
	for _, s := range p.Doc.Sentences() {
		words := s.Text()
		for i := 0; i < len(words); i++ {
			n := referenceAt(words, i, prefixes)
			if n == 0 {
				continue
			}
			id := words[i : i+n]
			if !ids[strings.ToLower(id)] && !quoted(s, i) {
				p.Report(lint.Diagnostic{
					Span:    s.Prose.Source(s.Start+i, s.Start+i+n),
					Anchor:  lint.Anchor("reference", id),
					Message: fmt.Sprintf("there is no action %q in this document", id),
					Hint:    "which action is meant? Name one of the list, or add it there",
				})
			}
			i += n - 1
		}
	}
}

// actionIDs are the document's ids in lower case, and what stands before their
// numbers where at least two ids have it.
func actionIDs(doc *postmortem.Document) (ids map[string]bool, prefixes map[string]bool) {
	ids, prefixes = map[string]bool{}, map[string]bool{}
	count := map[string]int{}
	for _, a := range doc.Actions {
		id := a.ID.Plain
		digits := len(id)
		for digits > 0 && id[digits-1] >= '0' && id[digits-1] <= '9' {
			digits--
		}
		if digits == 0 || digits == len(id) || strings.ContainsAny(id, " #") {
			continue
		}
		ids[strings.ToLower(id)] = true
		if count[id[:digits]]++; count[id[:digits]] == 2 {
			prefixes[id[:digits]] = true
		}
	}
	return ids, prefixes
}

// referenceAt is the length of a reference to an action at i: an id after
// "action", "item", "see", "in", or in parentheses.
func referenceAt(s string, i int, prefixes map[string]bool) int {
	if s[i] < 'A' || s[i] > 'Z' || i > 0 && isWordByte(s[i-1]) {
		return 0
	}
	end := i
	for end < len(s) && (s[end] >= 'A' && s[end] <= 'Z' || s[end] == '-') {
		end++
	}
	if !prefixes[s[i:end]] {
		return 0
	}
	digits := end
	for digits < len(s) && s[digits] >= '0' && s[digits] <= '9' {
		digits++
	}
	if digits == end || goesOn(s[digits:]) || !refers(s[:i]) {
		return 0
	}
	return digits - i
}

// goesOn reports whether an id is part of something longer, before which rest stands:
// a word, a version.
func goesOn(rest string) bool {
	switch {
	case rest == "":
		return false
	case rest[0] == '.':
		return len(rest) > 1 && isWordByte(rest[1])
	}
	return rest[0] == '-' || isWordByte(rest[0])
}

func isWordByte(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c >= 0x80
}

// refers tells that what precedes an id makes it a reference.
func refers(before string) bool {
	before = strings.ToLower(strings.TrimRight(before[max(0, len(before)-24):], " #"))
	for _, w := range [...]string{"action", "actions", "action item", "action items", "item", "items", "see", "addressed by",
		"covered by", "tracked as", "tracked in", "→", "->"} {
		if rest, ok := strings.CutSuffix(before, w); ok && (rest == "" || !isWordByte(rest[len(rest)-1]) || w[0] >= 0x80) {
			return true
		}
	}
	return false
}

// quoted tells that the word at i of a sentence is code or somebody's words.
func quoted(s postmortem.Sentence, i int) bool {
	return s.Prose.In(postmortem.MarkCode, s.Start+i) || s.Prose.In(postmortem.MarkQuote, s.Start+i) ||
		s.Prose.In(postmortem.MarkURL, s.Start+i)
}
