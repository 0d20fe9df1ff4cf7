package timetable

import (
	"fmt"
	"regexp"
	"strings"
	"time"

	"github.com/pmlint/pmlint/internal/ascii"
	"github.com/pmlint/pmlint/lint/record"
)

// text is what an event is told with, in Markdown: its text, how often it came, and
// the comment that names its entries.
func textOf(e *record.Event, loc func(time.Time) time.Time) string {
	s := escape(e.Text)
	if e.Count > 1 {
		s += fmt.Sprintf(" (×%d", e.Count)
		if e.Until.Sub(e.At) >= time.Minute {
			s += " until " + loc(e.Until).Format("15:04")
		}
		s += ")"
	}
	return s + " " + Provenance(e)
}

// Provenance is the comment that names the entries that an event is from: of each
// its kind, its name and the stamp as its export writes it.
func Provenance(e *record.Event) string {
	var parts []string
	for _, o := range e.Origins() {
		parts = append(parts, o.Kind+" "+o.ID+" "+inComment(o.Stamp))
	}
	return "<!-- from: " + strings.Join(parts, "; ") + " -->"
}

// inComment keeps a text from ending the comment, or the cell, that it stands in.
func inComment(s string) string {
	s = strings.NewReplacer(";", ",", "|", "/", "<", "(", ">", ")", "\n", " ", "\r", " ").Replace(s)
	for strings.Contains(s, "--") {
		s = strings.ReplaceAll(s, "--", "-")
	}
	return s
}

var comment = regexp.MustCompile(`<!-- from: ([^<>|\r\n]*?) -->`)

// Known are the entries that a document says it has, by their keys, and of each the
// line, from 1, that names it.
func Known(src []byte) map[string]int {
	known := map[string]int{}
	line, last := 1, 0
	for _, m := range comment.FindAllSubmatchIndex(src, -1) {
		line += strings.Count(string(src[last:m[0]]), "\n")
		last = m[0]
		for part := range strings.SplitSeq(string(src[m[2]:m[3]]), ";") {
			if f := strings.Fields(part); len(f) >= 2 {
				known[record.Origin{Kind: f[0], ID: f[1]}.Key()] = line
			}
		}
	}
	return known
}

// lineOf is the line that tells of an event by name, or 0.
func lineOf(known map[string]int, e *record.Event) int {
	for _, o := range e.Origins() {
		if line := known[o.Key()]; line > 0 {
			return line
		}
	}
	return 0
}

// escape makes a text read as itself in a cell or an item.
func escape(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '<':
			b.WriteString("&lt;")
		case c == '&' && entity.MatchString(s[i:]):
			b.WriteString("&amp;")
		case needsEscape(s, i):
			b.WriteByte('\\')
			b.WriteByte(c)
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

// entity is what would be read as a character by its name.
var entity = regexp.MustCompile(`^&#?[A-Za-z0-9]{1,31};`)

// needsEscape reports whether the byte at i would be read as markup.
func needsEscape(s string, i int) bool {
	switch s[i] {
	case '\\', '`', '*', '[', ']', '|', '~', '$':
		return true
	case '_':
		return i == 0 || i == len(s)-1 || !isWord(s[i-1]) || !isWord(s[i+1])
	}
	return false
}

func isWord(c byte) bool { return ascii.IsAlnum(c) || c >= 0x80 }
