package actions

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pmlint/pmlint/internal/ascii"
	"github.com/pmlint/pmlint/lint/markdown"
	"github.com/pmlint/pmlint/lint/postmortem/internal/outline"
	"github.com/pmlint/pmlint/lint/postmortem/internal/task"
	"github.com/pmlint/pmlint/lint/text"
)

// labelForm is how far a title above actions looks like the name of an owner.
type labelForm uint8

const (
	labelNeutral labelForm = iota // says when, or that nobody is found yet
	labelTopic                    // words that are no name
	labelName                     // could be a name by its form
	labelShort                    // initials that nobody else in the document has
	labelOwner                    // a team, a handle, a person who is known
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
	var count [labelOwner + 1]int
	r.countLabels(root, &count)
	names := count[labelName] + count[labelShort] + count[labelOwner]
	r.habitOf = root
	r.habit = (count[labelOwner] > 0 || count[labelShort] > 1) && names > count[labelTopic]
	return r.habit
}

// countLabels counts the titles above lists in s and below by their form.
func (r *actionReader) countLabels(s *outline.Section, count *[labelOwner + 1]int) {
	for i, b := range s.Blocks {
		switch {
		case b.Kind == markdown.BlockList:
			for _, item := range b.Children {
				if headsItems(item) {
					count[r.labelForm(r.doc.Prose(item.First()).Text)]++
				}
			}
		case b.Kind == markdown.BlockParagraph && len(b.Lines) == 1 && i+1 < len(s.Blocks) && s.Blocks[i+1].Kind == markdown.BlockList:
			if t := r.doc.Prose(b).Text; r.isMarked(b) || strings.HasSuffix(strings.TrimSpace(t), ":") {
				count[r.labelForm(t)]++
			}
		}
	}
	for _, c := range s.Children {
		count[r.labelForm(c.Title.Plain)]++
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

// labelForm sorts a title above actions.
func (r *actionReader) labelForm(title string) labelForm {
	start, end := groupNames(title)
	if start >= end || saysLater(title[start:end]) {
		return labelNeutral
	}
	if end-start > 40 {
		return labelTopic
	}
	form := labelOwner
	owners := task.FindOwners(title[start:end])
	for _, o := range owners {
		form = min(form, r.nameForm(title[start+o.Start:start+o.End], o.Kind))
	}
	if len(owners) == 0 {
		return labelTopic
	}
	return form
}

// nameForm sorts one name of a title above actions.
func (r *actionReader) nameForm(s string, kind task.OwnerKind) labelForm {
	switch {
	case r.isOwnerByName(s, kind, true):
		return labelOwner
	case kind == task.OwnerNobody && !task.IsTeam(strings.ToLower(s)):
		return labelNeutral
	case task.IsTeamWord(strings.ToLower(s)) || task.NamesThing(strings.ToLower(s)) || task.CategoryOfTitle(s) != task.CategoryNone:
		return labelTopic
	case task.IsInitials(s) || isMixedInitials(s):
		if r.speaks(s) || r.tookPart(strings.ToLower(s)) {
			return labelOwner
		}
		return labelShort
	case kind == task.OwnerTeam || kind == task.OwnerNobody || task.LooksLikeName(s) && !r.isWord(s):
		return labelName
	}
	return labelTopic
}

// isMixedInitials reports whether s is initials with the small letter of a "van"
// or "de": "RvD".
func isMixedInitials(s string) bool {
	capitals := 0
	for i := range len(s) {
		if !ascii.IsLetter(s[i]) {
			return false
		}
		capitals += outline.BoolInt(ascii.IsUpper(s[i]))
	}
	return len(s) > 1 && len(s) < 5 && capitals > 1 && ascii.IsUpper(s[0]) && ascii.IsUpper(s[len(s)-1])
}

// isWord reports whether the document writes a capitalised word in lower case as
// well, which nobody does with a name.
func (r *actionReader) isWord(s string) bool {
	low, src := []byte(strings.ToLower(s)), r.doc.File.Bytes()
	for at := 0; ; {
		i := bytes.Index(src[at:], low)
		if i < 0 {
			return false
		}
		at += i + len(low)
		if c, _ := utf8.DecodeLastRune(src[:at-len(low)]); unicode.IsLetter(c) {
			continue
		}
		if c, _ := utf8.DecodeRune(src[at:]); !unicode.IsLetter(c) {
			return true
		}
	}
}

// groupNames is the part of a title above actions that can name who they belong
// to: without a remark in brackets or behind a dash, and without the firm that
// somebody deals with ("Netline through KB").
func groupNames(title string) (start, end int) {
	end = len(title)
	if i := strings.IndexAny(title, "([（"); i > 0 {
		end = i
		if j := strings.IndexAny(title[i:], ")]）"); j > 0 {
			if n := throughLen(" " + strings.TrimLeft(title[i:i+j], "([（")); n > 0 {
				return task.TrimRange(title, i+n, i+j)
			}
		}
	}
	for i := 1; i < end; i++ {
		if title[i] != ' ' {
			continue
		}
		if n := throughLen(title[i:end]); n > 0 {
			return task.TrimRange(title, i+n, end)
		}
		if task.HasSeparator(title[i:]) {
			end = i
		}
	}
	return task.TrimRange(title, 0, end)
}

// throughLen is the length of the word at the start of s, with its blanks, that
// says through whom somebody is dealt with; else 0.
func throughLen(s string) int {
	for _, w := range through.All() {
		if n := len(w) + 2; len(s) > n && s[0] == ' ' && s[n-1] == ' ' && strings.EqualFold(s[1:n-1], w) {
			return n
		}
	}
	return 0
}

// saysLater reports whether a title says when, or that it is not settled who.
func saysLater(s string) bool {
	low := strings.ToLower(s)
	return notYet.Has(low) || task.HorizonOf(s) != task.HorizonNone || task.StatusOfTitle(s) != "" ||
		task.NamesNobody(low) && !task.IsTeam(low) || task.IsPriority(s)
}

// ownersOfGroup reads the owners that a title above actions names, where such
// titles do.
func (r *actionReader) ownersOfGroup(t markdown.Text) []task.Owner {
	start, end := groupNames(t.Plain)
	if start >= end || r.labelForm(t.Plain) < labelName {
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
			names += outline.BoolInt(r.labelForm(r.doc.Prose(item.First()).Text) >= labelName)
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
