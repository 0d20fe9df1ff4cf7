package chrono

import (
	"strings"

	"github.com/pmlint/pmlint/internal/ascii"
	"github.com/pmlint/pmlint/lint/text"
)

// skipLead skips brackets, and words that lead to a stamp.
func (p *stampScanner) skipLead() {
	for p.i < len(p.s) {
		switch c := p.s[p.i]; {
		case strings.IndexByte(" \t[({*_`<", c) >= 0:
			if c == '_' && strings.HasPrefix(p.s[p.i:], "__:__") {
				return
			}
			p.i++
		case c == '~':
			p.st.Approx = true
			p.i++
		case c >= 0xe2 && p.i == 0 && text.Pictograph(p.s) > 0:
			p.i += text.Pictograph(p.s)
		case c == 'T' && ascii.CountDigitsAt(p.s, p.i+1) == 2 && ascii.At(p.s, p.i+3) == ':': // the time of a machine, its date left out
			p.i++
		case c == '-' && p.i == 0 && ascii.IsDigit(ascii.At(p.s, 1)): // a list mark without its blank
			p.i++
		case strings.HasPrefix(p.s[p.i:], "≈"), strings.HasPrefix(p.s[p.i:], "∼"):
			p.st.Approx = true
			p.i += 3
		default:
			if !p.skipLeadWord() {
				return
			}
		}
	}
}

// skipLeadWord skips a word that leads to a stamp, and a day of the week in another
// language.
func (p *stampScanner) skipLeadWord() bool {
	if !p.st.NextDay && p.i < len(p.s) && strings.IndexByte("tTnNfF", p.s[p.i]) >= 0 && p.skipNextDay() {
		return true
	}
	w := ascii.CountLetters(p.s[p.i:])
	if w == 0 || w > 13 {
		return false
	}
	var buf [13]byte // a string made of it is no allocation
	for k := range w {
		buf[k] = ascii.Lower(p.s[p.i+k])
	}
	word := string(buf[:w])
	approx := roughLeads.Has(word)
	if !approx && !leadWords.Has(word) && foreignWeekdays.Of(word) == 0 {
		return false
	}
	j := p.i + w
	for ascii.At(p.s, j) == '.' || ascii.At(p.s, j) == ':' || ascii.At(p.s, j) == ',' {
		j++
	}
	if j >= len(p.s) || p.s[j] != ' ' && p.s[j] != '~' && j == p.i+w {
		return false
	}
	p.i, p.st.Lead, p.st.Approx = j, true, p.st.Approx || approx
	return true
}

// skipNextDay skips "The next day at " and "Next day, " before a time.
func (p *stampScanner) skipNextDay() bool {
	rest := p.s[p.i:]
	if ascii.HasPrefixFold(rest, "the ") {
		rest = rest[len("the "):]
	}
	if rest == "" || rest[0]|0x20 != 'n' && rest[0]|0x20 != 'f' {
		return false
	}
	n := 0
	for _, w := range [...]string{"next day", "following day", "next morning", "following morning"} {
		if ascii.HasPrefixFold(rest, w) {
			n = len(w)
		}
	}
	if n == 0 {
		return false
	}
	rest = strings.TrimLeft(rest[n:], ", :")
	for _, w := range [...]string{"at ", "around ", "about "} {
		if strings.HasPrefix(rest, w) {
			p.st.Approx = p.st.Approx || w != "at "
			rest = rest[len(w):]
		}
	}
	if _, n := scanClock(rest, p.style); n == 0 {
		return false
	}
	p.i, p.st.NextDay, p.st.Lead = len(p.s)-len(rest), true, true
	return true
}
