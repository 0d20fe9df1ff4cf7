package report

import (
	"strings"
	"unicode/utf8"
)

// mdText makes one line of text harmless in GitHub's Markdown: nothing in it
// is markup, a link, a mention or a reference to an issue. It must not stand at
// a line's start, where more characters are markup.
func mdText(s string) string {
	s = visible(s)
	var b strings.Builder
	for i, r := range s {
		if strings.ContainsRune("\\`*_{}[]<>#|!~&$", r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
		// Mentions, references and addresses are found in the text after markup
		// was read: a backslash does not stop that, an invisible space does.
		if r == '@' || r == '#' || addressStarts(s[:i+utf8.RuneLen(r)]) {
			b.WriteString("&#8203;")
		}
	}
	return b.String()
}

// addressStarts tells that s ends where a bare address would become a link:
// after "http", "https", "ftp", "mailto" before the colon, or "www" before the
// dot.
func addressStarts(s string) bool {
	s = strings.ToLower(s[max(0, len(s)-6):])
	for _, scheme := range []string{"http", "https", "ftp", "mailto", "xmpp", "www"} {
		if strings.HasSuffix(s, scheme) {
			return true
		}
	}
	return false
}

// mdCode shows one line of text as code.
func mdCode(s string) string {
	s = strings.ReplaceAll(noLegacyCommand(visible(s)), "|", `\|`)
	fence := "`"
	for strings.Contains(s, fence) {
		fence += "`"
	}
	if strings.HasPrefix(s, "`") || strings.HasSuffix(s, "`") {
		s = " " + s + " "
	}
	if s == "" {
		return ""
	}
	return fence + s + fence
}

// htmlEscaper escapes text for HTML, in elements and quoted attributes.
var htmlEscaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&#34;", "'", "&#39;")

// htmlText makes one line of text harmless in HTML.
func htmlText(s string) string { return legacyCommand(htmlEscaper.Replace(visible(s)), "&#91;") }
