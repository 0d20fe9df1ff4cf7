package actions

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/template"
)

var none = &lint.Rule{
	Name:     "actions/none",
	Summary:  "A section of actions lists what is promised",
	Severity: lint.Notice,
	Check:    checkNone,
}

// checkNone looks at sections; that a document promises nothing anywhere is
// structure/section-missing's to tell, and structure/essentials' without a
// template.
func checkNone(p *lint.Pass) {
	doc := p.Doc
	if len(doc.Actions) > 0 || len(doc.Controls) > 0 || len(doc.Unparsed) > 0 {
		return
	}
	for _, s := range doc.Sections {
		if s.Kind == postmortem.KindActions || s.Kind == postmortem.KindPrevention {
			reportProseOnly(p, s)
			return
		}
	}
}

// reportProseOnly reports a section of actions that has text and lists nothing.
// An empty one is for structure/section-empty to report.
func reportProseOnly(p *lint.Pass, s *postmortem.Section) {
	if s.Kind != postmortem.KindActions || p.Binding.Substance(s) != template.Written || saysNone(p.Doc, s) {
		return
	}
	p.Report(lint.Diagnostic{
		Span:    s.Title.Span,
		Anchor:  lint.Anchor("section", s.Title.Plain),
		Message: fmt.Sprintf("section %q lists no action", s.Title.Plain),
		Hint:    "write each promise as an item of its own, with an owner and a date: what stands in a paragraph cannot be ticked off",
	})
}

// saysNone tells a section that says that nothing is to be done: "No immediate
// action items.", "Nothing to do, because ...", "None".
func saysNone(doc *postmortem.Document, s *postmortem.Section) bool {
	for _, sentence := range doc.Sentences() {
		if sentence.Section != s {
			continue
		}
		words := strings.FieldsFunc(strings.ToLower(sentence.Text()), func(r rune) bool { return !unicode.IsLetter(r) && r != '-' && r != '/' })
		if len(words) == 0 {
			continue
		}
		switch words[0] {
		case "none", "nothing", "n/a", "na":
			return true
		case "no", "not":
			return hasAny(words[:min(len(words), 8)], "action", "actions", "item", "items", "follow-up", "follow-ups", "followup", "work",
				"applicable", "changes", "measures", "needed", "required")
		case "there", "we", "at", "currently":
			return hasAny(words[:min(len(words), 6)], "no", "none", "nothing") && hasAny(words, "action", "actions", "items", "follow-up",
				"follow-ups", "planned", "needed", "required")
		}
		return false
	}
	return false
}

func hasAny(words []string, wanted ...string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return slices.Contains(wanted, w) })
}
