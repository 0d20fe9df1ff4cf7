package outline

// CueKeyLen is how many letters of its first word find a cue.
const CueKeyLen = 3

// WordBegins is a set of words by their first letters, without regard to case.
// It tells most words that do not begin like one of the set without a look into
// a map.
type WordBegins [1 << (5 * CueKeyLen) / 64]uint64

func (b *WordBegins) Add(word string) {
	bit := BeginBit(word)
	b[bit/64] |= 1 << (bit % 64)
}

func (b *WordBegins) Has(word string) bool {
	bit := BeginBit(word)
	return b[bit/64]&(1<<(bit%64)) != 0
}

// BeginBit folds the first letters of a word into a number.
func BeginBit(word string) uint {
	n := uint(0)
	for i := range CueKeyLen {
		n <<= 5
		if i < len(word) {
			n |= uint(word[i] & 31)
		}
	}
	return n
}
