package actions

import (
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/pmlint/pmlint/internal/terms"
	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/rules/internal/actionterms"
)

var factorUnmapped = &lint.Rule{
	Name:     "actions/factor-unmapped",
	Summary:  "An action answers each primary factor and each thing that went poorly",
	Severity: lint.Notice,
	Check:    checkFactorUnmapped,
}

func checkFactorUnmapped(p *lint.Pass) {
	doc := p.Doc
	if len(doc.Actions) == 0 || doc.Language != "en" || anyPlaceholder(p.Binding) {
		return
	}
	var promised terms.Set
	ready := false
	kinds := servedKinds{doc: doc}
	answered := func(words terms.Set) bool {
		if !ready {
			promised, ready = promisedTerms(p), true
		}
		return len(words) == 0 || words.Shares(promised)
	}
	for _, f := range doc.Factors {
		if f.Level == postmortem.FactorPrimary && f.Title.Plain != "" && !answered(terms.Of(f.Title.Plain, f.Description.Plain)) {
			reportUnmapped(p, f.Title, "factor")
		}
	}
	for _, l := range doc.Lessons {
		if l.Kind == postmortem.LessonPoorly && !kinds.answer(l.Text.Plain) && !answered(terms.Of(l.Text.Plain)) {
			reportUnmapped(p, l.Text, "lesson")
		}
	}
}

// servedKinds remembers which kinds of actions a document has.
type servedKinds struct {
	doc    *postmortem.Document
	asked  bool
	detect bool
	assist bool // in responding
}

// answer tells that a lesson about what nobody noticed, or knew, is answered by
// an action of that kind, in whatever words.
func (k *servedKinds) answer(lesson string) bool {
	if !k.asked {
		k.asked = true
		k.detect = serves(k.doc, postmortem.CategoryDetect, "")
		k.assist = serves(k.doc, postmortem.CategoryRespond, "")
	}
	if !k.detect && !k.assist {
		return false
	}
	said := serving().In(strings.ToLower(lesson))
	return k.detect && said.Has(unnoticed) || k.assist && said.Has(unknown)
}

// What a lesson can be about.
const (
	unnoticed = iota
	unknown
)

var serving = sync.OnceValue(func() *terms.Phrases {
	return terms.NewPhrases([][]string{
		unnoticed: noticing.All(),
		unknown:   knowing.All(),
	})
})

func reportUnmapped(p *lint.Pass, t postmortem.Text, kind string) {
	p.Report(lint.Diagnostic{
		Span:    t.Span,
		Anchor:  lint.Anchor(kind, t.Plain),
		Message: "no action speaks of " + strconv.Quote(lint.Short(t.Plain)),
		Hint:    "what will be done about it? If nothing will, say so and why",
	})
}

// promisedTerms are the words of all actions and controls.
func promisedTerms(p *lint.Pass) terms.Set {
	var further []string
	for _, a := range p.Doc.Actions {
		for _, n := range a.Notes {
			further = append(further, n.Plain)
		}
	}
	for _, c := range p.Doc.Controls {
		further = append(further, c.Text.Plain)
	}
	return terms.Union(append(slices.Clone(actionterms.Of(p)), terms.Of(further...))...)
}
