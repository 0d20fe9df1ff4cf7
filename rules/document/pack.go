// Package document holds the rules about files that cannot be read as they
// should be: without them such a file would silently count as clean.
package document

import (
	"embed"

	"github.com/pmlint/pmlint/lint"
)

//go:embed *.md
var pages embed.FS

// Pack is the rules about readable files.
var Pack = &lint.Pack{
	Name:    "document",
	Summary: "the file can be read: it is text, of sane size, with sound front matter",
	Rules: []*lint.Rule{
		empty, encoding, conflictMarker, frontMatter, unclosedFrontMatter, tooComplex,
		weekday, linkText, unfinished, placeholder, copied, leftover, emptyHeading, brokenLink,
		zonePair, staleState,
	},
	Pages:   pages,
	BaseURL: lint.BaseURL + "/document",
}
