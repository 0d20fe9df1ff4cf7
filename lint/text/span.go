package text

import "github.com/pmlint/pmlint/internal/ascii"

// TrimLeft takes spaces and tabs off the start of a span.
func TrimLeft(src []byte, s Span) Span {
	for s.Start < s.End && ascii.IsBlank(src[s.Start]) {
		s.Start++
	}
	return s
}

// TrimRight takes white space and line ends off the end of a span.
func TrimRight(src []byte, s Span) Span {
	for s.Start < s.End && ascii.IsSpace(src[s.End-1]) {
		s.End--
	}
	return s
}

// TrimSpace takes white space and line ends off both ends of a span.
func TrimSpace(src []byte, s Span) Span {
	for s.Start < s.End && ascii.IsSpace(src[s.Start]) {
		s.Start++
	}
	return TrimRight(src, s)
}

// Through extends a span to the end of another.
func Through(s, end Span) Span {
	if end.End > s.End {
		s.End = end.End
	}
	return s
}
