package kinds

import (
	"errors"
	"io"
	"slices"
)

// maxEntry is how many bytes one entry may have, in JSON or in a line.
const maxEntry = 16 << 20

var errLong = errors.New("entry too long")

// lines reads an export and knows which line and column an offset is in, of those
// since the last mark. An entry, from mark to mark, is of bounded length, so that
// memory is, too.
type lines struct {
	r     io.Reader
	at    int64 // bytes read
	from  int64 // offset of the mark
	line  int   // of the mark's line, from 1
	start int64 // offset of that line
	feeds []int64
}

func newLines(r io.Reader) *lines { return &lines{r: r, line: 1} }

// Read reads on; errLong is its error where an entry does not end.
func (l *lines) Read(p []byte) (int, error) {
	if l.at-l.from > maxEntry {
		return 0, errLong
	}
	n, err := l.r.Read(p)
	for i, b := range p[:n] {
		if b == '\n' {
			l.feeds = append(l.feeds, l.at+int64(i))
		}
	}
	l.at += int64(n)
	return n, err
}

// mark tells that an entry begins at an offset, and gives its line.
func (l *lines) mark(offset int64) int {
	n, _ := slices.BinarySearch(l.feeds, offset)
	if n > 0 {
		l.line += n
		l.start = l.feeds[n-1] + 1
		l.feeds = append(l.feeds[:0], l.feeds[n:]...)
	}
	l.from = offset
	return l.line
}

// position is line and column of an offset behind the mark.
func (l *lines) position(offset int64) (line, column int) {
	n, _ := slices.BinarySearch(l.feeds, offset)
	start := l.start
	if n > 0 {
		start = l.feeds[n-1] + 1
	}
	return l.line + n, int(offset-start) + 1
}
