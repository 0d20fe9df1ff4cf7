package wording

import (
	"strings"

	"github.com/pmlint/pmlint/internal/ascii"
	"github.com/pmlint/pmlint/lint/postmortem"
)

// token is a word, a sign, or a stretch that is one thing whatever it says: a
// code span, an address, a quotation.
type token struct {
	start, end int // in the text
	word       string
	tags       tags
	kind       tokenKind
	mark       byte   // of a sign
	cap        bool   // begins with a capital
	upper      bool   // is all capitals, two at least
	ident      bool   // holds a digit, an underscore, a capital within: a thing's name
	possessive bool   // 's follows
	entry      *entry // what the lexicon knows, or which lists hold it, or nil
}

type tokenKind uint8

const (
	word tokenKind = iota
	number
	sign // a punctuation mark; token.word is the mark, "-" for any dash
	opaque
	quotation
	handle // @name
)

// scanner cuts text into tokens.
type scanner struct {
	read  *Reader
	text  string
	marks []postmortem.Mark
	pos   int
	toks  []token
	buf   [48]byte
}

// scan cuts text[start:end], whose markup is in marks.
func (s *scanner) scan(text string, start, end int, marks []postmortem.Mark) {
	s.text, s.marks, s.pos, s.toks = text, marks, start, s.toks[:0]
	for s.pos < end {
		if s.skipMark(end) {
			continue
		}
		c := text[s.pos]
		switch {
		case c == ' ' || c == '\t' || c == '\n':
			s.pos++
		case c >= '0' && c <= '9':
			s.number(end)
		case c == '@' && s.pos+1 < end && letter(text[s.pos+1]):
			s.handle(end)
		case letter(c):
			s.word(end)
		default:
			s.sign(end)
		}
	}
	s.joinPhrases()
}

// skipMark takes a code span, an address or a quotation as one token.
func (s *scanner) skipMark(end int) bool {
	for len(s.marks) > 0 {
		m := s.marks[0]
		if m.End <= s.pos || m.Start == m.End {
			s.marks = s.marks[1:]
			continue
		}
		if m.Start > s.pos {
			return false
		}
		s.marks = s.marks[1:]
		kind := opaque
		switch m.Kind {
		case postmortem.MarkCode, postmortem.MarkURL:
		case postmortem.MarkQuote, postmortem.MarkStrike:
			kind = quotation
		case postmortem.MarkLink, postmortem.MarkEmphasis:
			if !isTitle(s.text[m.Start:m.End]) {
				continue
			}
			kind = quotation
		default:
			continue
		}
		t := token{start: s.pos, end: min(m.End, end), kind: kind}
		if kind == opaque {
			t.tags.add(tSys)
		}
		s.toks = append(s.toks, t)
		s.pos = t.end
		return true
	}
	return false
}

// isTitle reports whether a link or a text in italics is the title of a work, three
// words or more with capitals: "Behind Human Error" is cited and says nothing of
// the incident.
func isTitle(s string) bool {
	words, capitals := 0, 0
	for w := range strings.FieldsSeq(s) {
		if words++; capital(w) {
			capitals++
		} else if len(w) > 4 {
			return false // what is written small in titles is short: "to", "with"
		}
	}
	return capitals > 2
}

func (s *scanner) number(end int) {
	start := s.pos
	for s.pos < end && (letter(s.text[s.pos]) || ascii.IsDigit(s.text[s.pos]) || strings.IndexByte(".:-/_%+", s.text[s.pos]) >= 0) {
		s.pos++
	}
	e := s.pos
	for e > start && strings.IndexByte(".:-/", s.text[e-1]) >= 0 {
		e--
	}
	s.pos = e
	s.toks = append(s.toks, token{start: start, end: e, kind: number})
}

func (s *scanner) handle(end int) {
	start := s.pos
	for s.pos++; s.pos < end && (wordByte(s.text[s.pos]) || s.text[s.pos] == '-'); s.pos++ {
	}
	t := token{start: start, end: s.pos, kind: handle, word: s.text[start:s.pos]}
	if s.pos < end && s.text[s.pos] == '/' || t.word == "@channel" || t.word == "@here" || t.word == "@everyone" {
		t.kind = opaque // a package, or everybody
	}
	s.toks = append(s.toks, t)
	s.suffix(end)
}

// word takes a word, with the hyphens, dots and digits within it.
func (s *scanner) word(end int) {
	t := token{start: s.pos, cap: capital(s.text[s.pos:])}
	uppers, n := 0, 0
	for s.pos < end {
		c := s.text[s.pos]
		switch {
		case c >= 0x80:
			if c == 0xE2 || c == 0xF0 { // typographic signs, symbols
				goto done
			}
		case ascii.IsUpper(c):
			uppers++
			t.ident = t.ident || n > 0 && !ascii.IsUpper(s.text[s.pos-1])
		case ascii.IsLower(c):
		case ascii.IsDigit(c) || c == '_':
			t.ident = true
		case (c == '-' || c == '.') && s.pos+1 < end && (letter(s.text[s.pos+1]) || ascii.IsDigit(s.text[s.pos+1])):
			t.ident = t.ident || c == '.'
		default:
			goto done
		}
		s.pos++
		n++
	}
done:
	if n == 0 {
		s.sign(end)
		return
	}
	t.end = s.pos
	t.upper = uppers == n && n > 1
	if len(s.text) > t.end && n > 1 && s.text[t.end-1]|0x20 == 'n' && s.negation(end, &t) {
		return
	}
	if n > 4 && s.text[t.end-1] == 't' && s.contracted(t) {
		return
	}
	s.lookUp(&t)
	s.toks = append(s.toks, t)
	s.suffix(end)
}

// contracted splits "didnt", written without its apostrophe.
func (s *scanner) contracted(t token) bool {
	not := token{start: t.end - 2, end: t.end, word: "n't"}
	if s.text[not.start] != 'n' || !s.read.lex.lists[strings.ToLower(s.text[t.start:t.end])].in(lContracted) {
		return false
	}
	not.tags = s.read.lex.words["n't"].tags
	t.end = not.start
	s.lookUp(&t)
	s.toks = append(s.toks, t, not)
	return true
}

// negation splits "didn't" into "did" and "n't".
func (s *scanner) negation(end int, t *token) bool {
	n := apostrophe(s.text[t.end:end])
	if n == 0 || t.end+n >= end || s.text[t.end+n]|0x20 != 't' || t.end+n+1 < end && letter(s.text[t.end+n+1]) {
		return false
	}
	last := t.end + n + 1
	t.end--
	s.lookUp(t)
	not := token{start: t.end, end: last, word: "n't"}
	not.tags = s.read.lex.words["n't"].tags
	s.toks = append(s.toks, *t, not)
	s.pos = last
	s.suffix(end)
	return true
}

// suffix reads 's, 've, 're, 'll, 'd and 'm.
func (s *scanner) suffix(end int) {
	n := apostrophe(s.text[s.pos:end])
	if n == 0 {
		return
	}
	e := s.pos + n
	for e < end && letter(s.text[e]) {
		e++
	}
	last := &s.toks[len(s.toks)-1]
	switch tail := s.text[s.pos+n : e]; tail {
	case "s", "S":
		last.possessive = true
	case "ve", "re", "ll", "d", "m":
		t := token{start: s.pos, end: e}
		s.buf[0] = '\''
		w := append(s.buf[:1], tail...)
		if x := s.read.lex.words[string(w)]; x != nil {
			t.word, t.tags = x.word, x.tags
		}
		s.toks = append(s.toks, t)
	case "":
		last.possessive = true // the engineers' mistake
	default:
		return
	}
	s.pos = e
}

// lookUp finds what the lexicon knows of a word.
func (s *scanner) lookUp(t *token) {
	raw := s.text[t.start:t.end]
	t.word = raw
	if len(raw) > len(s.buf) { // longer than any word of a list
		return
	}
	low := s.buf[:len(raw)]
	for i := range low {
		low[i] = raw[i]
		if ascii.IsUpper(raw[i]) {
			low[i] |= 0x20
		}
	}
	e := s.read.lookUp(low)
	if e == nil && len(low) > 4 && string(low[:4]) == "mis-" {
		e = s.read.lookUp(append(low[:3], low[4:]...))
	}
	if e != nil {
		t.word, t.tags, t.entry = e.word, e.tags, e
		if t.upper && t.tags.has(tWe) && len(raw) == 2 && t.word == "us" {
			t.tags = tags{} // the country
		}
		return
	}
	t.entry = s.read.lex.lists[raw]
}

func (s *scanner) sign(end int) {
	t := token{start: s.pos, kind: sign}
	c := s.text[s.pos]
	n := 1
	switch {
	case c == 0xE2 && s.pos+2 < end:
		n = 3
		t.word = "*"
		if s.text[s.pos+1] == 0x80 {
			switch b := s.text[s.pos+2]; {
			case b >= 0x90 && b <= 0x95:
				t.word = "-"
			case b == 0x98 || b == 0x99 || b == 0x9C || b == 0x9D:
				t.word = ""
			}
		}
	case c >= 0x80:
		t.word = "*"
		for s.pos+n < end && s.text[s.pos+n] >= 0x80 && s.text[s.pos+n] < 0xC0 {
			n++
		}
	default:
		t.word = s.text[s.pos : s.pos+1]
	}
	s.pos += n
	t.end = s.pos
	if t.word != "" {
		t.mark = t.word[0]
	}
	if t.word == "" || t.word == "\"" || t.word == "'" || t.word == "*" {
		return
	}
	s.toks = append(s.toks, t)
}

// joinPhrases makes one token of the words of a phrase.
func (s *scanner) joinPhrases() {
	out := 0
	for i := 0; i < len(s.toks); i++ {
		t := s.toks[i]
		if p := s.phraseAt(i); p != nil {
			last := s.toks[i+len(p.rest)]
			t.word, t.tags, t.entry, t.end, t.possessive = p.all, p.tags, p.entry, last.end, last.possessive
			i += len(p.rest)
		}
		s.toks[out] = t
		out++
	}
	s.toks = s.toks[:out]
}

func (s *scanner) phraseAt(i int) *phrase {
	e := s.toks[i].entry
	if e == nil {
		return nil
	}
	for k := range e.phrases {
		if s.matches(i+1, e.phrases[k].rest) {
			return &e.phrases[k]
		}
	}
	return nil
}

func (s *scanner) matches(i int, words []string) bool {
	if i+len(words) > len(s.toks) {
		return false
	}
	for k, w := range words {
		if !strings.EqualFold(s.toks[i+k].word, w) {
			return false
		}
	}
	return true
}

// apostrophe is the length of the apostrophe that s begins with, or 0.
func apostrophe(s string) int {
	switch {
	case len(s) > 0 && s[0] == '\'':
		return 1
	case strings.HasPrefix(s, "’"):
		return len("’")
	}
	return 0
}

func letter(c byte) bool { return ascii.IsLower(c|0x20) || c >= 0x80 }

// capital tells whether s begins with a capital letter, also of Latin-1.
func capital(s string) bool {
	return ascii.IsUpper(s[0]) || s[0] == 0xC3 && len(s) > 1 && s[1] < 0x9F
}

func wordByte(c byte) bool { return letter(c) || ascii.IsDigit(c) || c == '_' }
