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
func Text(w io.Writer, r *Report) error {
	if r.Brief > 0 {
		return newTextStream(w, r).(*textStream).brief(w, r)
	}
	return whole(newTextStream(w, r), r)
}

// textStream counts what the last line tells.
type textStream struct {
	w         io.Writer
	r         *Report
	src       *sources
	paint     painter
	documents map[string]bool // that have findings
	fixable   int
	b         bytes.Buffer // used again for each document
	table     *overview    // nil where none is asked for
	held      bytes.Buffer // what is written behind the table
}

// maxHeld is the size in bytes above which what was found is written before the
// table, so that memory does not grow with it.
const maxHeld = 1 << 20

func newTextStream(w io.Writer, r *Report) Stream {
	t := &textStream{w: w, r: r, src: r.sources(), paint: painter(r.Color), documents: map[string]bool{}}
	if r.Overview {
		t.table = &overview{rules: map[string]*ruleCount{}}
	}
	return t
}

// Add implements Stream.
func (t *textStream) Add(findings []lint.Finding) error {
	t.b.Reset()
	path := ""
	for i := range findings {
		f := &findings[i]
		if i == 0 || f.Path != findings[i-1].Path {
			path = t.r.display(f.Path)
			t.documents[f.Path] = true
		}
		t.finding(f, path)
		t.b.WriteByte('\n')
	}
	t.fixable += fixable(findings)
	if t.table == nil {
		_, err := t.w.Write(t.b.Bytes())
		return err
	}
	t.table.add(findings, path)
	t.held.Write(t.b.Bytes())
	if t.held.Len() > maxHeld {
		return t.release()
	}
	return nil
}

// release writes what was held back.
func (t *textStream) release() error {
	_, err := t.held.WriteTo(t.w)
	return err
}

// End implements Stream.
func (t *textStream) End(r *Report) error {
	if t.table != nil {
		if t.table.total >= tableFindings && len(t.documents) >= tableDocuments {
			if _, err := io.WriteString(t.w, t.table.table(t.r.Width, t.paint)+"\n"); err != nil {
				return err
			}
		}
		if err := t.release(); err != nil {
			return err
		}
	}
	if r.Quiet {
		return nil
	}
	_, err := io.WriteString(t.w, t.summaryLine(r)+"\n")
	return err
}

// finding writes one finding. It does without fmt, which took longer than many a
// rule.
func (t *textStream) finding(f *lint.Finding, path string) {
	number, column := strconv.Itoa(f.Start.Line), strconv.Itoa(f.Start.Column)
	t.painted(bold, path, ":", number, ":", column, ":")
	t.plain(" ")
	t.painted(codeOf(f.Severity), f.Severity.String(), ":")
	at := len(path) + len(number) + len(column) + len(f.Severity.String()) + len(":: :")
	t.message(harmlessLine(f.Message), harmlessLine(f.Rule), at+text.Width(path)-len(path)+1)
	gutter := indent(len(number))
	if line, ok := t.src.line(f); ok {
		t.snippet(f, line, number, gutter)
	}
	if f.Hint != "" {
		t.hint(harmlessLine(f.Hint), gutter)
	}
}

// message writes what a finding says and its rule behind a place that ends at a cell,
// broken between words where the terminal is narrower.
func (t *textStream) message(said, rule string, at int) {
	if t.r.Width < readable || at+text.Width(said)+len(rule)+len("  []") <= t.r.Width {
		t.plain(" ", said, " ")
		t.painted(dim, "[", rule, "]")
		t.plain("\n")
		return
	}
	next := func(cells int) {
		if at+1+cells > t.r.Width {
			t.plain("\n ")
			at = 1
		}
		t.plain(" ")
		at += 1 + cells
	}
	for word := range strings.FieldsSeq(said) {
		next(text.Width(word))
		t.plain(word)
	}
	next(len(rule) + len("[]"))
	t.painted(dim, "[", rule, "]")
	t.plain("\n")
}

func (t *textStream) hint(hint, gutter string) {
	t.plain(gutter, " ")
	t.painted(dim, "=")
	width := t.r.Width - len(gutter) - len(" = ")
	if fits(hint, width) {
		t.plain(" ", hint, "\n")
		return
	}
	for i, line := range wrap(hint, width) {
		if i > 0 {
			t.plain(gutter, "  ")
		}
		t.plain(" ", line, "\n")
	}
}

func (t *textStream) plain(words ...string) {
	for _, w := range words {
		t.b.WriteString(w)
	}
}

// painted writes words, which are not empty, in a colour.
func (t *textStream) painted(code string, words ...string) {
	if !t.paint {
		t.plain(words...)
		return
	}
	t.plain("\x1b[", code, "m")
	t.plain(words...)
	t.plain("\x1b[0m")
}

const (
	blanks = "                                                                                                                                "
	carets = "^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^"
)

// indent is n blanks.
func indent(n int) string { return times(blanks, n) }

// times is n times the one byte that row consists of.
func times(row string, n int) string {
	if n <= len(row) {
		return row[:n]
	}
	return strings.Repeat(row[:1], n)
}

// readable is the least width that a hint is wrapped at.
const readable = 30

// fits tells that a text stands in one line: it is no wider than width, or that
// is too small to read.
func fits(s string, width int) bool { return width < readable || text.Width(s) <= width }

// wrap breaks a text between words into lines of at most width cells. A width
// too small to read leaves the text in one line.
func wrap(s string, width int) []string {
	if fits(s, width) {
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

// snippet writes the first line of the finding's span, and marks under it for
// the part of the span that stands on it.
func (t *textStream) snippet(f *lint.Finding, line lint.Excerpt, number, gutter string) {
	start, end := within(line, f.Span)
	s := snippet(line.Text, start, end, t.cells(gutter))
	t.plain(gutter, " ")
	t.painted(dim, "|")
	t.plain("\n")
	t.painted(dim, number)
	t.plain(" ")
	t.painted(dim, "|")
	if shown := strings.TrimRight(s.line, " "); shown != "" {
		t.plain(" ", shown)
	}
	t.plain("\n", gutter, " ")
	t.painted(dim, "|")
	t.plain(" ", indent(s.indent))
	t.painted(codeOf(f.Severity), times(carets, s.width))
	t.plain("\n")
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

// cells is how many cells of a source line are shown behind a gutter.
func (t *textStream) cells(gutter string) int {
	if room := t.r.Width - len(gutter) - len(" | "); room >= readable {
		return min(room, maxCells)
	}
	return maxCells
}

// snippet prepares line for printing, at most so many cells; [start, end) are the bytes
// to mark.
func snippet(line string, start, end, most int) shown {
	var s shown
	if from := cropLeft(line, start, most); from > 0 {
		s.line = "… "
		line, start, end = line[from:], start-from, end-from
	}
	line = line[:min(len(line), end+4*most)]
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
	if text.Width(s.line) > most {
		s.line = truncate(s.line, most-2) + " …"
		s.width = max(min(s.width, most-2-s.indent), 1)
	}
	return s
}

// cropLeft is the byte at which a long line is to begin so that the byte at
// start is shown with some of what stands before it. Bytes are counted, not
// cells: the result need not be exact.
func cropLeft(line string, start, most int) int {
	if start < most*2/3 {
		return 0
	}
	from := start - most/3
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

// The codes of colours.
const (
	bold = "1"
	dim  = "2"
)

func codeOf(s lint.Severity) string {
	switch s {
	case lint.Error:
		return "1;31"
	case lint.Warning:
		return "1;33"
	}
	return "1;36"
}

func (p painter) bold(s string) string {
	if !p || s == "" {
		return s
	}
	return "\x1b[" + bold + "m" + s + "\x1b[0m"
}
