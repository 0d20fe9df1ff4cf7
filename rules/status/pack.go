// Package status holds the document's content against the status that it
// claims.
package status

import (
	"embed"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/text"
)

//go:embed *.md
var pages embed.FS

// Pack is the rules about the status.
var Pack = &lint.Pack{
	Name:    "status",
	Summary: "a document says how far it is, and one that calls itself final is finished",
	Rules:   []*lint.Rule{placeholders, overdue, unresolved, unknown},
	Pages:   pages,
	BaseURL: lint.BaseURL + "/status",
}

// stated is where the status stands, for findings about it.
func stated(p *lint.Pass) text.Span { return p.Doc.Meta.Status.Span }
