package lint

import (
	"unicode/utf8"

	"github.com/pmlint/pmlint/lint/text"
)

// maxExcerpt is the length in bytes above which only a part of a line is kept.
const maxExcerpt = 400

// locate fills in the positions of a finding, its excerpt and the positions of
// what is related in the same document.
func locate(file *text.File, f *Finding) {
	f.Start, f.End = file.Position(f.Span.Start), file.Position(f.Span.End)
	f.Excerpt = excerpt(file, f.Span, f.Start.Line)
	for i := range f.Related {
		if r := &f.Related[i]; r.Path == "" || r.Path == f.Path {
			r.Start, r.End = file.Position(r.Span.Start), file.Position(r.Span.End)
		}
	}
	detach(file, f)
}

// stand puts a finding at a place.
func (f *Finding) stand(p Place) {
	f.Span, f.Start, f.End, f.Excerpt = p.Span(), p.Start(), p.End(), p.Excerpt()
}

func excerpt(file *text.File, at text.Span, number int) Excerpt {
	line := file.LineSpan(number)
	if number == 1 {
		line.Start = min(file.BOM(), line.End)
	}
	if line.Len() > maxExcerpt {
		line.Start = max(line.Start, at.Start-maxExcerpt/4)
		line.End = min(line.End, line.Start+maxExcerpt)
	}
	for line.Start < line.End && !utf8.RuneStart(file.Bytes()[line.Start]) {
		line.Start++
	}
	return Excerpt{Text: file.Detach(file.Text(line)), Offset: line.Start}
}

// detach frees a finding from the text of its document, which is dropped.
func detach(file *text.File, f *Finding) {
	f.Message, f.Hint, f.Anchor = file.Detach(f.Message), file.Detach(f.Hint), file.Detach(f.Anchor)
	f.Group, f.ShortMessage = file.Detach(f.Group), file.Detach(f.ShortMessage)
	for i := range f.Fixes {
		f.Fixes[i].Message = file.Detach(f.Fixes[i].Message)
		for j := range f.Fixes[i].Edits {
			f.Fixes[i].Edits[j].New = file.Detach(f.Fixes[i].Edits[j].New)
		}
	}
	for i := range f.Related {
		f.Related[i].Message = file.Detach(f.Related[i].Message)
	}
}
