package postmortem

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/pelletier/go-toml/v2/unstable"
	"go.yaml.in/yaml/v4"

	"github.com/pmlint/pmlint/lint/text"
)

// maxFrontMatter is the size in bytes above which front matter is not decoded.
const maxFrontMatter = 64 << 10

// readFrontMatter splits off the front matter and returns the offset at which
// the body starts, after a byte order mark.
func (r *reader) readFrontMatter() int {
	start := r.doc.File.BOM()
	first := r.doc.File.LineSpan(1)
	first.Start = start
	front := &r.doc.Front
	var format string
	switch strings.TrimRight(r.doc.File.Text(first), " \t") {
	case "---":
		format = "yaml"
	case "+++":
		format = "toml"
	default:
		return start
	}
	content, end, closed := r.frontMatterLines(format)
	if !closed || !looksLikeKeys(r.doc.File.Text(content), format) {
		front.Unclosed = !closed && keyOnFirstLine(r.doc.File.Text(content), format)
		if front.Unclosed {
			front.Span = first
		}
		return start
	}
	front.Format = format
	front.Span = text.Span{Start: start, End: end}
	r.decodeFrontMatter(content)
	return r.nextLine(end)
}

// frontMatterLines gives the span between the fences and the end of the closing
// fence; without a closing fence the content is the rest of the file.
func (r *reader) frontMatterLines(format string) (content text.Span, end int, closed bool) {
	file := r.doc.File
	content = text.Span{Start: file.LineSpan(2).Start, End: file.Len()}
	for n := 2; n <= file.Lines(); n++ {
		s := file.LineSpan(n)
		if s.Len() < 3 || s.Len() > 200 {
			continue
		}
		switch line := strings.TrimRight(file.Text(s), " \t"); {
		case format == "toml" && line == "+++", format == "yaml" && (line == "---" || line == "..."):
			content.End = s.Start
			return content, s.End, true
		}
	}
	return content, file.Len(), false
}

// nextLine is the start of the line after the one that ends at end.
func (r *reader) nextLine(end int) int {
	n := r.doc.File.LineAt(end)
	if n >= r.doc.File.Lines() {
		return r.doc.File.Len()
	}
	return r.doc.File.LineSpan(n + 1).Start
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
	if format == "toml" {
		return strings.HasPrefix(line, "[") || strings.Contains(line, "=")
	}
	if strings.HasPrefix(line, "{") || strings.HasPrefix(line, `"`) || strings.HasPrefix(line, "'") {
		return true
	}
	n := keyLen(line)
	return n > 0 && n < len(line) && line[n] == ':' && (n+1 == len(line) || line[n+1] == ' ' || line[n+1] == '\t')
}

// keyLen is the length of a plain YAML key: a few words of letters, digits and
// joiners.
func keyLen(line string) int {
	n, words := 0, 1
	for n < len(line) && n < 60 {
		switch c := line[n]; {
		case c == ' ' && n > 0:
			words++
		case isLetter(c), isDigit(c) && n > 0, c == '_', c == '-' && n > 0, c == '.' && n > 0, c >= 0x80:
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

func (r *reader) decodeFrontMatter(content text.Span) {
	front := &r.doc.Front
	if content.Len() > maxFrontMatter {
		r.guard(content, "front matter of %d bytes is longer than %d", content.Len(), maxFrontMatter)
		return
	}
	var err error
	var at int
	if front.Format == "toml" {
		front.Fields, at, err = r.decodeTOML(content)
	} else if fields, ok := r.scanYAML(content); ok {
		front.Fields = fields
	} else {
		front.Fields, at, err = r.decodeYAML(content)
	}
	if err != nil {
		front.Fields, front.Err, front.ErrAt = r.scanKeys(content), err, min(max(at, content.Start), content.End)
	}
}

// scanKeys reads what "key: value" lines front matter has that the decoder
// refuses, so that one mistake in it does not make all of it missing.
func (r *reader) scanKeys(content text.Span) []Field {
	src := r.doc.File.Bytes()
	var fields []Field
	file := r.doc.File
	for n := file.LineAt(content.Start); n < file.LineAt(content.End); n++ {
		line := trimRight(src, file.LineSpan(n))
		s := file.Text(line)
		at := keyLen(s)
		if r.doc.Front.Format == "toml" {
			at = max(strings.IndexByte(s, '='), 0)
		}
		label := trimRight(src, text.Span{Start: line.Start, End: line.Start + at})
		value := trimLeft(src, text.Span{Start: line.Start + min(at+1, len(s)), End: line.End})
		for value.Len() > 1 && (src[value.Start] == '"' || src[value.Start] == '\'') && src[value.End-1] == src[value.Start] {
			value.Start, value.End = value.Start+1, value.End-1
		}
		f := Field{Label: Text{Span: label, Plain: file.Text(label)}, Source: SourceFrontMatter}
		if at == 0 || f.Label.Plain == "" || hasLabel(fields, f.Label.Plain) {
			continue
		}
		f.Key = fieldKeyOf(f.Label.Plain)
		f.Value = Text{Span: value, Plain: file.Text(value)}
		if f.Value.Plain != "" {
			f.Values = []Text{f.Value}
		}
		fields = append(fields, f)
	}
	return fields
}

// guard notes a limit that parsing ran into.
func (r *reader) guard(at text.Span, format string, args ...any) {
	r.doc.Guards = append(r.doc.Guards, Guard{Span: at, Message: fmt.Sprintf(format, args...)})
}

// scanYAML reads the plain front matter that nearly all documents have: lines
// of "key: value", flat lists, comments. It gives up, for the YAML decoder to
// take over, at anything that YAML could read in another way.
func (r *reader) scanYAML(content text.Span) ([]Field, bool) {
	src := r.doc.File.Bytes()
	var fields []Field
	for at := content.Start; at < content.End; {
		line := text.Span{Start: at, End: content.End}
		if n := bytes.IndexByte(src[at:content.End], '\n'); n >= 0 {
			line.End = at + n
		}
		at = line.End + 1
		line = trimRight(src, line)
		if line.Len() == 0 || src[line.Start] == '#' {
			continue
		}
		if item, ok := yamlItem(src, line); ok {
			if len(fields) == 0 || !fields[len(fields)-1].addItem(src, item) {
				return nil, false
			}
			continue
		}
		f, ok := scanYAMLField(src, line)
		if !ok || hasLabel(fields, f.Label.Plain) {
			return nil, false
		}
		fields = append(fields, f)
	}
	return fields, true
}

// hasLabel finds a key given twice, which is for the YAML decoder to report.
func hasLabel(fields []Field, label string) bool {
	for i := range fields {
		if fields[i].Label.Plain == label {
			return true
		}
	}
	return false
}

func scanYAMLField(src []byte, line text.Span) (Field, bool) {
	s := string(src[line.Start:line.End])
	n := keyLen(s)
	if n == 0 || s[n] != ':' || n+1 < len(s) && s[n+1] != ' ' {
		return Field{}, false
	}
	f := Field{
		Label:  Text{Span: text.Span{Start: line.Start, End: line.Start + n}, Plain: s[:n]},
		Source: SourceFrontMatter,
	}
	f.Key = fieldKeyOf(f.Label.Plain)
	value := trimLeft(src, text.Span{Start: line.Start + n + 1, End: line.End})
	f.Value.Span = value
	if value.Len() == 0 {
		return f, true
	}
	if src[value.Start] == '[' {
		return f, f.flowList(src, value)
	}
	v, ok := yamlScalar(src, value, false)
	f.Value = v
	if ok && v.Plain != "" {
		f.Values = []Text{v}
	}
	return f, ok
}

// flowList reads "[a, b]".
func (f *Field) flowList(src []byte, span text.Span) bool {
	if span.Len() < 2 || src[span.End-1] != ']' {
		return false
	}
	f.Value = Text{Span: span, Plain: string(src[span.Start:span.End])}
	for at := span.Start + 1; at < span.End-1; {
		item := text.Span{Start: at, End: span.End - 1}
		if n := bytes.IndexByte(src[at:item.End], ','); n >= 0 {
			item.End = at + n
		}
		at = item.End + 1
		item = trimRight(src, trimLeft(src, item))
		if item.Len() == 0 {
			continue
		}
		v, ok := yamlScalar(src, item, true)
		if !ok {
			return false
		}
		f.Values = append(f.Values, v)
	}
	return true
}

// yamlItem gives what follows "- " on a line.
func yamlItem(src []byte, line text.Span) (text.Span, bool) {
	s := trimLeft(src, line)
	if s.Len() < 2 || src[s.Start] != '-' || src[s.Start+1] != ' ' {
		return text.Span{}, false
	}
	return trimLeft(src, text.Span{Start: s.Start + 2, End: s.End}), true
}

// addItem adds an item of a block list to a field without a value of its own.
func (f *Field) addItem(src []byte, item text.Span) bool {
	if f.Value.Plain != "" && len(f.Values) == 0 || len(f.Values) == 1 && f.Values[0].Span == f.Value.Span {
		return false
	}
	v, ok := yamlScalar(src, item, false)
	if !ok {
		return false
	}
	if len(f.Values) == 0 {
		f.Value.Span.Start = item.Start
	}
	f.Values = append(f.Values, v)
	f.Value.Span.End = item.End
	f.Value.Plain = string(src[f.Value.Span.Start:f.Value.Span.End])
	return true
}

// yamlScalar reads a scalar that stands on one line and needs no decoding.
func yamlScalar(src []byte, span text.Span, flow bool) (Text, bool) {
	s := string(src[span.Start:span.End])
	if s == "" {
		return Text{Span: span}, true
	}
	switch c := s[0]; {
	case c == '"' || c == '\'':
		inner := text.Span{Start: span.Start + 1, End: span.End - 1}
		if len(s) < 2 || s[len(s)-1] != c || strings.IndexByte(s[1:len(s)-1], c) >= 0 || strings.IndexByte(s, '\\') >= 0 {
			return Text{}, false
		}
		return Text{Span: inner, Plain: s[1 : len(s)-1]}, true
	case strings.IndexByte("[]{}|>&*!%@`?,#~", c) >= 0, strings.HasPrefix(s, "- "), s == "-", s == "null":
		return Text{}, false
	}
	if strings.Contains(s, ": ") || strings.Contains(s, " #") || s[len(s)-1] == ':' || strings.IndexByte(s, '\t') >= 0 ||
		flow && strings.ContainsAny(s, "[]{}:\"'") || hasControl(s) {
		return Text{}, false
	}
	return Text{Span: span, Plain: s}, true
}

// hasControl tells of characters that YAML refuses or takes as line ends.
func hasControl(s string) bool {
	for _, c := range s {
		if c < 0x20 || c >= 0x7f && c < 0xa0 || c == 0x2028 || c == 0x2029 || c == 0xfeff || c == utf8.RuneError {
			return true
		}
	}
	return false
}

// trimLeft takes spaces off the start of a span.
func trimLeft(src []byte, s text.Span) text.Span {
	for s.Start < s.End && (src[s.Start] == ' ' || src[s.Start] == '\t') {
		s.Start++
	}
	return s
}

// trimRight takes white space and line ends off the end of a span.
func trimRight(src []byte, s text.Span) text.Span {
	for s.Start < s.End && (src[s.End-1] == ' ' || src[s.End-1] == '\t' || src[s.End-1] == '\r' || src[s.End-1] == '\n') {
		s.End--
	}
	return s
}

// decodeYAML reads front matter of any form through the YAML decoder.
func (r *reader) decodeYAML(content text.Span) (fields []Field, at int, err error) {
	src := r.doc.File.Bytes()[content.Start:content.End]
	r.yamlStarts = yamlLineStarts(src, content.Start)
	var root yaml.Node
	if err := yaml.Unmarshal(src, &root); err != nil {
		line, message := yamlError(err)
		return nil, r.lineFrom(content, line), errors.New(message)
	}
	if len(root.Content) == 0 {
		return nil, 0, nil
	}
	top := root.Content[0]
	if top.Kind != yaml.MappingNode {
		return nil, content.Start, errors.New("front matter is not a list of keys with values")
	}
	for i := 0; i+1 < len(top.Content); i += 2 {
		key := top.Content[i]
		if f := r.yamlField(content, key, top.Content[i+1]); hasLabel(fields, f.Label.Plain) {
			return nil, r.yamlOffset(content, key), fmt.Errorf("key %q is given twice", f.Label.Plain)
		} else {
			fields = append(fields, f)
		}
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

// lineFrom is the offset of a line's first character; line 1 is content's first.
func (r *reader) lineFrom(content text.Span, line int) int {
	return trimLeft(r.doc.File.Bytes(), text.Span{Start: r.yamlLine(line), End: content.End}).Start
}

// yamlLine is where a line of the front matter (from 1) starts.
func (r *reader) yamlLine(line int) int {
	return r.yamlStarts[min(max(line, 1), len(r.yamlStarts))-1]
}

// yamlLineStarts gives the offset of each line as YAML counts them: a lone
// carriage return and three characters of Unicode end one too.
func yamlLineStarts(src []byte, offset int) []int {
	starts := []int{offset}
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

// yamlOffset is where a node begins: its column counts code points.
func (r *reader) yamlOffset(content text.Span, n *yaml.Node) int {
	src := r.doc.File.Bytes()
	at := r.yamlLine(n.Line)
	for column := 1; column < n.Column && at < content.End; column++ {
		_, size := utf8.DecodeRune(src[at:content.End])
		at += size
	}
	return at
}

func (r *reader) yamlField(content text.Span, key, value *yaml.Node) Field {
	f := Field{Label: r.yamlText(content, key), Source: SourceFrontMatter}
	f.Key = fieldKeyOf(f.Label.Plain)
	switch value.Kind {
	case yaml.ScalarNode:
		f.Value = r.yamlText(content, value)
		if f.Value.Plain != "" {
			f.Values = []Text{f.Value}
		}
	case yaml.SequenceNode:
		start := r.yamlOffset(content, value)
		f.Value.Span = text.Span{Start: start, End: start}
		for _, item := range value.Content {
			if item = namedNode(item); item == nil {
				continue
			}
			v := r.yamlText(content, item)
			f.Values = append(f.Values, v)
			f.Value.Span.End = max(f.Value.Span.End, v.Span.End)
		}
		f.Value.Plain = r.doc.File.Text(f.Value.Span)
	default:
		start := r.yamlOffset(content, value)
		f.Value.Span = text.Span{Start: start, End: start}
	}
	return f
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

// yamlText finds a scalar's characters again: the whole of a plain one, the
// inside of a quoted one, the first line of any other.
func (r *reader) yamlText(content text.Span, n *yaml.Node) Text {
	src := r.doc.File.Bytes()
	span := text.Span{Start: r.yamlOffset(content, n), End: content.End}
	t := Text{Plain: n.Value}
	if n.Tag == "!!null" {
		t.Plain = ""
	}
	if i := bytes.IndexByte(src[span.Start:span.End], '\n'); i >= 0 {
		span.End = span.Start + i
	}
	span = trimRight(src, span)
	rest := string(src[span.Start:span.End])
	switch {
	case n.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle) != 0 && len(rest) > 1:
		span.Start++
		if i := strings.LastIndexByte(rest[1:], rest[0]); i >= 0 {
			span.End = span.Start + i
		}
	case strings.HasPrefix(rest, n.Value):
		span.End = span.Start + len(n.Value)
	}
	t.Span = span
	return t
}

// decodeTOML reads the keys above the first table. The parser is used that
// keeps positions.
func (r *reader) decodeTOML(content text.Span) (fields []Field, at int, err error) {
	var p unstable.Parser
	p.Reset(r.doc.File.Bytes()[content.Start:content.End])
	top := true
	for p.NextExpression() {
		switch e := p.Expression(); e.Kind {
		case unstable.Table, unstable.ArrayTable:
			top = false
		case unstable.KeyValue:
			if top {
				fields = append(fields, r.tomlField(content, &p, e))
			}
		}
	}
	if err := p.Error(); err != nil {
		at := content.Start
		var parse *unstable.ParserError
		if errors.As(err, &parse) && len(parse.Highlight) > 0 {
			at += int(p.Range(parse.Highlight).Offset)
		}
		return nil, at, errors.New(err.Error())
	}
	return fields, 0, nil
}

func (r *reader) tomlField(content text.Span, p *unstable.Parser, e *unstable.Node) Field {
	f := Field{Source: SourceFrontMatter}
	for keys := e.Key(); keys.Next(); {
		part := tomlText(content, keys.Node())
		if f.Label.Plain != "" {
			part.Plain = f.Label.Plain + "." + part.Plain
			part.Span.Start = f.Label.Span.Start
		}
		f.Label = part
	}
	f.Key = fieldKeyOf(f.Label.Plain)
	value := e.Value()
	if value.Kind != unstable.Array {
		f.Value = tomlText(content, value)
		if f.Value.Plain != "" {
			f.Values = []Text{f.Value}
		}
		return f
	}
	for items := value.Children(); items.Next(); {
		if n := items.Node(); n.Kind != unstable.Array && n.Kind != unstable.InlineTable {
			f.Values = append(f.Values, tomlText(content, n))
		}
	}
	f.Value.Span = text.Span{Start: f.Label.Span.End, End: f.Label.Span.End}
	if n := len(f.Values); n > 0 {
		f.Value.Span = text.Span{Start: f.Values[0].Span.Start, End: f.Values[n-1].Span.End}
		f.Value.Plain = r.doc.File.Text(f.Value.Span)
	}
	return f
}

// tomlText is a key or scalar with its span, without quotation marks.
func tomlText(content text.Span, n *unstable.Node) Text {
	start := content.Start + int(n.Raw.Offset)
	t := Text{Span: text.Span{Start: start, End: start + int(n.Raw.Length)}, Plain: string(n.Data)}
	if quotes := (t.Span.Len() - len(n.Data)) / 2; n.Kind == unstable.String && quotes > 0 {
		t.Span.Start++
		t.Span.End--
	}
	return t
}
