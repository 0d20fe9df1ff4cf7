package lsp

import (
	"fmt"
	"net/url"
	"path/filepath"
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/pmlint/pmlint/lint/text"
)

// encoding is what the characters of positions count.
type encoding string

const (
	utf16Units encoding = "utf-16"
	utf8Units  encoding = "utf-8"
)

// buffer is a text with its lines as the protocol counts them, which differs from
// text.File: a lone CR ends a line, and a byte order mark is a character.
type buffer struct {
	src    []byte
	starts []int // of each line
}

func newBuffer(src []byte) *buffer {
	b := &buffer{src: src, starts: []int{0}}
	for i, c := range src {
		if c == '\n' || c == '\r' && (i+1 == len(src) || src[i+1] != '\n') {
			b.starts = append(b.starts, i+1)
		}
	}
	return b
}

// end is where the text of a line ends, before its line end.
func (b *buffer) end(line int) int {
	end := len(b.src)
	if line+1 < len(b.starts) {
		end = b.starts[line+1] - 1
		if b.src[end] == '\n' && end > b.starts[line] && b.src[end-1] == '\r' {
			end--
		}
	}
	return end
}

// offset is where a position of the client lies. A position behind the end of a line is
// its end, one inside a code point the start of that.
func (b *buffer) offset(e encoding, p position) int {
	if p.Line < 0 {
		return 0
	}
	if p.Line >= len(b.starts) {
		return len(b.src)
	}
	at, end := b.starts[p.Line], b.end(p.Line)
	for units := 0; at < end; {
		r, n := utf8.DecodeRune(b.src[at:end])
		if units += width(e, r, n); units > p.Character {
			break
		}
		at += n
	}
	return at
}

// position is where an offset lies for the client.
func (b *buffer) position(e encoding, offset int) position {
	offset = min(max(offset, 0), len(b.src))
	line := sort.SearchInts(b.starts, offset+1) - 1
	p := position{Line: line}
	for at := b.starts[line]; at < min(offset, b.end(line)); {
		r, n := utf8.DecodeRune(b.src[at:])
		if at+n > offset {
			break
		}
		p.Character += width(e, r, n)
		at += n
	}
	return p
}

// width is how many characters of the encoding a code point of n bytes takes.
func width(e encoding, r rune, n int) int {
	switch {
	case e == utf8Units:
		return n
	case r > 0xffff:
		return 2
	}
	return 1
}

func (b *buffer) span(e encoding, s text.Span) rangeOf {
	return rangeOf{b.position(e, s.Start), b.position(e, s.End)}
}

// apply makes the changes of one notification, each in the text that the one before it
// left.
func (b *buffer) apply(e encoding, changes []change) *buffer {
	for _, c := range changes {
		if c.Range == nil {
			b = newBuffer([]byte(c.Text))
			continue
		}
		start := b.offset(e, c.Range.Start)
		end := max(start, b.offset(e, c.Range.End))
		out := make([]byte, 0, len(b.src)+len(c.Text)-(end-start))
		out = append(append(append(out, b.src[:start]...), c.Text...), b.src[end:]...)
		b = newBuffer(out)
	}
	return b
}

// pathOf is the file that a URI names.
func pathOf(uri string) (string, error) {
	u, err := url.Parse(uri)
	if err != nil || u.Scheme != "file" {
		return "", fmt.Errorf("%q is no file", uri)
	}
	path := u.Path
	if len(path) > 2 && path[0] == '/' && path[2] == ':' { // /C:/docs
		path = path[1:]
	}
	return filepath.FromSlash(path), nil
}

// uriOf names a file.
func uriOf(path string) string {
	path = filepath.ToSlash(path)
	if !strings.HasPrefix(path, "/") {
		path = "/" + path
	}
	return (&url.URL{Scheme: "file", Path: path}).String()
}
