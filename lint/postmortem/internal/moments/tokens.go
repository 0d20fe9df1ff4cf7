package moments

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pmlint/pmlint/internal/ascii"
	"github.com/pmlint/pmlint/internal/people"
)

// maxWord is the length of the longest word that is looked up.
const maxWord = 32

// maxTokens is how many words of an entry are looked at: what it is about stands
// at its beginning.
const maxTokens = 48

// token is a word of an entry, or what separates two clauses.
type token struct {
	text string
	set  set  // its classes, with those of the phrase that begins here
	was  set  // before what is denied was taken from it
	stop byte // the mark in front of it that ends a clause, or 0
}

// tokensOf cuts a text into words and adds them to tokens, of which there are none
// yet. What is quoted is somebody else's text and left out.
func tokensOf(tokens []token, s string) []token {
	z := tokenizer{s: s}
	for len(tokens) < maxTokens {
		tok, ok := z.next()
		if !ok {
			break
		}
		tokens = append(tokens, tok)
	}
	return tokens
}

// tokenizer cuts a text into words, one after the other.
type tokenizer struct {
	s    string
	i    int  // what is before it was read
	stop byte // the mark between the last word and i that ends a clause
}

// next gives the next word; ok is false behind the last.
func (z *tokenizer) next() (tok token, ok bool) {
	for s := z.s; z.i < len(s); {
		if n := skipped(s, z.i); n > 0 {
			quotes := z.stop == ':' && !ascii.IsAlnum(s[z.i]) && s[z.i] != '('
			if z.i += n; quotes { // who stands before the colon says it
				z.stop = 0
				return token{text: "\"", stop: ':'}, true
			}
			continue
		}
		if n := wordLen(s[z.i:]); n > 0 {
			tok = token{text: strings.TrimRight(s[z.i:z.i+n], "-'"), stop: z.stop}
			z.i, z.stop = z.i+n, 0
			return tok, true
		}
		r, n := utf8.DecodeRuneInString(s[z.i:])
		if ends := stops(s, z.i, r); ends != 0 && z.stop != '.' {
			z.stop = ends
		}
		z.i += n
	}
	return token{}, false
}

// skipped is the length of a quotation, an address or a path that begins at i; 0
// where none does.
func skipped(s string, i int) int {
	if n := quoted(s, i); n > 0 {
		return n
	}
	if s[i] == '(' {
		return remarkLen(s[i:])
	}
	if i == 0 || s[i-1] <= ' ' || s[i-1] == '(' {
		return addressLen(s[i:])
	}
	return 0
}

// remarkLen is the length of a remark at the start of s that stands between a name and
// its verb, "Aoife (Billing) has a look"; 0 for none.
func remarkLen(s string) int {
	end := strings.IndexByte(s[:min(len(s), maxWord)], ')')
	if end < 2 || end+2 >= len(s) || !ascii.IsUpper(s[1]) || s[end+1] != ' ' || !ascii.IsLower(s[end+2]) {
		return 0
	}
	return end + 1
}

// stops is the mark that a rune at i ends a clause with; 0 for none.
func stops(s string, i int, r rune) byte {
	switch r {
	case '.', '!', '?', '\n':
		if i+1 >= len(s) || !ascii.IsAlnum(s[i+1]) || r == '\n' {
			return '.'
		}
	case ':':
		return ':'
	case ',', ';', '(', ')', '–', '—', '→':
		return ','
	case '-':
		if i > 0 && s[i-1] == ' ' {
			return ','
		}
	}
	return 0
}

// quoted is the length of the quotation that begins at i; 0 where none does.
func quoted(s string, i int) int {
	if s[i] != '"' && s[i] != "“"[0] && s[i] != "«"[0] {
		return 0
	}
	for _, marks := range [...][2]string{{"\"", "\""}, {"“", "”"}, {"„", "“"}, {"«", "»"}} {
		if !strings.HasPrefix(s[i:], marks[0]) {
			continue
		}
		inner := s[i+len(marks[0]):]
		// A word or two in quotes is a name, and stays.
		if end := strings.Index(inner, marks[1]); end > 0 && strings.Count(inner[:end], " ") > 1 {
			return len(marks[0]) + end + len(marks[1])
		}
	}
	return 0
}

// addressLen is the length of an address or path at the start of s, whose words say
// nothing of what happened; 0 for none.
func addressLen(s string) int {
	n, slashes := 0, 0
	for ; n < len(s) && s[n] != ' ' && s[n] != '\n' && s[n] != '\t'; n++ {
		if s[n] == '/' {
			slashes++
		}
	}
	if slashes > 1 { // "https://" has two
		return n
	}
	return 0
}

// wordLen is the length of the word at the start of s, with what joins its parts:
// "on-call", "didn't", "5xx", "#alerts".
func wordLen(s string) int {
	n := 0
	for n < len(s) {
		if ascii.IsAlnum(s[n]) {
			n++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[n:])
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r), r == '#' && n == 0:
		case r == '.' && n > 0 && ascii.IsDigit(s[n-1]) && n+1 < len(s) && ascii.IsDigit(s[n+1]): // "5.12"
		case n > 0 && (r == '\'' || r == '’' || r == '-' || r == '_' || r == '%') && n+size < len(s) && s[n+size] != ' ':
		default:
			return n
		}
		n += size
	}
	return n
}

// lowered is a word in lower case, with the simple apostrophe; nil for one that is
// too long.
func lowered(buf *[maxWord]byte, s string) []byte {
	out := buf[:0]
	for i := 0; i < len(s); i++ {
		c := s[i]
		if strings.HasPrefix(s[i:], "’") {
			c, i = '\'', i+2
		}
		if len(out) == maxWord {
			return nil
		}
		if 'A' <= c && c <= 'Z' {
			c |= 0x20
		}
		out = append(out, c)
	}
	return out
}

// classify gives the tokens their classes, phrases first. The words of a phrase have
// the class of the phrase alone, which its first word carries.
func (t *table) classify(tokens []token) {
	var buf [maxWord]byte
	taken := 0 // up to here tokens are part of a phrase
	var unknown uint64
	for i := range tokens {
		tok := &tokens[i]
		m := t.meaningOf(lowered(&buf, tok.text))
		switch {
		case i < taken:
			continue
		case m == nil:
			if isName(tok.text) || i == 0 && t.signedBy(tokens) {
				tok.set |= t.special.name
			} else {
				unknown |= 1 << i
			}
			continue
		}
		tok.set |= m.set
		if i == 0 || !tokens[i-1].set.has(t.special.article) {
			tok.set |= m.verb
		}
		for _, p := range m.phrases {
			if n := p.follows(tokens[i+1:]); n > 0 {
				tok.set = p.set
				if n == len(p.rest) {
					taken = i + 1 + n
				}
				break
			}
		}
		if tok.set == 0 {
			unknown |= 1 << i
		}
	}
	t.deeds(tokens, unknown)
	for i := range tokens {
		tokens[i].was = tokens[i].set
	}
}

// meaningOf finds a word, or what its parts around hyphens mean.
func (t *table) meaningOf(lower []byte) *meaning {
	lower = bytes.TrimPrefix(lower, []byte("#")) // a channel is whose it is
	if m := t.words[string(lower)]; m != nil {
		return m
	}
	for i := len(lower) - 1; i > 0; i-- {
		if lower[i] == '-' || lower[i] == '_' {
			if m := t.words[string(lower[i+1:])]; m != nil {
				return &meaning{set: m.set}
			}
		}
	}
	return nil
}

// gap is how many words may stand inside a verb and its particle.
const gap = 4

// follows reports by how many tokens the rest of a phrase is reached; 0 where it does
// not follow.
func (p *phrase) follows(tokens []token) int {
	var buf [maxWord]byte
	at := 0
	for _, w := range p.rest {
		for ; ; at++ {
			if at >= len(tokens) || tokens[at].stop != 0 || at > gap {
				return 0
			}
			if string(lowered(&buf, tokens[at].text)) == w {
				break
			}
			if !p.apart {
				return 0
			}
		}
		at++
	}
	return at
}

// signedBy reports whether a text begins with the initials of who wrote it: "PK It seems",
// "KM acks", not "DNS record missing".
func (t *table) signedBy(tokens []token) bool {
	if !isInitials(tokens[0].text) || len(tokens) < 2 {
		return false
	}
	var buf [maxWord]byte
	next := &tokens[1]
	m := t.meaningOf(lowered(&buf, next.text))
	return next.stop != 0 || ascii.IsUpper(next.text[0]) || m != nil && m.verb != 0
}

// isInitials reports whether a word in front of an entry is how a speaker signs.
func isInitials(word string) bool {
	return (len(word) == 2 || len(word) == 3) && strings.ToUpper(word) == word && ascii.CountLetters(word) == len(word)
}

// isName reports whether a word is somebody's given name.
func isName(word string) bool {
	return word[0] >= 'A' && word[0] <= 'Z' && people.KindOf(word) == people.Given
}
