package lint

import "strings"

// maxAnchor bounds the part of an anchor that is made of words.
const maxAnchor = 80

// Anchor names a place for Finding.Anchor: a kind of place ("section",
// "factor") and its name or its words, in lower case with hyphens for all that
// is no letter or figure.
func Anchor(kind, words string) string {
	slug := strings.Join(strings.FieldsFunc(strings.ToLower(words), func(r rune) bool {
		return r < '0' || r > '9' && r < 'a' || r > 'z' && r < 0x80
	}), "-")
	if len(slug) > maxAnchor {
		slug = strings.ToValidUTF8(slug[:maxAnchor], "")
	}
	return kind + ":" + slug
}
