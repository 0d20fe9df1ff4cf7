package postmortem

// cueKeyLen is how many letters of its first word find a cue.
const cueKeyLen = 3

// wordBegins is a set of words by their first letters, without regard to case.
// It tells most words that do not begin like one of the set without a look into
// a map.
type wordBegins [1 << (5 * cueKeyLen) / 64]uint64

func (b *wordBegins) add(word string) {
	bit := beginBit(word)
	b[bit/64] |= 1 << (bit % 64)
}

func (b *wordBegins) has(word string) bool {
	bit := beginBit(word)
	return b[bit/64]&(1<<(bit%64)) != 0
}

// beginBit folds the first letters of a word into a number.
func beginBit(word string) uint {
	n := uint(0)
	for i := range cueKeyLen {
		n <<= 5
		if i < len(word) {
			n |= uint(word[i] & 31)
		}
	}
	return n
}
