package structure

import (
	"bytes"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/text"
)

var accidentalSetext = &lint.Rule{
	Name:     "structure/accidental-setext",
	Summary:  "A line of text above \"---\" is not meant to be a heading",
	Severity: lint.Warning,
	Check:    checkAccidentalSetext,
}

func checkAccidentalSetext(p *lint.Pass) {
	for _, b := range p.Doc.AccidentalSetext {
		if rule := ruleBelow(p.Doc, b); rule != nil {
			reportSetext(p, b, rule.Span)
		}
	}
}

// ruleBelow is the line of dashes that makes a heading of the text above it.
func ruleBelow(doc *postmortem.Document, above *postmortem.Block) *postmortem.Block {
	for _, b := range doc.Blocks {
		if b.Kind == postmortem.BlockBreak && b.Span.Start > above.Span.Start {
			return b
		}
	}
	return nil
}

func reportSetext(p *lint.Pass, b *postmortem.Block, under text.Span) {
	last := b.Lines[len(b.Lines)-1]
	newline := "\n"
	if bytes.Contains(p.Doc.File.Bytes()[last.End:under.Start], []byte("\r\n")) {
		newline = "\r\n"
	}
	p.Report(lint.Diagnostic{
		Span:    under,
		Anchor:  lint.Anchor("setext", p.Doc.ProseAt(last).Text),
		Message: "this line turns the text above it into a heading",
		Hint:    "put an empty line before it, so that it divides two sections",
		Related: []lint.Related{{Span: text.Span{Start: b.Lines[0].Start, End: last.End}, Message: "the text that becomes a heading"}},
		Fixes: []lint.Fix{{
			Message: "put an empty line before the rule",
			Safe:    true,
			Edits:   []text.Edit{{Span: text.Span{Start: under.Start, End: under.Start}, New: newline}},
		}},
	})
}
