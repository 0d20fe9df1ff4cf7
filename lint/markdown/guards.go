package markdown

import (
	"bytes"

	"github.com/pmlint/pmlint/internal/ascii"
	"github.com/pmlint/pmlint/lint/text"
)

// The limits of what is parsed. Real documents stay far below them; beyond,
// goldmark takes seconds for kilobytes.
const (
	maxLineLength = 64 << 10 // bytes
	maxNesting    = 100      // quote marks and list markers on one line
	maxReferences = 2000     // lines of a paragraph that may be link references
)

// guardBody looks for what would take the block parser very long, before it
// runs. What it finds it notes in Doc.Guards: the body is not read then.
func (d *Doc) guardBody(maxMemory int64) {
	file, body := d.File, d.Body
	src := file.Bytes()
	if n := needs(src[body:], maxMemory); n > maxMemory {
		d.guard(file.LineSpan(1), "reading the document takes about %d MiB of memory, more than %d, the limit limits.memory (--max-memory)",
			n>>20, maxMemory>>20)
		return
	}
	references := 0
	var depths nestingDepths
	for n := file.LineAt(body); n <= file.Lines(); n++ {
		line := file.LineSpan(n)
		line.Start = max(line.Start, body)
		content := src[line.Start:line.End]
		if line.Len() > maxLineLength {
			d.guard(line, "line of %d bytes is longer than %d", line.Len(), maxLineLength)
			return
		}
		depth, item, first := nesting(content)
		switch {
		case first == 0 || item:
			references = 0 // the paragraph ends before it
		case first == '[':
			references++
		}
		if references > maxReferences {
			d.guard(line, "more than %d link references in a row", maxReferences)
			return
		}
		if depth > maxNesting {
			d.guard(text.Span{Start: line.Start, End: min(line.End, line.Start+maxNesting)},
				"%d quote marks and list markers on one line are more than %d", depth, maxNesting)
			return
		}
		if depth := depths.add(content, depth); depth > maxNesting {
			d.guard(text.Span{Start: line.Start, End: min(line.End, line.Start+maxNesting)},
				"lists in lists, more than %d deep", maxNesting)
			return
		}
	}
}

// What a document takes while it is read and checked, in bytes, measured on texts
// that consist of nothing else: with blocks, model and findings, and without what
// the collector has yet to take away.
const (
	perByte    = 16
	perLine    = 600  // that is not blank
	perHeading = 350  // more than another line
	perMarker  = 1000 // of a list or a quote
	perMark    = 500  // a byte that may begin or end a link, an emphasis and the like
	perCell    = 180  // of a table, or a backtick
	perAddress = 550  // that becomes a link by itself
	perQuote   = 80   // a quotation mark, or the first byte of a typographic one
)

// maxPerByte is more than any byte can take: one that is a line with a marker.
const maxPerByte = perByte + perLine + perHeading + perMarker + perMark + perAddress

// needs is what a document takes, or 0 where it cannot be more than most, or where
// there is no limit.
func needs(src []byte, most int64) int64 {
	if most <= 0 || int64(len(src))*maxPerByte <= most {
		return 0
	}
	return Memory(src)
}

// costs are what single bytes take beside perByte.
var costs = func() (of [256]int64) {
	for _, c := range "[]*_\\&<!~" {
		of[c] = perMark
	}
	of['|'], of['`'] = perCell, perCell
	of['"'], of['\''], of["“"[0]] = perQuote, perQuote, perQuote
	return of
}()

// Memory is about how many bytes the reading and checking of a document takes.
func Memory(src []byte) int64 {
	addresses := bytes.Count(src, []byte("://")) + bytes.Count(src, []byte("www.")) + bytes.Count(src, []byte("@"))
	total := int64(len(src))*perByte + int64(addresses)*perAddress
	for line := range bytes.Lines(src) {
		if len(line) <= 2 && len(bytes.TrimSpace(line)) == 0 {
			continue
		}
		total += perLine
		depth, _, first := nesting(line)
		total += int64(depth) * perMarker
		if first == '#' {
			total += perHeading
		}
		for _, c := range line {
			total += costs[c]
		}
	}
	return total
}

// nestingDepths follows how deep lists stand in one another by indentation.
type nestingDepths struct {
	indents []int // of the lines with markers that the next may stand below
	depths  []int // of nesting at each
}

// add takes the next line, with the number of markers that it begins with, and
// returns how deep its content may stand; it may say too much, never too little.
func (d *nestingDepths) add(line []byte, markers int) int {
	indent := 0
	for indent < len(line) && (line[indent] == ' ' || line[indent] == '\t') {
		indent++
	}
	if indent == len(line) {
		return 0 // a blank line ends nothing
	}
	n := len(d.indents)
	for n > 0 && d.indents[n-1] >= indent {
		n--
	}
	d.indents, d.depths = d.indents[:n], d.depths[:n]
	if markers == 0 {
		return 0
	}
	depth := markers
	if n > 0 {
		depth += d.depths[n-1]
	}
	d.indents, d.depths = append(d.indents, indent), append(d.depths, depth)
	return depth
}

// nesting counts the quote marks and list markers that a line begins with. It
// returns whether it begins an item of a list, and the first byte behind the
// markers, 0 where there is none.
func nesting(line []byte) (depth int, item bool, first byte) {
	for i := 0; i < len(line); {
		switch c := line[i]; {
		case c == ' ' || c == '\t':
			i++
		case c == '>':
			depth++
			i++
		case (c == '-' || c == '*' || c == '+') && i+1 < len(line) && ascii.IsBlank(line[i+1]):
			depth++
			item = true
			i += 2
		case ascii.IsDigit(c):
			n := i
			for n < len(line) && n < i+9 && ascii.IsDigit(line[n]) {
				n++
			}
			if n+1 >= len(line) || line[n] != '.' && line[n] != ')' || !ascii.IsBlank(line[n+1]) {
				return depth, item, c
			}
			depth++
			item = true
			i = n + 2
		default:
			return depth, item, c
		}
	}
	return depth, item, 0
}
