// Package suppress holds the rules about comments that suppress findings. The
// engine itself reports them, because only it knows what a comment silenced.
package suppress

import (
	"embed"

	"github.com/pmlint/pmlint/lint"
)

//go:embed *.md
var pages embed.FS

// Pack is the rules about suppressions.
var Pack = &lint.Pack{
	Name:    "suppress",
	Summary: "comments that suppress findings give a reason and do something",
	Rules:   []*lint.Rule{unused, unknown, reason},
	Pages:   pages,
	BaseURL: lint.BaseURL + "/suppress",
}
