package analysis

import (
	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/wording"
)

// personIn reads the first sentence of a text for somebody who is made the
// cause, by doing, by leaving undone, or by lacking care or knowledge.
func personIn(p *lint.Pass, t postmortem.Text, s *postmortem.Section) (wording.Hit, bool) {
	prose := p.Doc.ProseAt(t.Span)
	h, ok := reader(p).Sentence(postmortem.Sentence{Prose: prose, End: firstSentence(prose.Text), Section: s})
	if !ok {
		return h, false
	}
	switch h.Class {
	case wording.CounterfactualPassive, wording.Hindsight, wording.BeCareful, wording.NamedPerson, wording.WhyPerson:
		return h, false
	}
	return h, true
}

// firstSentence is where the first sentence of s ends.
func firstSentence(s string) int {
	for i := 0; i+1 < len(s); i++ {
		if (s[i] == '.' || s[i] == '!' || s[i] == '?') && s[i+1] == ' ' {
			return i + 1
		}
	}
	return len(s)
}

type readerKey struct{ shared *lint.Shared }

// reader knows the people of the document and of the run.
func reader(p *lint.Pass) *wording.Reader {
	return lint.Memo(p, readerKey{p.Shared}, func() *wording.Reader {
		v := wording.Vocabulary{
			People: p.Shared.People, Organisation: p.Shared.Organisation,
			Teams: p.Shared.Vocabulary.Teams, Vendors: p.Shared.Vocabulary.Vendors,
			Systems: p.Shared.Vocabulary.Systems, Allow: p.Shared.Vocabulary.Allow,
		}
		for _, a := range p.Doc.People {
			v.People = append(v.People[:len(v.People):len(v.People)], a.Name.Plain)
		}
		for _, a := range p.Doc.Meta.Authors {
			v.People = append(v.People[:len(v.People):len(v.People)], a.Plain)
		}
		return wording.NewReader(v)
	})
}
