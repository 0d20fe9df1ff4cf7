package document

import (
	"fmt"
	"strings"

	"github.com/pmlint/pmlint/internal/said"
	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/text"
	"github.com/pmlint/pmlint/rules/internal/leaves"
)

var leftover = &lint.Rule{
	Name:     "document/leftover",
	Summary:  "No note on what is still to be written is left, and no value is a question mark",
	Severity: lint.Notice,
	Check:    checkLeftover,
}

func checkLeftover(p *lint.Pass) {
	if p.Status == lint.Draft {
		return
	}
	report := func(at text.Span, words, message string) {
		p.Report(lint.Diagnostic{
			Span: at, Anchor: lint.Anchor("leftover", words), Message: fmt.Sprintf(message, lint.Short(words)),
			Hint: "write what belongs there, or that nobody knows it and why",
		})
	}
	for _, h := range said.Of(p).Of(said.Leftover) {
		report(h.Span(), h.Sentence.Text(), "%q is a note of what is still to be written")
	}
	seen := map[text.Span]bool{}
	for _, f := range p.Doc.Meta.All {
		if isAsked(f.Value.Plain) {
			seen[f.Value.Span] = true
			report(f.Value.Span, f.Label.Plain, "the value of %q is a question mark")
		}
	}
	for _, l := range leaves.Of(p) {
		if l.Cell && isAsked(l.Prose.Text) {
			if at := l.Prose.Source(0, len(l.Prose.Text)); !seen[at] && !keyed(p.Doc, l.Block) {
				report(at, p.Doc.SectionOf(l.Block).Title.Plain, "a cell of the table in %q is a question mark")
			}
		}
	}
}

// isAsked reports whether a value is nothing but question marks.
func isAsked(s string) bool {
	s = strings.TrimSpace(s)
	return s != "" && strings.Trim(s, "?") == ""
}

// keyed reports whether a table uses the sign again and again, as one that
// compares things does.
func keyed(doc *postmortem.Document, b *postmortem.Block) bool {
	n := 0
	for _, row := range b.Table.Rows {
		for _, cell := range row.Cells {
			if cell.Len() > 0 && isAsked(doc.ProseAt(cell).Text) {
				n++
			}
		}
	}
	return n > 3
}
