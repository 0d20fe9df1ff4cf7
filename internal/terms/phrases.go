package terms

import (
	"math/bits"
	"strings"
)

// Phrases are groups of phrases that texts are searched for, all of them in one
// walk. They are at most 64, of at least three bytes each.
type Phrases struct {
	phrases []string
	groups  []uint64 // by group, its phrases as bits
	// at holds, for each of a phrase's first three bytes, the phrases that have
	// a byte there: hardly a place of a text passes all three.
	at [3][256]uint64
}

// NewPhrases makes ready to look for groups of phrases, in lower case.
func NewPhrases(groups [][]string) *Phrases {
	p := &Phrases{groups: make([]uint64, len(groups))}
	for g, phrases := range groups {
		for _, phrase := range phrases {
			bit := uint64(1) << len(p.phrases)
			if bit == 0 {
				panic("terms: more than 64 phrases")
			}
			p.phrases = append(p.phrases, phrase)
			p.groups[g] |= bit
			for i := range p.at {
				p.at[i][phrase[i]] |= bit
			}
		}
	}
	return p
}

// Found tells which phrases stand in a text.
type Found struct {
	set  *Phrases
	bits uint64
}

// In looks for the phrases in a text in lower case. A phrase may begin or end
// within a word.
func (p *Phrases) In(low string) Found {
	f := Found{set: p}
	for i := 0; i+2 < len(low); i++ {
		for left := p.at[0][low[i]] & p.at[1][low[i+1]] & p.at[2][low[i+2]] &^ f.bits; left != 0; left &= left - 1 {
			if n := bits.TrailingZeros64(left); strings.HasPrefix(low[i:], p.phrases[n]) {
				f.bits |= 1 << n
			}
		}
	}
	return f
}

// Has tells that a phrase of a group stands in the text.
func (f Found) Has(group int) bool { return f.bits&f.set.groups[group] != 0 }

// Count is the number of phrases of a group that stand in the text.
func (f Found) Count(group int) int { return bits.OnesCount64(f.bits & f.set.groups[group]) }
