package lint

import (
	"encoding/json"

	"github.com/pmlint/pmlint/lint/text"
)

// Place is a span of a document with all that is shown of it, for rules about
// the whole corpus: when they report, the document is gone. It refers to nothing
// of the document and can be written to JSON and back.
//
// It is small, since a run keeps one for whatever a document could be reported
// for: no document has more than MaxSize bytes.
type Place struct {
	start, end mark
	offset     int32 // of the excerpt
	excerpt    string
}

// mark is a text.Position.
type mark struct{ line, column, utf16, byte, offset int32 }

func newMark(p text.Position) mark {
	return mark{int32(p.Line), int32(p.Column), int32(p.UTF16), int32(p.Byte), int32(p.Offset)}
}

func (m mark) position() text.Position {
	return text.Position{Line: int(m.line), Column: int(m.column), UTF16: int(m.utf16), Byte: int(m.byte), Offset: int(m.offset)}
}

// placeOf is a span with its positions and its first line.
func placeOf(file *text.File, at text.Span) Place {
	start := file.Position(at.Start)
	e := excerpt(file, at, start.Line)
	return Place{start: newMark(start), end: newMark(file.Position(at.End)), offset: int32(e.Offset), excerpt: e.Text}
}

// Span is the place in the bytes of its file.
func (p Place) Span() text.Span { return text.Span{Start: int(p.start.offset), End: int(p.end.offset)} }

// Start is the position of the first byte.
func (p Place) Start() text.Position { return p.start.position() }

// End is the position after the last byte.
func (p Place) End() text.Position { return p.end.position() }

// Excerpt is the first line of the span.
func (p Place) Excerpt() Excerpt { return Excerpt{Text: p.excerpt, Offset: int(p.offset)} }

// Related makes the place one that bears on a finding in another document.
func (p Place) Related(path, message string) Related {
	return Related{Path: path, Span: p.Span(), Start: p.Start(), End: p.End(), Message: message}
}

// placeJSON is the form of a Place in JSON.
type placeJSON struct {
	Start   text.Position `json:"start"`
	End     text.Position `json:"end"`
	Excerpt Excerpt       `json:"excerpt"`
}

// MarshalJSON writes the place with its positions and excerpt.
func (p Place) MarshalJSON() ([]byte, error) {
	return json.Marshal(placeJSON{p.Start(), p.End(), p.Excerpt()})
}

// UnmarshalJSON reads what MarshalJSON wrote.
func (p *Place) UnmarshalJSON(b []byte) error {
	var read placeJSON
	if err := json.Unmarshal(b, &read); err != nil {
		return err
	}
	*p = Place{newMark(read.Start), newMark(read.End), int32(read.Excerpt.Offset), read.Excerpt.Text}
	return nil
}
