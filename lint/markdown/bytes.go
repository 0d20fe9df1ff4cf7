package markdown

import "github.com/pmlint/pmlint/lint/text"

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }

func isBlank(c byte) bool { return c == ' ' || c == '\t' }

// trimLeft takes spaces and tabs off the start of a span.
func trimLeft(src []byte, s text.Span) text.Span {
	for s.Start < s.End && isBlank(src[s.Start]) {
		s.Start++
	}
	return s
}

// trimRight takes white space and line ends off the end of a span.
func trimRight(src []byte, s text.Span) text.Span {
	for s.Start < s.End && isSpace(src[s.End-1]) {
		s.End--
	}
	return s
}

// trimSpace takes white space and line ends off both ends of a span.
func trimSpace(src []byte, s text.Span) text.Span {
	for s.Start < s.End && isSpace(src[s.Start]) {
		s.Start++
	}
	return trimRight(src, s)
}
