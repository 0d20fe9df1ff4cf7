package actions

import (
	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/postmortem/internal/outline"
	"github.com/pmlint/pmlint/lint/postmortem/internal/task"
)

// readOutside reads the blocks of a section that is not about actions.
func (r *actionReader) readOutside(s *outline.Section) {
	for i, b := range s.Blocks {
		if b.Kind == markdown.BlockList && i > 0 && s.Blocks[i-1] == r.declared {
			r.readDetails(b)
			continue
		}
		if b.Kind == markdown.BlockList && i > 0 && r.isActionsLine(s, s.Blocks[i-1]) {
			r.readList(b, actionScope{section: s})
			continue
		}
		r.readElsewhere(s, b)
	}
}

// isActionsLine tells a plain line above a list that would be the title of an
// action section if it were marked up as one.
func (r *actionReader) isActionsLine(s *outline.Section, b *markdown.Block) bool {
	if b.Kind != markdown.BlockParagraph || len(b.Lines) != 1 || b.Lines[0].Len() > 40 || b == s.Block {
		return false
	}
	m, ok := r.doc.Classify(r.doc.Prose(b).Text, s.Effective())
	return ok && m.Kind == outline.KindActions
}

// readElsewhere reads what is declared as an action outside of action
// sections: "**Action item:** ..." and tables that can be nothing else.
func (r *actionReader) readElsewhere(s *outline.Section, b *markdown.Block) {
	switch b.Kind {
	case markdown.BlockParagraph:
		r.readDeclared(s, b, b)
	case markdown.BlockList:
		if s.Effective() == outline.KindPrevention && r.owed(b) {
			r.readList(b, r.scopeOf(s))
			return
		}
		for _, item := range b.Children {
			if first := item.First(); first != nil {
				r.readDeclared(s, first, item)
			}
		}
	case markdown.BlockTable:
		switch s.Effective() {
		case outline.KindTimeline, outline.KindHistory, outline.KindImpact, outline.KindParticipants:
		default:
			r.readTable(b, actionScope{section: s}, false)
		}
	}
}

// owed tells a list of which each item names its owner.
func (r *actionReader) owed(list *markdown.Block) bool {
	for _, item := range list.Children {
		first := item.First()
		if first == nil {
			return false
		}
		var a Action
		it := &itemReader{actionReader: r, a: &a}
		if it.read(r.doc.Prose(first)); len(a.Owners) == 0 || a.Owners[0].Kind == task.OwnerNobody {
			return false
		}
	}
	return len(list.Children) > 0
}
