package postmortem

import (
	"github.com/pmlint/pmlint/lint/postmortem/internal/outline"
	"github.com/pmlint/pmlint/lint/text"
)

// Sentence is a sentence of the prose: of paragraphs, list items and table
// cells, but not of headings, code blocks, quotations, comments, footnotes or
// front matter.
type Sentence struct {
	Prose      *Prose
	Start, End int // in Prose.Text
	Block      *Block
	Section    *outline.Section
}

// Text is what the sentence says. Code and quotations stand in it; Prose.Marks
// tells where.
func (s Sentence) Text() string { return s.Prose.Text[s.Start:s.End] }

// Span is where the sentence stands in the source.
func (s Sentence) Span() text.Span { return s.Prose.Source(s.Start, s.End) }
