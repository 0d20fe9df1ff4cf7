package markdown

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"github.com/pmlint/pmlint/internal/ascii"
	"github.com/pmlint/pmlint/lint/text"
)

// decodeYAML reads front matter of YAML, and of JSON, which is a part of it.
func decodeYAML(file *text.File, content text.Span) (fields []Field, at int, err error) {
	src := file.Bytes()[content.Start:content.End]
	y := &yamlReader{file: file, src: file.Bytes()[:content.End], starts: yamlLineStarts(src, content.Start)}
	var root yaml.Node
	if err := yaml.Unmarshal(src, &root); err != nil {
		line, message := yamlError(err)
		return nil, text.TrimLeft(y.src, text.Span{Start: y.line(line), End: content.End}).Start, errors.New(message)
	}
	if len(root.Content) == 0 {
		return nil, 0, nil
	}
	top := root.Content[0]
	if top.Kind != yaml.MappingNode {
		return nil, content.Start, errors.New("front matter is not a list of keys with values")
	}
	fields = make([]Field, 0, len(top.Content)/2)
	for i := 0; i+1 < len(top.Content); i += 2 {
		f := y.field(top.Content[i], top.Content[i+1])
		if hasLabel(fields, f.Label.Plain) {
			return nil, y.offset(top.Content[i]), fmt.Errorf("key %q is given twice", f.Label.Plain)
		}
		fields = append(fields, f)
	}
	return fields, 0, nil
}

// yamlError gives the line of the front matter (from 1) that a YAML error
// speaks of, and what it says.
func yamlError(err error) (line int, message string) {
	var load *yaml.LoadError
	if errors.As(err, &load) {
		return load.Mark.Line, load.Message
	}
	return 1, strings.TrimPrefix(err.Error(), "yaml: ")
}

// yamlReader finds the nodes of YAML again in the file: they know where they
// begin, in lines and code points, and not where they end.
type yamlReader struct {
	file   *text.File
	src    []byte // of the file, up to the end of the front matter
	starts []int  // where its lines start, as YAML counts them
}

// yamlLineStarts gives the offset of each line as YAML counts them: a lone
// carriage return and three characters of Unicode end one too.
func yamlLineStarts(src []byte, offset int) []int {
	starts := make([]int, 1, 1+bytes.Count(src, []byte{'\n'}))
	starts[0] = offset
	for i := 0; i < len(src); {
		r, n := utf8.DecodeRune(src[i:])
		i += n
		if r == '\r' && i < len(src) && src[i] == '\n' {
			continue
		}
		if r == '\n' || r == '\r' || r == 0x85 || r == 0x2028 || r == 0x2029 {
			starts = append(starts, offset+i)
		}
	}
	return starts
}

// line is where a line of the front matter (from 1) starts.
func (y *yamlReader) line(n int) int { return y.starts[min(max(n, 1), len(y.starts))-1] }

// offset is where a node begins: its column counts code points.
func (y *yamlReader) offset(n *yaml.Node) int {
	at := y.line(n.Line)
	for column := 1; column < n.Column && at < len(y.src); column++ {
		_, size := utf8.DecodeRune(y.src[at:])
		at += size
	}
	return at
}

func (y *yamlReader) field(key, value *yaml.Node) Field {
	label := y.text(key)
	switch value.Kind {
	case yaml.ScalarNode:
		return oneValue(label, y.text(value))
	case yaml.AliasNode:
		return oneValue(label, Text{y.extent(value), value.Alias.Value})
	case yaml.SequenceNode:
		return Field{Label: label, Value: y.listText(value), Values: y.items(value)}
	}
	start := y.offset(value)
	return Field{Label: label, Value: Text{Span: text.Span{Start: start, End: start}}}
}

// listText is a list as written: one in brackets with them, one of lines from
// its first item to its last. An empty one says nothing.
func (y *yamlReader) listText(list *yaml.Node) Text {
	t := Text{Span: y.extent(list)}
	if len(list.Content) == 0 {
		return t
	}
	if list.Style&yaml.FlowStyle == 0 {
		t.Span.Start = y.extent(list.Content[0]).Start
	}
	t.Plain = y.file.Text(t.Span)
	return t
}

// items are the scalars of a list, and what its mappings give as "name".
func (y *yamlReader) items(list *yaml.Node) []Text {
	var items []Text
	for _, item := range list.Content {
		if item = namedNode(item); item != nil {
			items = append(items, y.text(item))
		}
	}
	return items
}

// namedNode is the scalar that an item of a list is, or that its key "name" gives;
// nil for any other item.
func namedNode(item *yaml.Node) *yaml.Node {
	if item.Kind == yaml.ScalarNode {
		return item
	}
	if item.Kind == yaml.MappingNode {
		for i := 0; i+1 < len(item.Content); i += 2 {
			if item.Content[i].Value == "name" && item.Content[i+1].Kind == yaml.ScalarNode {
				return item.Content[i+1]
			}
		}
	}
	return nil
}

// text is what a scalar says, at what stands between its quotation marks.
func (y *yamlReader) text(n *yaml.Node) Text {
	t := Text{Span: y.extent(n), Plain: n.Value}
	switch {
	case n.Tag == "!!null":
		t.Plain = ""
	case n.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle) != 0 && t.Span.Len() > 1:
		t.Span.Start, t.Span.End = t.Span.Start+1, t.Span.End-1
	case n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
		t.Plain = strings.TrimRight(t.Plain, "\n") // the line end belongs to the form
	}
	return t
}

// extent is the whole of a node: a list or mapping with its brackets, a scalar
// with its quotation marks, a block scalar without the line of its sign.
func (y *yamlReader) extent(n *yaml.Node) text.Span {
	s := text.Span{Start: y.offset(n)}
	s.End = s.Start
	switch n.Kind {
	case yaml.ScalarNode:
		return y.scalar(s.Start, n)
	case yaml.AliasNode:
		s.End = min(s.Start+len("*")+len(n.Value), len(y.src))
		return s
	}
	for _, c := range n.Content {
		s.End = max(s.End, y.extent(c).End)
	}
	if n.Style&yaml.FlowStyle != 0 {
		s.End = y.bracketEnd(max(s.End, s.Start+1))
	}
	return s
}

// bracketEnd is the end of the bracket that closes what ends at the offset:
// blanks, commas and comments may stand between.
func (y *yamlReader) bracketEnd(at int) int {
	for i := at; i < len(y.src); i++ {
		switch c := y.src[i]; {
		case c == ']' || c == '}':
			return i + 1
		case c == '#':
			n := bytes.IndexByte(y.src[i:], '\n')
			if n < 0 {
				return at
			}
			i += n
		case !ascii.IsSpace(c) && c != ',':
			return at
		}
	}
	return at
}

// scalar is the extent of a scalar that begins at the offset.
func (y *yamlReader) scalar(start int, n *yaml.Node) text.Span {
	rest := y.src[min(start, len(y.src)):]
	switch {
	case n.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle) != 0:
		return text.Span{Start: start, End: start + quotedLen(rest)}
	case n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
		sign := lineLen(rest)
		body := text.TrimSpace(y.src, text.Span{Start: start + sign, End: len(y.src)})
		if size, ok := sameWords(y.src[body.Start:], n.Value); ok && size > 0 {
			return text.Span{Start: body.Start, End: body.Start + size}
		}
	default:
		if size, ok := sameWords(rest, n.Value); ok {
			return text.Span{Start: start, End: start + size}
		}
	}
	return text.TrimRight(y.src, text.Span{Start: start, End: start + lineLen(rest)})
}

// quotedLen is the length of a quoted scalar with its quotation marks.
func quotedLen(s []byte) int {
	for i := 1; i < len(s); i++ {
		switch {
		case s[i] == '\\' && s[0] == '"':
			i++
		case s[i] != s[0]:
		case s[0] == '\'' && i+1 < len(s) && s[i+1] == '\'':
			i++
		default:
			return i + 1
		}
	}
	return len(s)
}

// sameWords is the length of the start of src that says what value says: lines
// may be broken elsewhere in it. Blanks at the end do not count.
func sameWords(src []byte, value string) (n int, ok bool) {
	value = strings.Trim(value, " \t\r\n")
	for i := 0; i < len(value); {
		switch {
		case n == len(src):
			return 0, false
		case ascii.IsSpace(value[i]) && ascii.IsSpace(src[n]):
			i += len(value[i:]) - len(strings.TrimLeft(value[i:], " \t\r\n"))
			n += len(src[n:]) - len(bytes.TrimLeft(src[n:], " \t\r\n"))
		case value[i] != src[n]:
			return 0, false
		default:
			i++
			n++
		}
	}
	return n, true
}

// lineLen is the length of the first line.
func lineLen(s []byte) int {
	if n := bytes.IndexByte(s, '\n'); n >= 0 {
		return n
	}
	return len(s)
}
