package markdown

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

func (s *scanner) delimiter(i int, c byte) int {
	n := s.run(i, c)
	if n > 3 || c == '~' && n != 2 {
		return i + n
	}
	before, after := s.runeBefore(i), s.runeAfter(i+n)
	left := !isSpaceRune(after) && (!isPunct(after) || isSpaceRune(before) || isPunct(before))
	right := !isSpaceRune(before) && (!isPunct(before) || isSpaceRune(after) || isPunct(after))
	t := token{kind: tokDelim, start: i, end: i + n, char: c, open: left, shut: right}
	if c == '_' {
		t.open = left && (!right || isPunct(before))
		t.shut = right && (!left || isPunct(after))
	}
	if t.open || t.shut {
		s.add(t)
	}
	return i + n
}

func (s *scanner) runeBefore(i int) rune {
	if i == 0 {
		return '\n'
	}
	r, _ := utf8.DecodeLastRune(s.raw[:i])
	return r
}

func (s *scanner) runeAfter(i int) rune {
	if i >= len(s.raw) {
		return '\n'
	}
	r, _ := utf8.DecodeRune(s.raw[i:])
	return r
}

func isSpaceRune(r rune) bool { return unicode.IsSpace(r) }

func isPunct(r rune) bool {
	if r < 0x80 {
		return r > ' ' && r != 0x7f && !(r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z')
	}
	return unicode.IsPunct(r) || unicode.IsSymbol(r)
}

// matchEmphasis pairs the delimiter runs. Each kind of delimiter has a stack of
// open runs; a match closes what was opened inside it, so every run is pushed
// and popped once.
func (s *scanner) matchEmphasis() {
	for i := range s.toks {
		t := &s.toks[i]
		if t.kind != tokDelim {
			continue
		}
		stack := &s.stacks[delimStack(t.char)]
		for t.shut && t.used < t.end-t.start {
			if !s.matchBack(stack, i) {
				break
			}
		}
		if t.open && t.used < t.end-t.start {
			*stack = append(*stack, int32(i))
		}
	}
}

// matchDepth bounds how many open runs that do not fit a closing one are looked
// past.
const matchDepth = 4

// matchBack pairs the closing run with the nearest open one that fits.
func (s *scanner) matchBack(stack *[]int32, shut int) bool {
	top := len(*stack) - 1
	for k := top; k >= 0 && k > top-matchDepth; k-- {
		open := int((*stack)[k])
		if !s.pair(open, shut) {
			continue
		}
		s.dropInner(open)
		if o := &s.toks[open]; o.used == o.end-o.start {
			*stack = (*stack)[:len(*stack)-1]
		}
		return true
	}
	return false
}

func delimStack(c byte) int { return strings.IndexByte("*_~", c) }

// dropInner takes open runs after the token off all stacks: emphasis does not
// cross.
func (s *scanner) dropInner(open int) {
	for k := range s.stacks {
		st := s.stacks[k]
		for len(st) > 0 && int(st[len(st)-1]) > open {
			st = st[:len(st)-1]
		}
		s.stacks[k] = st
	}
}

// pair matches as many delimiters of two runs as belong together: two make
// strong emphasis, one plain. CommonMark's rule of three keeps a run inside a
// word from closing the wrong one.
func (s *scanner) pair(open, shut int) bool {
	o, c := &s.toks[open], &s.toks[shut]
	olen, clen := o.end-o.start, c.end-c.start
	if (o.shut || c.open) && (olen+clen)%3 == 0 && (olen%3 != 0 || clen%3 != 0) {
		return false
	}
	n, kind := 1, MarkEmphasis
	if olen-o.used >= 2 && clen-c.used >= 2 {
		n, kind = 2, MarkStrong
	}
	if o.char == '~' {
		kind = MarkStrike
	}
	if o.nOpen == len(o.opens) || c.nShut == len(c.shuts) {
		return false
	}
	e := emph{kind, s.marks}
	s.marks++
	copy(o.opens[1:], o.opens[:1]) // what opens last lies inside
	o.opens[0], o.nOpen = e, o.nOpen+1
	c.shuts[c.nShut], c.nShut = e, c.nShut+1
	o.used += n
	c.used += n
	c.left += n
	return true
}

func delimLen(kind MarkKind) int {
	if kind == MarkEmphasis {
		return 1
	}
	return 2
}
