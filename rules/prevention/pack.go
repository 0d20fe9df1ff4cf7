// Package prevention looks at the measures that shall keep an incident from
// coming back.
package prevention

import (
	"embed"

	"github.com/pmlint/pmlint/lint"
)

//go:embed *.md
var pages embed.FS

// Pack is the rules about prevention measures.
var Pack = &lint.Pack{
	Name:    "prevention",
	Summary: "prevention measures are in place or promised as actions",
	Rules:   []*lint.Rule{unticked, empty},
	Pages:   pages,
	BaseURL: lint.BaseURL + "/prevention",
}
