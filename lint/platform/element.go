package platform

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// element is a part of a document, by the names of ADF: both ADF and HTML become one
// tree of them.
type element struct {
	kind  string
	text  string            // of a text
	attrs map[string]string // what the kind needs: level, url, language, state, title, order
	marks []string          // of a text: strong, em, code, strike
	link  string            // of a text
	kids  []element
}

// writeElement writes a document as Markdown.
func writeElement(e element) string {
	w := &markdownWriter{}
	w.blocks(e.kids, "")
	return strings.TrimSpace(tooManyLines.ReplaceAllString(w.b.String(), "\n\n"))
}

var tooManyLines = regexp.MustCompile(`\n{3,}`)

type markdownWriter struct{ b strings.Builder }

// line writes a line behind what all lines of its block begin with.
func (w *markdownWriter) line(indent, s string) {
	w.b.WriteString(strings.TrimRight(indent+s, " ") + "\n")
}

// blocks writes blocks with a blank line between them.
func (w *markdownWriter) blocks(kids []element, indent string) {
	var loose []element // text without a paragraph around it
	flush := func() {
		if len(loose) > 0 {
			w.paragraph(loose, indent)
			loose = nil
		}
	}
	for _, k := range kids {
		if isInline(k) {
			loose = append(loose, k)
			continue
		}
		flush()
		w.block(k, indent)
	}
	flush()
}

func isInline(e element) bool {
	switch e.kind {
	case "text", "hardBreak", "image", "note":
		return true
	}
	return false
}

func (w *markdownWriter) paragraph(kids []element, indent string) {
	s := strings.TrimSpace(inline(kids))
	if s == "" {
		return
	}
	for l := range strings.SplitSeq(s, "\n") {
		w.line(indent, l)
	}
	w.line(strings.TrimRight(indent, " "), "")
}

// block writes one block.
func (w *markdownWriter) block(e element, indent string) {
	blank := strings.TrimRight(indent, " ")
	switch e.kind {
	case "paragraph":
		w.paragraph(e.kids, indent)
	case "heading":
		level, err := strconv.Atoi(e.attrs["level"])
		if err != nil || level < 1 || level > 6 {
			level = 2
		}
		if s := strings.ReplaceAll(strings.TrimSpace(inline(e.kids)), "\n", " "); s != "" {
			w.line(indent, strings.Repeat("#", level)+" "+strings.Trim(s, "*"))
			w.line(blank, "")
		}
	case "bulletList", "orderedList":
		w.list(e, indent)
		w.line(blank, "")
	case "blockquote":
		w.quote(e, indent)
		w.line(blank, "")
	case "codeBlock":
		w.code(e, indent)
	case "rule":
		w.line(indent, "---")
		w.line(blank, "")
	case "table":
		w.table(e, indent)
	case "expand":
		if e.attrs["title"] != "" {
			w.line(indent, "**"+escapeText(e.attrs["title"])+"**")
			w.line(blank, "")
		}
		w.blocks(e.kids, indent)
	default:
		if e.kind != "" && e.kind != "doc" && e.kind != "group" {
			w.line(indent, "<!-- not known: "+commentText(e.kind)+" -->")
			w.line(blank, "")
		}
		w.blocks(e.kids, indent)
	}
}

func commentText(s string) string { return strings.NewReplacer("--", "-", "<", "", ">", "").Replace(s) }

// list writes items, each with what it holds below its first line.
func (w *markdownWriter) list(e element, indent string) {
	n, err := strconv.Atoi(e.attrs["order"])
	if err != nil {
		n = 1
	}
	for _, item := range e.kids {
		marker := "- "
		if e.kind == "orderedList" {
			marker = fmt.Sprintf("%d. ", n)
			n++
		}
		inner := &markdownWriter{}
		inner.blocks(item.kids, "")
		lines := strings.Split(strings.TrimSpace(tooManyLines.ReplaceAllString(inner.b.String(), "\n\n")), "\n")
		switch item.attrs["state"] {
		case "DONE":
			lines[0] = "[x] " + lines[0]
		case "TODO":
			lines[0] = "[ ] " + lines[0]
		}
		for i, l := range lines {
			if i == 0 {
				w.line(indent, marker+l)
			} else if l != "" || !isList(lines, i) {
				w.line(indent+strings.Repeat(" ", len(marker)), l)
			}
		}
	}
}

// isList reports whether a blank line stands before a list within an item, which
// needs none.
func isList(lines []string, i int) bool {
	return i+1 < len(lines) && (strings.HasPrefix(lines[i+1], "- ") || strings.HasPrefix(lines[i+1], "1. "))
}

func (w *markdownWriter) quote(e element, indent string) {
	inner := &markdownWriter{}
	inner.blocks(e.kids, "")
	for l := range strings.SplitSeq(strings.TrimSpace(tooManyLines.ReplaceAllString(inner.b.String(), "\n\n")), "\n") {
		w.line(indent, "> "+l)
	}
}

func (w *markdownWriter) code(e element, indent string) {
	s := strings.Trim(plainText(e), "\n")
	fence := "```"
	for strings.Contains(s, fence) {
		fence += "`"
	}
	w.line(indent, fence+strings.Map(word, e.attrs["language"]))
	for l := range strings.SplitSeq(s, "\n") {
		w.line(indent, l)
	}
	w.line(indent, fence)
	w.line(strings.TrimRight(indent, " "), "")
}

func word(r rune) rune {
	if r <= ' ' || r == '`' {
		return -1
	}
	return r
}

// table writes rows; the first is the header, empty where none is one.
func (w *markdownWriter) table(e element, indent string) {
	var rows [][]string
	header := false
	for i, row := range e.kids {
		var cells []string
		for _, c := range row.kids {
			header = header || i == 0 && c.kind == "tableHeader"
			inner := &markdownWriter{}
			inner.blocks(c.kids, "")
			s := strings.ReplaceAll(strings.TrimSpace(inner.b.String()), "|", `\|`)
			s = strings.ReplaceAll(s, `\\|`, `\|`)
			cells = append(cells, strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r == '\n' }), "<br>"))
		}
		if len(cells) > 0 {
			rows = append(rows, cells)
		}
	}
	if len(rows) == 0 {
		return
	}
	width := 0
	for _, r := range rows {
		width = max(width, len(r))
	}
	if !header {
		rows = append([][]string{nil}, rows...)
	}
	for i, r := range rows {
		for len(r) < width {
			r = append(r, "")
		}
		w.line(indent, "| "+strings.Join(r, " | ")+" |")
		if i == 0 {
			w.line(indent, "|"+strings.Repeat(" --- |", width))
		}
	}
	w.line(strings.TrimRight(indent, " "), "")
}

// plainText is the text of an element and all below it.
func plainText(e element) string {
	if e.kind == "text" {
		return e.text
	}
	if e.kind == "hardBreak" {
		return "\n"
	}
	var b strings.Builder
	for _, k := range e.kids {
		b.WriteString(plainText(k))
	}
	return b.String()
}

// inline writes texts with their marks.
func inline(kids []element) string {
	var b strings.Builder
	for _, k := range kids {
		switch k.kind {
		case "hardBreak":
			b.WriteString("\\\n")
		case "image":
			fmt.Fprintf(&b, "![%s](%s)", escapeText(k.attrs["alt"]), target(k.attrs["url"]))
		case "note":
			b.WriteString("<!-- " + commentText(k.text) + " -->")
		case "text":
			b.WriteString(marked(k))
		default:
			b.WriteString(inline(k.kids))
		}
	}
	return strings.TrimSuffix(b.String(), "\\\n")
}

// marked is a text with its marks; blanks at its ends stand outside of them.
func marked(e element) string {
	s := strings.ReplaceAll(e.text, "\n", " ")
	core := strings.TrimSpace(s)
	if core == "" {
		return s
	}
	lead, tail := s[:strings.Index(s, core)], s[strings.Index(s, core)+len(core):]
	code := false
	for _, m := range e.marks {
		code = code || m == "code"
	}
	if code {
		ticks := "`"
		for strings.Contains(core, ticks) {
			ticks += "`"
		}
		core = ticks + core + ticks
	} else if core != e.link {
		core = escapeText(core)
	}
	for _, m := range e.marks {
		switch m {
		case "strong":
			core = "**" + core + "**"
		case "em":
			core = "*" + core + "*"
		case "strike":
			core = "~~" + core + "~~"
		}
	}
	if e.link != "" {
		if core == e.link {
			core = "<" + target(e.link) + ">"
		} else {
			core = "[" + core + "](" + target(e.link) + ")"
		}
	}
	return lead + core + tail
}

// target is an address as it may stand in a link.
func target(url string) string {
	if strings.HasPrefix(strings.ToLower(strings.TrimSpace(url)), "javascript:") {
		return "#"
	}
	return strings.NewReplacer(" ", "%20", "(", "%28", ")", "%29", "<", "%3C", ">", "%3E", "\n", "").Replace(strings.TrimSpace(url))
}

var markupSigns = regexp.MustCompile("([\\\\`*\\[\\]|])|(<)([A-Za-z/!])|^([#>+-]|\\d+[.)])( |$)|(^|\\W)(_)|(_)(\\W|$)")

// escapeText keeps a text from being markup.
func escapeText(s string) string {
	s = markupSigns.ReplaceAllStringFunc(s, func(m string) string {
		for i := range len(m) {
			if strings.IndexByte("\\`*[]|<_#>+-.)", m[i]) >= 0 {
				return m[:i] + `\` + m[i:]
			}
		}
		return m
	})
	return s
}

// Escape is a plain text as Markdown that reads as it.
func Escape(s string) string { return escapeText(s) }
