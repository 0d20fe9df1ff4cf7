package said

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pmlint/pmlint/internal/ascii"
	"github.com/pmlint/pmlint/lint/postmortem"
)

// word is a token of a sentence: a word, a figure, a sign, or a piece of code.
type word struct {
	low        string
	start, end int // in the prose
	kind       kind
}

type kind uint8

const (
	plain kind = iota
	number
	sign
	code // code, an address
)

// words are the tokens of one sentence. It is filled again for the next.
type words struct {
	list   []word
	prose  *postmortem.Prose
	low    string // of prose.Text, from its first sentence on
	quotes [][2]int
}

// cut takes a sentence apart.
func (w *words) cut(s *postmortem.Sentence) {
	if w.prose != s.Prose {
		w.prose, w.low = s.Prose, lower(s.Prose.Text)
	}
	w.list, w.quotes = w.list[:0], w.quotes[:0]
	mark := 0
	for i := s.Start; i < s.End; {
		for mark < len(s.Prose.Marks) && s.Prose.Marks[mark].Start < i {
			mark++
		}
		if end := w.opaque(mark, i, s.End); end > i {
			w.list = append(w.list, word{start: i, end: end, kind: code})
			i = end
			continue
		}
		i = w.next(i, s.End)
	}
}

// opaque is the end of the code or address that begins at i, else i; a quotation
// is kept in mind.
func (w *words) opaque(mark, i, end int) int {
	for m := mark; m < len(w.prose.Marks) && w.prose.Marks[m].Start == i; m++ {
		switch x := w.prose.Marks[m]; x.Kind {
		case postmortem.MarkCode, postmortem.MarkURL:
			return min(x.End, end)
		case postmortem.MarkQuote:
			w.quotes = append(w.quotes, [2]int{x.Start, x.End})
		}
	}
	return i
}

// next reads the token that begins at i and returns where the next one may.
func (w *words) next(i, end int) int {
	c := w.low[i]
	switch {
	case ascii.IsSpace(c):
		return i + 1
	case ascii.IsDigit(c):
		return w.figure(i, end)
	case isLetter(w.low, i):
		return w.letters(i, end)
	case strings.IndexByte(",;:.()!?%$", c) >= 0:
		w.list = append(w.list, signAt(w.low, i))
		return i + 1
	}
	_, n := utf8.DecodeRuneInString(w.low[i:])
	switch s := w.low[i : i+n]; s {
	case "–", "—", "→":
		w.list = append(w.list, word{s, i, i + n, sign})
	case "€", "£":
		w.list = append(w.list, word{s, i, i + n, plain})
	}
	return i + n
}

// signAt reads a sign of ASCII: those of money and shares are words.
func signAt(low string, i int) word {
	switch low[i] {
	case '%':
		return word{"percent", i, i + 1, plain}
	case '$':
		return word{"$", i, i + 1, plain}
	}
	return word{low[i : i+1], i, i + 1, sign}
}

// figure reads "1,200", "12.5", "10k", "3x"; with letters in it that make no
// scale, a word ("3rd", "5xx").
func (w *words) figure(i, end int) int {
	k := i
	for k < end && (ascii.IsDigit(w.low[k]) || strings.IndexByte(".,:", w.low[k]) >= 0 && k+1 < end && ascii.IsDigit(w.low[k+1])) {
		k++
	}
	digits := k
	for k < end && isLetter(w.low, k) {
		k++
	}
	sort := number
	switch w.low[digits:k] {
	case "", "k", "m", "bn":
	default:
		sort = plain
	}
	if strings.IndexByte(w.low[i:digits], ':') >= 0 || w.goesOn(k, end) {
		sort = plain // a time of day, a date
		for k < end && !ascii.IsSpace(w.low[k]) && w.low[k] != ')' && w.low[k] != ',' {
			k++
		}
	}
	w.list = append(w.list, word{w.low[i:k], i, k, sort})
	return k
}

// goesOn reports whether a hyphen or a slash and a figure follow.
func (w *words) goesOn(k, end int) bool {
	return k+1 < end && (w.low[k] == '-' || w.low[k] == '/') && ascii.IsDigit(w.low[k+1])
}

func (w *words) letters(i, end int) int {
	k, simple := i, true
	for k < end {
		if c := w.low[k]; c >= 'a' && c <= 'z' || ascii.IsDigit(c) {
			k++
			continue
		}
		if w.low[k] <= '&' || !isLetter(w.low, k) && !isJoint(w.low, k, end) {
			break
		}
		_, n := utf8.DecodeRuneInString(w.low[k:])
		simple = simple && n == 1
		k += n
	}
	low := w.low[i:k]
	if !simple {
		low = strings.ReplaceAll(low, "’", "'")
	}
	sort := plain
	if numerals.Has(low) {
		sort = number
	}
	w.list = append(w.list, word{low, i, k, sort})
	return k
}

// isJoint reports whether a hyphen or an apostrophe stands between letters.
func isJoint(s string, i, end int) bool {
	r, n := utf8.DecodeRuneInString(s[i:])
	return (r == '-' || r == '\'' || r == '’' || r == '_') && i+n < end && isLetter(s, i+n)
}

func isLetter(s string, i int) bool {
	c := s[i]
	if c < utf8.RuneSelf {
		return c >= 'a' && c <= 'z'
	}
	r, _ := utf8.DecodeRuneInString(s[i:])
	return unicode.IsLetter(r)
}

// lower is a text in lower case at the same bytes.
func lower(s string) string {
	low := strings.ToLower(s)
	if len(low) == len(s) {
		return low
	}
	b := []byte(s) // letters whose case changes their length stay as they are
	for i, c := range b {
		if c >= 'A' && c <= 'Z' {
			b[i] = c | 0x20
		}
	}
	return string(b)
}

// quoted reports whether a token of a stretch stands in a quotation.
func (w *words) quoted(from, to int) bool {
	for _, q := range w.quotes {
		if w.list[from].start < q[1] && q[0] < w.list[to].end {
			return true
		}
	}
	return false
}

// The methods of frame.Tokens.

func (w *words) Len() int                 { return len(w.list) }
func (w *words) Word(i int) string        { return w.list[i].low }
func (w *words) Sign(i int) bool          { return w.list[i].kind == sign }
func (w *words) Phrase(int, int) int      { return -1 }
func (w *words) Doer(int, int) bool       { return false }
func (w *words) Is(i int, class int) bool { return phraseClasses[class].is(&w.list[i]) }
