// Package owners says which names in a document can own an action, and how surely: the
// people whom it names elsewhere, teams, handles, initials, and words that only stand
// where names do. It does not know where in an item a name stands.
package owners

import (
	"github.com/pmlint/pmlint/lint/postmortem/internal/metadata"
	"github.com/pmlint/pmlint/lint/postmortem/internal/outline"
)

// Reader knows the names of one document.
type Reader struct {
	doc          *outline.Document
	meta         *metadata.Metadata
	participants []*metadata.Participant
	known        map[string]bool // names that the document's metadata gives, in lower case; nil until asked for
	people       map[string]bool // names of those who took part, likewise
}

// NewReader is the reader of a document of which the metadata and those who took part
// are read.
func NewReader(doc *outline.Document, meta *metadata.Metadata, participants []*metadata.Participant) *Reader {
	return &Reader{doc: doc, meta: meta, participants: participants}
}
