package ascii

// WordLen is the length of the word at the start of s, with the hyphens and
// apostrophes inside it.
func WordLen(s string) int {
	n := 0
	for n < len(s) && (IsAlnum(s[n]) || n > 0 && (s[n] == '\'' || s[n] == '-') && IsAlnumAt(s, n+1)) {
		n++
	}
	return n
}
