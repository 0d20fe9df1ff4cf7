package placeholders

import (
	"bytes"
	"slices"
	"strings"

	"github.com/pmlint/pmlint/internal/ascii"
	"github.com/pmlint/pmlint/lint/postmortem/internal/outline"
)

// maxHolder is the length in bytes above which brackets hold no instruction.
const maxHolder = 160

// holderEnd finds the end of the bracket that opens at i.
func holderEnd(s []byte, i int) (end int, kind PlaceholderKind) {
	rest := s[i+1 : min(len(s), i+maxHolder)]
	switch s[i] {
	case '[':
		if n := bytes.IndexAny(rest, "[]"); n > 0 && rest[n] == ']' {
			return i + 1 + n + 1, PlaceholderBracket
		}
	case '<':
		if n := bytes.IndexAny(rest, "<>"); n > 0 && rest[n] == '>' {
			return i + 1 + n + 1, PlaceholderAngle
		}
	case '{':
		if len(rest) > 1 && rest[0] == '{' {
			if n := bytes.Index(rest[1:], []byte("}}")); n > 0 {
				return i + 2 + n + 2, PlaceholderMoustache
			}
		}
	}
	return 0, ""
}

// isHolder decides about a bracket inside a text.
func (h *holderReader) isHolder(s []byte, start, end int, kind PlaceholderKind) bool {
	switch kind {
	case PlaceholderMoustache:
		return (start == 0 || s[start-1] != '$' && s[start-1] != '(') && isMoustache(s[start+2:end-2])
	case PlaceholderAngle:
		if start > 0 && ascii.IsAlnumAt(string(s[start-1:start]), 0) {
			return false
		}
		return IsInstruction(s[start+1:end-1]) || h.isOpenNoun(s[start+1:end-1])
	}
	if end < len(s) && (s[end] == '(' || s[end] == '[' || s[end] == ':') || start > 0 && (s[start-1] == ']' || s[start-1] == '!') {
		return false // a link, an image or its definition
	}
	inner := s[start+1 : end-1]
	return IsInstruction(inner) && !h.isRef(inner)
}

// isRef tells the label of a defined link.
func (h *holderReader) isRef(inner []byte) bool {
	_, ok := h.doc.Reference(string(inner))
	return ok
}

// isMoustache tells a gap to fill in from the variables of a site generator and
// of deployment templates.
func isMoustache(inner []byte) bool {
	words := bytes.TrimSpace(inner)
	if len(words) == 0 || !ascii.IsLetter(words[0]) || bytes.ContainsAny(words, "|.(\"'<#/%") {
		return false
	}
	return !bytes.HasPrefix(words, []byte("include")) && !bytes.HasPrefix(words, []byte("content"))
}

// inCode tells that an odd number of backticks stands before i.
func inCode(s []byte, i int) bool { return bytes.Count(s[:i], []byte{'`'})%2 == 1 }

// isWholeHolder tells the inside of brackets that are a whole value: a bare noun
// will do there.
func (h *holderReader) isWholeHolder(inner []byte) bool {
	if h.isRef(inner) {
		return false
	}
	return IsInstruction(inner) || IsNounHolder(inner)
}

// IsInstruction reports whether words ask for something, wherever they stand: "your
// name", "link to the dashboard", "X minutes", "YYYY-MM-DD", "INC-XXXX".
func IsInstruction(inner []byte) bool {
	inner = bytes.TrimSpace(inner)
	if len(inner) < 2 || bytes.ContainsAny(inner, "@=") || bytes.Contains(inner, []byte("://")) || inner[0] == '/' || inner[0] == '!' {
		return false
	}
	if n := patternLen(inner); n > 0 && (n == len(inner) || inner[n] == ' ') || isUnknownWord(inner) {
		return true
	}
	first, rest, more := bytes.Cut(inner, []byte(" "))
	return more && asksFor(askingOf(first), rest)
}

// askingOf is how a word in any case asks for something.
func askingOf(word []byte) outline.Asking {
	var buf [12]byte
	if len(word) > len(buf) {
		return outline.AsksNothing
	}
	for i, c := range word {
		buf[i] = ascii.Lower(c)
	}
	return outline.AskingWords.Of(string(buf[:len(word)]))
}

// asksFor reports whether the rest of a text makes its first word one that asks.
func asksFor(asking outline.Asking, rest []byte) bool {
	switch asking {
	case outline.AsksAlways:
		return true
	case outline.AsksOf:
		return beginsWith(rest, "of ", "or ", "here")
	case outline.AsksTo:
		return beginsWith(rest, "to ", "here")
	case outline.AsksBriefly:
		return holds(rest, "description", "summary", "sentence", "explanation")
	case outline.AsksUnits:
		return isUnit(rest)
	}
	return false
}

func beginsWith(s []byte, any ...string) bool {
	return slices.ContainsFunc(any, func(w string) bool { return bytes.HasPrefix(s, []byte(w)) })
}

func holds(s []byte, any ...string) bool {
	return slices.ContainsFunc(any, func(w string) bool { return bytes.Contains(s, []byte(w)) })
}

// isUnit tells "minutes", "hours Y minutes", "%".
func isUnit(rest []byte) bool {
	for _, u := range [...]string{"min", "hour", "sec", "day", "week", "user", "customer", "percent", "%", "request"} {
		if bytes.HasPrefix(rest, []byte(u)) {
			return true
		}
	}
	return false
}

// IsNounHolder tells a value that names what belongs in its place.
func IsNounHolder(inner []byte) bool {
	if len(inner) > 40 {
		return false
	}
	return outline.NounHolders.Has(strings.ToLower(string(bytes.TrimSpace(inner))))
}
