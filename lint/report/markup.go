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

// inertText makes one line of text harmless where nobody knows whether its reader
// shows it as it is or as Markdown: an invisible space breaks mentions,
// references, links and tags, and leaves the text as it reads.
func inertText(s string) string {
	s = visible(s)
	if !strings.ContainsAny(s, "@#]<!") && !strings.ContainsAny(s, ":.") {
		return s
	}
	const space = "\u200b"
	var b strings.Builder
	for i, r := range s {
		b.WriteRune(r)
		rest := s[i+utf8.RuneLen(r):]
		if breaks(r, rest) || addressStarts(s[:i+utf8.RuneLen(r)]) && rest != "" && strings.ContainsRune(":.s", rune(rest[0])) {
			b.WriteString(space)
		}
	}
	return b.String()
}

// breaks reports whether markup may begin with r before rest.
func breaks(r rune, rest string) bool {
	if rest == "" {
		return false
	}
	next := rest[0]
	switch r {
	case '@':
		return next != ' '
	case '#':
		return next >= '0' && next <= '9'
	case ']':
		return strings.IndexByte("([:", next) >= 0
	case '<':
		return next|0x20 >= 'a' && next|0x20 <= 'z' || strings.IndexByte("/!?", next) >= 0
	case '!':
		return next >= '0' && next <= '9' // a merge request
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
