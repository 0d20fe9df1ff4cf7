// Package leaves gives the texts of a document that its authors wrote: headings,
// paragraphs and cells, without what they quote and without code.
package leaves

import (
	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
)

// Leaf is one text.
type Leaf struct {
	Block *postmortem.Block // the heading, paragraph or table that holds it
	Prose *postmortem.Prose
	Cell  bool
}

type key struct{}

// Of are the document's texts in the order of its blocks. They are gathered once.
func Of(p *lint.Pass) []Leaf {
	return lint.Memo(p, key{}, func() []Leaf {
		out := make([]Leaf, 0, p.Doc.Count+p.Doc.Count/2)
		for _, b := range p.Doc.Blocks {
			b.Walk(func(b *postmortem.Block) bool {
				out = appendLeaf(out, p.Doc, b)
				return b.Kind != postmortem.BlockQuote
			})
		}
		return out
	})
}

func appendLeaf(out []Leaf, doc *postmortem.Document, b *postmortem.Block) []Leaf {
	switch b.Kind {
	case postmortem.BlockHeading, postmortem.BlockParagraph:
		return append(out, Leaf{Block: b, Prose: doc.Prose(b)})
	case postmortem.BlockTable:
		for _, row := range b.Table.Rows {
			for _, cell := range row.Cells {
				if cell.Len() > 0 {
					out = append(out, Leaf{Block: b, Prose: doc.ProseAt(cell), Cell: true})
				}
			}
		}
	}
	return out
}
