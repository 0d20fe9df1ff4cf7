// Package lessons looks at what went well, what went poorly and where luck
// helped.
package lessons

import (
	"embed"

	"github.com/pmlint/pmlint/lint"
)

//go:embed *.md
var pages embed.FS

// Pack is the rules about lessons.
var Pack = &lint.Pack{
	Name:    "lessons",
	Summary: "lessons are written out, and luck is not left to save the next one",
	Rules:   []*lint.Rule{placeholder, empty, luck},
	Pages:   pages,
	BaseURL: lint.BaseURL + "/lessons",
}
