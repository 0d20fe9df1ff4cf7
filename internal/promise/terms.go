package promise

import (
	"strings"

	"github.com/pmlint/pmlint/internal/ascii"
)

// term is a word of an action's text.
type term struct {
	text  string // as written, without the marks around it
	low   string
	class wordClass
	code  bool // inside a code span or a quotation
	comma bool // a comma, a full stop or the like follows
	sign  byte // the sign that ends the clause behind it: one of ",.;:)(-", or 0
}

// lowered is a text in lower case.
type lowered struct {
	text    string
	aligned bool // each byte stands where its capital does
}

func lowerOf(s string) lowered {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return lowered{text: strings.ToLower(s)}
		}
	}
	return lowered{strings.ToLower(s), true}
}

// of is a piece of the text, which stands at a byte of it, in lower case.
func (l lowered) of(piece string, at int) string {
	if l.aligned {
		return l.text[at : at+len(piece)]
	}
	return strings.ToLower(piece)
}

// headOf is the part of the text that says what is to be done: a bold head or
// the first sentence. Behind a head, detail is where the rest begins.
func headOf(p *Text) (head string, detail int) {
	for _, m := range p.Marks {
		if m.Kind == MarkStrong && m.Start <= 1 && m.End > m.Start && m.End+2 < len(p.Plain) {
			rest := strings.TrimLeft(p.Plain[m.End:], " :.–—-*")
			return p.Plain[:m.End], len(p.Plain) - len(rest)
		}
	}
	return sentence(p.Plain), 0
}

// sentence is the first sentence of s. A short one before a colon is a label.
func sentence(s string) string {
	for i := 0; i+1 < len(s); i++ {
		switch s[i] {
		case '.', '!', '?':
			if s[i+1] == ' ' && i > 8 && !abbreviates(s[:i]) && !ascii.IsLower(ascii.At(s, i+2)) {
				return s[:i+1]
			}
		}
	}
	return s
}

// abbreviates reports whether a text ends in an abbreviation whose full stop ends no
// sentence.
func abbreviates(s string) bool {
	return strings.HasSuffix(s, "e.g") || strings.HasSuffix(s, "i.e") || strings.HasSuffix(s, "etc")
}

// linksOnly tells a text that is nothing but links.
func linksOnly(p *Text) bool {
	for _, m := range p.Marks {
		if m.Kind == MarkURL || m.Kind == MarkLink {
			return true
		}
	}
	return strings.HasPrefix(strings.TrimSpace(p.Plain), "#")
}

// maxTerms bounds the words that are weighed: what is to be done stands in the
// first of them.
const maxTerms = 60

// termsOf splits a stretch of the prose into words. Addresses, issue references
// and parentheses that hold nothing else are left out. They are put into room,
// where it is large enough.
func termsOf(p *Text, lower lowered, start, end int, room []term) []term {
	out := room[:0]
	words := lexicon()
	for i := start; i < end && len(out) < maxTerms; {
		if p.Plain[i] == '#' && !isChannel(p.Plain[i+1:end]) || p.in(MarkURL, i) {
			i = skipWord(p.Plain, i, end)
			continue
		}
		if isEdge(p.Plain[i]) {
			if len(out) > 0 {
				out[len(out)-1].endsBefore(p.Plain[i], p.Plain[i+1:end])
			}
			i++
			continue
		}
		stop := skipWord(p.Plain, i, end)
		w := trimRight(p.Plain[i:stop])
		if (w == "–" || w == "—") && len(out) > 0 {
			out[len(out)-1].sign = '-'
		}
		if w != "" && !isReference(w) {
			low := lower.of(w, i)
			out = append(out, term{
				text: w, low: low, class: words[low],
				code: p.in(MarkCode, i) || p.in(MarkQuote, i) || p.Plain[i] == '#',
			})
			for k := i + len(w); k < stop; k++ {
				out[len(out)-1].endsBefore(p.Plain[k], "")
			}
		}
		i = stop
	}
	return out
}

// endsBefore notes the sign that stands behind a word, and before what is left.
func (t *term) endsBefore(sign byte, left string) {
	switch sign {
	case ',', '.', ';', ':', ')':
		t.comma, t.sign = true, sign
	case '(':
		t.sign = sign
	case '-':
		if strings.HasPrefix(left, " ") {
			t.sign = sign
		}
	}
}

// isChannel tells "#deploys", where people talk, from "#123".
func isChannel(s string) bool {
	return len(s) > 2 && s[0] >= 'a' && s[0] <= 'z' && s[1] >= 'a' && s[1] <= 'z'
}

func skipWord(s string, i, end int) int {
	for i < end && s[i] != ' ' && s[i] != '\n' {
		i++
	}
	return i
}

// isEdge tells the marks that may stand before a word.
func isEdge(c byte) bool {
	return (c|0x20 < 'a' || c|0x20 > 'z') && strings.IndexByte(" \n\t([{\"'*_,.;:-+&>", c) >= 0
}

// trimRight takes off the marks that may stand behind a word.
func trimRight(w string) string {
	if c := w[len(w)-1] | 0x20; c >= 'a' && c <= 'z' {
		return w
	}
	return strings.TrimRight(w, ".,;:!?)]}\"'*")
}

// isReference tells words that only say where the work is tracked.
func isReference(w string) bool {
	switch w {
	case "Issue", "PR", "Ticket", "–", "—", "→":
		return true
	}
	return false
}
