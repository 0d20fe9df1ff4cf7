package history

import (
	"fmt"
	"time"

	"github.com/pmlint/pmlint/lint"
	"github.com/pmlint/pmlint/lint/history"
	"github.com/pmlint/pmlint/lint/postmortem"
	"github.com/pmlint/pmlint/lint/text"
)

// lifeOf is the document's life, or nil where the run reads no history or no
// commit holds the document.
func lifeOf(p *lint.Pass) *history.Life {
	if p.Shared.Record() == nil {
		return nil
	}
	return p.Shared.Record().Life(p.Doc.File.Path())
}

// eachAction visits the actions whose life is known.
func eachAction(p *lint.Pass, visit func(*postmortem.Action, *history.ActionLife)) {
	life := lifeOf(p)
	if life == nil {
		return
	}
	for _, a := range p.Doc.Actions {
		if l := life.Action(a.ID.Plain, a.Text.Plain); l != nil {
			visit(a, l)
		}
	}
}

// nameOf is an action as messages name it.
func nameOf(id, words string) string {
	if id != "" {
		return id
	}
	return fmt.Sprintf("%q", lint.Short(words))
}

func at(c history.Commit) string {
	return fmt.Sprintf("%s (%s)", c.Short(), c.When.Format(time.DateOnly))
}

// sectionOr is the title of the first section of the kind, else the document's
// title, else its first line: the smallest thing that is there.
func sectionOr(p *lint.Pass, kind postmortem.Kind) text.Span {
	for _, s := range p.Doc.Sections {
		if s.Kind == kind {
			return s.Title.Span
		}
	}
	return p.Doc.Top()
}

// statusSpan is the stated status, else the title.
func statusSpan(p *lint.Pass) text.Span {
	if s := p.Doc.Meta.Status.Span; s.Len() > 0 {
		return s
	}
	return p.Doc.Top()
}

// statusOf reads a status as the document states it.
func statusOf(p *lint.Pass, stated string) lint.Status {
	s, _ := lint.StatusOf(stated, p.Shared.Statuses())
	return s
}
