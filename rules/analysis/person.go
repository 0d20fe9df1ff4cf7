package analysis

import (
	"github.com/pmlint/pmlint/internal/english"
	"github.com/pmlint/pmlint/internal/wording"
	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
)

// personIn reads the first sentence of a text for somebody who is made the
// cause, by doing, by leaving undone, or by lacking care or knowledge.
func personIn(p *lint.Pass, t postmortem.Text, s *postmortem.Section) (wording.Hit, bool) {
	if p.Doc.Language == "" {
		return wording.Hit{}, false
	}
	prose := p.Doc.ProseAt(t.Span)
	h, ok := reader(p).Sentence(postmortem.Sentence{Prose: prose, End: english.SentenceEnd(prose.Text, 0), Section: s})
	if !ok {
		return h, false
	}
	switch h.Class {
	case wording.CounterfactualPassive, wording.Hindsight, wording.BeCareful, wording.NamedPerson, wording.WhyPerson:
		return h, false
	}
	return h, true
}

type readerKey struct{ shared *lint.Shared }

// reader knows the people of the document and of the run.
func reader(p *lint.Pass) *wording.Reader {
	return lint.Memo(p, readerKey{p.Shared}, func() *wording.Reader {
		s := p.Shared
		return wording.ReaderOf(p.Doc, wording.Vocabulary{
			People: s.People(), Organisation: s.Organisation(), Roles: s.Vocabulary().Roles, Teams: s.Vocabulary().Teams,
			Vendors: s.Vocabulary().Vendors, Systems: s.Vocabulary().Systems, Allow: s.Vocabulary().Allow,
		})
	})
}
