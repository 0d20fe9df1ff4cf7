package actions

import (
	"slices"
	"strings"

	"github.com/pmlint/pmlint/lint/postmortem/internal/owners"

	"github.com/pmlint/pmlint/internal/promise"
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
		if s.Effective() == outline.KindPrevention && r.readOwed(b, r.scopeOf(s)) || r.readPromised(s, b) {
			return
		}
		if s.Effective() == outline.KindPrevention {
			r.measures = append(r.measures, measures{s, b})
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

// readOwed reads a list of a section that is not about actions, if two thirds of its
// items name their owner; else nothing of it is kept.
func (r *actionReader) readOwed(list *markdown.Block, sc actionScope) bool {
	return r.readIf(list, sc, func(actions []*Action, owed int) bool { return 3*owed >= 2*len(actions) })
}

// measures is a list of measures against the next time, and its section.
type measures struct {
	section *outline.Section
	list    *markdown.Block
}

// readMeasures reads lists of measures against the next time as actions, in a document
// that promises nothing elsewhere: each item orders work or tells of work that was done.
func (r *actionReader) readMeasures(found []measures) {
	const least = 3
	if slices.ContainsFunc(r.actions, func(a *Action) bool { return a.Open() && promise.BeginsWithVerb(a.Text.Plain) }) {
		return
	}
	for _, m := range found {
		if m.section.Part != "" || len(m.list.Children) < least || isChecklist(m.section) {
			continue
		}
		r.readIf(m.list, r.scopeOf(m.section), func(actions []*Action, _ int) bool {
			return !slices.ContainsFunc(actions, func(a *Action) bool {
				return !promise.BeginsWithVerb(a.Text.Plain) && !task.TellsDone(a.Text.Plain)
			})
		})
	}
	slices.SortStableFunc(r.actions, func(a, b *Action) int { return a.Line - b.Line })
}

// isChecklist reports whether a title says that what stands below is checked each time,
// and not done once.
func isChecklist(s *outline.Section) bool {
	low := strings.ToLower(s.Title.Plain)
	return strings.Contains(low, "checklist") || strings.Contains(low, "check list")
}

// readIf reads a list and keeps its actions if fits says so, which gets with them the
// number of those that name their owner.
func (r *actionReader) readIf(list *markdown.Block, sc actionScope, fits func(actions []*Action, owed int) bool) bool {
	from, unread := len(r.actions), len(r.unread)
	r.readList(list, sc)
	r.readHabits(r.actions[from:])
	owed := 0
	for _, a := range r.actions[from:] {
		owed += outline.BoolInt(len(a.Owners) > 0 && a.Owners[0].Kind != task.OwnerNobody)
	}
	if len(r.actions) > from && fits(r.actions[from:], owed) {
		return true
	}
	r.actions, r.unread = r.actions[:from], r.unread[:unread]
	return false
}

// readPromised reads a list under a heading that says nothing of it, if what its items
// say makes the section one of actions: most name who is to do what, or all say what
// somebody will do, and one of them who.
func (r *actionReader) readPromised(s *outline.Section, list *markdown.Block) bool {
	const least = 3
	if s.Kind != outline.KindOther || s.Effective() != outline.KindOther || !s.IsHeading() || s.Parent == nil ||
		len(list.Children) < least || !r.mayPromise(list) {
		return false
	}
	if !r.readIf(list, r.scopeOf(s), r.promiseWork) {
		return false
	}
	s.Become(outline.KindActions)
	return true
}

// promiseWork reports whether the items of a list can only be actions.
func (r *actionReader) promiseWork(actions []*Action, owed int) bool {
	verbs, will := 0, 0
	for _, a := range actions {
		verbs += outline.BoolInt(promise.BeginsWithVerb(a.Text.Plain))
		if p := r.proseOf(a); p != nil {
			_, rest, ok := strings.Cut(p.Text[:min(len(p.Text), 2*owners.Longest)], " will ")
			will += outline.BoolInt(ok && promise.BeginsWithVerb(rest))
		}
	}
	return 3*owed >= 2*len(actions) && 2*verbs > len(actions) || owed > 0 && will == len(actions)
}

// mayPromise reports whether no item of a list begins with a figure, as the entries of a
// timeline do.
func (r *actionReader) mayPromise(list *markdown.Block) bool {
	return !slices.ContainsFunc(list.Children, func(item *markdown.Block) bool {
		first := item.First()
		return first == nil || outline.StartsWithStamp(r.doc.Prose(first).Text)
	})
}
