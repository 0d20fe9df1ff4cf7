// Package appendix looks at what a document points to, so that a reader a year
// later sees what its writers saw.
package appendix

import (
	"embed"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/text"
)

//go:embed *.md
var pages embed.FS

// Pack is the rules about supporting data.
var Pack = &lint.Pack{
	Name:    "appendix",
	Summary: "links lead to what was seen, and still do so later",
	Rules:   []*lint.Rule{deadLink, movingLink, supportingData},
	Pages:   pages,
	BaseURL: lint.BaseURL + "/appendix",
}

// link is a link of the text with its place.
type link struct {
	postmortem.Mark
	evidence bool // it stands in the appendix, or as a factor's evidence
}

type linksKey struct{}

// links are all links of the document's prose, in the order of the text.
func links(p *lint.Pass) []link {
	return lint.Memo(p, linksKey{}, func() []link {
		evidence := make([]text.Span, len(p.Doc.Factors))
		for i, f := range p.Doc.Factors {
			evidence[i] = f.Evidence.Span
		}
		c := collector{doc: p.Doc, evidence: text.NewSpans(evidence), links: make([]link, 0, 16)}
		for _, b := range p.Doc.Blocks {
			b.Walk(c.visit)
		}
		return c.links
	})
}

type collector struct {
	doc      *postmortem.Document
	evidence text.Spans // of factors
	links    []link
}

func (c *collector) visit(b *postmortem.Block) bool {
	switch b.Kind {
	case postmortem.BlockParagraph:
		c.prose(c.doc.Prose(b), b)
	case postmortem.BlockTable:
		for _, row := range b.Table.Rows {
			if hasLink(c.doc.File.Text(row.Span)) {
				for _, cell := range row.Cells {
					c.prose(c.doc.ProseAt(cell), b)
				}
			}
		}
	case postmortem.BlockCode, postmortem.BlockHTML, postmortem.BlockHeading:
		return false
	}
	return true
}

// hasLink tells rows that may hold a link, so that others need not be read.
func hasLink(row string) bool {
	for i := 0; i+1 < len(row); i++ {
		if row[i] == ']' || row[i] == ':' && row[i+1] == '/' {
			return true
		}
	}
	return false
}

func (c *collector) prose(p *postmortem.Prose, b *postmortem.Block) {
	for _, m := range p.Marks {
		if m.Kind != postmortem.MarkLink && m.Kind != postmortem.MarkURL && m.Kind != postmortem.MarkImage || m.Target == "" {
			continue
		}
		c.links = append(c.links, link{m, c.doc.SectionOf(b).Within(postmortem.KindAppendix) || c.evidence.Overlap(m.Span)})
	}
}
