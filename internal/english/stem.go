package english

import "bytes"

// suffixes are, by their last letter, what is cut off where at least four
// letters stay; the longest come first.
var suffixes = [...][]string{
	'd' - 'a': {"ied", "ed"},
	'e' - 'a': {"ance", "ence", "able", "ible", "ive", "e"},
	'g' - 'a': {"ing"},
	'l' - 'a': {"ful", "al"},
	'n' - 'a': {"ation", "ion"},
	'r' - 'a': {"er", "or"},
	's' - 'a': {"ations", "ments", "ities", "ions", "ings", "ness", "less", "ies", "ers", "ous", "es", "s"},
	't' - 'a': {"ment"},
	'y' - 'a': {"ingly", "ity", "ly", "y"},
}

// Stem cuts the endings of an English word in lower case, so that "retries",
// "retried" and "retry", "deployment" and "deployed" become one. It returns a part of w.
func Stem(w []byte) []byte {
	w = cutSuffix(cutSuffix(w))
	if len(w) >= 6 { // "migrate" like "migration"
		w = bytes.TrimSuffix(w, []byte("at"))
	}
	if n := len(w); n > 4 && w[n-1] == w[n-2] && w[n-1] != 's' { // "stopped"
		w = w[:n-1]
	}
	return w
}

func cutSuffix(w []byte) []byte {
	if len(w) < 5 {
		return w
	}
	last := w[len(w)-1] - 'a'
	if int(last) >= len(suffixes) {
		return w
	}
	for _, s := range suffixes[last] {
		if n := len(w) - len(s); n >= 4 && w[n] == s[0] && string(w[n:]) == s {
			return w[:n]
		}
	}
	return w
}
