package markdown

import (
	"strings"
	"unicode/utf8"

	"github.com/pmlint/pmlint/internal/ascii"
	"github.com/pmlint/pmlint/lint/text"
)

// plainYAML reads what nearly all front matter is: lines of "key: value", flat
// lists, comments. The decoder reads the same, which a test holds, and takes a
// tenth of the time that the rest of a document takes. What could be read in
// another way is left to it.
func plainYAML(file *text.File, content text.Span) (fields []Field, ok bool) {
	p := &plainReader{file: file, src: file.Bytes(), items: closed}
	if hasControl(file.Text(content)) {
		return nil, false
	}
	for at := content.Start; at < content.End; {
		line := text.Span{Start: at, End: at + lineLen(p.src[at:content.End])}
		at = line.End + 1
		if line = text.TrimRight(p.src, line); line.Len() > 0 && p.src[line.Start] != '#' && !p.line(line) {
			return nil, false
		}
	}
	return p.fields, true
}

// plainReader reads plain front matter line by line.
type plainReader struct {
	file   *text.File
	src    []byte
	fields []Field
	items  int // the column of the last field's items, or empty or closed
}

const (
	empty  = -1 // the last field has no value yet
	closed = -2 // the last field has its value
)

func (p *plainReader) line(line text.Span) bool {
	start := text.TrimLeft(p.src, line)
	if p.src[start.Start] == '-' {
		return p.item(start, start.Start-line.Start)
	}
	s := p.file.Text(line)
	n := keyLen(s)
	if n == 0 || s[n] != ':' || n+1 < len(s) && s[n+1] != ' ' || isNull(s[:n]) || hasLabel(p.fields, s[:n]) {
		return false
	}
	label := Text{text.Span{Start: line.Start, End: line.Start + n}, s[:n]}
	value := text.TrimLeft(p.src, text.Span{Start: line.Start + n + 1, End: line.End})
	f, ok := p.value(label, value)
	p.fields = append(p.fields, f)
	return ok
}

// value reads what stands behind a key.
func (p *plainReader) value(label Text, value text.Span) (Field, bool) {
	p.items = closed
	if value.Len() == 0 {
		p.items = empty
		at := label.Span.End + 1
		return Field{Label: label, Value: Text{Span: text.Span{Start: at, End: at}}}, true
	}
	if p.src[value.Start] == '[' {
		return p.list(label, value)
	}
	v, ok := p.scalar(value)
	return oneValue(label, v), ok
}

// item adds an item to the list of the last field; all stand in one column.
func (p *plainReader) item(item text.Span, column int) bool {
	v := text.TrimLeft(p.src, text.Span{Start: item.Start + 1, End: item.End})
	if v.Start == item.Start+1 || p.items == closed || p.items != empty && p.items != column {
		return false
	}
	t, ok := p.scalar(v)
	f := &p.fields[len(p.fields)-1]
	if p.items == empty {
		f.Value.Span.Start, p.items = v.Start, column
	}
	f.Value.Span.End = v.End
	f.Value.Plain = p.file.Text(f.Value.Span)
	f.Values = append(f.Values, t)
	return ok
}

// list reads "[a, b]".
func (p *plainReader) list(label Text, value text.Span) (Field, bool) {
	f := Field{Label: label, Value: Text{Span: value}}
	inner := p.file.Text(value)[1:]
	inner, ok := strings.CutSuffix(inner, "]")
	if !ok || strings.TrimLeft(inner, " ") == "" {
		return f, ok
	}
	f.Value.Plain = p.file.Text(value)
	at := value.Start + 1
	for item := range strings.SplitSeq(inner, ",") {
		s := text.TrimSpace(p.src, text.Span{Start: at, End: at + len(item)})
		at += len(item) + 1
		if s.Len() == 0 || strings.ContainsAny(item, "[]{}:\"'") || !isPlain(p.file.Text(s)) {
			return f, false
		}
		f.Values = append(f.Values, Text{s, p.file.Text(s)})
	}
	return f, true
}

// scalar reads a plain value, or one in quotation marks that needs no decoding.
func (p *plainReader) scalar(span text.Span) (Text, bool) {
	s := p.file.Text(span)
	if q := s[0]; q == '"' || q == '\'' {
		if len(s) < 2 || s[len(s)-1] != q || strings.IndexByte(s[1:len(s)-1], q) >= 0 || strings.IndexByte(s, '\\') >= 0 {
			return Text{}, false
		}
		return Text{text.Span{Start: span.Start + 1, End: span.End - 1}, s[1 : len(s)-1]}, true
	}
	return Text{span, s}, isPlain(s)
}

// isPlain reports whether a value means itself in YAML.
func isPlain(s string) bool {
	switch c := s[0]; {
	case strings.IndexByte("[]{}|>&*!%@`?,#~\"'=<", c) >= 0, c == '-' && !ascii.IsAlnumAt(s, 1), c == ':', isNull(s):
		return false
	}
	return !strings.Contains(s, ": ") && !strings.Contains(s, " #") && s[len(s)-1] != ':'
}

func isNull(s string) bool { return strings.EqualFold(s, "null") }

// hasControl reports whether there are characters that YAML refuses, takes as
// line ends or treats in a way of its own.
func hasControl(s string) bool {
	for i, c := range s {
		if c < 0x20 && c != '\n' && (c != '\r' || !strings.HasPrefix(s[i:], "\r\n")) {
			return true
		}
		if c >= 0x7f && c < 0xa0 || c == 0x2028 || c == 0x2029 || c == 0xfeff || c == utf8.RuneError {
			return true
		}
	}
	return false
}
