package markdown

import (
	"bytes"
	"html"
	"sync"

	"github.com/pmlint/pmlint/internal/ascii"
)

// token is a piece of raw text that is not plain.
type token struct {
	kind       tokenKind
	start, end int
	text       string // what stands for it in the prose (of tokDecode)
	target     string // of links and images
	char       byte   // of a delimiter run
	open, shut bool   // the run can open, can close emphasis
	opens      [2]emph
	shuts      [2]emph
	nOpen      int // of opens
	nShut      int
	used, left int // delimiters matched in all; of those, matched as closers
	mark       MarkKind
	partner    int // of a link's opening bracket: the token that ends it
}

// emph is emphasis that opens or closes at a token.
type emph struct {
	kind MarkKind
	id   int
}

type tokenKind uint8

const (
	tokDrop    tokenKind = iota // left out; mark tells what it is, if anything
	tokDecode                   // replaced by text
	tokCode                     // a code span, backticks and all
	tokURL                      // an address
	tokDelim                    // a run of * _ or ~
	tokBracket                  // [ or ![, plain unless a link's
	tokLinkEnd                  // ](target), ][label] or ]
)

// scanner finds the inline markup of raw. Every loop over what follows a
// delimiter is bounded or remembers its failure, so that hostile input costs
// linear time.
type scanner struct {
	raw      []byte
	str      string // raw once more: pieces of it cost no copy
	refs     map[string]string
	toks     []token
	brackets []int      // open ones, indexes of toks
	noTicks  uint64     // bit n: no run of n backticks follows any more
	noAngle  bool       // no > follows any more
	noDashes bool       // no --> follows any more
	marks    int        // emphasis found
	stacks   [3][]int32 // open delimiter runs of * _ ~
	out      []byte     // of emit, kept for the next text, as are opened, segs and made
	opened   []int
	segs     []segment
	made     []Mark
}

// scanners are used again, for the sake of their slices.
var scanners = sync.Pool{New: func() any { return new(scanner) }}

// maxKeptScanner is how many bytes and tokens a scanner may have room for to be
// used again.
const maxKeptScanner = 1 << 16

// release gives s back. It drops what points into the text, and its slices if
// that was huge.
func (s *scanner) release() {
	if cap(s.out)+cap(s.toks) > maxKeptScanner {
		return
	}
	s.raw, s.str, s.refs = nil, "", nil
	clear(s.toks)
	clear(s.made)
	scanners.Put(s)
}

// reset makes the scanner ready for another text; its slices are used again.
func (s *scanner) reset(raw []byte, str string, refs map[string]string) {
	s.raw, s.str, s.refs = raw, str, refs
	s.toks, s.brackets, s.opened = s.toks[:0], s.brackets[:0], s.opened[:0]
	s.noTicks, s.noAngle, s.noDashes, s.marks = 0, false, false, 0
	for i := range s.stacks {
		s.stacks[i] = s.stacks[i][:0]
	}
}

// scan finds the markup from i on; before it there is none.
func (s *scanner) scan(i int) {
	for i < len(s.raw) {
		c := s.raw[i]
		if !special[c] {
			i++
			continue
		}
		i = s.markup(i, c)
	}
}

// markup reads what begins at i with c, and returns where to go on.
func (s *scanner) markup(i int, c byte) int {
	switch c {
	case '\n':
		return s.lineBreak(i)
	case '`':
		return s.code(i)
	case '*', '_', '~':
		return s.delimiter(i, c)
	case '[':
		return s.bracket(i, i)
	case '!':
		if i+1 < len(s.raw) && s.raw[i+1] == '[' {
			return s.bracket(i, i+1)
		}
	case ']':
		return s.closeBracket(i)
	case '<':
		return s.angle(i)
	case '&':
		return s.entity(i)
	case '\\':
		return s.escape(i)
	case ':':
		return s.address(i)
	}
	return i + 1
}

func (s *scanner) add(t token) int {
	s.toks = append(s.toks, t)
	return t.end
}

// lineBreak joins two lines by a space, or by a line feed where the break is a
// hard one.
func (s *scanner) lineBreak(i int) int {
	start, end := i, i+1
	for start > 0 && (ascii.IsBlank(s.raw[start-1]) || s.raw[start-1] == '\r') {
		start--
	}
	for end < len(s.raw) && ascii.IsBlank(s.raw[end]) {
		end++
	}
	joint := " "
	if bytes.HasSuffix(bytes.TrimSuffix(s.raw[start:i], []byte("\r")), []byte("  ")) {
		joint = "\n"
	}
	if n := len(s.toks); n > 0 && s.toks[n-1].end > start {
		start = s.toks[n-1].end
	}
	return s.add(token{kind: tokDecode, start: start, end: end, text: joint})
}

func (s *scanner) code(i int) int {
	n := s.run(i, '`')
	if n < 64 && s.noTicks&(1<<n) == 0 {
		for j := i + n; j < len(s.raw); {
			k := bytes.IndexByte(s.raw[j:], '`')
			if k < 0 {
				break
			}
			j += k
			m := s.run(j, '`')
			if m == n {
				return s.add(token{kind: tokCode, start: i, end: j + n, used: n})
			}
			j += m
		}
		s.noTicks |= 1 << n
	}
	return i + n
}

// run counts how often c stands in a row from i on.
func (s *scanner) run(i int, c byte) int {
	n := i
	for n < len(s.raw) && s.raw[n] == c {
		n++
	}
	return n - i
}

func (s *scanner) entity(i int) int {
	n := bytes.IndexByte(s.raw[i:min(len(s.raw), i+12)], ';')
	if n < 2 {
		return i + 1
	}
	raw := string(s.raw[i : i+n+1])
	decoded := html.UnescapeString(raw)
	if decoded == raw {
		return i + 1
	}
	if decoded == "\u00a0" {
		decoded = " "
	}
	return s.add(token{kind: tokDecode, start: i, end: i + n + 1, text: decoded})
}

func (s *scanner) escape(i int) int {
	if i+1 >= len(s.raw) {
		return i + 1
	}
	if c := s.raw[i+1]; c == '\n' || c == '\r' && i+2 < len(s.raw) && s.raw[i+2] == '\n' {
		end := i + 1 + bytes.IndexByte(s.raw[i+1:], '\n') + 1
		for end < len(s.raw) && ascii.IsBlank(s.raw[end]) {
			end++
		}
		return s.add(token{kind: tokDecode, start: i, end: end, text: "\n"})
	} else if c >= 0x80 || !isPunct(rune(c)) {
		return i + 1
	}
	s.add(token{kind: tokDrop, start: i, end: i + 1})
	return i + 2
}
