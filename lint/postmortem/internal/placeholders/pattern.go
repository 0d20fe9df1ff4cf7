package placeholders

import (
	"bytes"

	"github.com/pmlint/pmlint/internal/ascii"
	"github.com/pmlint/pmlint/lint/postmortem/internal/outline"
)

// patternLen is the length of the date, time or key pattern at the start of s:
// YYYY-MM-DD, HH:mm, 20xx-05-DD, 14:??, INC-XXXX; 0 where there is none.
func patternLen(s []byte) int {
	n, seps, open := 0, 0, 0
	for ; n < len(s) && n < 40; n++ {
		switch class := patternBytes[s[n]]; class {
		case bytePlain:
			return 0
		case byteSeparator:
			seps++
		case byteOpen:
			open++
		}
		if patternBytes[s[n]] == byteEnd {
			break
		}
	}
	if seps == 0 || open == 0 {
		return 0
	}
	return patternParts(s, n)
}

// hasOpenByte tells that a text has a byte that can stand for a digit.
func hasOpenByte(s string) bool {
	for i := 0; i < len(s); i++ {
		if patternBytes[s[i]] == byteOpen {
			return true
		}
	}
	return false
}

// patternParts looks at the parts of a token of n bytes that has the characters
// of a pattern.
func patternParts(s []byte, n int) int {
	for n > 0 && patternBytes[s[n-1]] == byteSeparator {
		n--
	}
	if n < 4 || n < len(s) && s[n] >= 0x80 {
		return 0
	}
	parts, open := 0, 0
	keyed := false
	for at := 0; at <= n; {
		end := at
		for end < n && patternBytes[s[end]] != byteSeparator {
			end++
		}
		parts++
		switch kind := patternPart(s[at:end], keyed); {
		case kind == partKey && parts == 1:
			keyed = true
		case kind == partOpen:
			open++
		case kind != partDigits:
			return 0
		}
		at = end + 1
	}
	if open == 0 || parts < 2 || parts > 6 || parts == 2 && open == 1 && !keyed && !bytes.ContainsAny(s[:n], ":?xX") {
		return 0 // "MM-42" is a key
	}
	return n
}

// The bytes of patterns.
const (
	byteEnd       = iota // ends a token
	bytePlain            // in no pattern: most small letters, so that words are left at once
	byteNeutral          // digits, capitals
	byteOpen             // stands for a digit
	byteSeparator        // between parts
)

var patternBytes = func() (t [256]uint8) {
	for c := 'a'; c <= 'z'; c++ {
		t[c] = bytePlain
		t[c-'a'+'A'] = byteNeutral
	}
	for c := '0'; c <= '9'; c++ {
		t[c] = byteNeutral
	}
	for _, c := range "YyMmDdHhSsXxNn?#" {
		t[c] = byteOpen
	}
	for _, c := range "-/:." {
		t[c] = byteSeparator
	}
	t['T'] = byteNeutral
	return t
}()

type partKind uint8

const (
	partNone partKind = iota
	partDigits
	partOpen // a place to fill in
	partKey  // the letters of an incident's key
)

// patternPart tells what a part of a pattern is. Behind the letters of a key only
// X, N and # stand for digits.
func patternPart(s []byte, keyed bool) partKind {
	if len(s) == 0 {
		return partNone
	}
	if ascii.CountDigits(string(s)) == len(s) {
		return partDigits
	}
	if rest := bytes.TrimLeft(s, "0123456789"); len(bytes.Trim(rest, "xX")) == 0 || len(bytes.Trim(rest, "?")) == 0 && len(s) == 2 {
		return partOpen
	}
	switch w := string(s); {
	case outline.OpenParts.Has(w):
		return partOpen
	case w == "MMM" || w == "MMMM" || w == "mmm" || w == "ddTHH" || w == "DDTHH":
		return partOpen
	}
	if keyed || len(s) > 10 || len(s) < 2 {
		return partNone
	}
	for _, c := range s {
		if c < 'A' || c > 'Z' {
			return partNone
		}
	}
	return partKey
}
