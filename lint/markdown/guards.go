package markdown

import (
	"github.com/pmlint/pmlint/lint/internal/ascii"
	"github.com/pmlint/pmlint/lint/text"
)

// The limits of what is parsed. Real documents stay far below them; beyond,
// goldmark takes seconds for kilobytes.
const (
	maxLineLength = 64 << 10 // bytes
	maxNesting    = 100      // quote marks and list markers on one line
	maxReferences = 5000     // link reference definitions in a row
)

// guardBody looks for what would take the block parser very long, before it
// runs. What it finds it notes in Doc.Guards: the body is not read then.
func (d *Doc) guardBody() {
	src := d.File.Bytes()
	references := 0
	for n := d.File.LineAt(d.Body); n <= d.File.Lines(); n++ {
		line := d.File.LineSpan(n)
		line.Start = max(line.Start, d.Body)
		if line.Len() == 0 || src[line.Start] != '[' {
			references = 0
		} else if references++; references > maxReferences {
			d.guard(line, "more than %d link references in a row", maxReferences)
			return
		}
		if line.Len() > maxLineLength {
			d.guard(line, "line of %d bytes is longer than %d", line.Len(), maxLineLength)
			return
		}
		if line.Len() <= maxNesting {
			continue
		}
		if depth := nesting(src[line.Start:line.End]); depth > maxNesting {
			d.guard(text.Span{Start: line.Start, End: min(line.End, line.Start+maxNesting)},
				"%d quote marks and list markers on one line are more than %d", depth, maxNesting)
			return
		}
	}
}

// nesting counts the quote marks and list markers that a line begins with.
func nesting(line []byte) int {
	depth := 0
	for i := 0; i < len(line); {
		switch c := line[i]; {
		case c == ' ' || c == '\t':
			i++
		case c == '>':
			depth++
			i++
		case (c == '-' || c == '*' || c == '+') && i+1 < len(line) && ascii.IsBlank(line[i+1]):
			depth++
			i += 2
		case ascii.IsDigit(c):
			n := i
			for n < len(line) && n < i+9 && ascii.IsDigit(line[n]) {
				n++
			}
			if n+1 >= len(line) || line[n] != '.' && line[n] != ')' || !ascii.IsBlank(line[n+1]) {
				return depth
			}
			depth++
			i = n + 2
		default:
			return depth
		}
	}
	return depth
}
