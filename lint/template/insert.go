package template

import (
	"strings"

	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/text"
)

// Insertion is the edit that puts the template's text of a missing section
// where it belongs: before the next section that the document has, or at the
// end of what holds it. ok is false where there is no such place.
func (b *Binding) Insertion(sb *SectionBinding) (edit text.Edit, ok bool) {
	if sb.Got != nil || sb.ParentMissing {
		return text.Edit{}, false
	}
	end := b.Doc.File.Len()
	if parent := sb.Want.Parent; parent != nil {
		end = b.Of(parent).Got.Span.End
	}
	block := b.markdown(sb.Want)
	if next := b.NextSibling(sb.Want); next != nil {
		return b.Insert(next.Head.Start, block), true
	}
	return b.Insert(end, b.gapBefore(end)+strings.TrimSuffix(block, blankLine)+b.lineEndAt(end)), true
}

// Insert is the edit that puts lines into the document, with the line ends that
// it has.
func (b *Binding) Insert(at int, lines string) text.Edit {
	file := b.Doc.File
	if first := file.LineSpan(1); first.End < file.Len() && file.Bytes()[first.End] == '\r' {
		lines = strings.ReplaceAll(lines, "\n", "\r\n")
	}
	return text.Edit{Span: text.Span{Start: at, End: at}, New: lines}
}

// NextSibling is the document's section that a missing one should stand before,
// or nil where it would be the last below its parent.
func (b *Binding) NextSibling(want *Section) *postmortem.Section {
	siblings := b.Schema.Sections
	if want.Parent != nil {
		siblings = want.Parent.Children
	}
	for _, other := range siblings {
		if sb := b.Of(other); other.index > want.index && sb.Got != nil && !sb.Moved {
			return sb.Got
		}
	}
	return nil
}

// blankLine is what parts a section from the next heading.
const blankLine = "\n\n"

// markdown is the template's source of a section with a blank line behind it,
// and with those sections below it that the document lacks too.
func (b *Binding) markdown(want *Section) string {
	for _, child := range want.Children {
		if b.Of(child).Got != nil {
			return sourceOfSection(b.Schema.source.File, text.Span{Start: want.source.Span.Start, End: want.Children[0].source.Head.Start})
		}
	}
	return want.markdown
}

func sourceOfSection(file *text.File, span text.Span) string {
	s := strings.TrimSpace(file.Text(span))
	s = strings.TrimSpace(strings.TrimSuffix(s, "\n---"))
	return strings.ReplaceAll(s, "\r\n", "\n") + blankLine
}

// gapBefore is what has to stand between the text before the offset and a
// heading there: an empty line.
func (b *Binding) gapBefore(at int) string {
	switch before := b.Doc.File.Text(text.Span{Start: max(0, at-4), End: at}); {
	case before == "":
		return ""
	case strings.HasSuffix(before, "\n\n"), strings.HasSuffix(before, "\n\r\n"):
		return ""
	case strings.HasSuffix(before, "\n"):
		return "\n"
	}
	return "\n\n"
}

// lineEndAt is the line end that a text inserted at the offset needs: only at
// the end of the file.
func (b *Binding) lineEndAt(at int) string {
	if at >= b.Doc.File.Len() {
		return "\n"
	}
	return ""
}
