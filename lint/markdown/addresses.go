package markdown

import (
	"bytes"
)

// angle reads a comment, an autolink or an HTML tag. What looks like a tag and
// is none in HTML ("<your name>") is text.
func (s *scanner) angle(i int) int {
	rest := s.raw[i:]
	if bytes.HasPrefix(rest, []byte("<!--")) {
		if !s.noDashes {
			if n := bytes.Index(rest[4:], []byte("-->")); n >= 0 {
				return s.add(token{kind: tokDrop, start: i, end: i + 4 + n + 3, mark: MarkComment})
			}
			s.noDashes = true
		}
		return i + 1
	}
	if s.noAngle {
		return i + 1
	}
	n := bytes.IndexByte(rest, '>')
	if n < 0 {
		s.noAngle = true
		return i + 1
	}
	inner := rest[1:n]
	if isAutolink(inner) {
		return s.add(token{kind: tokURL, start: i, end: i + n + 1, used: 1})
	}
	if !startsKnownTag(rest[:n+1]) {
		return i + 1
	}
	if tagName(inner) == "br" {
		return s.add(token{kind: tokDecode, start: i, end: i + n + 1, text: "\n"})
	}
	return s.add(token{kind: tokDrop, start: i, end: i + n + 1})
}

func isAutolink(inner []byte) bool {
	if len(inner) > maxTarget || bytes.ContainsAny(inner, " \t\n<") {
		return false
	}
	if colon := bytes.IndexByte(inner, ':'); colon >= 2 {
		return isWord(inner[:colon])
	}
	at := bytes.IndexByte(inner, '@')
	return at > 0 && bytes.IndexByte(inner[at:], '.') > 0
}

func isWord(b []byte) bool {
	for _, c := range b {
		if !(c|0x20 >= 'a' && c|0x20 <= 'z') && !(c >= '0' && c <= '9') && c != '+' && c != '.' && c != '-' {
			return false
		}
	}
	return len(b) > 0
}

// address reads a bare address around the colon at i.
func (s *scanner) address(i int) int {
	if !bytes.HasPrefix(s.raw[i:], []byte("://")) {
		return i + 1
	}
	start := i
	for start > 0 && i-start < 10 && s.raw[start-1]|0x20 >= 'a' && s.raw[start-1]|0x20 <= 'z' {
		start--
	}
	if n := len(s.toks); i-start < 2 || n > 0 && s.toks[n-1].end > start {
		return i + 1
	}
	end := i + 3
	for end < len(s.raw) && s.raw[end] > ' ' && bytes.IndexByte([]byte("<>\"`|]"), s.raw[end]) < 0 {
		end++
	}
	end = i + 3 + len(trimAddress(s.raw[i+3:end]))
	return s.add(token{kind: tokURL, start: start, end: end})
}

// trimAddress cuts off punctuation that belongs to the sentence and a closing
// parenthesis that the address does not open.
func trimAddress(a []byte) []byte {
	parens := bytes.Count(a, []byte("(")) - bytes.Count(a, []byte(")"))
	for len(a) > 0 {
		switch c := a[len(a)-1]; {
		case bytes.IndexByte([]byte(".,;:!?'*_~"), c) >= 0:
		case c == ')' && parens < 0:
			parens++
		default:
			return a
		}
		a = a[:len(a)-1]
	}
	return a
}
