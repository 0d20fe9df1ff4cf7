// Package text keeps positions: the bytes of a file are the only truth, and
// every line, column and width is derived from a byte offset here and nowhere
// else.
package text

import (
	"bytes"
	"sort"
	"strings"
	"unicode/utf8"
	"unsafe"
)

// Span is a half-open range of byte offsets, [Start, End), of the original
// file: a byte order mark and carriage returns count.
type Span struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// Len is the number of bytes of s.
func (s Span) Len() int { return s.End - s.Start }

// IsZero tells a span that was never set; the empty span at the start of a
// file is not distinguished from it.
func (s Span) IsZero() bool { return s == Span{} }

// Contains tells whether inner lies within s; an empty inner span at either
// edge does.
func (s Span) Contains(inner Span) bool {
	return s.Start <= inner.Start && inner.End <= s.End
}

// Overlaps tells whether s and other share at least one byte.
func (s Span) Overlaps(other Span) bool {
	return s.Start < other.End && other.Start < s.End
}

// Position is a place in a file as people and tools count it. Columns start at 1
// and do not count a byte order mark; editors that speak LSP count them from 0.
type Position struct {
	Line   int `json:"line"`   // starts at 1
	Column int `json:"column"` // in code points; an invalid byte counts as one
	UTF16  int `json:"utf16"`  // in UTF-16 code units, as LSP and browsers count
	Byte   int `json:"byte"`   // in bytes, as LSP counts where utf-8 was agreed on
	Offset int `json:"offset"` // in bytes from the start of the file, starts at 0
}

// File is the bytes of one document with an index of its lines. It never
// changes, and is safe for concurrent use.
type File struct {
	path  string
	src   []byte // the bytes of str
	str   string // pieces of it cost no copy
	lines []int  // the offset at which each line starts
	marks []mark // within long lines, in the order of the text
}

// mark is a place in a long line of which the columns are known.
type mark struct{ offset, column, utf16 int }

// longLine is the number of bytes between the marks of a line, so that a place
// in it is counted from near by.
const longLine = 1 << 10

// bom is the UTF-8 byte order mark.
var bom = []byte("\xef\xbb\xbf")

// NewFile copies src and indexes it. The path is for reports and is not opened.
//
// A line ends at LF or CRLF, as git and code hosts count; a lone CR ends none.
// The last line may lack its end. An empty file has one empty line.
func NewFile(path string, src []byte) *File {
	str := string(src)
	f := &File{path: path, str: str, src: unsafe.Slice(unsafe.StringData(str), len(str))}
	f.lines = append(make([]int, 0, 1+bytes.Count(src, []byte{'\n'})), 0)
	for i := 0; ; {
		n := bytes.IndexByte(src[i:], '\n')
		if n < 0 {
			n = len(src) - i
		}
		if n > longLine {
			f.mark(i, i+n)
		}
		if i += n + 1; i > len(src) {
			return f
		}
		f.lines = append(f.lines, i)
	}
}

// mark marks places in the line between two offsets.
func (f *File) mark(start, end int) {
	if start == 0 {
		start = f.BOM()
	}
	at := mark{start, 1, 1}
	for end-at.offset > longLine {
		at = f.count(at, at.offset+longLine)
		f.marks = append(f.marks, at)
	}
}

// count goes on from a place to the code point that holds an offset.
func (f *File) count(at mark, offset int) mark {
	for at.offset < offset {
		if f.src[at.offset] < utf8.RuneSelf {
			at.offset++
			at.column++
			at.utf16++
			continue
		}
		r, n := utf8.DecodeRune(f.src[at.offset:])
		if at.offset+n > offset {
			break
		}
		at.offset += n
		at.column++
		at.utf16++
		if r > 0xffff {
			at.utf16++
		}
	}
	return at
}

// Path is the path that the file was given, for reports.
func (f *File) Path() string { return f.path }

// Bytes are the file's bytes; they must not be changed.
func (f *File) Bytes() []byte { return f.src }

// Len is the file's size in bytes.
func (f *File) Len() int { return len(f.src) }

// BOM is the length of the byte order mark at the file's start: 0 or 3.
func (f *File) BOM() int {
	if bytes.HasPrefix(f.src, bom) {
		return len(bom)
	}
	return 0
}

// Lines is the number of lines; the empty rest after a final line end counts
// as a line, as editors show it.
func (f *File) Lines() int { return len(f.lines) }

// LineAt is the number (from 1) of the line that holds offset; offsets outside
// the file are taken to its nearest end.
func (f *File) LineAt(offset int) int {
	if offset < 0 {
		return 1
	}
	return sort.Search(len(f.lines), func(i int) bool { return f.lines[i] > offset })
}

// LineSpan is the span of line n (from 1) without its line end. A line number
// outside the file gives an empty span at its nearest end.
func (f *File) LineSpan(n int) Span {
	if n < 1 {
		return Span{}
	}
	if n > len(f.lines) {
		return Span{len(f.src), len(f.src)}
	}
	s := Span{f.lines[n-1], len(f.src)}
	if n < len(f.lines) {
		s.End = f.lines[n]
	}
	for s.End > s.Start && (f.src[s.End-1] == '\n' || f.src[s.End-1] == '\r') {
		s.End--
	}
	return s
}

// Text is the bytes at s as a string, without a copy; a span outside the file
// is cut to it.
func (f *File) Text(s Span) string {
	s = f.clip(s)
	return f.str[s.Start:s.End]
}

func (f *File) clip(s Span) Span {
	s.Start = min(max(s.Start, 0), len(f.src))
	s.End = min(max(s.End, s.Start), len(f.src))
	return s
}

// Detach returns s, copied if it is a part of the file's text: kept as it is, it
// would keep the whole file in memory.
func (f *File) Detach(s string) string {
	if len(s) == 0 || len(f.str) == 0 {
		return s
	}
	at, base := uintptr(unsafe.Pointer(unsafe.StringData(s))), uintptr(unsafe.Pointer(unsafe.StringData(f.str)))
	if at < base || at >= base+uintptr(len(f.str)) {
		return s
	}
	return strings.Clone(s)
}

// Position counts line and columns of an offset; offsets outside the file are
// taken to its nearest end. An offset inside a code point has the columns of that
// code point; the byte order mark has no column.
func (f *File) Position(offset int) Position {
	offset = min(max(offset, 0), len(f.src))
	line := f.LineAt(offset)
	start := f.lines[line-1]
	if line == 1 {
		start = min(f.BOM(), offset)
	}
	at := mark{start, 1, 1}
	if offset-start > longLine {
		next := sort.Search(len(f.marks), func(i int) bool { return f.marks[i].offset > offset })
		if next > 0 && f.marks[next-1].offset > start {
			at = f.marks[next-1]
		}
	}
	at = f.count(at, offset)
	return Position{Line: line, Column: at.column, UTF16: at.utf16, Byte: at.offset - start + 1, Offset: offset}
}

// Offset is the byte offset of a line and a column in code points, both from 1:
// the inverse of Position.Column. A line outside the file gives the file's nearest
// end, a column outside the line the line's nearest end, before its line feed.
func (f *File) Offset(line, column int) int {
	return f.advance(line, column, func(rune, int) int { return 1 })
}

// OffsetUTF16 is Offset for a column in UTF-16 code units, the inverse of
// Position.UTF16. One inside a surrogate pair gives the start of the code point.
func (f *File) OffsetUTF16(line, unit int) int {
	return f.advance(line, unit, func(r rune, _ int) int {
		if r > 0xffff {
			return 2
		}
		return 1
	})
}

// OffsetByte is Offset for a column in bytes, the inverse of Position.Byte. One
// inside a code point gives the start of the code point.
func (f *File) OffsetByte(line, column int) int {
	return f.advance(line, column, func(_ rune, n int) int { return n })
}

// advance walks along a line while whole code points, each as wide as width
// says, lie before the column.
func (f *File) advance(line, column int, width func(r rune, n int) int) int {
	s := f.LineSpan(line)
	if line == 1 {
		s.Start = min(f.BOM(), s.End)
	}
	i := s.Start
	for c := 1; i < s.End; {
		r, n := utf8.DecodeRune(f.src[i:s.End])
		if c += width(r, n); c > column {
			break
		}
		i += n
	}
	return i
}

// LoneReturn is the offset of the first carriage return that no line feed follows, or
// -1. Markdown ends a line there, and this package does not.
func LoneReturn(src []byte) int {
	for from := 0; ; {
		i := bytes.IndexByte(src[from:], '\r')
		if i < 0 {
			return -1
		}
		if from += i + 1; from == len(src) || src[from] != '\n' {
			return from - 1
		}
	}
}
