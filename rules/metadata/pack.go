// Package metadata checks what a document states about itself: its id, date,
// status, severity and whatever else the template asks for.
package metadata

import (
	"embed"
	"strings"

	"github.com/pmlint/pmlint/lint"
)

//go:embed *.md
var pages embed.FS

// Pack is the rules about metadata.
var Pack = &lint.Pack{
	Name:    "metadata",
	Summary: "What a document states about itself is there, can be read, and contradicts nothing",
	Rules: []*lint.Rule{
		fieldMissing, valueNotAllowed, dateMalformed, dateAmbiguous, dateFuture, dateMismatch,
		idPattern, idMismatch, idDuplicate, severityConflict,
		endBeforeStart, reviewBeforeIncident, dateAgainstTimeline, titleCopied,
	},
	Pages:   pages,
	BaseURL: lint.BaseURL + "/metadata",
}

// fileName is the last part of a path, without folders.
func fileName(path string) string { return path[strings.LastIndexByte(path, '/')+1:] }
