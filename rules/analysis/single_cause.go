package analysis

import (
	"strings"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/text"
)

// singleCauseOptions are the options of analysis/single-cause.
type singleCauseOptions struct {
	MinLines int `yaml:"min-lines" doc:"documents with fewer lines are left alone" min:"0"`
}

var singleCause = &lint.Rule{
	Name:     "analysis/single-cause",
	Summary:  "An incident is explained by more than one cause",
	Severity: lint.Notice,
	Options:  &singleCauseOptions{MinLines: 40},
	Check:    checkSingleCause,
}

func checkSingleCause(p *lint.Pass) {
	if p.Doc.Language == "" || p.Doc.File.Lines() < p.Options.(*singleCauseOptions).MinLines || askedFactors(p) > 1 || branches(p.Doc.Chains) {
		return
	}
	found := factors(p)
	switch {
	case len(found) == 1:
		f := found[0]
		if !joins(p.Doc.Text(f.Title.Span).Plain + " " + f.Description.Plain) {
			reportSingle(p, f.Title.Span, lint.Anchor("factor", f.Title.Plain), "contributing factor")
		}
	case len(p.Doc.Factors) == 0 && written(p, p.Doc.RootCause):
		if s := rootCauseSection(p.Doc); s != nil && onlySentence(p.Doc, s) {
			reportSingle(p, p.Doc.RootCause.Span, sectionAnchor(s), "root cause")
		}
	}
}

func reportSingle(p *lint.Pass, at text.Span, anchor, what string) {
	p.Report(lint.Diagnostic{
		Span: at, Anchor: anchor,
		Message: "this is the only " + what + " that the document names",
		Hint:    "what else had to be true for this to hurt: what let it through, hid it, made it worse or slowed the repair?",
	})
}

// askedFactors is how many factors the template asks for in one place; of
// fewer, analysis/factor-count speaks.
func askedFactors(p *lint.Pass) int {
	most := 0
	for _, want := range p.Binding.All() {
		if want.Within(postmortem.KindFactors) {
			most = max(most, want.MinItems)
		}
	}
	return most
}

// branches tells that a chain of whys has several ends, or that there are
// several chains.
func branches(chains []*postmortem.WhyChain) bool {
	ends := 0
	for _, c := range chains {
		ends += len(c.Leaves())
	}
	return ends > 1
}

// joins tells a text that names a second cause.
func joins(s string) bool {
	return joining.In(" " + strings.ToLower(s) + " ")
}

// rootCauseSection is the section that the root cause stands in, or nil.
func rootCauseSection(d *postmortem.Document) *postmortem.Section {
	var found *postmortem.Section
	for _, s := range d.Sections {
		if s.Effective() == postmortem.KindRootCause && s.Span.Contains(d.RootCause.Span) {
			found = s // the innermost comes last
		}
	}
	return found
}

// onlySentence tells that a section says one thing in one sentence, and no
// more.
func onlySentence(d *postmortem.Document, s *postmortem.Section) bool {
	if len(s.Blocks) != 1 || len(s.Children) > 0 || s.Blocks[0].Kind != postmortem.BlockParagraph || len(s.Blocks[0].Lines) > 3 {
		return false
	}
	said := strings.TrimRight(d.RootCause.Plain, " .!")
	return !strings.Contains(said, ". ") && !joins(said) && !strings.Contains(said, "unknown")
}
