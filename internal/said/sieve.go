package said

import (
	"github.com/pmlint/pmlint/internal/ascii"
)

// marks are a set of frames.
type marks uint64

// clockMark is the mark of clock times, which are no frame.
const clockMark marks = 1

// sieve tells from the bytes of a sentence which frames can be found in it: most
// sentences do not hold the two words that a frame needs, and need not be cut into
// tokens. It lets through too much and never too little.
type sieve struct {
	words [1 << keyBits]needed
	last  marks
}

// needed are the frames that ask for a word.
type needed struct {
	alone  marks // they need no other one
	first  marks // they need one of the second as well
	second marks
}

const keyBits = 12

// next is the mark of one more frame.
func (s *sieve) next() marks {
	if s.last == 0 {
		s.last = clockMark
	}
	if s.last <<= 1; s.last == 0 {
		panic("said: more than 63 frames")
	}
	return s.last
}

// add lets sentences with any of the first words and any of the second, in lower
// case, through to a frame; without second words those with the first.
func (s *sieve) add(m marks, first, second []string) {
	for _, w := range first {
		k, _ := keyAt(w, 0)
		if len(second) == 0 {
			s.words[k].alone |= m
		} else {
			s.words[k].first |= m
		}
	}
	for _, w := range second {
		k, _ := keyAt(w, 0)
		s.words[k].second |= m
	}
}

// percentKey is the key of what a sign of percent is read as.
var percentKey, _ = keyAt("percent", 0)

// of are the frames that can be found in a text.
func (s *sieve) of(text string) marks {
	var out, first, second marks
	for i := 0; i < len(text); {
		if text[i] <= ' ' {
			i++
			continue
		}
		k, end := keyAt(text, i)
		if text[i] == '%' {
			k = percentKey
		}
		w := &s.words[k]
		out |= w.alone
		first |= w.first
		second |= w.second
		if text[i] == ':' && i > 0 && ascii.IsDigit(text[i-1]) {
			out |= clockMark
		}
		i = end
	}
	return out | first&second
}

// keyAt is a number for the run of letters and digits of ASCII that begins at i, else
// for the byte there, and where it ends. A token begins with such a run or byte.
func keyAt(s string, i int) (key, end int) {
	h := uint32(0)
	for end = i; end < len(s) && ascii.IsAlnum(s[end]); end++ {
		h = (h ^ uint32(s[end]|0x20)) * 0x9E3779B1
	}
	if end == i {
		h = uint32(s[i]) * 0x9E3779B1
		end++
	}
	return int(h >> (32 - keyBits)), end
}
