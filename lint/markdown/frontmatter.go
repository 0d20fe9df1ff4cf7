package markdown

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/pmlint/pmlint/internal/ascii"
	"github.com/pmlint/pmlint/lint/text"
)

// The formats of front matter.
const (
	FormatYAML = "yaml" // between lines of "---"
	FormatTOML = "toml" // between lines of "+++"
	FormatJSON = "json" // an object that the file begins with
)

// FrontMatter is the block at the top of a file that states fields.
type FrontMatter struct {
	Format string    // one of the formats, or "" where there is none
	Span   text.Span // with both fences
	Fields []Field   // the top level, in the order of the text
	Err    error     // what the reader of the format said; Fields is then what could be read without it
	ErrAt  int       // the byte offset that Err speaks of
	// Unclosed reports that the opening fence has no closing one; the text is
	// then read as body, and Span is the fence.
	Unclosed bool
}

const (
	// maxFrontMatter is the size in bytes above which front matter is not read.
	maxFrontMatter = 64 << 10
	// maxFence is the length of a fence in bytes, with the blanks behind it.
	maxFence = 200
)

// readFrontMatter reads the front matter of a file and gives the offset at which
// the body starts, after a byte order mark. Front matter that is too long is not
// read, which the guard says.
func readFrontMatter(file *text.File) (front FrontMatter, body int, guards []Guard) {
	start := file.BOM()
	format, content, end := frontMatterAt(file, start)
	inner := file.Text(content)
	switch {
	case format == "":
		return front, start, nil
	case end < 0:
		if front.Unclosed = keyOnFirstLine(inner, format); front.Unclosed {
			front.Span = text.Span{Start: start, End: file.LineSpan(1).End}
		}
		return front, start, nil
	case format != FormatJSON && !looksLikeKeys(inner, format):
		return front, start, nil
	}
	front.Format = format
	front.Span = text.Span{Start: start, End: end}
	body = lineAfter(file, end)
	if content.Len() > maxFrontMatter {
		message := fmt.Sprintf("front matter of %d bytes is longer than %d", content.Len(), maxFrontMatter)
		return front, body, []Guard{{Span: content, Message: message}}
	}
	front.decode(file, content)
	return front, body, nil
}

// frontMatterAt finds the opening fence at start. It gives the format, the span
// between the fences and the end of the closing one; that is negative where it
// is missing, and the span is then the rest of the file.
func frontMatterAt(file *text.File, start int) (format string, content text.Span, end int) {
	first := text.Span{Start: start, End: file.LineSpan(1).End}
	switch line := strings.TrimRight(file.Text(first), " \t"); {
	case line == "---":
		format = FormatYAML
	case line == "+++":
		format = FormatTOML
	case strings.HasPrefix(line, "{"):
		return jsonAt(file, first)
	default:
		return "", text.Span{}, -1
	}
	content = text.Span{Start: file.LineSpan(2).Start, End: file.Len()}
	for n := 2; n <= file.Lines(); n++ {
		if s := file.LineSpan(n); closes(file, s, format) {
			content.End = s.Start
			return format, content, s.End
		}
	}
	return format, content, -1
}

// closes reports whether a line is the closing fence of the format.
func closes(file *text.File, line text.Span, format string) bool {
	if line.Len() == 0 || line.Len() > maxFence {
		return false
	}
	switch strings.TrimRight(file.Text(line), " \t") {
	case "---", "...":
		return format == FormatYAML
	case "+++":
		return format == FormatTOML
	case "}":
		return format == FormatJSON
	}
	return false
}

// jsonAt finds an object of JSON whose opening brace begins the first line and
// whose closing one ends that line or stands on a line of its own.
func jsonAt(file *text.File, first text.Span) (format string, content text.Span, end int) {
	inner := strings.TrimLeft(file.Text(text.Span{Start: first.Start + 1, End: file.Len()}), " \t\r\n")
	key, rest, ok := strings.Cut(strings.TrimPrefix(inner, `"`), `"`)
	if !strings.HasPrefix(inner, `"`) || !ok || len(key) > maxKey || !strings.HasPrefix(strings.TrimLeft(rest, " \t"), ":") {
		return "", text.Span{}, -1
	}
	if line := text.TrimRight(file.Bytes(), first); file.Bytes()[line.End-1] == '}' {
		return FormatJSON, line, line.End
	}
	for n := 2; n <= file.Lines(); n++ {
		if s := file.LineSpan(n); closes(file, s, FormatJSON) {
			return FormatJSON, text.Span{Start: first.Start, End: s.End}, s.End
		}
	}
	return "", text.Span{}, -1
}

// lineAfter is the start of the line after the one that ends at end.
func lineAfter(file *text.File, end int) int {
	n := file.LineAt(end)
	if n >= file.Lines() {
		return file.Len()
	}
	return file.LineSpan(n + 1).Start
}

// looksLikeKeys tells front matter from text between two thematic breaks: the
// first line that is not a comment is a key, or there is nothing at all. A
// heading looks like a comment, but stands behind an empty line.
func looksLikeKeys(content, format string) bool {
	empty, blank := true, false
	for line := range strings.Lines(content) {
		line = strings.TrimRight(line, " \t\r\n")
		if line == "" {
			blank = true
			continue
		}
		if line[0] != '#' {
			return isKeyLine(line, format)
		}
		if blank {
			return false
		}
		empty = empty && !strings.HasPrefix(line, "# ") && !strings.HasPrefix(line, "##")
	}
	return empty
}

func keyOnFirstLine(content, format string) bool {
	line, _, _ := strings.Cut(content, "\n")
	return isKeyLine(strings.TrimRight(line, " \t\r"), format)
}

// isKeyLine tells "key: value" (or "key = value") from a line of prose.
func isKeyLine(line, format string) bool {
	if format == FormatTOML {
		return strings.HasPrefix(line, "[") || strings.Contains(line, "=")
	}
	if strings.HasPrefix(line, "{") || strings.HasPrefix(line, `"`) || strings.HasPrefix(line, "'") {
		return true
	}
	n := keyLen(line)
	return n > 0 && n < len(line) && line[n] == ':' && (n+1 == len(line) || line[n+1] == ' ' || line[n+1] == '\t')
}

// maxKey is the length of the longest key in bytes.
const maxKey = 60

// keyLen is the length of a plain YAML key: a few words of letters, digits and
// joiners.
func keyLen(line string) int {
	n, words := 0, 1
	for n < len(line) && n < maxKey {
		switch c := line[n]; {
		case c == ' ' && n > 0:
			words++
		case ascii.IsLetter(c), ascii.IsDigit(c) && n > 0, c == '_', c == '-' && n > 0, c == '.' && n > 0, c >= 0x80:
		default:
			if words > 5 || line[n-min(n, 1)] == ' ' {
				return 0
			}
			return n
		}
		n++
	}
	return 0
}

// decode reads the fields between the fences.
func (m *FrontMatter) decode(file *text.File, content text.Span) {
	decode := decodeYAML
	switch m.Format {
	case FormatTOML:
		decode = decodeTOML
	case FormatYAML:
		if fields, ok := plainYAML(file, content); ok {
			m.Fields = fields
			return
		}
	}
	fields, at, err := decode(file, content)
	if err == nil {
		m.Fields = fields
		return
	}
	m.Err, m.ErrAt = err, min(max(at, content.Start), content.End)
	m.Fields = m.salvage(file, content, decode)
}

// maxSalvaged is the number of fields above which broken front matter is not
// read any further.
const maxSalvaged = 200

// salvage reads each field by itself, so that one mistake does not make all of
// them missing. One that cannot be read has what stands behind its label as
// value. Of fields with the same label the first counts.
func (m *FrontMatter) salvage(file *text.File, content text.Span, decode decoder) []Field {
	var fields []Field
	for _, part := range m.parts(file, content) {
		read, _, err := decode(file, part)
		if err != nil || len(read) != 1 {
			read = []Field{m.rawField(file, part)}
		}
		if label := read[0].Label.Plain; label != "" && !hasLabel(fields, label) {
			fields = append(fields, read[0])
		}
	}
	return fields
}

// decoder reads the fields of a part of the file. Where it cannot, it gives the
// offset of the mistake.
type decoder func(file *text.File, content text.Span) (fields []Field, at int, err error)

// parts cuts front matter before each line that begins with a key; lines above
// the first, and the tables of TOML, are left out.
func (m *FrontMatter) parts(file *text.File, content text.Span) []text.Span {
	var parts []text.Span
	for n := file.LineAt(content.Start); n <= file.LineAt(max(content.End-1, content.Start)); n++ {
		line := file.LineSpan(n)
		s := strings.TrimRight(file.Text(line), " \t")
		if m.Format == FormatTOML && strings.HasPrefix(s, "[") {
			break
		}
		if s != "" && !strings.HasPrefix(s, "#") && isKeyLine(s, m.Format) {
			if len(parts) == maxSalvaged {
				break
			}
			parts = append(parts, line)
		} else if len(parts) > 0 {
			parts[len(parts)-1].End = line.End
		}
	}
	return parts
}

// rawField reads the first line of a part as it stands: a key, a value that may
// be in quotes.
func (m *FrontMatter) rawField(file *text.File, part text.Span) Field {
	src := file.Bytes()
	if n := bytes.IndexByte(src[part.Start:part.End], '\n'); n >= 0 {
		part.End = part.Start + n
	}
	s := file.Text(part)
	at := keyLen(s)
	if m.Format == FormatTOML {
		at = max(strings.IndexByte(s, '='), 0)
	}
	label := text.TrimRight(src, text.Span{Start: part.Start, End: part.Start + at})
	value := text.TrimSpace(src, text.Span{Start: part.Start + min(at+1, len(s)), End: part.End})
	for value.Len() > 1 && (src[value.Start] == '"' || src[value.Start] == '\'') && src[value.End-1] == src[value.Start] {
		value.Start, value.End = value.Start+1, value.End-1
	}
	return oneValue(Text{label, file.Text(label)}, Text{value, file.Text(value)})
}

// oneValue is a field that is no list.
func oneValue(label, value Text) Field {
	f := Field{Label: label, Value: value}
	if value.Plain != "" {
		f.Values = []Text{value}
	}
	return f
}

func hasLabel(fields []Field, label string) bool {
	for i := range fields {
		if fields[i].Label.Plain == label {
			return true
		}
	}
	return false
}
