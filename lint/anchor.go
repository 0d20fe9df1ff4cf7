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
	words = strings.ToLower(words)
	for i := 0; i < len(words) && len(slug)-start <= maxAnchor; i++ {
		if !inAnchor(words[i]) {
			continue
		}
		if len(slug) > start && !inAnchor(words[i-1]) {
			slug = append(slug, '-')
		}
		slug = append(slug, words[i])
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

func inAnchor(c byte) bool { return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 0x80 }
