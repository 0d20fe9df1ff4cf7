// Package ascii reads single bytes, words and figures of ASCII in text that may
// hold anything: bytes of other scripts are neither letters nor digits, and no
// index behind the end panics where a name ends in At.
package ascii

import "strings"

// IsDigit reports whether c is a decimal digit.
func IsDigit(c byte) bool { return c >= '0' && c <= '9' }

// IsLetter reports whether c is a letter of either case.
func IsLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// IsUpper reports whether c is a capital letter.
func IsUpper(c byte) bool { return 'A' <= c && c <= 'Z' }

// IsLower reports whether c is a small letter.
func IsLower(c byte) bool { return 'a' <= c && c <= 'z' }

// IsAlnum reports whether c is a letter or a digit.
func IsAlnum(c byte) bool { return IsLetter(c) || IsDigit(c) }

// IsBlank reports whether c is a space or a tab.
func IsBlank(c byte) bool { return c == ' ' || c == '\t' }

// IsSpace reports whether c is a blank or part of a line end.
func IsSpace(c byte) bool { return IsBlank(c) || c == '\n' || c == '\r' }

// Lower gives the small letter of a capital one, and any other byte as it is.
func Lower(c byte) byte {
	if IsUpper(c) {
		return c + 'a' - 'A'
	}
	return c
}

// At gives the byte at i, or 0 behind the end.
func At(s string, i int) byte {
	if i < len(s) {
		return s[i]
	}
	return 0
}

// IsLetterAt reports whether a letter stands at i.
func IsLetterAt(s string, i int) bool { return i < len(s) && IsLetter(s[i]) }

// IsAlnumAt reports whether a letter or digit stands at i.
func IsAlnumAt(s string, i int) bool { return i < len(s) && IsAlnum(s[i]) }

// HasDigit reports whether s holds a digit.
func HasDigit(s string) bool { return strings.ContainsAny(s, "0123456789") }

// AllDigits reports whether s is a number of digits only, and not empty.
func AllDigits(s string) bool { return s != "" && CountDigits(s) == len(s) }

// CountLetters counts the letters that s begins with.
func CountLetters(s string) int {
	n := 0
	for n < len(s) && IsLetter(s[n]) {
		n++
	}
	return n
}

// CountDigits counts the digits that s begins with.
func CountDigits(s string) int {
	n := 0
	for n < len(s) && IsDigit(s[n]) {
		n++
	}
	return n
}

// CountDigitsAt counts the digits that begin at i.
func CountDigitsAt(s string, i int) int {
	if i >= len(s) {
		return 0
	}
	return CountDigits(s[i:])
}

// FirstLetters gives the letters that s begins with.
func FirstLetters(s string) string { return s[:CountLetters(s)] }

// LastLetters gives the letters that s ends with.
func LastLetters(s string) string {
	i := len(s)
	for i > 0 && IsLetter(s[i-1]) {
		i--
	}
	return s[i:]
}

// LowerWordAt gives the letters that begin at i, in lower case.
func LowerWordAt(s string, i int) string {
	if i >= len(s) {
		return ""
	}
	return strings.ToLower(FirstLetters(s[i:]))
}

// SkipSpaces gives the first place at or behind i that holds neither a blank nor
// a no-break space.
func SkipSpaces(s string, i int) int {
	for i < len(s) && IsBlank(s[i]) {
		i++
	}
	if strings.HasPrefix(s[min(i, len(s)):], "\u00a0") {
		return SkipSpaces(s, i+len("\u00a0"))
	}
	return i
}

// Atoi reads a few digits; the caller has counted them.
func Atoi(digits string) int {
	n := 0
	for i := 0; i < len(digits); i++ {
		n = n*10 + int(digits[i]-'0')
	}
	return n
}

// EqualFold compares a word of any case with one in lower case.
func EqualFold(word, lower string) bool {
	if len(word) != len(lower) {
		return false
	}
	for i := 0; i < len(word); i++ {
		if Lower(word[i]) != lower[i] {
			return false
		}
	}
	return true
}

// HasPrefixFold is strings.HasPrefix without regard to case. The prefix is in
// lower case, and not empty.
func HasPrefixFold(s, prefix string) bool {
	return len(s) >= len(prefix) && s[0]|0x20 == prefix[0]|0x20 && strings.EqualFold(s[:len(prefix)], prefix)
}

// HasAnyPrefix reports whether s begins with one of the prefixes.
func HasAnyPrefix(s string, prefixes ...string) bool {
	for _, p := range prefixes {
		if strings.HasPrefix(s, p) {
			return true
		}
	}
	return false
}

// IsTermByte reports whether c is part of a term: a letter, a digit, a hyphen or
// an apostrophe.
func IsTermByte(c byte) bool { return IsLetter(c) || IsDigit(c) || c == '-' || c == '\'' }
