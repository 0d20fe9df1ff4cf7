package markdown

import (
	"strings"
	"unicode/utf8"

	"github.com/pmlint/pmlint/internal/ascii"
)

// maxQuote bounds a quotation, in bytes: a mark that none closes within it is
// an inch or a slip.
const maxQuote = 600

// markQuotes adds a mark for each quotation in double quotes.
func markQuotes(p *Prose) {
	if strings.IndexByte(p.Text, '"') < 0 && !strings.Contains(p.Text, "“") {
		return
	}
	open, curly := -1, false
	added := false
	for i := 0; i < len(p.Text); i++ {
		switch {
		case p.Text[i] == '"':
			if open >= 0 && !curly && i-open <= maxQuote && !ascii.IsSpace(p.Text[i-1]) {
				p.addQuote(open, i+1)
				open, added = -1, true
			} else if i+1 < len(p.Text) && !ascii.IsSpace(p.Text[i+1]) && opensQuote(p.Text[:i]) {
				open, curly = i, false
			}
		case strings.HasPrefix(p.Text[i:], "“"):
			open, curly = i, true
		case strings.HasPrefix(p.Text[i:], "”"):
			if open >= 0 && curly && i-open <= maxQuote {
				p.addQuote(open, i+len("”"))
				added = true
			}
			open = -1
		}
	}
	if added {
		sortMarks(p.Marks)
	}
}

func opensQuote(before string) bool {
	r, n := utf8.DecodeLastRuneInString(before)
	return n == 0 || isSpaceRune(r) || isPunct(r)
}

func (p *Prose) addQuote(start, end int) {
	p.Marks = append(p.Marks, Mark{Kind: MarkQuote, Start: start, End: end, Span: p.Source(start, end)})
}
