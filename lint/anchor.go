package lint

import "strings"

// maxAnchor bounds the part of an anchor that is made of words.
const maxAnchor = 80

// Anchor names a place for Finding.Anchor: a kind of place ("section",
// "factor") and its name or its words, in lower case with hyphens for all that
// is no letter or figure.
func Anchor(kind, words string) string {
	slug := make([]byte, 0, len(kind)+1+maxAnchor+1)
	slug = append(append(slug, kind...), ':')
	start := len(slug)
	if !isASCII(words) {
		words = strings.ToLower(words)
	}
	gap := false
	for i := 0; i < len(words) && len(slug)-start <= maxAnchor; i++ {
		c := words[i]
		if c >= 'A' && c <= 'Z' {
			c += 'a' - 'A'
		}
		if !inAnchor(c) {
			gap = true
			continue
		}
		if gap && len(slug) > start {
			slug = append(slug, '-')
		}
		gap = false
		slug = append(slug, c)
	}
	if len(slug)-start > maxAnchor {
		return kind + ":" + strings.ToValidUTF8(string(slug[start:start+maxAnchor]), "")
	}
	return string(slug)
}

// ActionAnchor names an action for Finding.Anchor: by its id, else by its words.
// A bare number is no name: it changes when a row is put in above.
func ActionAnchor(id, words string) string {
	if strings.Trim(id, "0123456789") != "" {
		return Anchor("action", id)
	}
	return Anchor("action", words)
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

func inAnchor(c byte) bool { return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 0x80 }
