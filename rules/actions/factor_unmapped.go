package actions

import (
	"fmt"
	"strings"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/terms"
)

var factorUnmapped = &lint.Rule{
	Name:     "actions/factor-unmapped",
	Summary:  "An action answers each primary factor and each thing that went poorly",
	Severity: lint.Notice,
	Check:    checkFactorUnmapped,
}

func checkFactorUnmapped(p *lint.Pass) {
	doc := p.Doc
	if len(doc.Actions) == 0 || doc.Language != "en" || anyPlaceholder(doc) {
		return
	}
	var promised terms.Set
	ready := false
	answered := func(words terms.Set) bool {
		if !ready {
			promised, ready = promisedTerms(doc), true
		}
		return len(words) == 0 || words.Shares(promised)
	}
	for _, f := range doc.Factors {
		words := terms.Of(f.Title.Plain + " " + f.Description.Plain)
		if f.Level == postmortem.FactorPrimary && f.Title.Plain != "" && !answered(words) {
			reportUnmapped(p, f.Title, "factor")
		}
	}
	for _, l := range doc.Lessons {
		if l.Kind == postmortem.LessonPoorly && !answeredByKind(doc, l.Text.Plain) && !answered(terms.Of(l.Text.Plain)) {
			reportUnmapped(p, l.Text, "lesson")
		}
	}
}

// answeredByKind tells that a lesson about what nobody noticed, or knew, is
// answered by an action of that kind, in whatever words.
func answeredByKind(doc *postmortem.Document, lesson string) bool {
	low := strings.ToLower(lesson)
	for _, k := range [...]struct {
		stems    []string
		category postmortem.Category
	}{
		{[]string{"alert", "monitor", "notic", "detect", "realiz", "realis", "aware", "visib", "paged", "metric", "too long to"}, postmortem.CategoryDetect},
		{[]string{"document", "runbook", "playbook", "knew", "know", "communicat", "escalat", "on-call", "respon"}, postmortem.CategoryRespond},
	} {
		for _, stem := range k.stems {
			if strings.Contains(low, stem) && serves(doc, k.category, "") {
				return true
			}
		}
	}
	return false
}

func reportUnmapped(p *lint.Pass, t postmortem.Text, kind string) {
	p.Report(lint.Finding{
		Span:    t.Span,
		Anchor:  lint.Anchor(kind, t.Plain),
		Message: fmt.Sprintf("no action speaks of %q", shown(t.Plain)),
		Hint:    "what will be done about it? If nothing will, say so and why",
	})
}

// promisedTerms are the words of all actions and controls.
func promisedTerms(doc *postmortem.Document) terms.Set {
	var all strings.Builder
	add := func(t postmortem.Text) {
		all.WriteString(t.Plain)
		all.WriteByte('\n')
	}
	for _, a := range doc.Actions {
		add(a.Text)
		for _, n := range a.Notes {
			add(n)
		}
	}
	for _, c := range doc.Controls {
		add(c.Text)
	}
	return terms.Of(all.String())
}
