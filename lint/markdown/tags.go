package markdown

import (
	"bytes"
	"strings"

	"github.com/pmlint/pmlint/internal/ascii"
	"github.com/pmlint/pmlint/lint/text"
)

// htmlTag is a tag of the source.
type htmlTag struct {
	name   string
	closes bool
	span   text.Span
}

// tag finds the first tag in [at, end), leaving out comments; ok is false
// where there is none.
func (h *htmlReader) tag(at, end int) (t htmlTag, ok bool) {
	for at < end && h.budget > 0 {
		h.budget--
		i := bytes.IndexByte(h.src[at:end], '<')
		if i < 0 {
			return htmlTag{}, false
		}
		at += i
		if bytes.HasPrefix(h.src[at:end], []byte("<!--")) {
			n := bytes.Index(h.src[at:end], []byte("-->"))
			if n < 0 {
				return htmlTag{}, false
			}
			at += n + 3
			continue
		}
		n := bytes.IndexByte(h.src[at:min(end, at+maxTag)], '>')
		if n < 0 {
			at++
			continue
		}
		if name := tagName(h.src[at+1 : at+n]); name != "" {
			return htmlTag{name: name, closes: h.src[at+1] == '/', span: text.Span{Start: at, End: at + n + 1}}, true
		}
		at++
	}
	return htmlTag{}, false
}

// closing finds the tag that closes the one named, passing over pairs of the
// same name inside. Where there is none, what is open ends with the block.
func (h *htmlReader) closing(name string, at, end int) text.Span {
	open := 1
	for {
		t, ok := h.tag(at, end)
		if !ok {
			return text.Span{Start: end, End: end}
		}
		at = t.span.End
		if t.name != name {
			continue
		}
		if !t.closes {
			open++
		} else if open--; open == 0 {
			return t.span
		}
	}
}

// tagName is the lower-case name of a tag without its brackets.
func tagName(inner []byte) string {
	inner = bytes.TrimPrefix(inner, []byte("/"))
	n := 0
	for n < len(inner) && n < 12 && (inner[n]|0x20 >= 'a' && inner[n]|0x20 <= 'z' || n > 0 && inner[n] >= '0' && inner[n] <= '9') {
		n++
	}
	if n < len(inner) && !ascii.IsSpace(inner[n]) && inner[n] != '/' && inner[n] != '>' {
		return ""
	}
	return strings.ToLower(string(inner[:n]))
}

// startsKnownTag reports whether b begins with a tag of HTML.
func startsKnownTag(b []byte) bool {
	if len(b) < 3 || b[0] != '<' {
		return false
	}
	switch tagName(b[1:]) {
	case "a", "abbr", "article", "aside", "b", "big", "blockquote", "br", "button", "caption", "center", "cite",
		"code", "col", "dd", "del", "details", "div", "dl", "dt", "em", "figcaption", "figure", "font", "footer",
		"form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "i", "iframe", "img", "input", "ins", "kbd",
		"label", "li", "main", "mark", "nav", "ol", "p", "picture", "pre", "q", "s", "samp", "script", "section",
		"small", "source", "span", "strike", "strong", "style", "sub", "summary", "sup", "svg", "table", "tbody",
		"td", "tfoot", "th", "thead", "tr", "tt", "u", "ul", "var", "video":
		return true
	}
	return false
}

func isHeadingTag(name string) bool {
	return len(name) == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6'
}

// hasText reports whether something stands beside the tags.
func hasText(s []byte) bool {
	for len(s) > 0 {
		if s[0] == '<' {
			n := bytes.IndexByte(s, '>')
			if n < 0 {
				return true
			}
			s = s[n+1:]
			continue
		}
		if !ascii.IsSpace(s[0]) {
			return true
		}
		s = s[1:]
	}
	return false
}
