package outline

import (
	"bytes"
	"strings"

	"github.com/pmlint/pmlint/internal/ascii"
	"github.com/pmlint/pmlint/lint/chrono"
	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/text"
)

// TitleLabel is a line, or the start of one, that names what follows: a line that is
// all bold, "**Impact:** text", "Impact:" on a line of its own.
type TitleLabel struct {
	meaning
	Bold  bool
	Alone bool      // nothing stands behind it on its line
	field bool      // it names a piece of metadata as well
	Title text.Span // without emphasis and colon
	Head  text.Span // with both
	rest  int       // bytes behind it on its line
}

// maxLabelLine is the length in bytes above which a bold text is no title.
const maxLabelLine = 90

// Label reads line i of a paragraph as the title of a section of a known kind,
// below a section of the kind parent.
func (o *outliner) label(b *markdown.Block, i int, parent Kind) (TitleLabel, bool) {
	if b.Summary {
		return o.summaryLabel(b, parent)
	}
	l, ok := ScanLabel(o.src, b.Lines[i])
	if !ok {
		return l, false
	}
	name := string(o.src[l.Title.Start:l.Title.End])
	m, known := o.meaning(name, parent)
	words := o.wordCount(name)
	if !known || m.Kind == KindOther || !l.Bold && words > 3 && !(l.Alone && words <= 5) || words > 8 && !(words <= 10 &&
		strings.HasSuffix(name, "?")) {
		return l, false
	}
	if !l.Bold && leadsOn(name) {
		return l, false
	}
	l.meaning, l.rest = m, b.Lines[i].End-l.Head.End
	l.field = FieldKeyOf(name) != ""
	return l, true
}

// summaryLabel reads the <summary> of details as the title of a section. Most details
// hold what supports the text, such as a log; so the words must mean the kind both as
// a phrase and by their head.
func (o *outliner) summaryLabel(b *markdown.Block, parent Kind) (TitleLabel, bool) {
	l := TitleLabel{Bold: true, Alone: true, Title: trimColon(o.src, b.Lines[0]), Head: b.Lines[0]}
	name := string(o.src[l.Title.Start:l.Title.End])
	m, known := o.meaning(name, parent)
	if !known || m.Kind == KindOther || m.Kind == KindAppendix || len(b.Lines) > 1 {
		return l, false
	}
	head, known := classifyByHead(name, o.parts[name], parent)
	l.meaning = m
	return l, known && head.Kind == m.Kind
}

// leadsOn tells words in front of a colon that begin a sentence: "Resolution
// involved:" names no section.
func leadsOn(name string) bool {
	return leadingOn.Has(strings.ToLower(name[strings.LastIndexByte(name, ' ')+1:]))
}

// itemLabel reads the label that a list item begins with.
func (o *outliner) itemLabel(item *markdown.Block, parent Kind) (TitleLabel, bool) {
	if len(item.Children) == 0 || item.Children[0].Kind != markdown.BlockParagraph || item.Box.Len() > 0 {
		return TitleLabel{}, false
	}
	first := item.Children[0]
	if l, ok := o.label(first, 0, parent); ok {
		return l, true
	}
	if len(item.Children) < 2 || len(first.Lines) > 1 || first.Lines[0].Len() > maxLabelLine/2 {
		return TitleLabel{}, false
	}
	// "1. Timeline" over a list of its own.
	l := TitleLabel{Title: first.Lines[0], Head: first.Lines[0], Alone: true}
	name := string(o.src[l.Title.Start:l.Title.End])
	var known bool
	most := 3
	if item.Parent != nil && item.Parent.Ordered { // of an outline
		l.meaning, known = o.headingMeaning(name, parent)
		most = 5
	} else {
		l.meaning, known = o.meaning(name, parent)
	}
	return l, known && l.Kind != KindOther && o.wordCount(name) <= most
}

// ScanLabel finds the label at the start of a line; whether its words are known
// is not looked at.
func ScanLabel(src []byte, line text.Span) (TitleLabel, bool) {
	if line.Len() < 3 {
		return TitleLabel{}, false
	}
	switch c := src[line.Start]; {
	case c == '*' || c == '_':
		return ScanBoldLabel(src, line)
	case ascii.IsLetter(c):
		return ScanPlainLabel(src, line)
	case c >= 0xe2:
		if n := text.Pictograph(string(src[line.Start:min(line.End, line.Start+16)])); n > 0 { // "🗓 **When:** ..."
			return ScanLabel(src, text.TrimLeft(src, text.Span{Start: line.Start + n, End: line.End}))
		}
		return scanSignLabel(src, line)
	}
	return TitleLabel{}, false
}

// JudgeUnderlined tells titles that are known, and labels with text behind them,
// from what else may stand above "---".
func JudgeUnderlined(src []byte, line text.Span) markdown.Verdict {
	if _, known := ClassifyTitle(string(src[line.Start:line.End]), "", nil); known {
		return markdown.VerdictTitle
	}
	if l, ok := ScanLabel(src, line); ok && !l.Alone {
		return markdown.VerdictText
	}
	return markdown.VerdictNone
}

// wideColon is the colon of Chinese and Japanese.
const wideColon = "："

// scanSignLabel reads a label of Chinese, Japanese or Korean, behind whose colon
// no blank stands.
func scanSignLabel(src []byte, line text.Span) (TitleLabel, bool) {
	s := src[line.Start:min(line.End, line.Start+MaxLabelLen)]
	n := 0
	for n < len(s) && s[n] >= 0x80 && !bytes.HasPrefix(s[n:], []byte(wideColon)) {
		n++
	}
	width := 1
	switch {
	case bytes.HasPrefix(s[n:], []byte(wideColon)):
		width = len(wideColon)
	case n == len(s) || s[n] != ':':
		return TitleLabel{}, false
	}
	l := TitleLabel{Title: text.Span{Start: line.Start, End: line.Start + n}, Head: text.Span{Start: line.Start, End: line.Start + n + width}}
	l.Alone = len(bytes.TrimSpace(src[l.Head.End:line.End])) == 0
	return l, n > 0
}

func ScanBoldLabel(src []byte, line text.Span) (TitleLabel, bool) {
	s := src[line.Start:line.End]
	c := s[0]
	n := 1
	for n < len(s) && s[n] == c {
		n++
	}
	if n > 3 {
		return TitleLabel{}, false
	}
	end := bytes.Index(s[n:min(len(s), n+maxLabelLine)], s[:n])
	if end <= 0 || n == 1 && !isItalicTitle(s, end) {
		return TitleLabel{}, false
	}
	l := TitleLabel{Bold: true, Title: text.Span{Start: line.Start + n, End: line.Start + n + end}}
	at := n + end + n
	colon := s[n+end-1] == ':' || bytes.HasSuffix(s[:n+end], []byte(wideColon))
	l.Title = text.TrimLeft(src, trimColon(src, l.Title))
	rest := bytes.TrimLeft(s[at:], " \t")
	if len(rest) > 0 && rest[0] == ':' {
		colon = true
		at = len(s) - len(rest) + 1
		rest = bytes.TrimLeft(rest[1:], " \t")
	} else if n, ok := leadingDash(rest); ok {
		colon = true
		at = len(s) - len(rest) + n
		rest = bytes.TrimLeft(rest[n:], " \t")
	}
	l.Head = text.Span{Start: line.Start, End: line.Start + at}
	l.Alone = len(rest) == 0 || len(rest) == 1 && rest[0] == '\\'
	return l, l.Title.Len() > 0 && (l.Alone || colon || isTooLong(src[l.Title.Start:l.Title.End]))
}

// isTooLong tells "TL;DR", which goes without a colon.
func isTooLong(title []byte) bool {
	return len(title) < 6 && len(title) > 3 && (bytes.EqualFold(title, []byte("TL;DR")) || bytes.EqualFold(title, []byte("TLDR")))
}

// isItalicTitle tells a line that is italic as a whole and short: a title where
// its words are known, and no instruction of a template.
func isItalicTitle(s []byte, end int) bool {
	rest := bytes.TrimRight(s[end+2:], " \t:\\")
	return len(rest) == 0 && end <= MaxLabelLen && bytes.Count(s[:end], []byte(" ")) < 4
}

// ScanItalicLabel reads "*Severity:* high", which only the head of a document has.
func ScanItalicLabel(src []byte, line text.Span) (TitleLabel, bool) {
	s := src[line.Start:line.End]
	if len(s) < 5 || s[0] != '*' && s[0] != '_' || s[1] == s[0] {
		return TitleLabel{}, false
	}
	end := bytes.IndexByte(s[1:min(len(s), MaxLabelLen)], s[0]) + 1
	if end < 3 || s[end-1] != ':' && (end+1 >= len(s) || s[end+1] != ':') {
		return TitleLabel{}, false
	}
	at := end + 1 + BoolInt(s[end-1] != ':')
	if at < len(s) && !ascii.IsBlank(s[at]) {
		return TitleLabel{}, false
	}
	return TitleLabel{Title: trimColon(src, text.Span{Start: line.Start + 1, End: line.Start + end}),
		Head: text.Span{Start: line.Start, End: line.Start + at}}, at < len(s)
}

// leadingDash is the length of a dash that stands alone at the start of b.
func leadingDash(b []byte) (int, bool) {
	ok, n := text.DashAt(string(b[:min(len(b), 3)]), 0)
	return n, ok && len(b) > n && ascii.IsBlank(b[n])
}

// trimColon takes a colon and blanks off the end of a span.
func trimColon(src []byte, s text.Span) text.Span {
	s = text.TrimRight(src, s)
	if s.Len() > 0 && src[s.End-1] == ':' {
		s.End--
	} else if bytes.HasSuffix(src[s.Start:s.End], []byte(wideColon)) {
		s.End -= len(wideColon)
	}
	return text.TrimRight(src, s)
}

// ScanPlainLabel reads "Impact:" with or without text behind it.
func ScanPlainLabel(src []byte, line text.Span) (TitleLabel, bool) {
	s := src[line.Start:line.End]
	colon := bytes.IndexByte(s[:min(len(s), MaxLabelLen)], ':')
	if colon < 2 || src[line.Start] >= 'a' {
		return TitleLabel{}, false
	}
	for i, c := range s[:colon] {
		if c == '.' && i+1 == colon { // "Report no.:"
			continue
		}
		if !ascii.IsLetter(c) && c != ' ' && c != '-' && c != '\'' && c != '(' && c != ')' && c < 0x80 && c != '/' && c != '&' {
			return TitleLabel{}, false
		}
	}
	if colon+1 < len(s) && !ascii.IsBlank(s[colon+1]) {
		return TitleLabel{}, false
	}
	l := TitleLabel{Title: text.Span{Start: line.Start, End: line.Start + colon}}
	l.Head = text.Span{Start: line.Start, End: line.Start + colon + 1}
	l.Alone = len(bytes.TrimSpace(s[colon+1:])) == 0
	return l, true
}

// StartsWithStamp tells a text that begins with a date, a clock time or T+5m:
// an entry of a timeline, or a day divider.
func StartsWithStamp(s string) bool {
	s = strings.TrimLeft(s, " \t-*_`[(~|≈→•")
	for _, about := range [...]string{"circa ", "ca. ", "about ", "approx. ", "approximately ", "around "} {
		if len(s) > len(about) && strings.EqualFold(s[:len(about)], about) {
			s = s[len(about):]
			break
		}
	}
	if s == "" {
		return false
	}
	if (s[0] == 'T' || s[0] == 't') && len(s) > 2 && (s[1] == '+' || s[1] == '-') && ascii.IsDigit(s[2]) {
		return true
	}
	if isClock(s) {
		return true
	}
	_, n := chrono.ScanDate(s, chrono.OrderDMY)
	return n > 0 || isWeekdayTitle(s)
}

// isWeekdayTitle tells "Monday", "Tue:" and "Friday 13:00".
func isWeekdayTitle(s string) bool {
	w := ascii.CountLetters(s)
	return w >= 3 && chrono.IsWeekday(s[:w]) && (w == len(s) || strings.IndexByte(":,. ", s[w]) >= 0 && (w+1 >= len(s) ||
		isClock(strings.TrimLeft(s[w:], ":,. "))))
}

// isClock tells a clock time at the start of s: 13:35, 9.05, 7pm, 14h05.
func isClock(s string) bool {
	n := ascii.CountDigits(s)
	if n < 1 || n > 2 || n == len(s) {
		return false
	}
	switch rest := strings.TrimLeft(s[n:], " "); {
	case strings.IndexByte(":.hH", s[n]) >= 0:
		two := ascii.CountDigitsAt(s, n+1)
		return two == 2 && (s[n] != '.' || n+3 == len(s) || s[n+3] != '.') || s[n] == ':' && len(s) > n+2 && s[n+1] == 'x'
	default:
		return len(rest) >= 2 && rest[0]|0x20 != 0 && (rest[0]|0x20 == 'a' || rest[0]|0x20 == 'p') && rest[1]|0x20 == 'm' &&
			!ascii.IsAlnumAt(rest, 2)
	}
}
