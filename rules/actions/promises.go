package actions

import (
	"github.com/pmlint/pmlint/internal/promise"
	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/postmortem"
)

// promised is an open action and what its words promise.
type promised struct {
	*postmortem.Action
	promise promise.Promise
}

type promisesKey struct{}

// promisesOf reads the open actions of a document, once for all rules.
func promisesOf(p *lint.Pass) []promised {
	return lint.Memo(p, promisesKey{}, func() []promised {
		actions := open(p)
		out := make([]promised, len(actions))
		for i, a := range actions {
			notes := make([]*promise.Text, len(a.Notes))
			for k, n := range a.Notes {
				notes[k] = wordsOf(p.Doc.ProseAt(n.Span))
			}
			out[i] = promised{a, promise.Read(wordsOf(p.Doc.ProseAt(a.Text.Span)), notes...)}
		}
		return out
	})
}

// wordsOf gives a text of the model as the reading wants it.
func wordsOf(p *postmortem.Prose) *promise.Text {
	t := &promise.Text{Plain: p.Text}
	for _, m := range p.Marks {
		if kind, ok := markKinds[m.Kind]; ok {
			t.Marks = append(t.Marks, promise.Mark{Kind: kind, Start: m.Start, End: m.End})
		}
	}
	return t
}

var markKinds = map[postmortem.MarkKind]promise.MarkKind{
	postmortem.MarkStrong: promise.MarkStrong, postmortem.MarkCode: promise.MarkCode, postmortem.MarkQuote: promise.MarkQuote,
	postmortem.MarkLink: promise.MarkLink, postmortem.MarkURL: promise.MarkURL,
}
