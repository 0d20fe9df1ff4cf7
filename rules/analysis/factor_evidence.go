package analysis

import (
	"fmt"
	"strconv"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/text"
)

// factorEvidenceOptions are the options of analysis/factor-evidence.
type factorEvidenceOptions struct {
	Levels []string `yaml:"levels" doc:"the levels of factors that need evidence; unstated is a factor without a level" enum:"primary,secondary,environmental,unstated"`
}

var factorEvidence = &lint.Rule{
	Name:     "analysis/factor-evidence",
	Summary:  "A contributing factor points to something that shows it",
	Severity: lint.Notice,
	Options:  &factorEvidenceOptions{Levels: []string{"primary", "unstated"}},
	Merge:    mergeNoEvidence,
	Check:    checkFactorEvidence,
}

func checkFactorEvidence(p *lint.Pass) {
	if p.Binding.HasLabel(postmortem.KindFactors, "Evidence") {
		return // the structure pack asks for each
	}
	var bare []*postmortem.Factor
	judged := 0
	for _, f := range factors(p) {
		if !needsEvidence(p.Options.(*factorEvidenceOptions), f) {
			continue
		}
		judged++
		if !shown(p.Doc, f) {
			bare = append(bare, f)
		}
	}
	for _, f := range bare {
		p.Report(lint.Diagnostic{
			Span: f.Title.Span, Anchor: lint.Anchor("factor", f.Title.Plain), Group: strconv.Itoa(judged),
			Message: fmt.Sprintf("nothing shows that %q was the case", lint.Short(f.Title.Plain)),
			Hint:    "link the log, graph, commit or configuration that shows it, or give the figure",
		})
	}
}

// mergeNoEvidence counts the factors that nothing shows. The group says how many were
// judged.
func mergeNoEvidence(members []lint.Finding) (message, hint string) {
	return fmt.Sprintf("%d of %s factors point to no log, graph, figure or commit that shows them", len(members), members[0].Group),
		"link what you saw when you found each of them"
}

func needsEvidence(o *factorEvidenceOptions, f *postmortem.Factor) bool {
	level := string(f.Level)
	if level == "" {
		level = "unstated"
	}
	for _, l := range o.Levels {
		if l == level {
			return true
		}
	}
	return false
}

// shown tells that the factor's text holds something to check it by: a filled
// evidence field, a link, code, an image, a quotation or a figure.
func shown(d *postmortem.Document, f *postmortem.Factor) bool {
	if f.Evidence.Plain != "" {
		return true
	}
	if f.Block != nil && f.Block.Kind != postmortem.BlockTable && f.Block.Kind != postmortem.BlockHeading {
		found := false
		f.Block.Walk(func(b *postmortem.Block) bool {
			found = found || b.Kind == postmortem.BlockCode || b.Kind == postmortem.BlockQuote || b.Kind == postmortem.BlockTable ||
				b.Kind == postmortem.BlockParagraph && checkable(d.Prose(b))
			return !found
		})
		return found
	}
	return spanShown(d, f.Span)
}

func spanShown(d *postmortem.Document, span text.Span) bool {
	for n := d.File.LineAt(span.Start); n <= d.File.LineAt(span.End); n++ {
		if checkable(d.ProseAt(d.File.LineSpan(n))) {
			return true
		}
	}
	return false
}

func checkable(p *postmortem.Prose) bool {
	if len(p.Marks) > 0 {
		for _, m := range p.Marks {
			switch m.Kind {
			case postmortem.MarkCode, postmortem.MarkLink, postmortem.MarkURL, postmortem.MarkImage, postmortem.MarkQuote, postmortem.MarkFootnote:
				return true
			}
		}
	}
	for i := 0; i < len(p.Text); i++ {
		if c := p.Text[i]; c >= '0' && c <= '9' {
			return true
		}
	}
	return false
}
