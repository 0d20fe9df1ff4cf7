package markdown

import (
	"errors"

	"github.com/pelletier/go-toml/v2/unstable"

	"github.com/pmlint/pmlint/lint/text"
)

// decodeTOML reads the keys above the first table. The parser is used that
// keeps positions.
func decodeTOML(file *text.File, content text.Span) (fields []Field, at int, err error) {
	t := &tomlReader{file: file, base: content.Start}
	t.Reset(file.Bytes()[content.Start:content.End])
	top := true
	for t.NextExpression() {
		switch e := t.Expression(); e.Kind {
		case unstable.Table, unstable.ArrayTable:
			top = false
		case unstable.KeyValue:
			if top {
				fields = append(fields, t.field(e))
			}
		}
	}
	if err := t.Error(); err != nil {
		at := content.Start
		var parse *unstable.ParserError
		if errors.As(err, &parse) && len(parse.Highlight) > 0 {
			at += int(t.Range(parse.Highlight).Offset)
		}
		return nil, at, errors.New(err.Error())
	}
	return fields, 0, nil
}

// tomlReader is the parser with the place of what it reads.
type tomlReader struct {
	unstable.Parser
	file *text.File
	base int // the offset of the front matter in the file
}

func (t *tomlReader) field(e *unstable.Node) Field {
	label := t.label(e)
	value := e.Value()
	if value.Kind != unstable.Array {
		return oneValue(label, t.text(value))
	}
	f := Field{Label: label}
	for items := value.Children(); items.Next(); {
		if n := items.Node(); n.Kind != unstable.Array && n.Kind != unstable.InlineTable {
			f.Values = append(f.Values, t.text(n))
		}
	}
	f.Value.Span = t.valueSpan(label, e)
	if value.Child() != nil {
		f.Value.Plain = t.file.Text(f.Value.Span)
	}
	return f
}

// label is the key, whose parts may be joined by dots.
func (t *tomlReader) label(e *unstable.Node) Text {
	var label Text
	for keys := e.Key(); keys.Next(); {
		part := t.text(keys.Node())
		if label.Plain != "" {
			part.Plain = label.Plain + "." + part.Plain
			part.Span.Start = label.Span.Start
		}
		label = part
	}
	return label
}

// valueSpan is what stands behind the sign.
func (t *tomlReader) valueSpan(label Text, e *unstable.Node) text.Span {
	src := t.file.Bytes()
	s := text.Span{Start: label.Span.End, End: t.base + int(e.Raw.Offset) + int(e.Raw.Length)}
	for s.Start < s.End && src[s.Start] != '=' {
		s.Start++
	}
	s.Start = min(s.Start+1, s.End)
	return text.TrimSpace(src, s)
}

// text is a key or scalar with its span, without quotation marks.
func (t *tomlReader) text(n *unstable.Node) Text {
	start := t.base + int(n.Raw.Offset)
	s := Text{Span: text.Span{Start: start, End: start + int(n.Raw.Length)}, Plain: string(n.Data)}
	if quotes := (s.Span.Len() - len(n.Data)) / 2; n.Kind == unstable.String && quotes > 0 {
		s.Span.Start++
		s.Span.End--
	}
	return s
}
