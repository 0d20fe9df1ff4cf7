package markdown

import "github.com/pmlint/pmlint/lint/text"

// Text is a piece of a file: where it stands and what it says once markup is
// read.
type Text struct {
	Span  text.Span
	Plain string
}

// IsZero reports whether there is no such text.
func (t Text) IsZero() bool { return t.Plain == "" && t.Span.Len() == 0 }

// Field is a stated value with its label.
type Field struct {
	Label  Text   // as written, without quotation marks
	Value  Text   // as written, a list with its brackets; Plain is empty for an empty field
	Values []Text // the items of a list; else Value alone, and nothing for an empty field
}
