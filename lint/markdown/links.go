package markdown

import (
	"bytes"
	"strings"

	"github.com/pmlint/pmlint/internal/ascii"
)

// footnoteLabel bounds the label of a footnote's reference, in bytes.
const footnoteLabel = 100

// bracket reads an opening bracket; start is that of an image's exclamation
// mark.
func (s *scanner) bracket(start, i int) int {
	if i+1 < len(s.raw) && s.raw[i+1] == '^' {
		label := s.raw[i+2 : min(len(s.raw), i+2+footnoteLabel)]
		if n := bytes.IndexAny(label, "]\n "); n > 0 && label[n] == ']' {
			return s.add(token{kind: tokDrop, start: start, end: i + 2 + n + 1, mark: MarkFootnote})
		}
	}
	s.brackets = append(s.brackets, len(s.toks))
	return s.add(token{kind: tokBracket, start: start, end: i + 1, partner: -1})
}

func (s *scanner) closeBracket(i int) int {
	if len(s.brackets) == 0 {
		return i + 1
	}
	open := s.brackets[len(s.brackets)-1]
	s.brackets = s.brackets[:len(s.brackets)-1]
	target, end, ok := s.linkTarget(s.toks[open].end, i)
	if !ok {
		return i + 1
	}
	kind := MarkLink
	if s.raw[s.toks[open].start] == '!' {
		kind = MarkImage
		s.silence(open + 1)
	}
	s.toks[open].partner, s.toks[open].mark, s.toks[open].target = len(s.toks), kind, target
	return s.add(token{kind: tokLinkEnd, start: i, end: end, partner: open})
}

// silence takes emphasis out of an image's text, which is left out as a whole.
func (s *scanner) silence(from int) {
	for i := from; i < len(s.toks) && i < from+footnoteLabel; i++ {
		s.toks[i].open, s.toks[i].shut = false, false
	}
}

// linkTarget reads what follows the closing bracket at i: "(target)", "[label]",
// "[]" or nothing. The text begins at from.
func (s *scanner) linkTarget(from, i int) (target string, end int, ok bool) {
	next := byte(0)
	if i+1 < len(s.raw) {
		next = s.raw[i+1]
	}
	if next == '(' {
		if target, end, ok = s.inlineTarget(i + 2); ok {
			return target, end, true
		}
	}
	if s.refs == nil {
		return "", 0, false
	}
	label, end := s.raw[from:i], i+1
	if next == '[' {
		rest := s.raw[i+2 : min(len(s.raw), i+2+maxLabel)]
		if n := bytes.IndexByte(rest, ']'); n >= 0 {
			end = i + 2 + n + 1
			if n > 0 {
				label = rest[:n]
			}
		}
	}
	if len(label) > maxLabel {
		return "", 0, false
	}
	target, ok = s.refs[normaliseLabel(string(label))]
	return target, end, ok
}

// maxLabel bounds the label of a reference link, in bytes; CommonMark allows
// 999, people use far less.
const maxLabel = 300

// normaliseLabel folds case and blanks as CommonMark matches labels.
func normaliseLabel(label string) string {
	return strings.ToLower(strings.Join(strings.Fields(label), " "))
}

// inlineTarget reads "destination "title")" from i on.
func (s *scanner) inlineTarget(i int) (target string, end int, ok bool) {
	for i < len(s.raw) && ascii.IsSpace(s.raw[i]) {
		i++
	}
	start := i
	if i < len(s.raw) && s.raw[i] == '<' {
		n := bytes.IndexAny(s.raw[i+1:min(len(s.raw), i+maxTarget)], "<>\n")
		if n < 0 || s.raw[i+1+n] != '>' {
			return "", 0, false
		}
		target, i = s.str[i+1:i+1+n], i+n+2
	} else {
		i = s.bareTarget(i)
		target = s.str[start:i]
	}
	for i < len(s.raw) && ascii.IsSpace(s.raw[i]) {
		i++
	}
	if i < len(s.raw) && (s.raw[i] == '"' || s.raw[i] == '\'') {
		n := bytes.IndexByte(s.raw[i+1:min(len(s.raw), i+maxTarget)], s.raw[i])
		if n < 0 {
			return "", 0, false
		}
		i += n + 2
	}
	if i < len(s.raw) && s.raw[i] == ')' {
		return target, i + 1, true
	}
	return "", 0, false
}

// maxTarget bounds the length of a link's destination and title, and
// maxParens the parentheses in it: CommonMark lets implementations limit both.
const (
	maxTarget = 4096
	maxParens = 32
)

func (s *scanner) bareTarget(i int) int {
	depth := 0
	for limit := min(len(s.raw), i+maxTarget); i < limit; i++ {
		switch c := s.raw[i]; {
		case ascii.IsSpace(c):
			return i
		case c == '\\' && i+1 < limit:
			i++
		case c == '(':
			if depth++; depth > maxParens {
				return i
			}
		case c == ')':
			if depth == 0 {
				return i
			}
			depth--
		}
	}
	return i
}
