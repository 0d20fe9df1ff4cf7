package actions

import (
	"fmt"
	"slices"
	"strings"

	"github.com/pmlint/pmlint/internal/promise"
	"github.com/pmlint/pmlint/internal/said"
	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
)

// emptyReasons are those by which a sentence of the text promises nothing at all.
// What merely says too little may be told more fully beside it.
var emptyReasons = []promise.Reason{"exhortation", "again", "field", "meeting", "habit", "going on", "inquiry", "direction"}

// promisedKinds are the sections in which the text itself promises.
var promisedKinds = append(slices.Clone(proseKinds), postmortem.KindActions, postmortem.KindPrevention)

// emptyPromises are the sentences of the text that promise what nobody can see:
// "the team will make sure that this does not happen again".
func emptyPromises(p *lint.Pass) []postmortem.Sentence {
	type key struct{}
	return lint.Memo(p, key{}, func() []postmortem.Sentence {
		var out []postmortem.Sentence
		for _, s := range p.Doc.Sentences() {
			if !promisesIn(s) || isAction(p.Doc, s.Span()) {
				continue
			}
			if r := promise.Read(&promise.Text{Plain: s.Text()}); r.Vague() && slices.Contains(emptyReasons, r.Reason) {
				out = append(out, s)
			}
		}
		return out
	})
}

// promisesIn reports whether a sentence of the text speaks of what will or should be,
// in a section where that is a promise.
func promisesIn(s postmortem.Sentence) bool {
	if s.Section == nil || !slices.ContainsFunc(promisedKinds, s.Section.Within) {
		return false
	}
	text := s.Text()
	if s.Section.Within(postmortem.KindActions) || s.Section.Within(postmortem.KindPrevention) {
		return strings.Contains(text, " will ") || strings.Contains(text, " should ") || strings.Contains(text, " need to ")
	}
	return strings.Contains(text, "e will ") || strings.Contains(text, "team will ") || strings.Contains(text, "and will ")
}

// isEmptyPromise reports whether the sentence is one of them.
func isEmptyPromise(p *lint.Pass, h said.Hit) bool {
	return slices.ContainsFunc(emptyPromises(p), func(s postmortem.Sentence) bool { return s.Span() == h.Sentence.Span() })
}

// checkEmptyPromises reports them.
func checkEmptyPromises(p *lint.Pass) {
	for _, s := range emptyPromises(p) {
		text := s.Text()
		said := promise.Read(&promise.Text{Plain: text})
		p.Report(lint.Diagnostic{
			Span:    s.Span(),
			Anchor:  lint.Anchor("sentence", text),
			Message: fmt.Sprintf("nobody can tell when %q is done: it %s", lint.Short(text), lacks(&said)),
			Hint:    said.Hint(text),
		})
	}
}
