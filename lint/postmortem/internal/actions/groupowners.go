package actions

import (
	"strings"

	"github.com/pmlint/pmlint/lint/postmortem/internal/owners"

	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/postmortem/internal/outline"
	"github.com/pmlint/pmlint/lint/postmortem/internal/task"
	"github.com/pmlint/pmlint/lint/text"
)

// ownedInGroups reports whether the titles above the actions of s name their
// owners: most of them are names or initials, and one at least is surely no topic.
// All titles of the action section decide together.
func (r *actionReader) ownedInGroups(s *outline.Section) bool {
	root := s
	for root.Parent != nil && root.Parent.Parent != nil && inActions(root.Parent) {
		root = root.Parent
	}
	if root == r.habitOf {
		return r.habit
	}
	var count [owners.FormOwner + 1]int
	r.countLabels(root, &count)
	names := count[owners.FormName] + count[owners.FormShort] + count[owners.FormOwner]
	r.habitOf = root
	r.habit = (count[owners.FormOwner] > 0 || count[owners.FormShort] > 1) && names > count[owners.FormTopic]
	return r.habit
}

// countLabels counts the titles above lists in s and below by their form.
func (r *actionReader) countLabels(s *outline.Section, count *[owners.FormOwner + 1]int) {
	for i, b := range s.Blocks {
		switch {
		case b.Kind == markdown.BlockList:
			for _, item := range b.Children {
				if headsItems(item) {
					count[r.FormOf(r.doc.Prose(item.First()).Text)]++
				}
			}
		case b.Kind == markdown.BlockParagraph && len(b.Lines) == 1 && i+1 < len(s.Blocks) && s.Blocks[i+1].Kind == markdown.BlockList:
			if t := r.doc.Prose(b).Text; r.isMarked(b) || strings.HasSuffix(strings.TrimSpace(t), ":") {
				count[r.FormOf(t)]++
			}
		}
	}
	for _, c := range s.Children {
		count[r.FormOf(c.Title.Plain)]++
		r.countLabels(c, count)
	}
}

// headsItems reports whether an item is a few words above a list of its own.
func headsItems(item *markdown.Block) bool {
	return item.Box.Len() == 0 && item.First() != nil && len(item.Children) > 1 && item.Children[1].Kind == markdown.BlockList
}

// isMarked reports whether a paragraph is bold or italic from end to end.
func (r *actionReader) isMarked(b *markdown.Block) bool {
	p := r.doc.Prose(b)
	for _, m := range p.Marks {
		if (m.Kind == markdown.MarkStrong || m.Kind == markdown.MarkEmphasis) && m.Start == 0 && m.End >= len(p.Text)-1 {
			return true
		}
	}
	return false
}

// ownersOfGroup reads the owners that a title above actions names, where such
// titles do.
func (r *actionReader) ownersOfGroup(t markdown.Text) []task.Owner {
	start, end := owners.TitleNames(t.Plain)
	if start >= end || r.FormOf(t.Plain) < owners.FormName {
		return nil
	}
	owners := r.ownersIn(t, start, end)
	for i := range owners {
		if owners[i].Kind == task.OwnerNobody { // "Team" above a list
			owners[i].Kind = task.OwnerTeam
		}
	}
	return owners
}

// inGroups reports whether the items of a list are groups under the names of
// their owners; what else heads items there is a group without one.
func (r *actionReader) inGroups(list *markdown.Block) bool {
	if !r.habit {
		return false
	}
	names, heads := 0, 0
	for _, item := range list.Children {
		if headsItems(item) {
			heads++
			names += outline.BoolInt(r.FormOf(r.doc.Prose(item.First()).Text) >= owners.FormName)
		}
	}
	return heads == len(list.Children) && 2*names > heads
}

// readGroupItem reads the items below one that is a group's name.
func (r *actionReader) readGroupItem(item *markdown.Block, sc actionScope) {
	first := item.First()
	sc.group = r.doc.Text(text.Span{Start: first.Span.Start, End: first.Span.End})
	sc.owners = r.groupOwners(sc.group)
	if h := task.HorizonOf(sc.group.Plain); h != task.HorizonNone {
		sc.horizon, sc.days = h, task.HorizonDays(sc.group.Plain)
	}
	for _, c := range item.Children {
		if c.Kind == markdown.BlockList {
			r.readList(c, sc)
		}
	}
}
