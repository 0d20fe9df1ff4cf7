package report

import (
	"bytes"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/text"
)

// Text writes findings for people: where, how grave, what; the source line
// with the place underlined; the hint; and a line that counts them all.
func Text(w io.Writer, r *Report) error { return whole(newTextStream(w, r), r) }

// textStream counts what the last line tells.
type textStream struct {
	w         io.Writer
	r         *Report
	src       *sources
	paint     painter
	documents map[string]bool // that have findings
	fixable   int
	b         bytes.Buffer // used again for each document
}

func newTextStream(w io.Writer, r *Report) Stream {
	return &textStream{w: w, r: r, src: r.sources(), paint: painter(r.Color), documents: map[string]bool{}}
}

// Add implements Stream.
func (t *textStream) Add(findings []lint.Finding) error {
	t.b.Reset()
	for i := range findings {
		writeText(&t.b, t.r, &findings[i], t.src, t.paint)
		t.b.WriteByte('\n')
		t.documents[findings[i].Path] = true
	}
	t.fixable += fixable(findings)
	_, err := t.w.Write(t.b.Bytes())
	return err
}

// End implements Stream.
func (t *textStream) End(r *Report) error {
	if r.Quiet {
		return nil
	}
	_, err := io.WriteString(t.w, t.summaryLine(r)+"\n")
	return err
}

func writeText(b *bytes.Buffer, r *Report, f *lint.Finding, src *sources, p painter) {
	number := strconv.Itoa(f.Start.Line)
	place := r.display(f.Path) + ":" + number + ":" + strconv.Itoa(f.Start.Column) + ":"
	rule := "[" + harmlessLine(f.Rule) + "]"
	writeWords(b, p.bold(place), p.severity(f.Severity, f.Severity.String()+":"), harmlessLine(f.Message), p.dim(rule))
	gutter := indent(len(number))
	if line, ok := src.line(f); ok {
		writeSnippet(b, f, line, number, p)
	}
	if f.Hint == "" {
		return
	}
	mark := p.dim("=")
	for _, line := range wrap(harmlessLine(f.Hint), r.Width-len(gutter)-len(" = ")) {
		writeWords(b, gutter, mark, line)
		mark = " "
	}
}

// writeWords writes a line of words with a blank between them. It stands for
// fmt.Fprintf, which took longer than many a rule.
func writeWords(b *bytes.Buffer, words ...string) {
	for i, w := range words {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(w)
	}
	b.WriteByte('\n')
}

const blanks = "                                                                                                                                "

// indent is n blanks.
func indent(n int) string {
	if n <= len(blanks) {
		return blanks[:n]
	}
	return strings.Repeat(" ", n)
}

// wrap breaks a text between words into lines of at most width cells. A width
// too small to read leaves the text in one line.
func wrap(s string, width int) []string {
	const readable = 30
	if width < readable || text.Width(s) <= width {
		return []string{s}
	}
	var lines []string
	line := ""
	for _, word := range strings.Fields(s) {
		if line != "" && text.Width(line)+1+text.Width(word) > width {
			lines = append(lines, line)
			line = ""
		}
		if line != "" {
			line += " "
		}
		line += word
	}
	return append(lines, line)
}

// writeSnippet writes the first line of the finding's span, and marks under it
// for the part of the span that stands on it.
func writeSnippet(b *bytes.Buffer, f *lint.Finding, line lint.Excerpt, number string, p painter) {
	start, end := within(line, f.Span)
	s := snippet(line.Text, start, end)
	gutter, bar := indent(len(number)), p.dim("|")
	writeWords(b, gutter, bar)
	writeWords(b, p.dim(number), strings.TrimRight(bar+" "+s.line, " "))
	writeWords(b, gutter, bar, indent(s.indent)+p.severity(f.Severity, strings.Repeat("^", s.width)))
}

// within is the part of a span that stands on a line, as bytes of the line.
func within(line lint.Excerpt, span text.Span) (start, end int) {
	start = min(max(span.Start-line.Offset, 0), len(line.Text))
	return start, min(max(span.End-line.Offset, start), len(line.Text))
}

// maxCells is how many cells of a source line are shown: of a longer line, the
// part around the place.
const maxCells = 110

// shown is a line as printed, with the cells that the marks stand under.
type shown struct {
	line          string
	indent, width int
}

// snippet prepares line for printing; [start, end) are the bytes to mark.
func snippet(line string, start, end int) shown {
	var s shown
	if from := cropLeft(line, start); from > 0 {
		s.line = "… "
		line, start, end = line[from:], start-from, end-from
	}
	line = line[:min(len(line), end+4*maxCells)]
	if text.IsPlain(line) {
		s.indent, s.width = text.Width(s.line)+start, max(end-start, 1)
		s.line += line
	} else {
		s.line += text.Visible(line[:start], text.Width(s.line))
		s.indent = text.Width(s.line)
		s.line += text.Visible(line[start:end], s.indent)
		s.width = max(text.Width(s.line)-s.indent, 1)
		s.line += text.Visible(line[end:], s.indent+s.width)
	}
	s.line = noLegacyCommand(s.line)
	if text.Width(s.line) > maxCells {
		s.line = truncate(s.line, maxCells-2) + " …"
		s.width = max(min(s.width, maxCells-2-s.indent), 1)
	}
	return s
}

// cropLeft is the byte at which a long line is to begin so that the byte at
// start is shown with some of what stands before it. Bytes are counted, not
// cells: the result need not be exact.
func cropLeft(line string, start int) int {
	if start < maxCells*2/3 {
		return 0
	}
	from := start - maxCells/3
	for from > 0 && !utf8.RuneStart(line[from]) {
		from--
	}
	return from
}

// truncate cuts s to at most cells cells.
func truncate(s string, cells int) string {
	if text.IsPlain(s) {
		return s[:min(len(s), cells)]
	}
	width := 0
	for i := 0; i < len(s); {
		_, n := utf8.DecodeRuneInString(s[i:])
		if width += text.Width(s[i : i+n]); width > cells {
			return s[:i]
		}
		i += n
	}
	return s
}

func (t *textStream) summaryLine(r *Report) string {
	s, p := r.Summary, t.paint
	var line string
	if found := joinCounts(lint.Count(s.Errors, "error"), lint.Count(s.Warnings, "warning"), lint.Count(s.Notices, "notice")); found == "" {
		line = p.bold("nothing to report") + " in " + lint.Count(s.Documents, "document")
	} else {
		line = p.bold(found) + " in " + strconv.Itoa(len(t.documents)) + " of " + lint.Count(s.Documents, "document")
	}
	if t.fixable > 0 {
		line += fmt.Sprintf("; %d can be mended by \"pmlint fix\"", t.fixable)
	}
	if rest := leftOut(s); rest != "" {
		line += " (" + rest + ")"
	}
	return line
}

// documentsWith is the number of documents that have findings.
func documentsWith(findings []lint.Finding) int {
	n := 0
	for i := range findings {
		if i == 0 || findings[i].Path != findings[i-1].Path {
			n++
		}
	}
	return n
}

// fixable is the number of findings that have a safe fix.
func fixable(findings []lint.Finding) int {
	n := 0
	for i := range findings {
		for _, fix := range findings[i].Fixes {
			if fix.Safe {
				n++
				break
			}
		}
	}
	return n
}

// painter adds colours, or does not.
type painter bool

func (p painter) paint(code, s string) string {
	if !p || s == "" {
		return s
	}
	return "\x1b[" + code + "m" + s + "\x1b[0m"
}

func (p painter) bold(s string) string { return p.paint("1", s) }
func (p painter) dim(s string) string  { return p.paint("2", s) }

func (p painter) severity(s lint.Severity, t string) string {
	switch s {
	case lint.Error:
		return p.paint("1;31", t)
	case lint.Warning:
		return p.paint("1;33", t)
	}
	return p.paint("1;36", t)
}
