package lint

import (
	"fmt"
	"time"

	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/template"
	"github.com/pmlint/pmlint/lint/text"
)

// Pass is the run of one rule over one document.
type Pass struct {
	Doc *postmortem.Document
	// Binding is the document held against the template's schema. Structure
	// rules read it and never match titles themselves.
	Binding *template.Binding
	// Status is how far the document says it has come.
	Status Status
	// Now is the time of the run; rules never ask the clock.
	Now time.Time
	// Options points to the rule's options for this document, of the type of
	// Rule.Options.
	Options any
	// Shared is what all rules may know of the run: configured and known names.
	Shared *Shared

	rule *Rule
	said []Diagnostic
	more int         // of what the rule said, beyond maxSaid
	memo map[any]any // see Memo
}

// Report adds what the rule has to say. Of what it says beyond a thousand times of
// one document only the number is kept.
func (p *Pass) Report(d Diagnostic) {
	if len(p.said) == maxSaid {
		p.more++
		return
	}
	p.said = append(p.said, d)
}

// Reportf adds a diagnostic without hint or fix.
func (p *Pass) Reportf(at text.Span, anchor, format string, args ...any) {
	p.Report(Diagnostic{Span: at, Anchor: anchor, Message: fmt.Sprintf(format, args...)})
}

// Place is a span of the document to keep in what Collect returns, so that
// CheckAll can report at it when the document is gone.
func (p *Pass) Place(at text.Span) Place { return placeOf(p.Doc.File, at) }

// Memo returns what build made of p's document under the key; build runs once a
// document, whichever rule asks first. The key is of a type of the caller's
// package, and holds whatever beside the document the value depends on (such
// as p.Shared).
func Memo[T any](p *Pass, key any, build func() T) T {
	if v, ok := p.memo[key]; ok {
		return v.(T)
	}
	v := build()
	if p.memo == nil {
		p.memo = map[any]any{}
	}
	p.memo[key] = v
	return v
}

// CorpusPass is the run of one rule over what it collected of all documents.
type CorpusPass struct {
	// Docs are in the order of their paths; documents for which Collect
	// returned nil are left out.
	Docs    []Collected
	Now     time.Time
	Options any
	Shared  *Shared

	said []placed
}

// placed is a diagnostic in the document of a path.
type placed struct {
	path  string
	place Place
	Diagnostic
}

// Collected is what a rule kept of a document.
type Collected struct {
	Path string `json:"path"`
	Rule string `json:"rule"` // the rule's name
	Data any    `json:"data"` // what its Collect returned; see Rule.Decode
}

// ReportAt adds a diagnostic at a place in the document of a path. Its Span is
// the place's; other places that it speaks of are made by Place.Related.
func (p *CorpusPass) ReportAt(path string, at Place, d Diagnostic) {
	p.said = append(p.said, placed{path, at, d})
}
