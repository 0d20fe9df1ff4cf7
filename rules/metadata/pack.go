// Package metadata checks what a document states about itself: its id, date,
// status, severity and whatever else the template asks for.
package metadata

import (
	"embed"
	"strings"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/text"
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
	},
	Pages: pages,
}

// top is where missing metadata is reported: the front matter's first line, the
// title, else the first line with text.
func top(doc *postmortem.Document) text.Span {
	switch {
	case doc.Title.Span.Len() > 0:
		return doc.Title.Span
	case doc.Front.Span.Len() > 0:
		return doc.File.LineSpan(doc.File.LineAt(doc.Front.Span.Start))
	case len(doc.Blocks) > 0:
		return doc.File.LineSpan(doc.File.LineAt(doc.Blocks[0].Span.Start))
	}
	return doc.File.LineSpan(1)
}

// fileName is the last part of a path, without folders.
func fileName(path string) string { return path[strings.LastIndexByte(path, '/')+1:] }

// quoted joins names: "A", "B" and "C".
func quoted(names []string, last string) string {
	q := make([]string, len(names))
	for i, n := range names {
		q[i] = `"` + n + `"`
	}
	if len(q) < 2 {
		return strings.Join(q, "")
	}
	return strings.Join(q[:len(q)-1], ", ") + " " + last + " " + q[len(q)-1]
}
