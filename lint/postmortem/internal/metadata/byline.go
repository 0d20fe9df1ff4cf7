package metadata

import (
	"strings"

	"github.com/pmlint/pmlint/internal/ascii"
	"github.com/pmlint/pmlint/internal/people"
	"github.com/pmlint/pmlint/lint/chrono"
	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/postmortem/internal/outline"
	"github.com/pmlint/pmlint/lint/text"
)

// maxByline is the length in bytes of the longest line that says no more than who
// wrote the document, and when.
const maxByline = 120

// byline reads "*By Ana Silva · March 1, 2026*" and "Posted by the network team".
func (m *metadataReader) byline(b *markdown.Block) {
	if len(b.Lines) != 1 || b.Span.Len() > maxByline {
		return
	}
	span := m.trimCode(b.Lines[0])
	s := m.doc.File.Text(span)
	n := 0
	for _, lead := range [...]string{"by ", "posted by ", "written by ", "published by ", "report by ", "postmortem by "} {
		if ascii.HasPrefixFold(s, lead) {
			n = len(lead)
		}
	}
	name, rest := cutByline(s[n:])
	if !isByline(name) || rest != "" && !ascii.HasDigit(rest) || n == 0 && !m.signs(name, rest) {
		return
	}
	value := m.doc.Text(text.Span{Start: span.Start + n, End: span.Start + n + len(name)})
	m.add(outline.Field{Key: outline.FieldAuthors, Value: value, Values: m.split(value), Source: outline.SourceLine, Block: b})
}

// signs reports whether names without "by" in front, and what stands behind them, can
// only say who wrote the document, and when: "Ana Silva · 1 March 2026 · 8 min read".
func (m *metadataReader) signs(name, rest string) bool {
	if d, _, n := m.order.findFullDate(rest); n == 0 || !d.Full() {
		return false
	}
	for _, one := range strings.FieldsFunc(strings.ReplaceAll(name, " and ", "&"), func(c rune) bool { return c == '&' || c == ',' }) {
		if one = strings.TrimSpace(one); !people.IsWritten(one) || !strings.Contains(one, " ") || namesDocument(one) {
			return false
		}
	}
	return true
}

// namesDocument reports whether capitalised words are a title rather than a name:
// "Incident Report · 1 March 2026".
func namesDocument(s string) bool {
	for _, w := range outline.TitleWords(s) {
		if outline.SubjectWords.Has(w) || outline.DecorationWords.Has(w) || outline.FieldKeyOf(w) != "" || people.IsSoftware(w) ||
			chrono.MonthOf(w) != 0 || documentWords.Has(w) {
			return true
		}
	}
	return false
}

// cutByline parts the names from what follows them.
func cutByline(s string) (name, rest string) {
	for i := 1; i < len(s); i++ {
		for _, sep := range [...]string{" · ", " | ", " • ", " — ", " – ", " - ", " on ", " ("} {
			if strings.HasPrefix(s[i:], sep) {
				return s[:i], s[i+len(sep):]
			}
		}
		if s[i] == ',' {
			after := strings.TrimLeft(s[i+1:], " ")
			if _, n := chrono.ScanDate(after, chrono.OrderDMY); n > 0 {
				return s[:i], after
			}
		}
	}
	return s, ""
}

// isByline tells names from the start of a sentence.
func isByline(s string) bool {
	if s == "" || ascii.HasDigit(s) || strings.Count(s, " ") > 5 || strings.ContainsAny(s[len(s)-1:], ".:!?") {
		return false
	}
	capitals := 0
	for w := range strings.FieldsSeq(s) {
		capitals += outline.BoolInt(ascii.IsUpper(w[0]) || w[0] == '@' || w[0] == '[')
	}
	w := ascii.CountLetters(s)
	return capitals > 0 && 2*capitals >= strings.Count(s, " ") && chrono.MonthOf(s[:w]) == 0 && !chrono.IsWeekday(s[:w])
}
