package lint

import (
	"fmt"
	"sync"
	"time"

	"github.com/pmlint/pmlint/lint/history"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/roster"
	"github.com/pmlint/pmlint/lint/template"
	"github.com/pmlint/pmlint/lint/terms"
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

	rule     *Rule
	findings []Finding
	promised []terms.Set // what ActionTerms worked out
}

// ActionTerms are the content words of each action of the document, by its
// index: several rules ask whether actions speak of something.
func (p *Pass) ActionTerms() []terms.Set {
	if p.promised == nil {
		p.promised = make([]terms.Set, len(p.Doc.Actions))
		for i, a := range p.Doc.Actions {
			p.promised[i] = terms.Of(a.Text.Plain)
		}
	}
	return p.promised
}

// Shared is what a run knows beside its documents. It does not change while
// rules run.
type Shared struct {
	// People are names of persons known from config and, where the run has git,
	// from its authors and CODEOWNERS.
	People []string
	// Owners is the roster of persons, handles and teams; empty if there is none.
	Owners []string
	// Organisation is the document owner's name, when config gives it.
	Organisation string
	// Zone is the zone of times that state none, from config; empty for unknown.
	Zone string
	// IDPattern is the regular expression of incident ids, from config.
	IDPattern string
	// Severities are the names of incident severities from config, each with
	// the other names it goes by; empty where config says nothing.
	Severities map[string][]string
	// Statuses are the team's own words for a status, from config.
	Statuses   map[string]Status
	Vocabulary Vocabulary
	// Record is what the repository's commits tell of the documents; nil where
	// the run does not read them. Rules that need it then keep silent.
	Record *history.Record
	// Known is who may own an action: CODEOWNERS, the roster, the authors; nil
	// without a repository.
	Known *roster.Roster
	// Exists tells whether the repository has a file or folder; the path is
	// relative to its root, with slashes and without "..". Nil where the run
	// knows no repository: rules then leave links alone.
	Exists func(path string) bool

	memo sync.Map
}

// Memo returns what build made under the key, and calls build when nobody has
// yet; several documents may ask at once. It is for what rules prepare from s
// alone.
func (s *Shared) Memo(key any, build func() any) any {
	if v, ok := s.memo.Load(key); ok {
		return v
	}
	v, _ := s.memo.LoadOrStore(key, build())
	return v
}

// Report adds a finding. Span, Message and Anchor are the rule's to give; rule,
// severity, path and positions are filled in here where they are not set. Two
// findings with the same anchor are told apart by their order in the text.
func (p *Pass) Report(f Finding) {
	f.Rule = p.rule.Name
	p.findings = append(p.findings, f)
}

// Reportf adds a finding without hint or fix.
func (p *Pass) Reportf(at text.Span, anchor, format string, args ...any) {
	p.Report(Finding{Span: at, Anchor: anchor, Message: fmt.Sprintf(format, args...)})
}

// Memo returns what build made of p's document under the key; build runs once a
// document, whichever rule asks first. The key is of a type of the caller's
// package, and holds whatever beside the document the value depends on (such
// as p.Shared).
func Memo[T any](p *Pass, key any, build func() T) T {
	return p.Doc.Memo(key, func() any { return build() }).(T)
}

// CorpusPass is the run of one rule over what it collected of all documents.
type CorpusPass struct {
	// Docs are in the order of their paths; documents for which Collect
	// returned nil are left out.
	Docs    []Collected
	Now     time.Time
	Options any
	Shared  *Shared

	rule     *Rule
	findings []Finding
}

// Collected is what a rule kept of a document.
type Collected struct {
	Path string
	Data any
}

// ReportAt adds a finding in the document of a path. Spans are the rule's to
// keep among what it collects.
func (p *CorpusPass) ReportAt(path string, f Finding) {
	f.Rule, f.Path = p.rule.Name, path
	p.findings = append(p.findings, f)
}
